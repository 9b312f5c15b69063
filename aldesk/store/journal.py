"""The append-only list of label events, and the labels that follow from it."""

import gc
import sqlite3
import uuid
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime
from itertools import repeat, takewhile
from pathlib import Path
from typing import Final, get_args

import numpy as np

from aldesk.arrays import Ints
from aldesk.core.classes import change, first_called, in_use
from aldesk.core.errors import Problem
from aldesk.core.event import (
    ONLY_NAMED,
    Actor,
    Event,
    Kind,
    answer_text,
    given_by,
    list_text,
    number_text,
    turned_text,
)
from aldesk.core.event_log import EventLog
from aldesk.core.ids import NO_CLASS, NO_SAMPLE, ClassId, SampleId
from aldesk.core.judgement import KIND_OF_VERDICT, Verdict
from aldesk.core.labels import AnswerKind, Labels, fold
from aldesk.core.merge import history, known_part, laid_out
from aldesk.core.merged_labels import MergedLabels, fold_merged
from aldesk.core.names import plain_name
from aldesk.core.origins import Origins
from aldesk.core.sample import Sample
from aldesk.core.sitting import Sitting
from aldesk.store.database import reading, transaction
from aldesk.store.sitting_table import NO_SITTING, begin_sitting, read_sittings

_RECENT: Final = 1000
_DIGITS: Final = 12
"""Of a sitting's id, in that of a class."""
ACTORS = frozenset(get_args(Actor))
_ANSWERS = frozenset((*get_args(AnswerKind), "answer"))
_Line = tuple[Kind, SampleId, ClassId, str]
EVENT_COLUMNS = "seq, at, actor, kind, act, sample, class_id, text, target"


