"""What is known of the classes of a sample that may have several of them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from aldesk.core.classes import Classes, merge_goals
from aldesk.core.event import Event, Kind
from aldesk.core.ids import ClassId, SampleId

Verdict = Literal["present", "absent", "not judged"]
Members = Mapping[ClassId, frozenset[ClassId]]
"""Each class in use with itself and the classes that were merged into it."""


def members_of(classes: Classes) -> dict[ClassId, frozenset[ClassId]]:
    """Return for each class in use the ids that mean it: its own, and those merged into it."""
    found: dict[ClassId, set[ClassId]] = {item.id: set() for item in classes if item.is_in_use}
    for class_id, goal in merge_goals(classes).items():
        found[goal].add(class_id)
    return {class_id: frozenset(ids) for class_id, ids in found.items()}


class Judgement(NamedTuple):
    """The classes that a sample has, and all that somebody has said yes or no to.

    Both keep the ids that were said, whatever they are merged into later, so that a merge can be
    undone.

    Attributes
    ----------
    present, judged : frozenset of ClassId
        `judged` contains `present`.
    """

    present: frozenset[ClassId] = frozenset()
    judged: frozenset[ClassId] = frozenset()

    def verdict(self, members: AbstractSet[ClassId]) -> Verdict:
        """Return what is known of a class, given the ids that mean it.

        One that was merged is absent where each of its parts is.
        """
        if not self.present.isdisjoint(members):
            return "present"
        return "absent" if self.judged >= members else "not judged"

    def with_verdict(
        self, verdict: Verdict, class_id: ClassId, members: frozenset[ClassId]
    ) -> "Judgement":
        """Return the same with another verdict on one class."""
        others = self.present - members
        if verdict == "not judged":
            return Judgement(others, self.judged - members)
        present = others | {class_id} if verdict == "present" else others
        return Judgement(present, self.judged | members)

    def only_named(self) -> "Judgement":
        """Return the same without what follows only from a class not being named.

        Without a class nothing was named, and all that is judged was said.
        """
        return Judgement(self.present, self.present) if self.present else self


_NOTHING = Judgement()
KIND_OF_VERDICT: Mapping[Verdict, Kind] = {
    "present": "present",
    "absent": "absent",
    "not judged": "unjudge",
}
"""The kind of event that says it."""
_VERDICTS = {kind: verdict for verdict, kind in KIND_OF_VERDICT.items()}
VERDICT_KINDS = frozenset(_VERDICTS)
"""The kinds of events that say something of one class of one sample."""


@dataclass
class Judgements:
    """The judgements that follow from some events.

    Attributes
    ----------
    of : dict of SampleId to Judgement
        Of the samples of which anything is known.
    """

    of: dict[SampleId, Judgement] = field(default_factory=dict)
    _same: dict[Judgement, Judgement] = field(default_factory=dict, repr=False)
    _since: list[int] = field(default_factory=list, repr=False)
    _everything: list[frozenset[ClassId]] = field(default_factory=list, repr=False)
    _newest: int = 0
    _only_named_before: int = 0

    def take(
        self,
        event: Event,
        known: Judgement | None,
        members: Members,
        everything: frozenset[ClassId],
    ) -> Judgement | None:
        """Take in what an event says of its sample, and return what is known then.

        Parameters
        ----------
        event : Event
        known : Judgement or None
            What was known of the sample before.
        members : Members
        everything : frozenset of ClassId
            The union of `members`. An answer judges these, and none that is added later, also when
            it is done again: a source may have brought a class by then.
        """
        now = known or _NOTHING
        match event.kind:
            case "label" | "answer":
                is_label = event.kind == "label"
                named = frozenset((event.class_id,) if is_label else event.class_ids or ())
                return self.set(
                    event.sample, Judgement(named, self._judged(event, named, everything))
                )
            case "skip":
                return self.set(event.sample, None)
            case "cant_tell":
                return self.set(event.sample, Judgement(now.present, now.present))
            case _:
                ids = members[event.class_id]
                said = now.with_verdict(_VERDICTS[event.kind], event.class_id, ids)
                return self.set(event.sample, said)

    def set(self, sample: SampleId, judgement: Judgement | None) -> Judgement | None:
        """Put a sample's judgement in the place of the one before, and return it."""
        if judgement is None or judgement == _NOTHING:
            self.of.pop(sample, None)
            return None
        known = self._same.setdefault(judgement, judgement)  # most are equal to some other
        self.of[sample] = known
        return known

    def keep_only_named(self, before: int) -> None:
        """Let the labels before a place in the journal judge no class but their own."""
        self._only_named_before = before
        for sample, known in self.of.items():
            self.of[sample] = known.only_named()

    def _judged(
        self, event: Event, named: frozenset[ClassId], everything: frozenset[ClassId]
    ) -> frozenset[ClassId]:
        if event.seq < self._only_named_before:
            return named
        if event.kind == "answer" and (of := event.judged_ids) is not None:
            return named.union(of)
        then = self._everything_at(event.seq, everything)
        return then if named <= then else then | named

    def _everything_at(self, seq: int, now: frozenset[ClassId]) -> frozenset[ClassId]:
        """Return all classes that there were when an event was first done."""
        if seq <= self._newest:
            return self._everything[bisect_right(self._since, seq) - 1]
        self._newest = seq
        last = self._everything[-1] if self._everything else None
        if last is not now and last != now:  # equal sets are gone over to compare
            self._since.append(seq)
            self._everything.append(now)
        return self._everything[-1]


def union(sets: Iterable[frozenset[ClassId]]) -> frozenset[ClassId]:
    """Return all ids of some sets."""
    return frozenset().union(*sets)
