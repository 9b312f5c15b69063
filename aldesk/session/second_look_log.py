"""What came of second looks: each label with the answer that was given blind after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from aldesk.core.classes import merge_goals
from aldesk.core.event import Event
from aldesk.core.ids import NO_CLASS, ClassId, SampleId
from aldesk.core.labels import Labels
from aldesk.store.project import Project
from aldesk.store.query_table import Query

_ANSWERS: Final = ("label", "skip", "cant_tell")
_TURNS: Final = ("undo", "redo", "restore")


@dataclass(frozen=True, slots=True)
class Look:
    """A label that was looked at twice.

    Attributes
    ----------
    row : int
    is_control : bool
        It was drawn at random.
    before, now : ClassId
        The classes of the first and of the second answer; empty where nobody can tell.
    is_own : bool
        The first answer, too, was given by hand here, and not brought by a source or a table.
    """

    row: int
    is_control: bool
    before: ClassId
    now: ClassId
    is_own: bool


class _Said(NamedTuple):
    seq: int
    act: int
    class_id: ClassId
    is_own: bool
    is_alone: bool  # the act was about this sample only


class SecondLookLog:
    """Knows which samples were drawn for a second look, and what follows from the journal.

    The second look is the first answer after the draw that was given to the sample alone, as long
    as nobody undoes it; labels in bulk are none.

    Attributes
    ----------
    draws : list of Query
        The oldest first.
    controls : set of int
        The rows that were drawn at random.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.draws: list[Query] = []
        self._since: dict[SampleId, int] = {}  # how many events there were at a sample's first draw
        self.controls: set[int] = set()
        self._said: dict[SampleId, list[_Said]] = {}
        self._looks: dict[int, Look] = {}
        self._present: set[int] = set()  # acts
        self._n_read = -1  # so many events, once any were

    def add(self, query: Query) -> None:
        """Take in a draw."""
        self.draws.append(query)
        last, samples = self._project.queries.last_event(query.number), self._project.samples
        for row, reason in query.samples:
            self._since.setdefault(samples[row].id, last)
            if reason == "control":
                self.controls.add(row)
        self._said, self._n_read = {}, -1

    def looks(self) -> dict[int, Look]:
        """Return what was looked at twice, by row, in the order of the draws."""
        if self._since and self._n_read != len(self._project.journal.events):
            self._read()
            self._looks = self._find()
        return self._looks

    def _find(self) -> dict[int, Look]:
        present, goal = self._present, merge_goals(self._labels.all_classes)
        found: dict[int, Look] = {}
        for sample, since in self._since.items():
            row = self._project.row_of(sample)
            both = _both(self._said.get(sample, ()), since, present)
            if both is not None:
                before, now = (goal.get(said.class_id, NO_CLASS) for said in both)
                found[row] = Look(row, row in self.controls, before, now, both[0].is_own)
        return found

    def open_rows(self) -> list[int]:
        """Return what is still to be looked at of the newest draw, in the order of asking."""
        if not self.draws:
            return []
        done, labels, samples = self.looks(), self._labels, self._project.samples
        marks = ((row, labels.marks.get(samples[row].id)) for row, _ in self.draws[-1].samples)
        return [row for row, mark in marks if mark and mark.kind == "label" and row not in done]

    @property
    def _labels(self) -> Labels:
        return self._project.journal.labels

    def _read(self) -> None:
        """Take in the events that are new here."""
        labels, events = self._labels, self._project.journal.events
        start, self._n_read = max(0, self._n_read), len(events)
        has_turned = not start
        for event in (events[place] for place in range(start, len(events))):
            has_turned |= event.kind in _TURNS
            self._present.add(event.act)
            if event.sample in self._since and event.kind in _ANSWERS:
                self._said.setdefault(event.sample, []).append(_said(event, labels))
        if has_turned:  # to walk over all acts is slow where there are many
            self._present = set(labels.present_acts())


def _said(event: Event, labels: Labels) -> _Said:
    is_label, is_setup = event.kind == "label", event.actor == "setup"
    return _Said(
        event.seq,
        0 if is_setup else event.act,
        event.class_id if is_label else NO_CLASS,
        event.actor == "annotator",
        event.actor == "annotator" and len(labels.act(event.act)) == 1,
    )


def _both(said: Iterable[_Said], since: int, present: set[int]) -> tuple[_Said, _Said] | None:
    """Return the label before the second look, and what was said then."""
    before: _Said | None = None
    for one in said:
        if one.act and one.act not in present:
            continue
        if one.seq > since and one.is_alone and before and before.class_id:
            return before, one
        before = one
    return None