def timestamp() -> str:
    """Return the present moment as the project file writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def read_events(connection: sqlite3.Connection) -> Iterator[Event]:
    """Yield all events in their order.

    Raises
    ------
    ValueError
        If one is of nobody.
    """
    query = f"SELECT {EVENT_COLUMNS} FROM event ORDER BY seq"  # noqa: S608 - a constant of ours
    for event in map(Event._make, connection.execute(query)):
        if event.actor not in ACTORS:
            raise ValueError(f"event {event.seq} is of nobody")
        yield event


def insert_events(
    connection: sqlite3.Connection, events: Iterable[Event], sittings: Iterable[int]
) -> None:
    """Write events, each with the number of its sitting, in whatever transaction there is."""
    connection.executemany(
        f"INSERT INTO event ({EVENT_COLUMNS}, sitting) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
        ((*event, sitting) for event, sitting in zip(events, sittings, strict=False)),
    )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Make millions of objects, all of which stay, without looking through them for garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Journal:
    """Appends events, each act committed before it is acknowledged, and keeps the fold.

    Attributes
    ----------
    labels : Labels
        The state after all events.
    actor : {"annotator", "auto", "import", "setup"}
        Who acts from now on.
    sittings : dict of int to Sitting
        By their numbers, which `sitting_numbers` gives for the events.
    seqs : sequence of int
        Of a journal `as_of` a moment, the numbers that its events have now.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, actor: Actor = "annotator"
    ) -> None:
        self._connection = connection
        self._path = path
        self.actor = actor
        self.sittings = dict(read_sittings(connection))
        self.seqs: Sequence[int] = ()
        with _without_collecting():
            self.labels: Labels = self._fold(read_events(connection))
        self._annotator = ""
        self._sitting, self._next_id = NO_SITTING, uuid.uuid4().hex
        self._begun: tuple[int, Sitting] | None = None

    @property
    def annotator(self) -> str:
        """The name of the person who acts from now on; empty if it is not known."""
        return self._annotator

    @annotator.setter
    def annotator(self, name: str) -> None:
        if name != self._annotator:
            self._annotator, self._sitting = name, NO_SITTING
            self._next_id = uuid.uuid4().hex

    def origins(self) -> Origins:
        """Return which sitting wrote each event."""
        return Origins.of(self.sittings, self.sitting_numbers().tolist())

    def sitting_numbers(self) -> Ints:
        """Return the number of each event's sitting, int64 (n_events,)."""
        with reading(self._path, "the journal"):
            lines = self._connection.execute("SELECT sitting FROM event ORDER BY seq")
            numbers = np.fromiter((number for (number,) in lines), np.int64)
            if unknown := set(np.unique(numbers).tolist()) - self.sittings.keys():
                raise ValueError(f"sitting {min(unknown)} is missing")
            return numbers

    @property
    def events(self) -> EventLog:
        """All events, oldest first."""
        return self.labels.events

    @property
    def is_merged(self) -> bool:
        """Whether it is of several copies, some of whose events did not know all before them."""
        return isinstance(self.labels, MergedLabels)

    def as_of(self, n_events: int, known: Mapping[str, int] | None = None) -> "Journal":
        """Return the journal of when it had so many events; it is only to be read.

        Parameters
        ----------
        n_events : int
        known : mapping of str to int, optional
            The newest of the events that there were, as `ProjectState.known` has them.
        """
        past = copy(self)
        if self.is_merged or known:
            past._take_part(n_events, known)
        else:
            past.labels = fold(self.events[:n_events])
            past.seqs = range(1, n_events + 1)
        return past

    def _take_part(self, n_events: int, known: Mapping[str, int] | None) -> None:
        """Become the journal of a copy before it was merged: its own events in their order."""
        origins = self.origins()
        keys = [(origins.sitting(n).id, origins.place(n)) for n in range(1, len(self.events) + 1)]
        told = history(self.events, self.sitting_numbers().tolist(), self.sittings)
        merged = laid_out(known_part(told, known or dict(keys[:n_events])))
        where = Origins.of(merged.sittings, merged.numbers)
        events = merged.events
        self.labels = fold_merged(events, where) if merged.is_merged else fold(events)
        self.sittings = merged.sittings
        self.seqs = [seq for seq, key in enumerate(keys, start=1) if key in merged.seq_of]

    def _fold(self, events: Iterable[Event]) -> Labels:
        if not _is_merged(self._connection):
            return fold(events)
        return fold_merged(events, self.origins())

    def label(self, pairs: Iterable[tuple[SampleId, ClassId]]) -> set[SampleId]:
        """Give samples their classes, (sample id, class id) each, as one act."""
        return self._act([("label", sample, class_id, "") for sample, class_id in pairs])

    def label_together(
        self, samples: Iterable[SampleId], class_id: ClassId, others: Iterable[SampleId] = ()
    ) -> set[SampleId]:
        """Give samples a class, and say of others that they lack it, as one act."""
        labels: list[_Line] = [("label", sample, class_id, "") for sample in samples]
        lacking: list[_Line] = [("absent", sample, class_id, "") for sample in others]
        return self._act([*labels, *lacking])

    def import_labels(
        self, pairs: Sequence[tuple[SampleId, str]], new_classes: Iterable[str]
    ) -> set[SampleId]:
        """Add classes and give samples their classes, by name, as one act.

        Raises
        ------
        Problem
            If the name of a new class is empty or taken.
        """
        added = self._class_lines(new_classes)
        ids = self._ids({name for _, name in pairs}, added)
        labels: list[_Line] = [("label", sample, ids[name], "") for sample, name in pairs]
        return self._act([*added, *labels])

    def import_answers(
        self,
        answers: Sequence[tuple[SampleId, Sequence[str]]],
        verdicts: Sequence[tuple[SampleId, str, Verdict]],
        new_classes: Iterable[str],
        of: Mapping[SampleId, Sequence[str]] | None = None,
    ) -> set[SampleId]:
        """Add classes, give samples all their classes, or verdicts on one class, as one act.

        Parameters
        ----------
        answers : sequence of (SampleId, sequence of str)
        verdicts : sequence of (SampleId, str, Verdict)
        new_classes : iterable of str
        of : mapping of SampleId to sequence of str, optional
            The classes that an answer speaks of, where it is not all that there are.

        Raises
        ------
        Problem
            If the name of a new class is empty or taken.
        """
        self._refuse_several()
        added = self._class_lines(new_classes)
        of = of or {}
        named = {name for _, names in answers for name in names} | {name for _, name, _ in verdicts}
        ids = self._ids(named.union(*of.values()), added)
        lines = []
        for sample, names in answers:
            judged = self._judged(of[sample], ids) if sample in of else None
            lines.append(_answer_line(sample, [ids[name] for name in names], judged))
        said: list[_Line] = [(KIND_OF_VERDICT[v], s, ids[name], "") for s, name, v in verdicts]
        return self._act([*added, *lines, *said])

    def _judged(self, names: Iterable[str], ids: Mapping[str, ClassId]) -> list[ClassId] | None:
        """Return the ids that mean some classes, merged ones too; None if it is all there are."""
        its = dict.fromkeys(ids[name] for name in names)
        if its.keys() >= {*self.labels.classes, *ids.values()}:
            return None
        return [one for class_id in its for one in self.labels.members.get(class_id, (class_id,))]

    def _ids(self, names: set[str], added: Iterable[_Line]) -> dict[str, ClassId]:
        """Return the ids of classes, of which some are being added."""
        ids = {name: class_id for _, _, class_id, name in added}
        for name in names - ids.keys():
            if (class_id := self.labels.class_id(name)) is None:
                raise Problem(f"There is no class “{name}”", kept="Nothing was labelled")
            ids[name] = class_id
        return ids

    # Several classes for one sample

    def allow_several(self, *, only_named: bool = False) -> set[SampleId]:
        """Let samples have any number of classes from now on; this cannot be undone.

        Parameters
        ----------
        only_named : bool
            The labels so far say nothing of other classes than their own. Otherwise they say that
            those that existed then are absent.
        """
        if self.labels.is_several:
            return set()
        line: _Line = ("several_classes", NO_SAMPLE, NO_CLASS, ONLY_NAMED if only_named else "")
        actor, self.actor = self.actor, "setup"
        try:
            return self._act([line])
        finally:
            self.actor = actor

    def answer(self, answers: Iterable[tuple[SampleId, Iterable[ClassId]]]) -> set[SampleId]:
        """Say of samples which classes they have, and that they have no others, as one act.

        Raises
        ------
        Problem
            Here and in `judge`, if each sample has exactly one class.
        """
        self._refuse_several()
        return self._act([_answer_line(sample, class_ids) for sample, class_ids in answers])

    def judge(
        self, samples: Iterable[SampleId], class_id: ClassId, verdict: Verdict
    ) -> set[SampleId]:
        """Say of one class whether samples have it, as one act; nothing of other classes."""
        return self.judge_each(((sample, verdict) for sample in samples), class_id)

    def judge_each(
        self, verdicts: Iterable[tuple[SampleId, Verdict]], class_id: ClassId
    ) -> set[SampleId]:
        """Say of one class of each sample something of its own, as one act.

        Where a sample has exactly one class, one without a label can be said not to have a class.

        Raises
        ------
        Problem
            If it shall have a class there, or has a label.
        """
        said = list(verdicts)
        if any(verdict == "present" or self._has_label(id_) for id_, verdict in said):
            self._refuse_several()
        return self._act([(KIND_OF_VERDICT[verdict], id_, class_id, "") for id_, verdict in said])

    def _has_label(self, sample: SampleId) -> bool:
        mark = self.labels.marks.get(sample)
        return mark is not None and mark.kind == "label"

    def label_by_model(
        self, samples: Iterable[tuple[SampleId, float]], class_id: ClassId
    ) -> set[SampleId]:
        """Give samples a class by the model, (sample id, probability) each, as one act."""
        return self._act([("by_model", id_, class_id, f"{p:.4f}") for id_, p in samples])

    def _refuse_several(self) -> None:
        if not self.labels.is_several:
            raise Problem(
                "Each sample of this project has exactly one class",
                kept="Nothing was labelled",
                todo="Give one label, or allow several classes first",
            )

    def skip(self, sample: SampleId) -> set[SampleId]:
        """Say that a sample shall not be asked about again."""
        return self._act([("skip", sample, NO_CLASS, "")])

    def flag(self, sample: SampleId, note: str) -> set[SampleId]:
        """Mark a sample for a second look."""
        return self._act([("flag", sample, NO_CLASS, note)])

    def unflag(self, sample: SampleId) -> set[SampleId]:
        """Take the flag off a sample."""
        return self._act([("unflag", sample, NO_CLASS, "")])

    def cant_tell(self, sample: SampleId) -> set[SampleId]:
        """Say that nobody can tell a sample's class; it is not asked about again."""
        return self._act([("cant_tell", sample, NO_CLASS, "")])

    # What was done lately

    def answered(self) -> list[SampleId]:
        """Return the ids of the samples with an answer, the one answered last at the end."""
        last = {event.sample: event.seq for event in self.events if event.kind in _ANSWERS}
        return sorted(self.labels.marks, key=last.__getitem__)

    def recent_classes(self) -> list[ClassId]:
        """Return the ids of the classes in use that were given lately, the last one first."""
        n, in_use = len(self.events), self.labels.classes
        given: dict[ClassId, None] = {}
        for number in range(n - 1, max(-1, n - 1 - _RECENT), -1):
            given |= dict.fromkeys(c for c in given_by(self.events[number]) if c in in_use)
            if len(given) == len(in_use):  # as mostly long before the last of so many
                break
        return list(given)

    @property
    def n_first_classes(self) -> int:
        """Classes that the project began with, those out of use since too."""
        n_made = len(self.labels.all_classes)
        return sum(
            event.actor == "setup" and event.kind == "add_class" for event in self.events[:n_made]
        )

    @property
    def first_classes(self) -> tuple[ClassId, ...]:
        """The classes that the first source brought."""
        first = takewhile(lambda event: event.act == 1 and event.actor == "setup", self.events)
        return tuple(event.class_id for event in first if event.kind == "add_class")

    def judging(self, samples: Iterable[Sample], classes: Iterable[str]) -> list[Sample]:
        """Return new samples that say which classes their source knows, if it is not the first.

        Parameters
        ----------
        samples : iterable of Sample
        classes : iterable of str
            The source's.
        """
        of, called = tuple(classes), first_called(self.labels.all_classes)
        if not self.labels.is_several or set(self._called(of, called)) == set(self.first_classes):
            return list(samples)
        return [
            replace(sample, labels=sample.all_labels, judged=of)
            if sample.all_labels is not None and sample.judged is None
            else sample
            for sample in samples
        ]

    # Classes

    def add_classes(self, names: Iterable[str]) -> None:
        """Add classes as one act.

        A class's id is made from the place of its event and, but for those that the project began
        with, from the sitting: that two copies added are two.

        Raises
        ------
        Problem
            If a name is empty or taken.
        """
        self._act(self._class_lines(names))

    def rename_class(self, class_id: ClassId, name: str) -> set[SampleId]:
        """Give a class another name; a name that is empty or taken is a `Problem`."""
        self._refuse_name(name, but=class_id)
        return self._change_class("rename_class", class_id, name)

    def merge_class(self, class_id: ClassId, into: ClassId) -> set[SampleId]:
        """Give all labels of a class to another class, and take the first out of use."""
        if class_id == into:
            raise Problem("A class cannot be merged into itself", kept="Nothing was changed")
        return self._change_class("merge_class", class_id, into)

    def delete_class(self, class_id: ClassId) -> set[SampleId]:
        """Take a class out of use; one that has labels is a `Problem`."""
        n = len(self.labels.labelled_as(class_id))
        if n:
            raise Problem(
                f"The class “{self.labels.classes[class_id]}” has {n} label{'s' * (n > 1)}",
                kept="Nothing was changed",
                todo="Merge it into another class",
            )
        return self._change_class("delete_class", class_id, "")

    def move_class(self, class_id: ClassId, place: int) -> set[SampleId]:
        """Move a class to a place, from 0, among those in use."""
        return self._change_class("move_class", class_id, number_text(place))

    def recolour_class(self, class_id: ClassId, color: int) -> set[SampleId]:
        """Give a class another of the theme's class colours."""
        return self._change_class("recolour_class", class_id, number_text(color))

    def set_aliases(self, class_id: ClassId, aliases: Iterable[str]) -> set[SampleId]:
        """Let a class be found by other names too; one that is taken is a `Problem`."""
        wanted = list(dict.fromkeys(alias.strip() for alias in aliases if alias.strip()))
        for alias in wanted:
            self._refuse_name(alias, but=class_id)
        return self._change_class("set_aliases", class_id, list_text(wanted))

    def _class_lines(self, names: Iterable[str]) -> list[_Line]:
        taken: set[str] = set()
        lines: list[_Line] = []
        id_ = self.sittings[self._sitting].id if self._sitting else self._next_id
        where = "" if self._is_beginning() else f"-{id_[:_DIGITS]}"
        for number, name in enumerate(names, start=len(self.events) + 1):
            self._refuse_name(name, also_taken=taken)
            taken.add(name)
            lines.append(("add_class", NO_SAMPLE, ClassId(f"c{number}{where}"), name))
        return lines

    def _is_beginning(self) -> bool:
        """Whether all that there is belongs to the project's first sitting."""
        sitting = self.sittings[self._sitting]
        return not self.events or bool(self._sitting and not sitting.knows)

    def _refuse_name(self, name: str, *, but: str = "", also_taken: Container[str] = ()) -> None:
        if not name.strip():
            raise Problem("A class needs a name", kept="Nothing was changed")
        plain = plain_name(name)
        for item in in_use(self.labels.all_classes):
            is_same = plain == plain_name(item.name)
            if item.id != but and (is_same or plain in map(plain_name, item.aliases)):
                raise Problem(
                    f"There is a class “{item.name}” already"
                    if is_same
                    else f"“{name}” is an alias of the class “{item.name}” already",
                    kept="Nothing was changed",
                    todo="Choose another name, or merge the two classes",
                )
        if name in also_taken:
            raise Problem(f"There is a class “{name}” already", kept="Nothing was changed")

    # Back and forth

    def undo(self) -> set[SampleId]:
        """Take back the last act that is not undone; nothing to undo changes nothing."""
        return self._turn("undo", self.labels.done[-1:])

    def redo(self) -> set[SampleId]:
        """Do the last undone act again; nothing to redo changes nothing."""
        return self._turn("redo", self.labels.undone[-1:])

    def go_to(self, act: int) -> set[SampleId]:
        """Undo or redo until this act is the last one done; 0 is before the first of all.

        All of it is committed at once, so that no state between is ever kept.

        Raises
        ------
        Problem
            If the journal has no such act that is done or can be redone.
        """
        done, undone = self.labels.done, self.labels.undone
        if act in undone:
            return self._turn("redo", undone[undone.index(act) :][::-1])
        if act and act not in done:
            raise Problem("There is no such act any more", kept="Nothing was changed")
        return self._turn("undo", done[done.index(act) + 1 if act else 0 :][::-1])

    def restore(self, act: int) -> set[SampleId]:
        """Make everything as it was after an act that was undone since; this is an act, too.

        Raises
        ------
        Problem
            If the journal has no such act.
        """
        if act not in {number for branch in self.labels.branches for number in branch}:
            raise Problem("There is no such undone branch", kept="Nothing was changed")
        text = turned_text(*self.labels.way_of_restore(act)) if self.is_merged else ""
        return self._act([("restore", NO_SAMPLE, NO_CLASS, text)], targets=[act])

    def _turn(self, kind: Kind, acts: Sequence[int]) -> set[SampleId]:
        return self._act([(kind, NO_SAMPLE, NO_CLASS, "")] * len(acts), targets=acts)

    def _change_class(self, kind: Kind, class_id: ClassId, text: str) -> set[SampleId]:
        event = Event(len(self.events) + 1, "", self.actor, kind, 0, class_id=class_id, text=text)
        if change(self.labels.all_classes, event) is None:
            raise Problem("There is no such class any more", kept="Nothing was changed")
        return self._act([(kind, NO_SAMPLE, class_id, text)])

    def _act(self, lines: Sequence[_Line], targets: Sequence[int] = ()) -> set[SampleId]:
        if not lines:
            return set()
        events = self._events(self.actor, lines, targets or [0] * len(lines))
        with transaction(self._connection, self._path):
            self.insert(events)
        return self.take(events)

    def _events(self, actor: Actor, lines: Sequence[_Line], targets: Sequence[int]) -> list[Event]:
        first, at = len(self.events) + 1, timestamp()
        return [
            Event(first + n, at, actor, kind, first, sample, class_id, text, target)
            for n, ((kind, sample, class_id, text), target) in enumerate(
                zip(lines, targets, strict=True)
            )
        ]

    # What belongs into somebody else's transaction, in this order

    def source_labels(
        self, samples: Iterable[Sample], classes: Iterable[str] | None = None
    ) -> list[Event]:
        """Return the labels that a source has for new samples of the pool, as events to insert.

        They cannot be undone: what comes in the background must not be what an undo takes back.

        Parameters
        ----------
        samples : iterable of Sample
        classes : iterable of str, optional
            The source's: where samples have several, it says nothing of other classes. By default
            those that sources have brought so far.
        """
        lines: list[_Line] = []
        called = first_called(self.labels.all_classes)
        of = self.labels.from_sources if classes is None else self._called(classes, called)
        for sample in samples:
            if sample.split != "pool":
                continue
            if self.labels.is_several:
                lines += self._source_answer(sample, called, of)
                continue
            if not sample.label:
                continue
            if class_id := self.labels.class_id(sample.label):
                first = called.get(plain_name(sample.label), class_id)
                is_merged = first not in self.labels.classes
                lines.append(("label", sample.id, class_id, first if is_merged else ""))
        return self._events("setup", lines, [0] * len(lines))

    def _source_answer(
        self, sample: Sample, called: Mapping[str, ClassId], of: Sequence[ClassId]
    ) -> list[_Line]:
        """Return the answer that a source has; names that are no classes are left out."""
        if sample.all_labels is None:
            return []
        named = self._called(sample.all_labels, called)
        if sample.judged is not None:
            of = self._called(sample.judged, called)
        is_all = self.labels.has_only(of)
        return [("answer", sample.id, NO_CLASS, answer_text(named, None if is_all else of))]

    def _called(self, names: Iterable[str], called: Mapping[str, ClassId]) -> list[ClassId]:
        """Return the classes that first had some names, or that have them now."""
        found = ((plain_name(name), self.labels.class_id(name)) for name in names)
        return list(dict.fromkeys(called.get(name, id_) for name, id_ in found if id_))

    def insert(self, events: Sequence[Event]) -> None:
        """Write events within a transaction; `take` them when it is through."""
        if not events:
            return
        number = self._sitting
        if number == NO_SITTING:
            is_line = not self.is_merged
            self._begun = begin_sitting(
                self._connection, self.sittings, self._next_id, self._annotator, is_line=is_line
            )
            number = self._begun[0]
        insert_events(self._connection, events, repeat(number))

    def take(self, events: Sequence[Event]) -> set[SampleId]:
        """Take in events that are on the disk; return the samples that they changed."""
        if events and self._sitting == NO_SITTING and self._begun:
            self._sitting, sitting = self._begun
            self.sittings[self._sitting] = sitting
        if isinstance(self.labels, MergedLabels):
            for _ in events:
                self.labels.origins.append(self._sitting)
        return set().union(*(self.labels.apply(event) for event in events))


def _is_merged(connection: sqlite3.Connection) -> bool:
    """Whether the journal is of several copies: the fact `MetaTable.is_merged`."""
    lines = connection.execute("SELECT value FROM meta WHERE key = 'is_merged'")
    return bool(lines.fetchone() == ("true",))


def _answer_line(
    sample: SampleId, class_ids: Iterable[ClassId], judged: Iterable[ClassId] | None = None
) -> _Line:
    return "answer", sample, NO_CLASS, answer_text(class_ids, judged)
