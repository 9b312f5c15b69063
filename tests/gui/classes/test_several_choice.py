"""Allowing several classes for a sample, by keys, in the class editor."""

from pytestqt.qtbot import QtBot

from aldesk.gui.kit.action_table import Action
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, parts, press, shown


def do(window: Window, action: Action) -> None:
    next(one for one in window.actions() if one.objectName() == action.id).trigger()


def test_several_classes_are_allowed_by_keys(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_E, CTRL)
    editor = pane.editor
    qtbot.waitUntil(editor.view.hasFocus)
    assert "exactly one" in editor._how_many.text()
    editor.several.setFocus()
    press(quiet, Key.Key_Space)
    choice = editor.several_choice
    assert choice.isVisible()
    assert not choice.allow.isEnabled()
    qtbot.waitUntil(choice.no_others.hasFocus)
    press(quiet, Key.Key_Down)
    press(quiet, Key.Key_Space)
    assert choice.only_named.isChecked()
    choice.allow.setFocus()
    press(quiet, Key.Key_Return)
    assert session.labels.is_several
    assert not choice.isVisible()
    assert "any number" in editor._how_many.text()
    assert editor.several.isHidden()
    assert not session.labels.absent_of(first)
    assert session.labels.names_of(first) == session.labels.class_names[:1]
    assert len(list(session.project.backups.glob("*before several*"))) == 1
    assert session.project.backups.name in quiet._line.text.text()
    press(quiet, Key.Key_E, CTRL)
    press(quiet, Key.Key_2)
    assert pane.class_palette.model.given == {1}


def test_the_menu_asks_while_a_sample_has_exactly_one_class(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    assert "single" in quiet.pages.scopes()
    do(quiet, Action.ALLOW_SEVERAL)
    assert pane.editor.several_choice.isVisible()
    press(quiet, Key.Key_Escape)
    do(quiet, Action.ALLOW_SEVERAL)  # also where the editor is open
    assert pane.editor.several_choice.isVisible()
    pane.editor.several_choice.allow.click()
    assert session.labels.is_several
    assert "single" not in quiet.pages.scopes()
    do(quiet, Action.ALLOW_SEVERAL)
    assert not pane.editor.several_choice.isVisible()


def test_labels_of_one_class_each_may_say_that_others_are_absent(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_1)
    pane.toggle_class_editor()
    pane.editor.several.click()
    pane.editor.several_choice.no_others.click()
    pane.editor.several_choice.allow.click()
    assert len(session.labels.absent_of(first)) == 2


def test_escape_leaves_all_as_it_is(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_E, CTRL)
    pane.editor.several.click()
    press(quiet, Key.Key_Escape)
    assert not pane.editor.several_choice.isVisible()
    assert pane.editor.isVisible()
    assert not session.labels.is_several


def test_without_labels_there_is_nothing_to_ask(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_E, CTRL)
    pane.editor.several.click()
    choice = pane.editor.several_choice
    assert choice.no_others.isHidden() or not choice.no_others.isVisible()
    assert choice.allow.isEnabled()
    choice.allow.click()
    assert session.labels.is_several
    assert not session.project.backups.exists() or not list(
        session.project.backups.glob("*before*")
    )


def test_what_was_chosen_once_is_chosen_anew(quiet: Window) -> None:
    _, _, pane = parts(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_E, CTRL)
    pane.editor.several.click()
    pane.editor.several_choice.only_named.click()
    pane.editor.several_choice.cancel.click()
    pane.editor.several.click()
    assert not pane.editor.several_choice.only_named.isChecked()
    assert not pane.editor.several_choice.allow.isEnabled()
