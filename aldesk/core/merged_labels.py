"""The fold over the journal of several copies of a project that were merged."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from aldesk.core.classes import CLASS_KINDS, Classes, change, in_use, merge_goals
from aldesk.core.errors import Damaged
from aldesk.core.event import Event, given_by, is_act
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.judgement import VERDICT_KINDS, Judgements
from aldesk.core.labels import Labels
from aldesk.core.names import plain_name
from aldesk.core.origins import Origins
from aldesk.core.undone_acts import UndoneActs

_WHOLE = frozenset(("label", "answer", "skip", "cant_tell"))
SAYS = _WHOLE | VERDICT_KINDS
"""The kinds of events that answer for a sample, or for one class of it."""
Conflict = tuple[int, ...]
"""The numbers of the answers that contradict each other."""


@dataclass
class MergedLabels(Labels):
    """The state after events of several copies, in one order that fits each copy's own.

    An act is done or undone, and a sample is what the acts that are done say of it, in their order.
    So an undo takes back its own act and nothing that others did since; and where the others said
    nothing of a sample, it is what it was in the only copy that did. To restore a branch undoes
    what is in its place, as `UndoneActs` has it, and nothing else. What does not fit what another
    copy did has no effect: a class that was deleted here and given there stays; of classes with one
    name that were added here and there, the later is merged into the earlier; who merged classes
    has all their labels, also those that others gave; what a source says goes before nobody.

    Two answers for a sample, none of which knew the other, may contradict each other. Then the
    sample is `disputed`: it has no answer, and so neither trains nor measures, until somebody who
    knows both answers it. An answer goes before a skip.

    Attributes
    ----------
    disputed : dict of SampleId to Conflict
    """

    origins: Origins = field(default_factory=lambda: Origins({}))
    disputed: dict[SampleId, Conflict] = field(default_factory=dict)
    _of_several: frozenset[SampleId] = frozenset()
    _said: dict[SampleId, list[int]] = field(default_factory=dict, repr=False)
    _void: set[int] = field(default_factory=set, repr=False)
    _last_given: dict[ClassId, dict[str, int]] = field(default_factory=dict, repr=False)
    _added: dict[ClassId, int] = field(default_factory=dict, repr=False)
    _undone_acts: UndoneActs = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._judgements = _OfCopies()
        self._undone_acts = UndoneActs(self.events, self.origins)

    def look_ahead(self, events: Iterable[Event]) -> None:
        """Find the samples that several sittings speak of, and the classes that are given."""
        by: dict[SampleId, str] = {}
        several: set[SampleId] = set()
        for event in events:
            for class_id in (event.class_id, *given_by(event)):
                if class_id and event.kind not in CLASS_KINDS:
                    of = self._last_given.setdefault(class_id, {})
                    of[self.origins.sitting(event.seq).id] = event.seq
            if event.kind in SAYS and event.actor != "setup":
                id_ = self.origins.sitting(event.seq).id
                if by.setdefault(event.sample, id_) != id_:
                    several.add(event.sample)
        self._of_several = frozenset(several)

    def apply(self, event: Event) -> set[SampleId]:
        """Take in the next event; see `Labels.apply`."""
        self.events.append(event)
        if event.actor == "setup":
            return self._settled(self._take(event))
        back, on = self._turned(event)
        self._undone_acts.take(event, back, on)
        if event.kind == "undo":
            return self._turn_back(event.target, back, on)
        if event.kind == "redo":
            return self._turn_on(event.target, back, on)
        if event.act == event.seq:
            self.undone.clear()
            self.done.append(event.act)
        else:
            self._remember_more(event)
        return self._turn(back, on) if event.kind == "restore" else self._settled(self._take(event))

    @property
    def branches(self) -> list[tuple[int, ...]]:
        """The undone branches of all copies; see `Labels.branches`."""
        return self._undone_acts.branches(set(self.done), self.undone)

    def way_of_restore(self, act: int) -> tuple[list[int], list[int]]:
        """Return the acts that are undone, and those done again, by restoring an act's branch."""
        return self._undone_acts.way_to(self._state_after(act), self.done)

    @property
    def to_decide(self) -> Iterable[SampleId]:
        """The samples that are disputed, that whose answers are the oldest first."""
        return sorted(self.disputed, key=self.disputed.__getitem__)

    def present_acts(self, since: int = 1) -> list[int]:
        """Return the acts that make things what they are; see `Labels.present_acts`."""
        done = self.done[bisect_left(self.done, since) :]
        return [act for act in done if self._kind(act) != "restore"]

    # Acts that are done or undone

    def _turned(self, event: Event) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the acts that an event undoes, and those that it does again."""
        if event.kind == "restore":
            return event.turned
        if event.kind not in ("undo", "redo") or not is_act(self.events, event.target):
            return (), ()
        act = self.events[event.target - 1]
        back, on = act.turned if act.kind == "restore" else ((), ())
        return ((act.seq, *on), back) if event.kind == "undo" else (back, (act.seq, *on))

    def _turn_back(self, act: int, back: Iterable[int], on: Iterable[int]) -> set[SampleId]:
        if not self._is_done(act):
            return set()
        self.undone.append(act)
        return self._turn(back, on)

    def _turn_on(self, act: int, back: Iterable[int], on: Iterable[int]) -> set[SampleId]:
        if act in self.undone:
            self.undone.remove(act)
        return self._turn(back, on)

    def _turn(self, back: Iterable[int], on: Iterable[int]) -> set[SampleId]:
        """Undo and do acts where they stand: those after them are undone first, and done again."""
        gone = {act for act in back if self._is_done(act)}
        come = {act for act in on if is_act(self.events, act) and not self._is_done(act)}
        if not gone and not come:
            return set()
        place = bisect_left(self.done, min(gone | come))
        after = self.done[place:]
        changed = [self._back(act) for act in reversed(after)]
        self.done[place:] = sorted(come.union(after) - gone)
        changed += [self._on(act) for act in self.done[place:]]
        return set().union(*changed)

    def _is_done(self, act: int) -> bool:
        place = bisect_left(self.done, act)
        return self.done[place : place + 1] == [act]

    def _back(self, act: int) -> set[SampleId]:
        changed: set[SampleId] = set()
        for event in reversed(self.act(act)):
            if event.seq in self._void:
                self._void.discard(event.seq)
            elif event.kind != "restore":
                if event.sample in self._of_several and event.kind in SAYS:
                    self._said[event.sample].remove(event.seq)
                changed |= self._settled(self._reverse(event))
        return changed

    def _on(self, act: int) -> set[SampleId]:
        its = [event for event in self.act(act) if event.kind != "restore"]
        return set().union(*(self._settled(self._take(event)) for event in its))

    # Events that may not fit what others did

    def _take(self, event: Event) -> set[SampleId]:
        """Do an event as far as it fits; return the samples that it changed."""
        try:
            if self._is_void(event):
                raise ValueError
            changed = self._do(self._as_now(event))
        except (Damaged, ValueError):
            self._void.add(event.seq)
            return set()
        if event.kind == "add_class":
            self._added[event.class_id] = event.seq
        if event.sample in self._of_several and event.kind in SAYS and event.actor != "setup":
            self._said.setdefault(event.sample, []).append(event.seq)
        return changed

    def _is_void(self, event: Event) -> bool:
        match event.kind:
            case "delete_class":
                given = self._last_given.get(event.class_id, {}).values()
                return any(
                    seq > event.seq and not self.origins.knows(seq, event.seq) for seq in given
                )
            case "skip":
                said = self._said.get(event.sample, ())
                return any(
                    self.events[seq - 1].kind != "skip" and not self.origins.knows(event.seq, seq)
                    for seq in said
                )
        if event.actor == "setup" and (mark := self.marks.get(event.sample)):
            return mark.actor != "setup"
        return event.actor == "setup" and event.sample in self.disputed

    def _as_now(self, event: Event) -> Event:
        """Return an event that names the classes that took over those that it named."""
        goals = merge_goals(self.all_classes)
        if event.kind == "merge_class":
            return event._replace(text=goals.get(event.merged_into, event.merged_into))
        if event.kind in CLASS_KINDS or not event.class_id or event.class_id in self.classes:
            return event
        goal = goals.get(event.class_id, event.class_id)
        if event.actor == "setup" and event.kind == "label" and not event.text:
            return event._replace(class_id=goal, text=event.class_id)
        return event._replace(class_id=goal)

    def _changed(self, event: Event) -> Classes | None:
        changed = change(self.all_classes, event)
        if changed is None or event.kind != "add_class":
            return changed
        plain = plain_name(event.name)
        for item in in_use(self.all_classes):
            may_be = event.actor != "setup" or item.id in self._from_sources
            if may_be and plain_name(item.name) == plain:
                return (*changed[:-1], replace(changed[-1], merged_into=item.id))
        return changed

    def _may_answer(self, event: Event) -> bool:
        if event.kind == "answer":
            return self.is_several and self._ids.issuperset(event.class_ids or ())
        return super()._may_answer(event)

    def _classes_known_to(self, event: Event) -> frozenset[ClassId]:
        if event.seq > len(self.events) or not self._added:
            return self._everything
        knows = self.origins.knows
        return frozenset(
            class_id
            for class_id in self._everything
            if (seq := self._added.get(class_id, 0)) == 0 or knows(event.seq, seq)
        )

    # Answers that contradict each other

    def _settled(self, samples: set[SampleId]) -> set[SampleId]:
        """See whether samples are disputed after one of their answers came or went."""
        for sample in samples & self._of_several:
            conflict = self._conflict(sample)
            if conflict:
                self.disputed[sample] = conflict
                self._mark(sample, None)
                self._judgements.set(sample, None)
            else:
                self.disputed.pop(sample, None)
        return samples

    def _conflict(self, sample: SampleId) -> Conflict:
        """Return the answers of which nobody knew that contradict each other."""
        said = [self.events[seq - 1] for seq in self._said.get(sample, ())]
        if len(said) < 2:
            return ()
        if self.is_several:
            found = {event.seq for c in self.classes for event in self._contrary(said, c)}
            return tuple(sorted(found))
        goals = merge_goals(self.all_classes)
        open_ = [event for event in self._newest(said) if event.kind in ("label", "cant_tell")]
        given = {goals.get(event.class_id, event.class_id) for event in open_}
        return tuple(event.seq for event in open_) if len(given) > 1 else ()

    def _newest(self, said: list[Event]) -> Iterator[Event]:
        """Yield the answers that no other one of them knew."""
        knows = self.origins.knows
        for event in said:
            if not any(other is not event and knows(other.seq, event.seq) for other in said):
                yield event

    def _contrary(self, said: list[Event], class_id: ClassId) -> list[Event]:
        """Return the newest answers about one class, if some say that it is there and some not."""
        ids = self.members[class_id]
        verdicts = {event.seq: self._verdict(event, ids) for event in said}
        about = [event for event in said if verdicts[event.seq] != "not asked"]
        newest = list(self._newest(about))
        return newest if {verdicts[event.seq] for event in newest} >= {"present", "absent"} else []

    def _verdict(self, event: Event, ids: frozenset[ClassId]) -> str:
        """Return what an event says of a class; "not asked" if it is not about it."""
        if event.kind in VERDICT_KINDS:
            return str(event.kind) if event.class_id in ids else "not asked"
        if event.kind not in ("label", "answer"):
            return "nothing"
        if not ids.isdisjoint(given_by(event)):
            return "present"
        judged = event.judged_ids if event.kind == "answer" else None
        of = self._classes_known_to(event) if judged is None else judged
        return "absent" if ids <= set(of) else "not asked"


class _OfCopies(Judgements):
    """Judgements of which each answer says what classes there were in its own copy."""

    def _everything_at(self, seq: int, now: frozenset[ClassId]) -> frozenset[ClassId]:
        return now


def fold_merged(events: Iterable[Event], origins: Origins) -> MergedLabels:
    """Replay the journal of several copies from its start."""
    held = list(events)
    labels = MergedLabels(origins=origins)
    labels.look_ahead(held)
    for event in held:
        labels.apply(event)
    return labels
