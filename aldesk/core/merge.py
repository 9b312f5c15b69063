"""The journals of two copies of a project, joined into one that does not depend on their order.

A journal is a set of events, each told by its sitting and its place in it. The union of two such
sets is the same whichever comes first, and however often one of them is added, and so is the order
that follows from it: by times that only grow (see `_moments`), then by the sittings' ids.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import takewhile
from typing import NamedTuple

from aldesk.core.errors import Problem
from aldesk.core.event import Actor, Event, Kind, turned_text
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.labels import Labels
from aldesk.core.origins import Origins, all_known, whole_of
from aldesk.core.sitting import Sitting, later

Key = tuple[str, int]
"""An event, wherever it stands: the id of its sitting, and its place in it, from 1."""
_BEFORE = ""


class Said(NamedTuple):
    """An event that tells other events by their keys."""

    at: str
    actor: Actor
    kind: Kind
    sample: SampleId
    class_id: ClassId
    text: str
    act: Key
    target: Key | None = None
    back: tuple[Key, ...] = ()
    on: tuple[Key, ...] = ()


@dataclass(frozen=True)
class History:
    """What a journal says, whatever the order.

    Attributes
    ----------
    sittings : dict of str to Sitting
        By their ids.
    said : dict of str to list of Said
        The events of each in their order.
    """

    sittings: dict[str, Sitting]
    said: dict[str, list[Said]]

    @property
    def newest(self) -> tuple[str, str]:
        """The time of the last event, and the sitting that it belongs to."""
        ends = (
            (list(_moments(self.sittings[id_], its))[-1], id_) for id_, its in self.said.items()
        )
        return max(ends, default=("", ""))


@dataclass(frozen=True)
class Merged:
    """A journal: events in one order.

    Attributes
    ----------
    events : list of Event
    numbers : list of int
        Of each event's sitting.
    sittings : dict of int to Sitting
    is_merged : bool
        Some did not know all that stands before them, so that `MergedLabels` has to replay it.
    seq_of : dict of Key to int
        Where each event stands.
    """

    events: list[Event]
    numbers: list[int]
    sittings: dict[int, Sitting]
    is_merged: bool
    seq_of: dict[Key, int]


def history(
    events: Sequence[Event], numbers: Iterable[int], sittings: Mapping[int, Sitting]
) -> History:
    """Return what a journal says.

    Parameters
    ----------
    events : sequence of Event
    numbers : iterable of int
        Of each event's sitting.
    sittings : mapping of int to Sitting
    """
    origins = Origins.of(sittings, numbers)
    turned = _turned(events)

    def key(seq: int) -> Key:
        return origins.sitting(seq).id, origins.place(seq)

    said: dict[str, list[Said]] = {}
    for seq, at, actor, kind, act, sample, class_id, text, target in events:
        back, on = turned.get(seq, ((), ()))
        words = "" if kind == "restore" else text
        one = Said(
            at, actor, kind, sample, class_id, words, key(act), key(target) if target else None,
            tuple(map(key, back)), tuple(map(key, on)),
        )  # fmt: skip
        said.setdefault(origins.sitting(seq).id, []).append(one)
    known = {one.id: one for one in sittings.values()}
    return History({id_: known[id_] for id_ in said}, said)


def union(one: History, other: History) -> History:
    """Return what both say together.

    Raises
    ------
    Problem
        If they have no event in common, or contradict each other.
    """
    one, other = _parted(one, other), _parted(other, one)
    if not any(their == its for their, its in _common(one, other)):
        raise Problem(
            "These are not two copies of one project: their journals have no beginning in common",
            kept="Nothing was merged",
            todo="To take over another project's labels, export them and import the table",
        )
    said = dict(one.said)
    for id_, its in other.said.items():
        mine = said.get(id_, [])
        longer, shorter = (its, mine) if len(its) > len(mine) else (mine, its)
        if longer[: len(shorter)] != shorter:
            raise Problem(
                "The two copies cannot be merged: one of them was changed by something else than"
                " ALDesk, or both by an ALDesk that did not know of copies",
                kept="Nothing was merged",
                todo="Export the labels of one, and import the table into the other",
            )
        said[id_] = longer
    _refuse_same_ids(said)
    return History({**one.sittings, **other.sittings}, said)


def known_part(told: History, known: Mapping[str, int]) -> History:
    """Return what somebody knew, given the newest of it as `Sitting.knows` has it."""
    n_of = whole_of(known, told.sittings.values())
    parts = {id_: its[: n_of.get(id_, 0)] for id_, its in told.said.items()}
    said = {id_: its for id_, its in parts.items() if its}
    return History({id_: told.sittings[id_] for id_ in said}, said)


def laid_out(told: History) -> Merged:
    """Return the journal that a history makes: the same for the same events."""
    order = sorted(
        (at, id_, place)
        for id_, its in told.said.items()
        for place, at in enumerate(_moments(told.sittings[id_], its), start=1)
    )
    seq_of = {(id_, place): seq for seq, (_, id_, place) in enumerate(order, start=1)}
    by_age = sorted(told.sittings.values(), key=lambda one: (one.since, one.id))
    sittings = dict(enumerate((one for one in by_age if one.id), start=1))
    sittings[0] = Sitting()
    number_of = {one.id: number for number, one in sittings.items()}
    is_merged = not _is_line([id_ for _, id_, _ in order], told)
    events = []
    for seq, (_, id_, place) in enumerate(order, start=1):
        said = told.said[id_][place - 1]
        text = said.text
        if is_merged and said.kind == "restore":
            text = turned_text(map(seq_of.__getitem__, said.back), map(seq_of.__getitem__, said.on))
        act, target = seq_of[said.act], seq_of[said.target] if said.target else 0
        who, what = (said.at, said.actor, said.kind), (said.sample, said.class_id, text)
        events.append(Event(seq, *who, act, *what, target))
    numbers = [number_of[id_] for _, id_, _ in order]
    return Merged(events, numbers, sittings, is_merged, seq_of)


def _moments(sitting: Sitting, said: Iterable[Said]) -> Iterator[str]:
    """Yield times of a sitting's events that only grow, whatever the computer's clock said.

    Each is later than those of all that the sitting knew.
    """
    last = later(sitting.since) if sitting.since else ""
    for one in said:
        last = max(last, one.at)
        yield last


def _turned(events: Sequence[Event]) -> dict[int, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return what each ``restore`` undid and did again: it is written only in merged journals."""
    restores = [event for event in events if event.kind == "restore"]
    if not restores or restores[0].text:
        return {event.seq: event.turned for event in restores}
    labels, found = Labels(), {}
    for event in events[: restores[-1].seq]:
        if event.kind == "restore":
            back, on = labels.way_of_restore(event.target)
            found[event.seq] = tuple(back), tuple(on)
        labels.apply(event)
    return found


