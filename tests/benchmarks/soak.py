"""Labels for hours in the real window, and watches what it and its engine hold.

python -m tests.benchmarks.soak [--minutes 120] [--labels 20000] [--refits 200] [--studies 4]
    [--readings FILE] [--json]

The samples are short clips with random embeddings, some of which the built-in encoder still makes.
Keys come evenly over the time, with an undo and redo now and then; every two minutes the person
looks at all views, pages and lists, and now and then runs a study. Every half minute is read what
each process holds.

Of each figure: the median of the minutes from 10 to 20, and that of the last ten, with their ratio.
window_mb, engine_mb: memory that is the process's own (USS); of the engine, that of the processes
that were there both times. window_rss_mb: with what is shared. window_growth: how much more that
is, as a share of what was the window's own; USS also grows when another process ends that had the
same libraries in memory. threads, handles, children, objects, widgets, top_level: of the window's
process; objects are those of Qt that Python knows, below are those that hang below the window.
slope_mb: what the window's memory grows by in an hour, from early on. refits, labels: how many
there were. left: processes that are still there after the window has closed; Python's own tracker
ends with it. lost: labels that are not in the project when it is opened again. warnings: lines of
the log that are warnings or worse. is_flat: memory within a tenth (of the window by its growth),
threads and handles within a few. is_done: all labels and refits came, and nothing is lost or left.
"""

import argparse
import gc
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import linear_regression, median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import getAllValidWrappers

from aldesk.gui.classes.keys import class_keys
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.view import VIEWS
from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.app import make_application, make_window
from aldesk.gui.window.window import Window
from aldesk.store import Project
from tests.gui.study.test_pane import choose, make_small

_MB = 1 << 20
_READ_EVERY, _LOOK_EVERY = 30.0, 120.0
_LABELS_AN_UNDO = 97
_FEW = 4
_PAGES = (
    Action.SETTINGS, Action.ABOUT, Action.GUIDE, Action.ALL_ACTIONS, Action.EDIT_CLASSES,
    Action.HISTORY, Action.STRATEGY, Action.FIND_SAMPLES, Action.IMPORT_REPORT, Action.TEACH,
    Action.VALIDATE, Action.APPLY_MODEL, Action.EXPORT_LABELS, Action.SET_GOAL,
)  # fmt: skip
_FIGURES = (
    "window_mb", "window_rss_mb", "threads", "handles", "children", "objects", "below", "widgets",
    "top_level",
)  # fmt: skip


