"""The menus hold every action, once, and show what can be done."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QStyleOptionMenuItem
from pytestqt.qtbot import QtBot

from aldesk.gui.begin.recent import remember
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import in_table
from aldesk.gui.window.menu_table import MENUS, OUTSIDE, Menu
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, opened, parts, press, session_of, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one


def entries(menu: Menu) -> Iterator[Action]:
    for group in menu.groups:
        for entry in group:
            if isinstance(entry, Action):
                yield entry
            else:
                yield from entries(entry)


def made(menu: QMenu | QMenuBar) -> Iterator[QAction]:
    """Return the entries of real menus, with those of the menus inside."""
    for entry in menu.actions():
        if inner := entry.menu():
            assert isinstance(inner, QMenu)
            yield from made(inner)
        elif not entry.isSeparator():
            yield entry


def close(menu: QMenu) -> None:
    menu.close()
    assert not menu.isVisible()


def drawn(menu: QMenu, entry: QAction) -> str:
    """Return what an entry is drawn with."""
    option = QStyleOptionMenuItem()
    menu.initStyleOption(option, entry)
    return str(option.text)


def in_menu(window: Window) -> dict[Action, QAction]:
    found = {in_table(entry): entry for entry in made(window.menus.button_menu)}
    return {action: entry for action, entry in found.items() if action}


def test_every_action_is_in_exactly_one_menu() -> None:
    times = Counter(action for menu in MENUS for action in entries(menu))
    assert times == Counter(action for action in Action if action not in OUTSIDE)


def test_keys_are_written_as_elsewhere_in_the_window(window: Window) -> None:
    """Not “Return”, “Right” and “PgUp”, which Qt writes."""
    inner = window.menus.button_menu.actions()[1].menu()
    assert isinstance(inner, QMenu)
    keys = {
        in_table(entry): drawn(inner, entry).rpartition("\t")[2]
        for entry in inner.actions()
        if not entry.isSeparator()
    }
    assert (keys[Action.ACCEPT], keys[Action.SKIP]) == ("Enter", "→")
    assert keys[Action.UNDO] == "Ctrl+Z"
    assert "Page↑" in keys.values()


WITHOUT_KEY = {Action.ALLOW_SEVERAL, Action.MERGE, Action.RESTORE, Action.START_ENGINE}
"""What is done once, or hardly ever."""


def test_the_entries_are_the_window_s_own_actions_with_their_keys(window: Window) -> None:
    own = {action: a for a in window.actions() if (action := in_table(a))}
    for action, entry in in_menu(window).items():
        assert entry is own[action]
        assert entry.isShortcutVisibleInContextMenu()
        first = [key.toString() for key in entry.shortcuts()[:1]]
        assert first == ([] if action in WITHOUT_KEY else [entry.shortcut().toString()])


def test_the_menu_opens_by_its_key_and_by_its_button(window: Window, qtbot: QtBot) -> None:
    menu = window.menus.button_menu
    press(window, Key.Key_F10)
    assert menu.isVisible()
    assert menu.activeAction().text() == "Project"
    QTest.keyClick(menu, Key.Key_Escape)
    assert not menu.isVisible()
    window._top.menu.click()
    assert menu.isVisible()
    assert window._top.menu.accessibleName() == "Menu"
    close(menu)


def test_an_action_is_run_by_the_keyboard_alone(window: Window) -> None:
    press(window, Key.Key_F10)
    menu = window.menus.button_menu
    QTest.keyClick(menu, Key.Key_Up)  # the last: Help
    QTest.keyClick(menu, Key.Key_Right)
    inner = QApplication.activePopupWidget()
    assert isinstance(inner, QMenu)
    assert inner.title() == "Help"
    QTest.keyClick(inner, Key.Key_Up)  # from the first entry to the last
    QTest.keyClick(inner, Key.Key_Return)
    assert window.pages.currentWidget() is window.pages.program.about


def enabled(window: Window) -> set[Action]:
    """Return what the menu offers, and look that nothing stays grey when it is closed."""
    press(window, Key.Key_F10)
    found = {action for action, entry in in_menu(window).items() if entry.isEnabled()}
    close(window.menus.button_menu)
    assert all(action.isEnabled() for action in window.actions())
    return found


def of(*scopes: str) -> set[Action]:
    return {a for a in Action if a.scope in scopes and a not in OUTSIDE}


def test_what_cannot_be_done_is_grey(open_window: Window, qtbot: QtBot) -> None:
    opened(open_window).embedding.cancel()
    qtbot.waitUntil(lambda: not opened(open_window).embedding.is_running)
    everywhere = ("always", "page", "project", "embedding")
    sound = (*everywhere, "views", "samples", "label", "single", "sample", "sound")
    assert enabled(open_window) == of(*sound)
    press(open_window, Key.Key_1)
    assert enabled(open_window) == of(*sound, "undo")
    press(open_window, Key.Key_Z, CTRL)
    assert enabled(open_window) == of(*sound, "redo")
    press(open_window, Key.Key_1)
    open_window.pages.turn_to("grid")
    assert enabled(open_window) == of(*everywhere, "undo", "views", "samples", "grid")
    open_window.pages.turn_to("results")
    assert enabled(open_window) == of(*everywhere, "undo", "views")
    press(open_window, Key.Key_Comma, CTRL)
    assert enabled(open_window) == of(*everywhere)
    press(open_window, Key.Key_Escape)
    open_window.leave_project()
    assert enabled(open_window) == of("always")
    open_window.start_flow.new()
    assert enabled(open_window) == of("always", "page")


def test_an_embedding_that_is_complete_is_not_paused(learned_window: Window) -> None:
    assert not enabled(learned_window) & of("embedding", "redo")


def test_class_keys_and_fields_work_after_a_menu_was_open(
    open_window: Window, qtbot: QtBot
) -> None:
    _, session, pane = parts(open_window)
    assert enabled(open_window)
    press(open_window, Key.Key_1)
    assert session.labels.n_labeled == 1
    press(open_window, Key.Key_Slash)
    assert enabled(open_window)
    qtbot.waitUntil(pane.class_palette.finder.hasFocus)
    write(open_window, "1 f")
    assert pane.class_palette.finder.text() == "1 f"
    assert session_of(open_window).labels.n_labeled == 1
    press(open_window, Key.Key_Escape)
    press(open_window, Key.Key_Right)
    assert len(session.labels.marks) == 2


def test_what_the_label_view_shows_is_not_changed_from_the_grid(open_window: Window) -> None:
    settings = parts(open_window)[2].sample.settings
    before = settings.now
    open_window.pages.turn_to("grid")
    for action in open_window.actions():
        if (known := in_table(action)) and known.scope in ("sample", "sound", "picture"):
            action.trigger()
    assert settings.now == before


def test_recent_projects_are_listed_letter_by_letter(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[Path] = []
    monkeypatch.setattr(window.menus, "_open_path", chosen.append)
    first = window.menus.button_menu.actions()[0].menu()
    assert isinstance(first, QMenu)
    inside = (entry.menu() for entry in first.actions())
    recent = next(menu for menu in inside if isinstance(menu, QMenu))
    press(window, Key.Key_F10)
    assert not recent.menuAction().isEnabled()
    close(window.menus.button_menu)
    remember(Path("/data/x.aldesk"), "bats & birds\tof <b>May</b>", 3)
    press(window, Key.Key_F10)
    assert [entry.text().split("\t") for entry in recent.actions()] == [
        ["bats && birds of <b>May</b>", str(Path("/data"))]
    ]
    recent.actions()[0].trigger()
    assert chosen == [Path("/data/x.aldesk")]
    close(window.menus.button_menu)


def test_the_menu_bar_of_macos_has_the_same_menus(window: Window) -> None:
    bar = QMenuBar(window)
    window.menus.fill_bar(bar)
    assert [entry.text() for entry in bar.actions()] == [menu.title for menu in MENUS]
    assert list(made(bar)) == list(made(window.menus.button_menu))
    roles = {action: entry.menuRole() for action, entry in in_menu(window).items()}
    assert roles.pop(Action.QUIT) == QAction.MenuRole.QuitRole
    assert roles.pop(Action.ABOUT) == QAction.MenuRole.AboutRole
    assert roles.pop(Action.SETTINGS) == QAction.MenuRole.PreferencesRole
    assert set(roles.values()) == {QAction.MenuRole.NoRole}


def test_quit_closes_the_project_and_the_window(open_window: Window) -> None:
    press(open_window, Key.Key_1)
    press(open_window, Key.Key_Q, CTRL)
    assert not open_window.isVisible()
    assert open_window.open_project is None
