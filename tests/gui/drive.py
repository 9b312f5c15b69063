"""What a person does at the window, for the tests of all rooms."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aldesk.core.refit import RefitResult
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.kit.view import VIEWS, ViewId
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import LabelSession

Key = Qt.Key
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def opened(window: Window) -> OpenProject:
    assert window.open_project
    return window.open_project


def parts(window: Window) -> tuple[SessionController, LabelSession, LabelPane]:
    project = opened(window)
    return project.controller, project.session, project.label


def allow_several(window: Window) -> None:
    """Let samples have any number of classes, as the class editor does."""
    controller, session, _ = parts(window)
    controller.do(session.allow_several)


def session_of(window: Window) -> LabelSession:
    return opened(window).session


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    QTest.keyClick(focus if focus and window.isAncestorOf(focus) else window, key, modifiers)


def press_each(window: Window, keys: str) -> None:
    """Press the keys of single characters at the window."""
    for key in keys:
        QTest.keyClick(window, Qt.Key(ord(key.upper())))


def write(window: Window, text: str) -> None:
    """Type a text where the focus is."""
    focus = QApplication.focusWidget()
    assert focus
    QTest.keyClicks(focus, text)


def drop(window: Window, path: Path) -> None:
    """Drop a file or a folder on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(10, 10), copy, data, left, NONE))


def turn_to(window: Window, view: ViewId) -> GridPane | MapPane | ResultsPane:
    press(window, Qt.Key(ord(str(1 + list(VIEWS).index(view)))), CTRL)
    current = opened(window).views.current
    assert isinstance(current, GridPane | MapPane | ResultsPane)
    return current


def grid_of(window: Window) -> GridPane:
    grid = turn_to(window, "grid")
    assert isinstance(grid, GridPane)
    return grid


def shown(window: Window) -> str:
    """Return the id of the sample that the label view shows."""
    return opened(window).label.sample.shown


def first_in_queue(window: Window) -> str:
    asked = session_of(window).queue.current
    assert asked
    return asked.sample.id


def believe(window: Window, proba: list[float]) -> None:
    """Let the model find these probabilities for every sample."""
    _, session, pane = parts(window)
    request = session.refit_request("")
    rows = request.predict_rows
    table = np.tile(np.array(proba, np.float16), (len(rows), 1))
    pane.refresh(
        session.accept(
            RefitResult(request.generation, 1, request.candidates, rows, table, 0, 0, 0.0, 0.0)
        )
    )
