"""The cohorts that the grid goes through, one after the other."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, Signal

from aldesk.arrays import Rows
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.ids import ClassId
from aldesk.embed.nearest.cohorts import Cohort
from aldesk.embed.nearest.cosine_search import CosineSearch
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.session.cohorts import CohortQuestion, Kind, answer, question
from aldesk.session.overview import NONE, Overview, overview


@dataclass(frozen=True)
class _Taken:
    """A cohort that was answered, by which act, where it stood, and what was decided on."""

    act: int
    cohort: Cohort
    at: int
    decided: frozenset[tuple[int, ClassId]]


class LookAlikes(QObject):
    """Arranges samples in a thread of its own, and keeps the place.

    Attributes
    ----------
    kind : {"alike", "burst"}
    is_on : bool
        The grid shows cohorts.
    is_waiting : bool
        They are being arranged.
    why_nothing : str
        Why there are none; empty if there are, or all are answered.

    Signals
    -------
    moved
        Another cohort, or none, is to be shown.
    """

    moved = Signal()

    def __init__(
        self, controller: SessionController, wanted: Callable[[], Rows], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._controller, self._session, self._wanted = controller, controller.session, wanted
        self._search = CosineSearch(self._session.project.embeddings.folder)
        self._background = Background("look-alikes")
        self._number = 0
        self._line: list[Cohort] = []
        self._at = 0
        self._most: dict[int, int] = {}
        self._out: set[int] = set()
        self._decided: set[tuple[int, ClassId]] = set()
        self._taken: list[_Taken] = []
        self._undone: list[_Taken] = []
        self._alone: set[tuple[int, int]] = set()  # row and act
        self._is_newer = False
        self.kind: Kind = "alike"
        self.is_on = self.is_waiting = False
        self.why_nothing = ""
        self.n_seen = 0
        """So many tiles are seen without scrolling: no cohort has more."""

    @property
    def now(self) -> Cohort | None:
        """The cohort to show; None if there is none, or they are being arranged."""
        if self.is_waiting or not self.is_on or self._at >= len(self._line):
            return None
        return self._line[self._at]

    @property
    def place(self) -> tuple[int, int]:
        """Which cohort this is, from 1, and of how many."""
        return self._at + 1, len(self._line)

    @property
    def alone(self) -> set[int]:
        """The rows of this cohort that were given a class of their own."""
        if self.now is None or not self._alone:
            return set()
        here = set(self.now.rows.tolist())
        since = min(act for _, act in self._alone)
        acts = set(self._session.labels.present_acts(since))
        return {row for row, act in self._alone if row in here and act in acts}

    def start(self, kind: Kind, n_seen: int) -> None:
        """Arrange what the grid is to show."""
        self.kind, self.n_seen, self.is_on = kind, n_seen, True
        self._arrange()

    def leave(self) -> None:
        """Show no cohorts any more; an answer may still be on its way."""
        self._number += 1
        self.is_on = self.is_waiting = False

    def stop(self) -> None:
        """End the thread."""
        self.leave()
        self._background.close()

    def heed_predictions(self) -> None:
        """Arrange anew before the next cohort comes: the model has learned."""
        self._is_newer = True

    def heed_acts(self) -> None:
        """Show a cohort again whose act was undone, and leave it when that is done again."""
        if not self.is_waiting and self._heed_all():
            self.moved.emit()

    def _heed_all(self) -> bool:
        found = False
        while self._heed_one():
            found = True
        return found

    def _heed_one(self) -> bool:
        """Follow the last act on a cohort, if it was undone or done again."""
        if self._taken and not self._is_in_force(last := self._taken[-1]):
            self._undone.append(self._taken.pop())
            self._decided -= last.decided
            self._at = min(last.at, len(self._line))
            self._line.insert(self._at, last.cohort)
        elif self._undone and self._is_in_force(last := self._undone[-1]):
            self._taken.append(self._undone.pop())
            self._decided |= last.decided
            self._line = [cohort for cohort in self._line if cohort is not last.cohort]
            self._at = min(self._at, max(0, len(self._line) - 1))
        else:
            return False
        return True

    def _is_in_force(self, taken: _Taken) -> bool:
        return taken.act in self._session.labels.present_acts(taken.act)

    def step(self, by: int) -> None:
        """Go to another cohort without a decision on this one."""
        at = self._at + by
        if 0 <= at < len(self._line) and not self.is_waiting:
            self._at = at
            self.moved.emit()
        elif at >= len(self._line) and self._is_newer:
            self._arrange()

    def take(self, class_name: str, rows: list[int], out: list[int]) -> None:
        """Give a cohort a class, without what was taken out of it; the next one comes."""
        cohort = self.now
        if cohort is None:
            return
        if self._give(cohort, class_name, rows, out, "present"):
            self._out.update(row for row in out if self._is_out(row))
            self._pass_by()

    def deny(self, class_name: str, rows: list[int]) -> None:
        """Say of samples of a cohort that they have not its class; where they may have several."""
        cohort = self.now
        if cohort and self._give(cohort, class_name, rows, [], "absent"):
            self._pass_by()

    def take_alone(self, class_name: str, rows: list[int]) -> None:
        """Give some samples of the cohort a class of their own; they belong to it no more.

        Where they may have several, they have one more, or one less, and only if it is the one that
        the cohort asks about, they are settled.
        """
        cohort, labels = self.now, self._session.labels
        n_done = len(labels.done)
        done = self._controller.label_many([self._id(row) for row in rows], class_name)
        if not done or not cohort or len(labels.done) == n_done or cohort is not self.now:
            return
        asked = labels.class_names[cohort.code] if cohort.code != NONE else ""
        if labels.is_several and class_name != asked:
            return
        act = labels.done[-1]
        self._alone.update((row, act) for row in rows)
        if self.alone >= set(cohort.rows.tolist()):
            self._taken.append(_Taken(act, cohort, self._at, frozenset()))
            self._pass_by()

    def _give(
        self,
        cohort: Cohort,
        class_name: str,
        rows: list[int],
        out: list[int],
        verdict: Literal["present", "absent"],
    ) -> bool:
        labels, class_id = self._session.labels, self._session.class_id(class_name)
        ids, others = ([self._id(row) for row in some] for some in (rows, out))
        n_done = len(labels.done)
        if not self._controller.label_together(ids, class_name, others, verdict):
            return False
        decided = frozenset((row, class_id) for row in (*rows, *out))
        if len(labels.done) > n_done:
            self._taken.append(_Taken(labels.done[-1], cohort, self._at, decided))
        self._decided |= decided
        return True

    def refuse(self) -> None:
        """Label nobody; the parts of the cohort come, or its samples are asked about singly."""
        cohort = self.now
        if cohort is None:
            return
        left = _without(cohort, self.alone)
        del self._line[self._at]
        self._line[self._at : self._at] = left.parts
        for part in left.parts:
            self._most.update(dict.fromkeys(part.rows.tolist(), len(part.rows)))
        if not left.parts:
            self._ask_singly(left)
        self.moved.emit()

    def _ask_singly(self, cohort: Cohort) -> None:
        ids = [self._id(row) for row in cohort.rows.tolist()]
        self._out.update(cohort.rows.tolist())
        self._controller.do(self._session.queue_next, ids)
        self._controller.messages.notice(
            tr("{n} sample(s) will be asked about one by one in the label view.", "", len(ids))
        )

    def _pass_by(self) -> None:
        """Leave what was answered; what is newer is heeded first."""
        del self._line[self._at]
        if self._is_newer or self._at >= len(self._line):
            self._arrange()
        else:
            self.moved.emit()

    def _arrange(self) -> None:
        self._number += 1
        self._line, self._at, self._is_newer, self.why_nothing = [], 0, False, ""
        seen = overview(self._session)
        try:
            asked = self._question(seen)
        except Problem as problem:
            self.is_waiting, self.why_nothing = False, problem_text(problem)
        else:
            self.is_waiting = True
            self._background.forget_waiting()
            work = partial(self._answer, asked, self._number)
            self._background.submit(work, partial(self._show, self._number))
        self.moved.emit()

    def _question(self, seen: Overview) -> CohortQuestion:
        rows = self._wanted()
        rows = rows[~np.isin(rows, list(self._out))]
        return question(
            self._session, seen, rows, self.kind, self._most, self.n_seen, self._decided
        )

    def _answer(self, asked: CohortQuestion, number: int) -> tuple[Cohort, ...] | Problem:
        def heed(done: int, total: int) -> None:
            if number != self._number:
                raise Cancelled

        try:
            return answer(self._search, asked, heed)
        except Problem as problem:
            return problem
        except Cancelled:
            return ()

    def _show(self, number: int, found: tuple[Cohort, ...] | Problem) -> None:
        if number != self._number:
            return
        self.is_waiting = False
        if isinstance(found, Problem):
            self.why_nothing = problem_text(found)
        else:
            self._line = list(found)
            self._heed_all()  # undone while they were arranged
        self.moved.emit()

    def _is_out(self, row: int) -> bool:
        """Whether what was taken out has a label; where it may have several, others are open."""
        return bool(self._session.answers.is_marked[row]) and not self._session.labels.is_several

    def _id(self, row: int) -> str:
        return self._session.project.samples[row].id


def _without(cohort: Cohort, rows: set[int]) -> Cohort:
    """Return a cohort, and its parts, without some rows."""
    if not rows:
        return cohort
    parts = (_without(part, rows) for part in cohort.parts)
    left = cohort.rows[~np.isin(cohort.rows, list(rows))]
    return Cohort(left, cohort.code, tuple(part for part in parts if len(part.rows)))
