"""The demo: the window on the bundled project, labelling by itself if asked to."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from aldesk.core.errors import Problem
from aldesk.evaluate.accuracy import Accuracy
from aldesk.gui.kit import i18n
from aldesk.gui.kit.theme import Choice
from aldesk.gui.results.alike_words import doubt_text
from aldesk.gui.window.app import close_on_signal, has_display, make_application, make_window
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.window.window import Window
from aldesk.gui.window.window_place import WindowPlace
from aldesk.session import LabelSession, Settings
from aldesk.session.checked_sureness import checked_sureness
from aldesk.store.project import Project

_HEADLESS_LABELS = 100
_TICK_MS = 5


class DemoOptions(Protocol):
    """What the demo is asked to do; the command line has such a value."""

    @property
    def auto(self) -> int | None:
        """Labels to enter by itself."""

    @property
    def seed(self) -> int:
        """Seed of every random draw."""

    @property
    def screenshot(self) -> Path | None:
        """Where to save a picture of the window."""

    @property
    def as_json(self) -> bool:
        """Whether to print one line of JSON."""

    @property
    def theme(self) -> Choice:
        """Light, dark, or the system's."""

    @property
    def language(self) -> i18n.Choice:
        """Of the window, or the system's."""


class Autopilot(QObject):
    """Enters the true labels through the acts that the window's keys use.

    It waits at the end of each batch until the engine has chosen the next one, so that a run
    depends on its seed alone and not on the machine's speed.

    Signals
    -------
    finished
    """

    finished = Signal()

    def __init__(self, opened: OpenProject, n_labels: int, parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self._end = opened.session.labels.n_labeled + n_labels
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Label on a timer, so that the window lives in between."""
        self._timer.start()

    def _step(self) -> None:
        session, controller = self._opened.session, self._opened.controller
        queue = session.queue.items(2)
        if self._opened.embedding.is_running or (len(queue) < 2 and session.is_waiting):
            return
        if not queue or session.labels.n_labeled >= self._end:
            self._finish()
            return
        if name := session.labels.class_named(queue[0].sample.label or ""):
            controller.label(name)
        else:
            controller.skip()

    def _finish(self) -> None:
        """Measure once more, with all the labels, then end."""
        self._timer.timeout.disconnect(self._step)
        self._timer.timeout.connect(self._end_when_settled)
        self._opened.refits.request()

    def _end_when_settled(self) -> None:
        if self._opened.is_settled:
            self._timer.stop()
            self.finished.emit()


def run_demo(file: Path, options: DemoOptions) -> int:
    """Show the demo; label by itself where that was asked for, or nobody can look."""
    is_headless = not has_display()
    auto = options.auto or (_HEADLESS_LABELS if is_headless else None)
    app = make_application(options.language)
    window = make_window(options.theme)
    window.first_hints.is_off = auto is not None
    project = Project.open(file)
    if auto and not any(s.label for s in project.samples if s.split == "pool"):
        project.close()
        raise Problem(
            "The demo labels with what the source knows, and this one knows no labels",
            subject=str(file),
            kept="The project was not changed",
            todo="Label by hand: `aldesk FILE`",
        )
    if not project.queries.all():
        project.meta.settings = asdict(Settings(seed=options.seed))
    project.journal.actor = "auto" if auto else "annotator"
    window.show_project(project)
    if auto is None:
        WindowPlace(window)
    window.show()
    close_on_signal(window)
    if auto is None:
        return app.exec()
    opened = window.open_project
    assert opened  # noqa: S101 - a project was shown
    opened.label.sample.settings.change(keep=False, plays_by_itself=False)
    pilot = Autopilot(opened, auto, window)
    pilot.finished.connect(lambda: app.exit(0))  # quit would close the window first
    pilot.start()
    app.exec()
    if window.open_project is None:
        return 130  # closed before it was done
    screenshot = options.screenshot or (file.with_suffix(".png") if is_headless else None)
    report = _report(window, opened, file, screenshot)
    window.close()
    _tell(report, as_json=options.as_json or options.auto is not None)
    return 0


def _report(
    window: Window, opened: OpenProject, file: Path, screenshot: Path | None
) -> dict[str, Any]:
    session = opened.session
    points = session.accuracy.curve()
    first = points[0].accuracy if points else Accuracy(0, 0)
    last = session.accuracy.newest()
    if screenshot:
        QCoreApplication.processEvents()  # the last texts change the layout once more
        window.grab().save(str(screenshot))
    several = _several(session) if session.labels.is_several else {}
    return {
        "labels": session.labels.n_labeled,
        "refits": opened.refits.n_refits,
        "accuracy": last.value if last.enough else None,
        "strategy": session.settings.recipe.strategy,
        "accuracy_text": last.text(),
        "accuracy_every_look": list(last.ends("every look")) if last.enough else None,
        "doubt": doubt_text(last, session.accuracy.kept_together) if last.enough else "",
        "first_accuracy": first.value if first.enough else None,
        "area_under_curve": session.accuracy.area(),
        **_calibration(session),
        "learner": session.settings.recipe.learner,
        "seed": session.settings.seed,
        "project": str(file),
        "screenshot": str(screenshot) if screenshot else None,
        **several,
    }


def _calibration(session: LabelSession) -> dict[str, Any]:
    """Return the calibration error with its interval, and before; None where it is not known."""
    known = checked_sureness(session)
    after, before = known.measured() if known else (None, None)
    if after is None or before is None or not (after.enough and known and known.enough):
        return {"ece": None, "ece_interval": None, "ece_before": None}
    error = after.error
    return {
        "ece": error.value,
        "ece_interval": list(error.interval),
        "ece_before": before.error.value,
    }


def _several(session: LabelSession) -> dict[str, Any]:
    """Return what is told of several classes in the place of the accuracy."""
    mean = session.accuracy.newest_of("average precision")
    told = "not told: samples may have several classes"
    if mean:
        low, high = (f"{100 * end:.0f}" for end in mean.interval)
        told += f"; mean average precision {100 * mean.value:.0f} %, 95 % {low}–{high} %"
    return {
        "accuracy": None,
        "accuracy_text": told,
        "accuracy_every_look": None,
        "first_accuracy": None,
        "average_precision": mean.value if mean else None,
        "area_under_curve": session.accuracy.area("average precision"),
    }


def _tell(report: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(report) + "\n")
        return
    sys.stdout.write(
        f"{report['labels']} labels, {report['refits']} refits, "
        f"accuracy {report['accuracy_text']}. {report['doubt']}".rstrip()
        + "\n"
        f"The project is {report['project']}\nThe screenshot is {report['screenshot']}\n"
    )
