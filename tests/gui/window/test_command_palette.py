"""Every action by its name, and other keys for them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import change_key, in_table, reset_key
from aldesk.gui.window.command_palette import CommandPalette
from aldesk.gui.window.window import Window
from tests.gui.drive import opened, parts

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(open_window: Window, qtbot: QtBot) -> CommandPalette:
    QTest.keyClick(open_window, Key.Key_K, CTRL)
    palette = open_window._commands
    qtbot.waitUntil(palette.field.hasFocus)
    return palette


def action(window: Window, name: str) -> QAction:
    return next(a for a in window.actions() if a.objectName() == name)


def give_key(palette: CommandPalette, name: str, key: Qt.Key) -> None:
    palette.field.setText(name)
    QTest.keyClick(palette.field, Key.Key_F2)
    assert "new key" in palette.note.text()
    QTest.keyClick(palette.field, key)


def listed(palette: CommandPalette) -> set[Action | None]:
    return {in_table(a) for a in palette.model.actions}


def test_what_can_be_done_here_is_listed(palette: CommandPalette, open_window: Window) -> None:
    not_here = ("picture", "grid", "undo", "redo", "stretch", "stopped")
    assert {a for a in Action if a.scope not in not_here} == listed(palette)
    assert all(a.text() for a in palette.model.actions)
    palette.toggle()
    open_window.pages.turn_to("grid")
    palette.toggle()
    assert {Action.NEXT_PAGE, Action.BLIND, Action.QUIT} <= listed(palette)
    assert not {Action.SKIP, Action.LOOP, Action.ROTATE} & listed(palette)


def test_what_cannot_be_done_here_is_found_last_and_does_nothing(palette: CommandPalette) -> None:
    QTest.keyClicks(palette.field, "page")
    last = [in_table(a) for a in palette.model.actions][-2:]
    assert last == [Action.NEXT_PAGE, Action.PAGE_BEFORE]
    palette.field.setText("Next page")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()
    assert "cannot be done here" in palette.note.text()
    give_key(palette, "Next page", Key.Key_F9)
    assert "is now F9." in palette.note.text()


def test_on_the_start_page_only_what_can_be_done_there_is_listed(open_window: Window) -> None:
    open_window.leave_project()
    palette = open_window._commands
    palette.toggle()
    always = {a for a in Action if a.scope == "always"}
    assert listed(palette) == always
    for typed in ("l", "label as", "skip", "o"):
        palette.field.setText(typed)
        assert listed(palette) <= always
    palette.field.setText("label as")
    assert palette.note.text() == "No action matches. Try fewer letters."


def test_an_action_is_found_and_run(palette: CommandPalette, open_window: Window) -> None:
    assert open_window.open_project
    QTest.keyClicks(palette.field, "edcl")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.isHidden()
    assert open_window.open_project.label.editor.isVisible()


def test_a_name_that_nothing_has_is_said_to_be_none(palette: CommandPalette) -> None:
    QTest.keyClicks(palette.field, "zzq")
    assert palette.note.text() == "No action matches. Try fewer letters."
    palette.field.setText("und")
    assert palette.note.text().startswith("Enter runs the action")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("theme", Action.SETTINGS), ("help", Action.GUIDE), ("rename", Action.EDIT_CLASSES)],
)
def test_an_action_is_found_by_other_words_for_it(
    palette: CommandPalette, word: str, meant: Action
) -> None:
    palette.field.setText(word)
    assert in_table(palette.model.actions[0]) == meant


def test_a_title_comes_before_other_words(palette: CommandPalette) -> None:
    palette.field.setText("lab")
    titles = [a.text() for a in palette.model.actions]
    assert titles.index("Show Label") < titles.index("Show Grid")


def test_a_class_is_given_by_its_name(palette: CommandPalette, open_window: Window) -> None:
    assert open_window.open_project
    session = open_window.open_project.session
    QTest.keyClicks(palette.field, "label as mid")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert [session.labels.class_of(i) for i in session.labels.marks] == ["middle"]


def test_letters_and_escape_do_nothing_else(palette: CommandPalette, open_window: Window) -> None:
    assert open_window.open_project
    QTest.keyClicks(palette.field, "1f?b")
    QTest.keyClick(palette.field, Key.Key_Escape)
    session = open_window.open_project.session
    assert palette.isHidden()
    assert not session.labels.done
    assert not session.settings.blind


def test_another_key_is_kept_and_shown(
    palette: CommandPalette, open_window: Window, qtbot: QtBot
) -> None:
    assert open_window.open_project
    give_key(palette, "Skip", Key.Key_S)
    assert "is now S." in palette.note.text()
    QTest.keyClick(palette.field, Key.Key_Escape)
    QTest.keyClick(open_window, Key.Key_S)
    assert [m.kind for m in open_window.open_project.session.labels.marks.values()] == ["skip"]
    assert open_window.open_project.label.hints._hints[Action.SKIP].key.text() == "S"
    give_key(palette, "Add a class", Key.Key_Insert)
    assert (
        open_window.open_project.label.class_palette.new_class.toolTip()
        == "Type a name, then Enter (Ins)"
    )
    give_key(palette, "Sort the grid again", Key.Key_F9)
    give_key(palette, "Set a goal", Key.Key_F11)
    open_window.pages.turn_to("grid")
    assert open_window.open_project
    assert isinstance(grid := open_window.open_project.views.current, GridPane)
    assert grid.bar._again.toolTip().endswith("(F9)")  # also of a view that is made later
    assert open_window._status.goal.field.toolTip().endswith("(F11)")
    other = Window("light")
    assert [k.toString() for k in action(other, "skip").shortcuts()] == ["S"]
    assert reset_key(other, action(other, "skip")) == ""
    assert [k.toString() for k in action(other, "skip").shortcuts()] == ["Right"]
    other.close()
    other.deleteLater()


def test_a_key_that_is_taken_is_refused_with_its_owner(
    palette: CommandPalette, open_window: Window
) -> None:
    give_key(palette, "Skip", Key.Key_2)
    assert "“Label as low”" in palette.note.text()
    give_key(palette, "Skip", Key.Key_F)
    assert "“Flag”" in palette.note.text()
    give_key(palette, "Skip", Key.Key_Tab)
    assert "needed" in palette.note.text()
    assert [k.toString() for k in action(open_window, "skip").shortcuts()] == ["Right"]
    give_key(palette, "Label as low", Key.Key_S)
    assert "cannot be changed" in palette.note.text()


def test_escape_leaves_the_key_as_it_is(palette: CommandPalette, open_window: Window) -> None:
    give_key(palette, "Skip", Key.Key_Escape)
    assert palette.isVisible()
    assert [k.toString() for k in action(open_window, "skip").shortcuts()] == ["Right"]


def test_a_key_given_to_an_action_is_no_class_s_any_more(
    palette: CommandPalette, open_window: Window
) -> None:
    assert open_window.open_project
    give_key(palette, "Hide predictions", Key.Key_5)
    QTest.keyClick(palette.field, Key.Key_Escape)
    for name in ("x", "y", "z"):
        open_window.open_project.controller.add_class(name)
    assert open_window.open_project.label.class_palette.model.keys == ["1", "2", "3", "4", "", "6"]
    QTest.keyClick(open_window, Key.Key_5)
    assert open_window.open_project.session.settings.blind
    assert open_window.open_project.session.labels.n_labeled == 0


def test_a_class_gets_its_key_back(open_window: Window) -> None:
    controller, session, pane = parts(open_window)
    blind = action(open_window, "blind")
    assert change_key(open_window, blind, QKeySequence("4")) == ""
    controller.add_class("x")
    open_window.pages.turn_to("grid")
    grid = opened(open_window).views.current
    assert isinstance(grid, GridPane)
    open_window.pages.turn_to("label")
    assert [p.model.keys[3] for p in (pane.class_palette, grid.side.class_palette)] == ["", ""]
    assert reset_key(open_window, blind) == ""
    assert [p.model.keys[3] for p in (pane.class_palette, grid.side.class_palette)] == ["4", "4"]
    QTest.keyClick(open_window, Key.Key_4)
    assert [session.labels.class_of(i) for i in session.labels.marks] == ["x"]


def test_a_default_key_that_went_elsewhere_is_not_taken_back(open_window: Window) -> None:
    skip, flag = action(open_window, "skip"), action(open_window, "flag")
    assert "“Flag”" in change_key(open_window, skip, QKeySequence("F"))
    assert change_key(open_window, flag, QKeySequence("Ctrl+9")) == ""
    assert change_key(open_window, skip, QKeySequence("F")) == ""
    assert "“Skip” has that key now" in reset_key(open_window, flag)
