"""Labelling in the window by keys, in processes one call of which fails; see `durability`."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from traceback import format_exception
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aldesk.core.errors import Problem
from aldesk.core.outcome import Stopped
from aldesk.gui.kit import reach
from aldesk.gui.window.app import make_application, make_window
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.refit_thread import EngineThread
from tests.benchmarks.durable_acts import Line
from tests.benchmarks.durable_state import Held, Sums

OPENING, LABELLING = "opening in the window", "labelling in the window"
_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_KEYS = (
    *(("1", _NONE), ("2", _NONE), ("3", _NONE)) * 3,
    *(("Z", _CTRL), ("Z", _CTRL), ("Y", _CTRL)),
    *(("F", _NONE), ("1", _NONE), ("2", _CTRL), ("1", _CTRL), ("2", _NONE)),
)
"""Labels, two taken back and one given again, a flag, the grid and back."""


def make_quiet_window() -> Window:
    """Make the window, to be used in forks of this process alone, each with a project of its own.

    The engine and the embedding, which are processes themselves, do not run.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()
    window = make_window("light")
    window.show()
    QTest.qWait(1)
    for part in (PoolEmbedding, EngineThread):
        part.start = lambda _: None  # type: ignore[method-assign]
    return window


def label_in_window(window: Window, file: Path, kind: str, to: int) -> None:
    """Open a project in the window, label it by keys, tell what it holds, and close it.

    Of the kind `OPENING` only two keys are pressed.
    """
    told: list[str] = []
    bugs: list[str] = []

    def on_exception(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        is_problem = isinstance(error, Problem)
        (told if is_problem else bugs).append("".join(format_exception(kind, error, trace)))

    sys.excepthook = on_exception
    reach.SECONDS_TO_ANSWER = 60.0  # what is opened is opened at once
    window.messages.trouble = lambda text, **_: told.append(text)  # type: ignore[method-assign]
    os.write(to, Line("begins", kind).text())
    for _ in range(2):  # where the first time is refused, the person opens it again
        if window.open_project is None:
            window.start_flow.open_path(file)
            QTest.qWait(1)
    _label(window, kind)
    os.write(to, Line("over", kind).text())
    if opened := window.open_project:
        # What the window believes, without a look at the disk, of which further calls would fail.
        held = Held({"events": Sums().of("events", opened.project.journal.events)}, {}, {})
        problem = "; ".join(told)
        os.write(to, Line("holds", kind, held=held, is_new=True, problem=problem).text())
    window.close()
    QTest.qWait(1)
    if bugs:
        raise RuntimeError("\n".join(bugs))


def _label(window: Window, kind: str) -> None:
    if not (opened := window.open_project):
        raise RuntimeError("The project was not opened the second time either")
    opened.embedding._end(Stopped())
    with suppress(OSError):  # which is found in the record: nothing else reads it as a link
        opened.project.path.readlink()
    for key, modifiers in _KEYS if kind == LABELLING else _KEYS[:2]:
        QTest.keyClick(window, Qt.Key(ord(key)), modifiers)
        QTest.qWait(1)
