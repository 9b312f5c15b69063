"""The table of actions, and what is bound to it."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import Run, change_key, install, reset_key
from aldesk.gui.window.window import Window
from tests.gui.drive import session_of


def runs() -> dict[Action, Run]:
    return {action: lambda: None for action in Action}


def test_an_action_that_does_nothing_is_refused_at_the_start(qtbot: QtBot) -> None:
    bound = runs()
    del bound[Action.SKIP]
    with pytest.raises(ValueError, match=r"not: skip$"):
        install(QWidget(), bound)


def test_an_action_that_does_two_things_is_refused_at_the_start(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match=r"not: undo$"):
        install(QWidget(), runs(), {Action.UNDO: lambda: None})


def test_only_the_window_s_actions_have_keys_that_can_be_changed(open_window: Window) -> None:
    of_class = open_window.actions()[-1]
    before = of_class.shortcuts()
    assert of_class.objectName() == f"class-{session_of(open_window).labels.classes_in_use[-1].id}"
    assert "cannot be changed" in reset_key(open_window, of_class)
    assert "cannot be changed" in change_key(open_window, of_class, before[0])
    assert before
    assert of_class.shortcuts() == before
