"""The fold over the journal: labels, skips, flags, classes, and what can be undone.

Labels are stored nowhere else; replaying the same events gives the same state.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple

from aldesk.core.act_tree import ActTree
from aldesk.core.classes import (
    CLASS_KINDS,
    Classes,
    LabelClass,
    change,
    class_of_name,
    in_use,
    told_apart,
)
from aldesk.core.errors import Damaged, Problem
from aldesk.core.event import Actor, Event, Kind
from aldesk.core.event_log import EventLog, EventsOfAct
from aldesk.core.ids import NO_CLASS, ClassId, SampleId
from aldesk.core.judgement import (
    VERDICT_KINDS,
    Judgement,
    Judgements,
    Members,
    Verdict,
    members_of,
    union,
)
from aldesk.core.model_labels import ModelLabels
from aldesk.core.names import plain_name

AnswerKind = Literal["label", "skip", "cant_tell"]


class Answer(NamedTuple):
    """What was said of a sample last.

    In a project that allows several classes a label is an answer for all of them that there were.
    What it said of each is in `said`; verdicts on single classes that came later are in
    `Labels.judgements` alone.
    """

    kind: AnswerKind
    class_id: ClassId = NO_CLASS
    actor: Actor = "annotator"
    said: Judgement | None = None


class _SampleBefore(NamedTuple):
    """What an answer or a verdict replaced."""

    mark: Answer | None = None
    judgement: Judgement | None = None


_NOTHING: Final = _SampleBefore()


@dataclass(frozen=True, slots=True)
class _ClassesBefore:
    """What an event about classes replaced: the classes, and the samples it gave another class."""

    all_classes: Classes
    samples: tuple[SampleId, ...]


@dataclass
class Labels:
    """The state after some events.

    Attributes
    ----------
    events : EventLog
        All of them, oldest first.
    classes : dict of ClassId to str
        The names, in the order that the annotator gave them.
    all_classes : tuple of LabelClass
        The same with all else that is known of them, and those out of use.
    marks : dict of SampleId to Answer
        A sample to its label, skip or "can't tell".
    counts : Counter of str
        How many marks of each kind there are.
    flags : dict of SampleId to str
        A sample to the note of its flag.
    is_several : bool
        Whether a sample may have any number of classes, and not exactly one.
    done, undone : list of int
        Acts that can be undone or redone, the next one last. To restore a branch is an act, too.
    """

    events: EventLog = field(default_factory=EventLog, repr=False)
    classes: dict[ClassId, str] = field(default_factory=dict)
    all_classes: Classes = ()
    marks: dict[SampleId, Answer] = field(default_factory=dict)
    counts: Counter[AnswerKind] = field(default_factory=Counter)
    flags: dict[SampleId, str] = field(default_factory=dict)
    is_several: bool = False
    done: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    _more_of: dict[int, "array[int]"] = field(default_factory=dict, repr=False)
    _tree: ActTree = field(default_factory=ActTree, repr=False)
    _branches: list[tuple[int, ...]] = field(default_factory=list, repr=False)
    _aside: dict[ClassId, dict[SampleId, Answer]] = field(default_factory=dict, repr=False)
    _restored_from: dict[int, int] = field(default_factory=dict, repr=False)
    _before: dict[int, _SampleBefore | str | _ClassesBefore | frozenset[ClassId]] = field(
        default_factory=dict, repr=False
    )
    _same: dict[Answer, Answer] = field(default_factory=dict, repr=False, compare=False)
    _after: dict[int, Classes] = field(default_factory=dict, repr=False)
    _merges: dict[ClassId, int] = field(default_factory=dict, repr=False)
    _judgements: Judgements = field(default_factory=Judgements, repr=False)
    _by_model: ModelLabels = field(default_factory=ModelLabels, repr=False)
    _several_since: int = 0
    _ids: set[ClassId] = field(default_factory=set, repr=False)
    _members: Members = field(default_factory=dict, repr=False)
    _everything: frozenset[ClassId] = field(default_factory=frozenset, repr=False)
    _from_sources: dict[ClassId, None] = field(default_factory=dict, repr=False)

    def apply(self, event: Event) -> set[SampleId]:
        """Take in the next event and return the ids of the samples that it changed.

        Raises
        ------
        Problem
            If the event does not fit the state: the journal is damaged.
        ValueError
            If it is not the next.
        """
        if event.kind in ("undo", "redo"):
            changed = self._undo(event) if event.kind == "undo" else self._redo(event)
            self.events.append(event)
            return changed
        self.events.append(event)
        if event.actor != "setup":
            self._remember(event)
        return self._restore(event) if event.kind == "restore" else self._do(event)

    @property
    def n_labeled(self) -> int:
        """Labels given, those of the audit set included."""
        return self.counts["label"]

    @property
    def class_names(self) -> list[str]:
        """The names of the classes in use, in their order."""
        return list(self.classes.values())

    @property
    def classes_in_use(self) -> list[LabelClass]:
        """The classes in their order, with their colours and aliases."""
        return list(in_use(self.all_classes))

    def class_id(self, name: str) -> ClassId | None:
        """Return the id of the class that has, or else the one that first had, this name."""
        has = (class_id for class_id, known in self.classes.items() if known == name)
        return next(has, None) or class_of_name(self.all_classes).get(plain_name(name))

    def class_named(self, source_name: str) -> str | None:
        """Return the present name of the class that a source's label means."""
        class_id = class_of_name(self.all_classes).get(plain_name(source_name))
        return None if class_id is None else self.classes[class_id]

    def class_of(self, sample_id: str) -> str | None:
        """Return the name of the class that a sample has, or None; also if it has several."""
        names = self.names_of(sample_id)
        return names[0] if len(names) == 1 else None

    @property
    def judgements(self) -> Mapping[SampleId, Judgement]:
        """What is known of the classes of each sample of which anything is."""
        return self._judgements.of

    @property
    def members(self) -> Members:
        """Each class in use, in their order, with the ids that mean it in a `Judgement`."""
        return self._members

    @property
    def from_sources(self) -> tuple[ClassId, ...]:
        """The classes that the project began with or sources have brought."""
        return tuple(self._from_sources)

    def has_only(self, class_ids: Iterable[ClassId]) -> bool:
        """Tell whether there are no other classes than these, and those merged into them."""
        return self._everything.issubset(class_ids)

    def classes_of(self, sample_id: str) -> list[ClassId]:
        """Return the classes that a sample has, in their order."""
        if not self.is_several:
            mark = self.marks.get(SampleId(sample_id))
            return [mark.class_id] if mark and mark.kind == "label" else []
        known = self.judgements.get(SampleId(sample_id))
        if known is None or not known.present:
            return []
        return [c for c, ids in self._members.items() if not known.present.isdisjoint(ids)]

    def absent_of(self, sample_id: str) -> list[ClassId]:
        """Return the classes of which it was said that a sample has them not, in their order."""
        known = self.judgements.get(SampleId(sample_id)) if self.is_several else None
        if known is None:
            return []
        return [c for c, ids in self._members.items() if known.verdict(ids) == "absent"]

    def names_of(self, sample_id: str) -> list[str]:
        """Return the names of the classes that a sample has, in their order."""
        return [self.classes[class_id] for class_id in self.classes_of(sample_id)]

    def verdict(self, sample_id: str, class_id: ClassId) -> Verdict:
        """Return what is known of one class of a sample.

        Where it has exactly one, its label says of every other that it is absent, also of those
        that were added later.
        """
        mark = self.marks.get(SampleId(sample_id))
        if mark and mark.kind == "label" and not self.is_several:
            return "present" if mark.class_id == class_id else "absent"
        known = self.judgements.get(SampleId(sample_id))
        return known.verdict(self._members[class_id]) if known else "not judged"

    @property
    def given_by_model(self) -> Iterable[SampleId]:
        """The samples that were given a class by the model, whatever was said of them since."""
        return self._by_model.of.keys()

    def by_model(self, sample_id: str) -> list[ClassId]:
        """Return the classes that a sample has by the model alone, in their order.

        None where somebody answered; of several classes those that nobody has judged.
        """
        sample = SampleId(sample_id)
        given = self._by_model.classes_of(sample, self._members)
        if not given or sample in self.marks:
            return []
        return [class_id for class_id in given if self.verdict(sample, class_id) == "not judged"]

    def was_by_model(self, class_id: ClassId) -> list[SampleId]:
        """Return the samples that were given a class by the model, whatever was said since."""
        ids = self._members.get(class_id, frozenset())
        given = self._by_model.of.items()
        return [sample for sample, classes in given if not classes.isdisjoint(ids)]

    def answered(self, sample_id: str, class_id: ClassId) -> Verdict:
        """Return what the last answer for the whole sample said of one class."""
        mark = self.marks.get(SampleId(sample_id))
        said = mark.said if mark else None
        return said.verdict(self._members[class_id]) if said else "not judged"

    def judgement_before(self, seq: int) -> Judgement | None:
        """Return what was known of a sample's classes before an event in force that is about it."""
        before = self._before.get(seq)
        return before.judgement if isinstance(before, _SampleBefore) else None

    def act(self, number: int) -> Sequence[Event]:
        """Return the events of an act, whether it is done, undone or of a branch."""
        return EventsOfAct(self.events, number, self._more_of.get(number, ()))

    @property
    def to_decide(self) -> Iterable[SampleId]:
        """The samples whose answers contradict each other, in the order of the journal."""
        return ()

    def present_acts(self, since: int = 1) -> list[int]:
        """Return the acts from a number on that make things what they are, in their order.

        They are done and not undone, also where a branch was restored; to restore is none.
        """
        return self._tree.path(since)[::-1]

    def labelled_as(self, class_id: ClassId) -> tuple[SampleId, ...]:
        """Return the samples that have a class now."""
        if self.is_several:
            ids = self._members.get(class_id, frozenset())
            known = self.judgements.items()
            return tuple(sample for sample, j in known if not j.present.isdisjoint(ids))
        return tuple(sample for sample, mark in self.marks.items() if mark.class_id == class_id)

    @property
    def branches(self) -> list[tuple[int, ...]]:
        """The acts of each undone branch, the branch that was left last first.

        A branch is what was undone before something else was done in its place. One that is
        restored is left out, until that is undone.
        """
        done = set(self.done)
        restored = {self._state_after(act) for act in self._restored_from if act in done}
        return [acts for acts in reversed(self._branches) if acts[-1] not in restored]

    def n_taken_back_by(self, act: int) -> int:
        """Return how many acts are undone when everything becomes as it was after an act."""
        return len(self.way_of_restore(act)[0])

    def _remember(self, event: Event) -> None:
        if event.act == event.seq:
            if self.undone:
                self._leave_branch()
            self.done.append(event.act)
            if event.kind != "restore":
                self._tree.grow(event.act)
        elif (
            self.done[-1:] != [event.act]
            or event.kind == "restore"
            or event.act in self._restored_from
        ):
            raise _damaged(event)
        else:
            self._remember_more(event)

    def _remember_more(self, event: Event) -> None:
        self._more_of.setdefault(event.act, array("q")).append(event.seq)

    def _leave_branch(self) -> None:
        acts = self.undone[::-1]
        self.undone.clear()
        while acts and self._kind(acts[-1]) == "restore":  # the branch it restored is listed
            acts.pop()
        if acts:
            self._branches.append(tuple(acts))

    def _kind(self, act: int) -> Kind:
        return self.events[act - 1].kind

    def _do(self, event: Event) -> set[SampleId]:
        match event.kind:
            case "label" | "answer" | "skip" | "cant_tell":
                if not self._may_answer(event):
                    raise _damaged(event)
                self._answer(event, self._judge(event))
                if event.actor == "setup":
                    self._take_into_merges(event)
            case kind if kind in VERDICT_KINDS:
                if not self._may_judge(event):
                    raise _damaged(event)
                self._judge(event)
            case "several_classes":
                return self._allow_several(event)
            case "by_model":
                self._take_from_model(event)
            case "flag":
                self._keep_flag(event)
                self.flags[event.sample] = event.note
            case "unflag":
                self._keep_flag(event)
                self.flags.pop(event.sample, None)
            case kind if kind in CLASS_KINDS:
                return self._change_classes(event)
            case _:
                raise _unknown(event)
        return {event.sample}

    def _keep_flag(self, event: Event) -> None:
        if (note := self.flags.get(event.sample)) is not None:
            self._before[event.seq] = note

    def _take_from_model(self, event: Event) -> None:
        if event.class_id not in self.classes:
            raise _damaged(event)
        one_more = self._is_of_several(event)
        before = self._by_model.add(event.sample, event.class_id, is_several=one_more)
        self._before[event.seq] = before

    def _judge(self, event: Event) -> Judgement | None:
        """Return what is known of a sample's classes after an event."""
        sample = event.sample
        mark, known = self.marks.get(sample), self._judgements.of.get(sample)
        if mark or known:
            self._before[event.seq] = _SampleBefore(mark, known)
        if not self._is_of_several(event):
            if event.kind == "cant_tell":  # it takes the place of the one label
                return self._judgements.set(sample, None)
            if event.kind in VERDICT_KINDS and mark and mark.kind == "label":
                return known  # the one label says of every class whether it is there
        return self._judgements.take(event, known, self._members, self._classes_known_to(event))

    def _classes_known_to(self, event: Event) -> frozenset[ClassId]:
        """Return all classes that whoever wrote an event could have named."""
        return self._everything

    def _answer(self, event: Event, said: Judgement | None) -> None:
        """Mark a sample with an answer that was judged just now."""
        if event.kind in ("skip", "cant_tell"):
            self._mark(event.sample, Answer(event.kind, actor=event.actor))
        else:
            self._mark(event.sample, Answer("label", event.class_id, event.actor, said))

    def _is_of_several(self, event: Event) -> bool:
        """Whether samples could have several classes when an event was written."""
        return 0 < self._several_since <= event.seq

    def _may_judge(self, event: Event) -> bool:
        """Whether a verdict fits: a sample of exactly one class is given it by a label."""
        return event.class_id in self.classes and (self.is_several or event.kind != "present")

    def _may_answer(self, event: Event) -> bool:
        """Whether an answer names classes that there are; a source's may have been merged."""
        if event.kind == "label":
            return event.class_id in self.classes
        if event.kind != "answer":
            return True
        named = event.class_ids  # a source's classes may have been merged or deleted
        known = self._ids if event.actor == "setup" else self.classes.keys()
        return self.is_several and named is not None and known >= set(named)

    def _allow_several(self, event: Event) -> set[SampleId]:
        if self.is_several or event.actor != "setup":
            raise _damaged(event)
        self.is_several, self._several_since = True, event.seq
        for aside in self._aside.values():  # from now on a class that is gone hides no answer
            for sample, mark in aside.items():
                self._mark(sample, mark)
        self._aside.clear()
        if event.only_named:
            self._judgements.keep_only_named(event.seq)
            self.marks = {id_: self._shared(_only_named(m)) for id_, m in self.marks.items()}
            self._forget_others()
        return {*self.judgements, *self.marks}

    def _forget_others(self) -> None:
        """Let labels that come back when later ones are undone judge no class but their own."""
        for seq, before in self._before.items():
            if isinstance(before, _SampleBefore) and (known := before.judgement):
                mark = before.mark and _only_named(before.mark)
                self._before[seq] = _SampleBefore(mark, known.only_named())

    def _change_classes(self, event: Event) -> set[SampleId]:
        changed = self._changed(event)
        if changed is None or (event.kind == "delete_class" and self._was_given(event.class_id)):
            raise _damaged(event)
        concerned = self.labelled_as(event.class_id) if event.kind == "merge_class" else ()
        moved = () if self.is_several else concerned
        if event.actor == "setup":
            self._from_sources[event.class_id] = None
            self._take_into_past(changed[-1])
        else:
            self._before[event.seq] = _ClassesBefore(self.all_classes, moved)
            self._after[event.seq] = changed
        if event.kind == "merge_class":
            self._merges[event.class_id] = event.seq
        self._give(moved, event.merged_into)
        self._set_classes(changed)
        return {*concerned, *self._heed_source(event.class_id)}

    def _changed(self, event: Event) -> Classes | None:
        """Return the classes after an event, which are what they were if it is done again."""
        return self._after.get(event.seq) or change(self.all_classes, event)

    def _take_into_past(self, item: LabelClass) -> None:
        """Keep a class that a source brought, whatever is undone or restored: it is of no act."""
        for seq, before in self._before.items():
            if isinstance(before, _ClassesBefore):
                self._before[seq] = replace(before, all_classes=(*before.all_classes, item))
        for seq, after in self._after.items():
            self._after[seq] = (*after, item)

    def _take_into_merges(self, event: Event) -> None:
        """Let a source's label go back with the others when the merge of its class is undone."""
        if event.kind != "label" or not (called := event.called):
            return
        into = {item.id: item.merged_into for item in self.all_classes}
        while seq := self._merges.get(called):
            before = self._before.get(seq)
            if isinstance(before, _ClassesBefore):
                self._before[seq] = replace(before, samples=(*before.samples, event.sample))
            called = into[called]

    def _reverse(self, event: Event) -> set[SampleId]:
        before = self._before.pop(event.seq, None)
        if isinstance(before, _ClassesBefore):
            if event.kind == "merge_class":
                self._merges.pop(event.class_id)
            self._set_classes(before.all_classes)
            self._give(before.samples, event.class_id)
            return {*before.samples, *self._heed_source(event.class_id)}
        if isinstance(before, frozenset):
            self._by_model.put(event.sample, before)
        elif isinstance(before, str):
            self.flags[event.sample] = before
        elif event.kind in ("flag", "unflag"):
            self.flags.pop(event.sample, None)
        else:
            mark, judgement = before or _NOTHING
            self._mark(event.sample, mark)
            self._judgements.set(event.sample, judgement)
        return {event.sample}

    def _mark(self, sample: SampleId, mark: Answer | None) -> None:
        if (old := self.marks.get(sample)) is not None:
            self.counts[old.kind] -= 1
        if mark is None:
            self.marks.pop(sample, None)
        else:
            self.marks[sample] = self._shared(mark)
            self.counts[mark.kind] += 1

    def _shared(self, mark: Answer) -> Answer:
        """Return one and the same object for equal answers, of which there are few."""
        return self._same.setdefault(mark, mark)

    def _give(self, samples: Iterable[SampleId], class_id: ClassId) -> None:
        for sample in samples:
            self.marks[sample] = self._shared(self.marks[sample]._replace(class_id=class_id))

    def _was_given(self, class_id: ClassId) -> bool:
        """Whether somebody, and not only a source, gave a sample this class.

        Where samples may have several, a mark keeps the class of a label from before; a class
        that is deleted is seen nowhere, and comes back with its verdicts.
        """
        if self.is_several:
            return False
        return any(m.class_id == class_id and m.actor != "setup" for m in self.marks.values())

    def _heed_source(self, class_id: ClassId) -> Iterable[SampleId]:
        """Keep a source's labels of a class apart while it is gone; give them when it is back.

        They come at any time, also while the act that made the class, or its deletion, is undone.
        """
        if self.is_several:  # an answer says something of other classes, too
            return [sample for sample, j in self.judgements.items() if class_id in j.present]
        if class_id not in self.classes:
            aside = {sample: self.marks[sample] for sample in self.labelled_as(class_id)}
            self._aside[class_id] = aside
            for sample in aside:
                self._mark(sample, None)
            return aside
        back = self._aside.pop(class_id, {})
        for sample, mark in back.items():
            self._mark(sample, mark)
        return back

    def _set_classes(self, all_classes: Classes) -> None:
        self.all_classes = told_apart(all_classes)
        self.classes = {item.id: item.name for item in in_use(self.all_classes)}
        self._ids = {item.id for item in self.all_classes}
        self._members = members_of(self.all_classes)
        self._everything = union(self._members.values())

    def _undo(self, event: Event) -> set[SampleId]:
        if not self.done or self.done[-1] != event.target:
            raise _damaged(event)
        act = self.done.pop()
        self.undone.append(act)
        if act in self._restored_from:
            return self._walk_to(self._restored_from[act])
        return self._back_over(act)

    def _redo(self, event: Event) -> set[SampleId]:
        if not self.undone or self.undone[-1] != event.target:
            raise _damaged(event)
        act = self.undone.pop()
        self.done.append(act)
        if act in self._restored_from:
            return self._walk_to(self._state_after(act))
        return self._on_over(act)

    def _restore(self, event: Event) -> set[SampleId]:
        """Make everything as it was after an act of a branch."""
        is_act = event.target in self._tree or event.target in self._restored_from
        if event.actor == "setup" or not is_act or event.target >= event.act:
            raise _damaged(event)
        self._restored_from[event.act] = self._tree.now
        return self._walk_to(self._state_after(event.act))

    def way_of_restore(self, act: int) -> tuple[list[int], list[int]]:
        """Return the acts that are undone, and those done again, by making all as after an act."""
        return self._tree.way_to(self._state_after(act))

    def _state_after(self, act: int) -> int:
        """Return the act whose state an act left: its own, or that of the branch it restored."""
        while self._kind(act) == "restore":
            act = self.events[act - 1].target
        return act

    def _walk_to(self, goal: int) -> set[SampleId]:
        to_undo, to_do = self._tree.way_to(goal)
        changed = [self._back_over(act) for act in to_undo]
        changed += [self._on_over(act) for act in to_do]
        return set().union(*changed)

    def _back_over(self, act: int) -> set[SampleId]:
        self._tree.now = self._tree.before(act)
        return set().union(*(self._reverse(old) for old in reversed(self.act(act))))

    def _on_over(self, act: int) -> set[SampleId]:
        self._tree.now = act
        return set().union(*(self._do(old) for old in self.act(act)))


def _only_named(mark: Answer) -> Answer:
    return mark._replace(said=mark.said.only_named()) if mark.said else mark


def fold(events: Iterable[Event]) -> Labels:
    """Replay a journal from its start."""
    labels = Labels()
    for event in events:
        labels.apply(event)
    return labels


def _damaged(event: Event) -> Problem:
    return Damaged(
        f"The project is damaged: event {event.seq} ({event.kind}) of the journal does not fit"
        " those before it",
        kept="The file was not changed",
        todo="Save what is whole with `aldesk repair FILE --to NEW`, or open one of its backups",
    )


def _unknown(event: Event) -> Problem:
    return Problem(
        f"Event {event.seq} of the journal is of a kind that this ALDesk does not know "
        f"({event.kind})",
        kept="The file was not changed",
        todo="Update ALDesk to open it",
    )
