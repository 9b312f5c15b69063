"""What came of second looks: each label with the answer that was given blind after it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple

from aldesk.core.classes import merge_goals
from aldesk.core.event import Event, Kind
from aldesk.core.ids import NO_CLASS, ClassId, SampleId
from aldesk.core.judgement import VERDICT_KINDS, Judgement
from aldesk.core.labels import Labels
from aldesk.store.project import Project
from aldesk.store.query_table import Query

_ANSWERS: Final = ("label", "answer", "skip", "cant_tell")
_UNCLEAR: Final = ("skip", "cant_tell")
_SAYS: Final = (*_ANSWERS, *VERDICT_KINDS)
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
        The classes of the first and of the second answer; empty where nobody can tell, and where
        samples may have several.
    is_own : bool
        The first answer, too, was given by hand here, and not brought by a source or a table.
    judged : mapping of ClassId to (bool, bool)
        Where samples may have several classes: whether each that was judged both times was there,
        first and now.
    """

    row: int
    is_control: bool
    before: ClassId
    now: ClassId
    is_own: bool
    judged: Mapping[ClassId, tuple[bool, bool]] = field(default_factory=dict)

    @property
    def is_clear(self) -> bool:
        """Whether both answers say something of the same."""
        return bool(self.now or self.judged)

    @property
    def is_changed(self) -> bool:
        """Whether they are not the same."""
        if self.judged:
            return any(first != now for first, now in self.judged.values())
        return bool(self.now) and self.now != self.before


class _Said(NamedTuple):
    seq: int
    act: int
    kind: Kind
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
        goal = merge_goals(self._labels.all_classes)
        of_one = partial(self._look_of_one, goal)
        find = self._look_of_several if self._labels.is_several else of_one
        found: dict[int, Look] = {}
        for sample, since in self._since.items():
            said = self._said.get(sample, ())
            in_force = [one for one in said if not one.act or one.act in self._present]
            if look := find(sample, since, in_force):
                found[look.row] = look
        return found

    def _look_of_one(
        self, goal: Mapping[ClassId, ClassId], sample: SampleId, since: int, said: Sequence[_Said]
    ) -> Look | None:
        answers = [one for one in said if one.kind in _ANSWERS]
        for before, now in pairwise(answers):
            if now.seq > since and now.is_alone and before.class_id:
                row = self._project.row_of(sample)
                first, second = (goal.get(one.class_id, NO_CLASS) for one in (before, now))
                return Look(row, row in self.controls, first, second, before.is_own)
        return None

    def _look_of_several(self, sample: SampleId, since: int, said: Sequence[_Said]) -> Look | None:
        """Return the first whole answer after the draw; verdicts on single classes are none."""
        labels, row = self._labels, self._project.row_of(sample)
        for place, one in enumerate(said):
            before = labels.judgement_before(one.seq)
            if one.seq <= since or not one.is_alone or one.kind not in _ANSWERS or not before:
                continue
            after = said[place + 1 :]
            now = labels.judgement_before(after[0].seq) if after else labels.judgements.get(sample)
            judged = _judged_twice(labels, before, now) if one.kind not in _UNCLEAR else {}
            is_own = all(each.is_own for each in _since_an_answer(said[:place]))
            return Look(row, row in self.controls, NO_CLASS, NO_CLASS, is_own, judged)
        return None

    def open_rows(self) -> list[int]:
        """Return what is still to be looked at of the newest draw, in the order of asking."""
        if not self.draws:
            return []
        done, samples = self.looks(), self._project.samples
        asked = (row for row, _ in self.draws[-1].samples if row not in done)
        return [row for row in asked if self._has_label(samples[row].id)]

    def _has_label(self, sample: SampleId) -> bool:
        if self._labels.is_several:
            return sample in self._labels.judgements
        mark = self._labels.marks.get(sample)
        return mark is not None and mark.kind == "label"

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
            if event.sample in self._since and event.kind in _SAYS:
                self._said.setdefault(event.sample, []).append(_said(event, labels))
        if has_turned:  # to walk over all acts is slow where there are many
            self._present = set(labels.present_acts())


def _said(event: Event, labels: Labels) -> _Said:
    is_label, is_setup = event.kind == "label", event.actor == "setup"
    return _Said(
        event.seq,
        0 if is_setup else event.act,
        event.kind,
        event.class_id if is_label else NO_CLASS,
        event.actor == "annotator",
        event.actor == "annotator" and len(labels.act(event.act)) == 1,
    )


def _judged_twice(
    labels: Labels, before: Judgement, now: Judgement | None
) -> dict[ClassId, tuple[bool, bool]]:
    """Return what was said of each class that both judge."""
    judged: dict[ClassId, tuple[bool, bool]] = {}
    for class_id, ids in labels.members.items():
        first, second = before.verdict(ids), (now or Judgement()).verdict(ids)
        if "not judged" not in (first, second):
            judged[class_id] = (first == "present", second == "present")
    return judged


def _since_an_answer(said: Sequence[_Said]) -> Iterable[_Said]:
    """Return the last answer for all classes, and the verdicts on single ones after it."""
    answers = [place for place, one in enumerate(said) if one.kind in _ANSWERS]
    return said[answers[-1] if answers else 0 :]
