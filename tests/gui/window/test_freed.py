"""A closed project gives back what it held, and what is shown anew does not pile up."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.parameter_form import ParameterForm
from aldesk.gui.kit.view import VIEWS
from aldesk.gui.window.window import Window
from aldesk.store import Project
from aldesk.strategies.catalogue import Parameter
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


def test_parameters_shown_anew_do_not_pile_up(qtbot: QtBot) -> None:
    whole, form = QWidget(), ParameterForm()
    form.setParent(whole)
    qtbot.addWidget(whole)
    counts = []
    for _ in range(3):
        form.show_parameters([Parameter("n", "Neighbours", 20, low=1, high=100)], {})
        delete_what_waits()
        counts.append(len(form.findChildren(QObject)))
    assert counts == counts[:1] * 3
