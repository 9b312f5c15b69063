"""Which sitting wrote each event of a journal, and which events it knew of then."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aldesk.core.sitting import Sitting


@dataclass
class Origins:
    """The sittings of a journal's events, by the events' numbers, from 1.

    Attributes
    ----------
    sittings : mapping of int to Sitting
        By their numbers.
    """

    sittings: Mapping[int, Sitting]
    _number: "array[int]" = field(default_factory=lambda: array("q"))
    _place: "array[int]" = field(default_factory=lambda: array("q"))
    _length: dict[int, int] = field(default_factory=dict)
    _known: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, sittings: Mapping[int, Sitting], numbers: Iterable[int]) -> "Origins":
        """Return those of a journal, given the number of each event's sitting."""
        made = cls(sittings)
        for number in numbers:
            made.append(number)
        return made

    def append(self, number: int) -> None:
        """Take in the sitting of the next event."""
        self._length[number] = self._length.get(number, 0) + 1
        self._number.append(number)
        self._place.append(self._length[number])

    def sitting(self, seq: int) -> Sitting:
        """Return the sitting of an event."""
        return self.sittings[self._number[seq - 1]]

    def place(self, seq: int) -> int:
        """Return an event's place in its sitting, from 1."""
        return self._place[seq - 1]

    def by_sitting(self) -> dict[str, list[int]]:
        """Return the events of each sitting, by its id, in their order."""
        found: dict[str, list[int]] = {}
        for seq in range(1, len(self._number) + 1):
            found.setdefault(self.sitting(seq).id, []).append(seq)
        return found

    def knows(self, seq: int, other: int) -> bool:
        """Tell whether who wrote an event could know of another: they had it in their copy."""
        mine, its = self.sitting(seq), self.sitting(other)
        if mine.id == its.id:
            return other < seq
        return self._place[other - 1] <= self.known_to(mine.id).get(its.id, 0)

    def known_to(self, id_: str) -> Mapping[str, int]:
        """Return how many events of each other sitting were there when one began."""
        if id_ not in self._known:  # nothing is known yet, or it began since
            self._known = all_known(self.sittings.values())
        return self._known[id_]


def all_known(sittings: Iterable[Sitting]) -> dict[str, dict[str, int]]:
    """Return for each sitting how many events of each other one were there when it began."""
    found: dict[str, dict[str, int]] = {}
    for one in sorted(sittings, key=lambda one: one.since):  # who knows another began after it
        known: dict[str, int] = {}
        for head, n_of_head in one.knows.items():
            for id_, n in ((head, n_of_head), *found.get(head, {}).items()):
                known[id_] = max(known.get(id_, 0), n)
        found[one.id] = known
    return found


def whole_of(known: Mapping[str, int], sittings: Iterable[Sitting]) -> dict[str, int]:
    """Return how many events of which sittings there were, given the newest of them.

    Parameters
    ----------
    known : mapping of str to int
        As `Sitting.knows` has it.
    sittings : iterable of Sitting
    """
    before = all_known(sittings)
    whole = dict(known)
    for id_ in known:
        for other, n in before.get(id_, {}).items():
            whole[other] = max(whole.get(other, 0), n)
    return whole
