"""Always there, always quiet: saved, labels, pace, engine."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.widgets import SteadyLabel, button, label, set_tone, surface
from aldesk.gui.window.goal import Goal
from aldesk.gui.window.job_progress import JobProgress

if TYPE_CHECKING:
    from aldesk.session import LabelSession

_PACE_SECONDS = 60.0
_LABELS_FOR_PACE = 3
_ENGINE = {
    "starting": noop("Engine starting"),
    "idle": noop("Engine idle"),
    "refitting": noop("Engine refitting"),
    "restarting": noop("Engine restarting"),
    "stopped": noop("Engine stopped"),
}


def labels_per_minute(times: Sequence[float], now: float) -> float | None:
    """Return the pace over the last minute of labelling, or None before the third label.

    Parameters
    ----------
    times : sequence of float
        When labels were given, in seconds, oldest first.
    now : float
        On the same clock.
    """
    recent = [at for at in times[-200:] if now - at <= _PACE_SECONDS]
    if len(recent) < _LABELS_FOR_PACE:
        return None
    return 60.0 * (len(recent) - 1) / max(1e-3, recent[-1] - recent[0])


class StatusLine:
    """The line at the window's foot."""

    def __init__(self) -> None:
        self.widget = surface("top")
        self.widget.setFixedHeight(theme.px(28))
        self._saved = label("", "good")
        self._facts = SteadyLabel("muted")
        self.importing = JobProgress(tr("Stop reading; what was read stays"))
        self.search = JobProgress(tr("Stop the search; nothing is changed"))
        self.export = JobProgress(tr("Stop the export; no half file is left"))
        self._engine = label("", "muted")
        self.problems = button("", tr("Show the import report"), "foot")
        key_tip(self.problems, tr("Which files, and what is wrong with them"), Action.IMPORT_REPORT)
        self.problems.hide()
        self.goal = Goal()
        self.all_actions = KeyButton(tr("All actions"), Action.ALL_ACTIONS, "foot")
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(20)
        row.addWidget(self._saved)
        row.addWidget(self._facts)
        row.addWidget(self.goal)
        row.addStretch()
        for job in (self.importing, self.search, self.export):
            row.addWidget(job)
        row.addWidget(self.problems)
        row.addWidget(self._engine)
        row.addWidget(self.all_actions)
        self._of_project = (self._saved, self._facts, self._engine, self.goal)

    def show_project(self, is_open: bool) -> None:
        """Show what is told of a project, or only the way to all actions while none is open.

        Work that the project before left unfinished ended with it.
        """
        for part in self._of_project:
            part.setVisible(is_open)
        for job in (self.importing, self.search, self.export):
            job.clear()
        if not is_open:
            self.show_problems(0)

    def show_session(self, session: "LabelSession", times: Sequence[float]) -> None:
        """Show how many labels, skips and flags there are, and the pace."""
        n = session.labels.n_labeled
        parts = [tr("{n} label(s)", "", n)]
        pace = labels_per_minute(times, time.monotonic())
        if pace:
            parts.append(f"{pace:.0f} / min")
        self.goal.show_progress(n, pace)
        counts = session.labels.counts
        if skipped := counts["skip"]:
            parts.append(tr("{n} skipped", n=skipped))
        if untold := counts["cant_tell"]:
            parts.append(tr("{n} can't tell", n=untold))
        if flagged := len(session.labels.flags):
            parts.append(tr("{n} flagged", n=flagged))
        if who := session.project.journal.annotator:
            parts.append(who)
        self._facts.setText("     ".join(parts))
        self.show_saved(True)

    def show_saved(self, saved: bool) -> None:
        """Say whether all that is on the screen is on the disk."""
        self._saved.setText(tr("● Saved") if saved else tr("● The last step was not saved"))
        set_tone(self._saved, "good" if saved else "warn")

    def show_import(self, done: int, total: int) -> None:
        """Say how many files are read; (0, n) while they are listed, (0, 0) when all are."""
        if done:
            words = tr("Reading files: {n} of {total}", n=done, total=total)
            self.importing.show_count(words, done, total)
        elif total:
            self.importing.show_words(tr("Listing files: {n}", n=total))
        else:
            self.importing.clear()

    def show_problems(self, n: int) -> None:
        """Say how many lines the import report has."""
        self.problems.setText(tr("Import report: {n}", n=n))
        self.problems.setVisible(n > 0)

    def show_search(self, done: int, total: int) -> None:
        """Say how far the search for moved files is; (0, 0) at its end."""
        if total:
            words = tr("Looking for moved files: {n} of {total}", n=done, total=total)
            self.search.show_count(words, done, total)
        else:
            self.search.clear()

    def show_export(self, done: int, total: int) -> None:
        """Say how many samples are exported; (0, 1) while a model is fitted, (0, 0) at the end."""
        if done:
            words = tr("Exporting: {n} of {total}", n=done, total=total)
            self.export.show_count(words, done, total)
        elif total:
            self.export.show_words(tr("Exporting: fitting a model …"))
        else:
            self.export.clear()

    def show_engine(self, state: str) -> None:
        """Say what the engine does."""
        self._engine.setText(tr(_ENGINE.get(state, state)))
