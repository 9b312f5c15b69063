"""A closed project, and a closed window, give back what they held."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.view import VIEWS
from aldesk.gui.window.window import Window
from aldesk.store import Project
from tests.gui.conftest import show_quietly, wait_for_sample

_PAGES = Action.SETTINGS, Action.STRATEGY, Action.HISTORY, Action.TEACH, Action.VALIDATE


def delete_what_waits() -> None:
    """Delete what Qt deletes later, and what only holds itself."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def looked_at(window: Window) -> list[weakref.ref[object]]:
    """Look at all that a project has, and return what is to be gone after it is closed."""
    opened = window.open_project
    assert opened
    for view in VIEWS:
        opened.views.turn_to(view)
    for page in _PAGES:
        opened.views.turn_to("label")
        next(a for a in window.actions() if a.objectName() == page.id).trigger()
    held = opened, opened.session, opened.project, opened.controller, opened.views, opened.label
    return [weakref.ref(thing) for thing in held]


def test_a_closed_project_and_window_are_freed(project: Project, qtbot: QtBot) -> None:
    path = project.path
    project.close()
    window = Window("light")
    window.show()
    show_quietly(window, path)
    wait_for_sample(window, qtbot)
    held = looked_at(window)
    window.leave_project()
    delete_what_waits()
    assert [ref() for ref in held if ref() is not None] == []

    closed = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window
    delete_what_waits()
    assert closed() is None
