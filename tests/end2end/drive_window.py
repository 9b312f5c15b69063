"""Drives the real window by keys in a process of its own, tells its state, and waits to be killed.

python drive_window.py PROJECT label|tick|look
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
from aldesk.session import LabelSession
from aldesk.store import Project

CTRL = Qt.KeyboardModifier.ControlModifier


def state(window: Window) -> dict[str, Any]:
    """Return what the person sees and what is behind it."""
    assert window.open_project
    session = window.open_project.session
    return {
        "labels": {s.id: session.labels.class_of(s.id) for s in session.project.samples},
        "classes": {s.id: verdicts(session, s.id) for s in session.project.samples},
        "skipped": sorted(i for i, m in session.labels.marks.items() if m.kind == "skip"),
        "undo": [session.labels.done, session.labels.undone],
        "queue": [[asked.sample.id, asked.reason] for asked in session.queue.items()],
        "shown": window.open_project.label.sample.shown,
        "curve": [vars_of(point) for point in session.accuracy.curve()],
        "facts": window._status._facts.text().split("  ")[0],
    }


def verdicts(session: LabelSession, sample_id: str) -> list[list[str]]:
    return [list(session.labels.classes_of(sample_id)), list(session.labels.absent_of(sample_id))]


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


def tick(window: Window, opened: OpenProject) -> None:
    """Tick classes of samples, answer, take back, and leave the last one ticked in part."""
    opened.controller.do(opened.session.allow_several)
    wait(lambda: opened.is_settled)
    for keys in ("12", "", "3", "131", "2", "3"):
        for letter in keys:
            QTest.keyClick(window, Qt.Key(ord(letter)))
        QTest.keyClick(window, Qt.Key.Key_Return)
        QTest.qWait(2)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(window, key, CTRL)
    QTest.keyClick(window, Qt.Key.Key_1)
    wait(lambda: opened.refits.engine.pid)
    os.kill(opened.refits.engine.pid, signal.SIGKILL)
    QTest.keyClick(window, Qt.Key.Key_2)


def main(file: Path, what: str) -> None:
    app = make_application()
    window = make_window("light")
    window.show()
    window.show_project(Project.open(file))
    assert window.open_project
    act = {"label": drive, "tick": tick}.get(what)
    if act:
        act(window, window.open_project)
    print(json.dumps(state(window)), flush=True)
    if act:
        app.exec()  # until it is killed
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