def _common(one: History, other: History) -> Iterator[tuple[Said, Said]]:
    """Yield the first event of each sitting that both have."""
    for id_ in one.said.keys() & other.said.keys():
        yield one.said[id_][0], other.said[id_][0]


def _refuse_same_ids(said: Mapping[str, Iterable[Said]]) -> None:
    """Refuse two classes of one id; since there are sittings, no two copies make such ones."""
    made = [one.class_id for its in said.values() for one in its if one.kind == "add_class"]
    if len(set(made)) < len(made):
        raise Problem(
            "The two copies cannot be merged: an earlier ALDesk added classes to both",
            kept="Nothing was merged",
            todo="Export the labels of one, and import the table into the other",
        )


def _parted(one: History, other: History) -> History:
    """Let what no sitting wrote, and only one of two copies has, be a sitting of its own.

    Before there were sittings both copies wrote on after the same events. The sitting's id follows
    from the first of those events that the copies do not share.
    """
    mine, its = one.said.get(_BEFORE, []), other.said.get(_BEFORE, [])
    n = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, its, strict=False)))
    if n == len(mine):
        return one
    id_ = blake2b(repr((n, mine[n])).encode(), digest_size=16).hexdigest()
    if n == len(its) and id_ not in other.said:
        return one
    rest = Sitting(id_, "", max((said.at for said in mine[:n]), default=""), {_BEFORE: n})

    def key(old: Key) -> Key:
        return (id_, old[1] - n) if old[0] == _BEFORE and old[1] > n else old

    def moved(said: Said) -> Said:
        return said._replace(
            act=key(said.act),
            target=said.target and key(said.target),
            back=tuple(map(key, said.back)),
            on=tuple(map(key, said.on)),
        )

    said = {of: [moved(each) for each in events] for of, events in one.said.items()}
    said[_BEFORE], said[id_] = said[_BEFORE][:n], said[_BEFORE][n:]
    sittings = {
        of: replace(sitting, knows=dict(map(key, sitting.knows.items())))
        for of, sitting in one.sittings.items()
    }
    return History({**sittings, id_: rest}, {of: events for of, events in said.items() if events})


def _is_line(order: Sequence[str], told: History) -> bool:
    """Tell whether each sitting knew all that stands before it, as in a single copy."""
    begins = [place for place, id_ in enumerate(order) if not place or order[place - 1] != id_]
    if len(begins) > len(told.said):
        return False
    known = all_known(told.sittings.values())
    return all(sum(known[order[place]].values()) == place for place in begins)
