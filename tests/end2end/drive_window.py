"""Drives the real window by keys in a process of its own, tells its state, and waits to be killed.

python drive_window.py PROJECT label|look
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aldesk.gui.window.app import make_application, make_window
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.window.window import Window
from aldesk.store import Project

CTRL = Qt.KeyboardModifier.ControlModifier


def state(window: Window) -> dict[str, Any]:
    """Return what the person sees and what is behind it."""
    assert window.open_project
    session = window.open_project.session
    return {
        "labels": {s.id: session.labels.class_of(s.id) for s in session.project.samples},
        "skipped": sorted(i for i, m in session.labels.marks.items() if m.kind == "skip"),
        "undo": [session.labels.done, session.labels.undone],
        "queue": [[asked.sample.id, asked.reason] for asked in session.queue.items()],
        "shown": window.open_project.label.sample.shown,
        "curve": [vars_of(point) for point in session.accuracy.curve()],
        "facts": window._status._facts.text().split("  ")[0],
    }


def vars_of(point: Any) -> list[Any]:
    return [point.n_labeled, point.n_correct, point.n_check, point.basis]


def wait(until: Any) -> None:
    for _ in range(6000):
        if until():
            return
        QTest.qWait(10)
    raise TimeoutError


def label(window: Window, opened: OpenProject, n: int) -> None:
    """Press the key of the true class, n times."""
    keys = {"high": Qt.Key.Key_1, "low": Qt.Key.Key_2, "middle": Qt.Key.Key_3}
    for _ in range(n):
        asked = opened.controller.current
        assert asked
        QTest.keyClick(window, keys[str(asked.sample.label)])
        QTest.qWait(2)


def drive(window: Window, opened: OpenProject) -> None:
    wait(lambda: opened.is_settled)
    label(window, opened, 20)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Right)
    wait(lambda: opened.refits.engine.pid)
    engine = opened.refits.engine.pid
    os.kill(engine, signal.SIGKILL)
    label(window, opened, 15)
    wait(
        lambda: (
            opened.refits.engine.pid not in (0, engine)
            and opened.is_settled
            and opened.refits.n_refits
        )
    )


def main(file: Path, what: str) -> None:
    app = make_application()
    window = make_window("light")
    window.show()
    window.show_project(Project.open(file))
    assert window.open_project
    if what == "label":
        drive(window, window.open_project)
    print(json.dumps(state(window)), flush=True)
    if what == "label":
        app.exec()  # until it is killed
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