class Warnings(logging.Handler):
    """Keeps what the program warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage()[:200])


class Soak:
    """A person who labels at one pace, and what is read meanwhile."""

    def __init__(self, window: Window, options: argparse.Namespace) -> None:
        self.window, self.options = window, options
        assert window.open_project
        self.opened = window.open_project
        self.read: list[dict[str, Any]] = []
        self.n_labels = self.n_looks = self.n_studies = 0
        self.me = psutil.Process()

    def run(self) -> None:
        """Label until the time is over."""
        begun = time.monotonic()
        pause = 60 * self.options.minutes / self.options.labels
        next_read, next_look = begun, begun + _LOOK_EVERY
        while (now := time.monotonic()) < begun + 60 * self.options.minutes:
            if now >= next_read:
                self.look_at_processes((now - begun) / 60)
                next_read = now + _READ_EVERY
            if now >= next_look:
                self.look_around()
                next_look = now + _LOOK_EVERY
            if self.n_labels < self.options.labels:
                self.label()
            # What was late is caught up, so that the number of labels is reached.
            due = begun + self.n_labels * pause
            live(max(0.002, min(due - time.monotonic(), 1.0)))

    def label(self) -> None:
        """Press the key of a class, and sometimes take it back and do it again."""
        asked = self.opened.controller.current
        if asked is None:
            return
        session = self.opened.session
        names = session.labels.class_names
        place = names.index(asked.sample.label) if asked.sample.label in names else 0
        key = class_keys(session.project.journal)[place]
        QTest.keyClick(self.window, Qt.Key(ord(key.upper())))
        self.n_labels += 1
        if self.n_labels % _LABELS_AN_UNDO == 0:
            self.act(Action.UNDO)
            self.act(Action.REDO)

    def look_around(self) -> None:
        """Turn to each view, open each page and list, and begin a study now and then."""
        views = self.opened.views
        for name in VIEWS:
            views.turn_to(name)
            live(0.5)
        minutes_a_study = self.options.minutes / max(1, self.options.studies)
        if self.n_looks * _LOOK_EVERY / 60 >= self.n_studies * minutes_a_study:
            views.turn_to("study")
            live(0.5)
            self.begin_study()
        for action in _PAGES:
            views.turn_to("label")
            self.act(action)
            live(0.3)
            for _ in range(3):
                QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Escape)
            live(0.1)
        views.turn_to("label")
        self.n_looks += 1

    def begin_study(self) -> None:
        """Run the smallest study that the view offers."""
        pane = self.opened.views.current
        assert isinstance(pane, StudyPane)
        choose(pane, "RandomSampling", "UncertaintySampling")
        make_small(pane)
        if pane.start.isEnabled():
            pane.start.click()
            self.n_studies += 1

    def act(self, action: Action) -> None:
        """Trigger an action of the window."""
        next(a for a in self.window.actions() if a.objectName() == action.id).trigger()
        QApplication.processEvents()

    def look_at_processes(self, minutes: float) -> None:
        """Read what the window and its engine hold."""
        gc.collect()
        engines = {child.pid: _held(child) for child in self.me.children(recursive=True)}
        objects = sum(isinstance(thing, QObject) for thing in getAllValidWrappers())
        reading = {
            "minutes": round(minutes, 2),
            "window_mb": _held(self.me),
            "window_rss_mb": round(self.me.memory_info().rss / _MB, 1),
            "engines_mb": engines,
            "threads": self.me.num_threads(),
            "handles": self.me.num_fds() if hasattr(self.me, "num_fds") else 0,
            "children": len(engines),
            "objects": objects,
            "below": len(self.window.findChildren(QObject)),
            "widgets": len(QApplication.allWidgets()),
            "top_level": len(QApplication.topLevelWidgets()),
            "labels": self.n_labels,
            "refits": self.opened.refits.n_refits,
            "load": round(os.getloadavg()[0], 1),
        }
        self.read.append(reading)
        if self.options.readings:
            with self.options.readings.open("a") as file:
                file.write(json.dumps(reading) + "\n")


def _held(process: psutil.Process) -> float:
    try:
        return float(round(process.memory_full_info().uss / _MB, 1))
    except psutil.Error:  # it has just ended
        return 0.0


def compared(read: list[dict[str, Any]], minutes: float) -> dict[str, Any]:
    """Return of each figure the median of an early and a late time, and their ratio."""
    early = [r for r in read if minutes / 12 <= r["minutes"] <= minutes / 6] or read[:1]
    late = [r for r in read if r["minutes"] >= minutes * 11 / 12] or read[-1:]
    found: dict[str, Any] = {}
    for name in _FIGURES:
        found[name] = _ratio([r[name] for r in early], [r[name] for r in late])
    lasting = set.intersection(*(set(r["engines_mb"]) for r in early + late))
    found["engine_mb"] = _ratio(
        *([sum(r["engines_mb"][pid] for pid in lasting) for r in part] for part in (early, late))
    )
    more = found["window_rss_mb"][1] - found["window_rss_mb"][0]
    found["window_growth"] = round(more / found["window_mb"][0], 3)
    since = [r for r in read if r["minutes"] >= minutes / 12]
    hours, held = [r["minutes"] / 60 for r in since], [r["window_mb"] for r in since]
    found["slope_mb"] = round(linear_regression(hours, held).slope, 1) if len(since) > 1 else 0.0
    is_flat = found["window_growth"] <= 0.1 and found["engine_mb"][2] <= 1.1
    found["is_flat"] = is_flat and all(
        found[name][1] - found[name][0] <= _FEW for name in ("threads", "handles", "children")
    )
    return found


def _ratio(early: list[float], late: list[float]) -> list[float]:
    first, last = median(early), median(late)
    return [round(first, 1), round(last, 1), round(last / first, 3) if first else 1.0]


def said(process: psutil.Process) -> str:
    """Return with what a process was started; nothing once it has ended."""
    try:
        return " ".join(process.cmdline()[:6])
    except psutil.Error:
        return ""


def gone(processes: list[psutil.Process]) -> list[str]:
    """Wait for processes to end, and return those that do not."""
    ours = [p for p in processes if "multiprocessing.resource_tracker" not in said(p)]
    _, alive = psutil.wait_procs(ours, timeout=60)
    return [f"{process.pid} {said(process)}" for process in alive]


def soak(project: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Label in the window, close it, open the project again, and return all figures."""
    warnings = Warnings()
    make_application()
    logging.getLogger().addHandler(warnings)
    window = make_window("light")
    window.show()
    window.show_project(Project.open(project))
    person = Soak(window, options)
    wait_for(lambda: person.opened.controller.current is not None)
    person.run()
    n_refits = person.opened.refits.n_refits
    answers = dict(person.opened.session.labels.counts)
    children = person.me.children(recursive=True)
    window.close()
    QApplication.processEvents()
    with Project.open(project) as again:
        kept = dict(again.journal.labels.counts)
    left = gone(children)
    is_enough = person.n_labels >= options.labels and n_refits >= options.refits
    return {
        **compared(person.read, options.minutes),
        "labels": person.n_labels,
        "refits": n_refits,
        "looks": person.n_looks,
        "studies": person.n_studies,
        "left": left,
        "lost": 0 if kept == answers else f"{answers} became {kept}",
        "warnings": warnings.lines,
        "is_done": is_enough and kept == answers and not left and not warnings.lines,
        "read": person.read,
    }


def live(seconds: float) -> None:
    """Let the window live for a while; sleeps when it has nothing to do."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def wait_for(is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    while not is_so():
        live(0.02)


def main() -> None:
    """Make the samples, run, and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--labels", type=int, default=20_000)
    parser.add_argument("--refits", type=int, default=200, help="fewer are no success")
    parser.add_argument("--readings", type=Path, help="a line of JSON for each, as it is read")
    parser.add_argument("--studies", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATA", "STATE", "CACHE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = folder
        maker = Path(__file__).with_name("latency_data.py")
        n, n_left = options.labels * 5 // 4, options.labels // 10
        subprocess.run(
            [sys.executable, maker, folder, "clips", str(n), str(n_left), ""], check=True
        )
        figures = soak(Path(folder) / "p.aldesk", options)
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        if name != "read":
            print(f"{name:12} {value}")


if __name__ == "__main__":
    main()
