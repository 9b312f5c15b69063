"""Starts, pauses and ends a project's studies, and gathers what comes of them."""

import os
import re
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from aldesk.core.outcome import Done, Outcome
from aldesk.core.pace import duration
from aldesk.gui.kit.i18n import tr
from aldesk.gui.study.thread import CostThread, StudyThread
from aldesk.study.earlier_run import is_unfinished, kept_points
from aldesk.study.plan_file import PlanFile
from aldesk.study.running_curves import LiveCurves
from aldesk.study.task import Point

_REFRESH_MS = 250

State = Literal["idle", "timing", "running", "paused"]


class StudyControl(QObject):
    """One study at a time, in threads of its own.

    Parameters
    ----------
    project : Path
        The open project's file; studies are kept beside it.
    parent : QObject

    Signals
    -------
    state_changed
    curves_changed
    progressed : (int, int)
        Steps that are done, and how many there are.
    prepared : (int, int)
        The same of the samples that are embedded before.
    cost_known : str
        In words.
    ended : Outcome
        Of the study, or of the timing if that is not done.
    """

    state_changed = Signal()
    curves_changed = Signal()
    progressed = Signal(int, int)
    prepared = Signal(int, int)
    cost_known = Signal(str)
    ended = Signal(object)

    def __init__(self, project: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = project.absolute().with_suffix(".studies")
        # The window and its refits keep a core.
        self.n_workers = max(1, (os.cpu_count() or 1) - 1)
        self.curves: LiveCurves | None = None
        self.out: Path | None = None
        self.failures: list[str] = []
        self._study: StudyThread | None = None
        self._cost: CostThread | None = None
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self.curves_changed)

    @property
    def state(self) -> State:
        """``idle``, ``running``, ``paused``, or ``timing`` while the cost is found out."""
        if self._study:
            return "paused" if self._study.is_paused else "running"
        return "timing" if self._cost else "idle"

    def out_of(self, file: PlanFile) -> Path:
        """Return the folder of a plan's study: one for each name."""
        name = re.sub(r"\W+", "-", file.plan.name).strip("-").lower()
        return self.folder / (name[:60] or "study")

    def can_resume(self, file: PlanFile) -> bool:
        """Whether a study with this very plan was begun and has not ended."""
        return is_unfinished(self.out_of(file), file.plan)

    def start(self, file: PlanFile) -> None:
        """Start a study, or go on with it, on the data as they were when it began."""
        keep_data = self.can_resume(file)
        self.out = self.out_of(file)
        self.curves, self.failures = LiveCurves(file.plan), []
        self._study = StudyThread(file, self.out, self.n_workers, self, keep_data=keep_data)
        self._study.point_came.connect(self._add_point)
        self._study.task_failed.connect(self._add_failure)
        self._study.progressed.connect(self.progressed)
        self._study.prepared.connect(self.prepared)
        self._study.ended.connect(self._end_study)
        self._study.start()
        self.curves_changed.emit()
        self.state_changed.emit()

    def estimate(self, file: PlanFile) -> None:
        """Find out how long a study will take."""
        out, keep_data = self.out_of(file), self.can_resume(file)
        self._cost = CostThread(file, out, self.n_workers, self, keep_data=keep_data)
        self._cost.progressed.connect(self.progressed)
        self._cost.ended.connect(self._end_cost)
        self._cost.start()
        self.state_changed.emit()

    def pause(self, wanted: bool) -> None:
        """Let the study wait after the cycle it is at, or go on."""
        if self._study:
            self._study.pause(wanted)
            self.state_changed.emit()

    def cancel(self) -> None:
        """Ask what runs to stop; what is complete is kept."""
        for work in (self._study, self._cost):
            if work:
                work.cancel()

    def stop(self) -> None:
        """Stop, and wait for it."""
        for work in (self._study, self._cost):
            if work:
                work.stop()
        self._refresh.stop()

    def show_kept(self, out: Path, file: PlanFile) -> None:
        """Show what an earlier run of a plan has left."""
        self.out, self.curves = out, LiveCurves(file.plan)
        for title, repetition, point in kept_points(out, file.plan):
            self.curves.add(title, repetition, point)
        self.curves_changed.emit()

    def _add_point(self, title: str, repetition: int, point: Point) -> None:
        if self.curves:
            self.curves.add(title, repetition, point)
        if not self._refresh.isActive():
            self._refresh.start()

    def _add_failure(self, title: str, repetition: int, what: str) -> None:
        words = self.curves.plan.words if self.curves else {}
        said = tr(words.get(title, title))
        self.failures.append(
            tr("{title}, repetition {n}: {what}", title=said, n=repetition + 1, what=what)
        )

    def _tell_cost(self, seconds: float) -> None:
        self.cost_known.emit(
            tr(
                "Takes about {time} on this computer, with {n} process(es): an estimate from the "
                "first cycle of each strategy.",
                "",
                self.n_workers,
                time=duration(seconds),
            )
        )

    def _end_study(self, outcome: Outcome) -> None:
        if self._study:
            self._study.finish()
        self._study = None
        self._refresh.stop()
        self.curves_changed.emit()
        self.state_changed.emit()
        self.ended.emit(outcome)

    def _end_cost(self, outcome: Outcome) -> None:
        if self._cost:
            self._cost.finish()
        self._cost = None
        self.state_changed.emit()
        if isinstance(outcome, Done):
            self._tell_cost(outcome.result)
        else:
            self.ended.emit(outcome)
