"""The menu of samples, in the real window."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.kit import outside
from aldesk.gui.window.window import Window
from aldesk.session.overview import overview
from tests.gui.drive import (
    CTRL,
    SHIFT,
    Key,
    grid_of,
    opened,
    parts,
    press,
    session_of,
    shown,
    turn_to,
    write,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
RIGHT = Qt.MouseButton.RightButton


def menu_of(window: Window) -> QMenu:
    """Return the menu that is shown."""
    menu = opened(window).label.sample_menu._shown
    assert menu is not None
    assert menu.isVisible()
    return menu


def no_menu(window: Window) -> bool:
    return opened(window).label.sample_menu._shown is None


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if words in action.text())


def choose(window: Window, words: str, class_name: str = "") -> None:
    """Choose an entry of the menu that is shown, or a class of a menu in it."""
    menu = menu_of(window)
    chosen = entry(menu, words)
    if class_name:
        inside = chosen.menu()
        assert isinstance(inside, QMenu)
        chosen = entry(inside, class_name)
    chosen.trigger()
    menu.close()


def right_click(widget: QWidget, at: QPoint, to: QPoint | None = None) -> None:
    """Press and release the right button; systems ask for the menu at once, when it is pressed."""
    QTest.mousePress(widget, RIGHT, pos=at)
    reason, place = QContextMenuEvent.Reason.Mouse, widget.mapToGlobal(at)
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, place))
    if to is not None:
        QTest.mouseMove(widget, to)
    QTest.mouseRelease(widget, RIGHT, pos=to or at)


def right_click_tile(window: Window, place: int) -> None:
    view = grid_of(window).view
    right_click(view.viewport(), view.visualRect(view.model().index(place, 0)).center())


def test_the_menu_acts_on_all_tiles_that_are_selected(quiet: Window) -> None:
    session, grid = session_of(quiet), grid_of(quiet)
    press(quiet, Key.Key_Home)
    press(quiet, Key.Key_Right, SHIFT)
    rows = grid.model.rows[:2]
    right_click_tile(quiet, 1)
    menu = menu_of(quiet)
    assert not any("file" in action.text() for action in menu.actions())  # of one alone
    inside = entry(menu, "Label as").menu()
    assert isinstance(inside, QMenu)
    assert [a.text() for a in inside.actions()] == ["high\t1", "low\t2", "middle\t3"]
    choose(quiet, "Copy 2 paths")
    paths = [str(session.project.samples[row].path) for row in rows]
    assert sorted(QGuiApplication.clipboard().text().split("\n")) == sorted(paths)
    right_click_tile(quiet, 1)
    choose(quiet, "Label as", "low")
    assert [session.labels.class_of(session.project.samples[row].id) for row in rows] == ["low"] * 2
    right_click_tile(quiet, 4)  # not of those selected, so it is the one
    assert grid.selected == [grid.model.rows[4]]
    choose(quiet, "Copy path")
    assert QGuiApplication.clipboard().text() == str(grid.model.sample(4).path)


def test_the_key_opens_the_menu_once(quiet: Window) -> None:
    grid = grid_of(quiet)
    grid.view.setCurrentIndex(grid.model.index(2))
    press(quiet, Key.Key_F10, SHIFT)
    first = menu_of(quiet)
    at = grid.view.viewport().rect().center()  # some systems ask for it as well
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, at)
    QApplication.sendEvent(grid.view, asked)
    assert menu_of(quiet) is first
    first.close()
    assert no_menu(quiet)
    press(quiet, Key.Key_Escape)
    press(quiet, Key.Key_F10, SHIFT)  # nothing is selected
    assert no_menu(quiet)
    press(quiet, Key.Key_1, CTRL)
    press(quiet, Key.Key_F10, SHIFT)
    choose(quiet, "Label as", "middle")
    assert session_of(quiet).labels.n_labeled == 1


def test_the_menu_labels_the_sample_of_the_label_view_as_its_key_does(quiet: Window) -> None:
    controller, session, pane = parts(quiet)
    until_audit(quiet)
    audited, n_before = shown(quiet), session.labels.n_labeled
    graph = pane.sample.sound.graph
    right_click(graph, graph.rect().center(), graph.rect().center() + QPoint(30, 0))
    assert no_menu(quiet)  # dragged
    right_click(graph, graph.rect().center())
    assert not any("similar" in a.text() and a.isEnabled() for a in menu_of(quiet).actions())
    choose(quiet, "Label as", "low")
    assert session.labels.class_of(audited) == "low"  # shown on its own, without its prediction
    assert session.labels.n_labeled == n_before + 1
    assert shown(quiet) != audited
    assert controller.label_times


def until_audit(window: Window) -> None:
    controller = opened(window).controller
    while (current := controller.current) and current.reason != "audit":
        controller.skip()


def test_the_menu_of_what_was_found(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_F, CTRL)
    search = pane.side_panel.search
    qtbot.waitUntil(search.words.hasFocus)
    write(quiet, "low00")
    press(quiet, Key.Key_Return)
    second = search.model.samples[1]
    rect = search.view.visualRect(search.model.index(1))
    right_click(search.view.viewport(), rect.center())
    assert shown(quiet) == second.id
    choose(quiet, "Label as", "low")
    assert session.labels.class_of(second.id) == "low"


def test_find_similar_turns_to_the_grid_and_shows_nothing_hidden(
    learned_window: Window, qtbot: QtBot
) -> None:
    session, pane = session_of(learned_window), opened(learned_window).label
    seen = overview(session)
    row = int(np.flatnonzero(~seen.measures)[0])
    pane.sample_menu.similar_wanted.emit([session.project.samples[row].id])
    grid = grid_of(learned_window)
    qtbot.waitUntil(lambda: grid.model.rows[:1] == [row])
    assert session.project.samples[row].path.name in grid._example_line.text.whole
    assert grid.model.similarity(0) == "1.000"
    kept = set(np.flatnonzero(seen.measures & ~seen.is_marked).tolist())
    assert not kept & set(grid.model.rows)
    assert len(grid.model.rows) == len(session.project.samples) - len(kept)


def test_the_grid_finds_nothing_like_a_sample_of_the_audit(quiet: Window) -> None:
    until_audit(quiet)
    grid = grid_of(quiet)
    grid.bar.sort.setCurrentIndex(grid.bar.sort.findData("similarity"))
    assert not grid.has_examples
    assert "select a sample" in grid.foot._place._whole


def test_a_point_of_the_map_has_the_menu_and_a_right_drag_moves(
    learned_window: Window, qtbot: QtBot
) -> None:
    pane = turn_to(learned_window, "map")
    assert isinstance(pane, MapPane)
    qtbot.waitUntil(lambda: len(pane._rows) > 0 and pane.progress.isHidden())
    canvas = pane.canvas
    point = int(np.flatnonzero(~overview(session_of(learned_window)).measures[pane._rows])[0])
    at = canvas.place_of(point).toPoint()
    right_click(canvas, at)
    chosen = session_of(learned_window).project.samples[pane.selected[-1]]
    choose(learned_window, "Copy path")
    assert QGuiApplication.clipboard().text() == str(chosen.path)
    before = canvas.place_of(point)
    right_click(canvas, at, at + QPoint(40, 0))
    assert no_menu(learned_window)
    assert canvas.place_of(point).x() == pytest.approx(before.x() + 40)


def test_audit_samples_are_not_labelled_from_the_menu_of_the_grid(quiet: Window) -> None:
    session, grid = session_of(quiet), grid_of(quiet)
    row = int(session.pool.reserve[0])
    grid.show_rows(np.array([row]), "kept")
    right_click_tile(quiet, 0)
    texts = [a.text() for a in menu_of(quiet).actions() if not a.isEnabled()]
    assert texts[0] == "Audit samples are labelled one by one"
    assert "Find similar: not for an audit sample" in texts
    menu_of(quiet).close()


def test_a_file_is_opened_only_where_it_is(quiet: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    urls: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(outside, "_select_over_dbus", lambda _: False)
    monkeypatch.setattr("sys.platform", "linux")
    grid = grid_of(quiet)
    sample = grid.model.sample(0)
    for words in ("Open file", "Show in folder"):
        right_click_tile(quiet, 0)
        choose(quiet, words)
    assert [Path(url.toLocalFile()) for url in urls] == [sample.path, sample.path.parent]
    sample.path.unlink()
    right_click_tile(quiet, 0)
    choose(quiet, "Open file")
    assert len(urls) == 2
    assert f"{sample.path.name} is not in its folder any more" in quiet._line.text.text()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    sample = grid.model.sample(1)
    right_click_tile(quiet, 1)
    choose(quiet, "Open file")
    assert f"no program that opens {sample.path.name}" in quiet._line.text.text()


def test_class_names_are_shown_letter_by_letter(quiet: Window) -> None:
    controller, *_ = parts(quiet)
    controller.add_class("Cats & <b>dogs</b>")
    press(quiet, Key.Key_F10, SHIFT)
    inside = entry(menu_of(quiet), "Label as").menu()
    assert isinstance(inside, QMenu)
    assert entry(inside, "Cats").text() == "Cats && <b>dogs</b>\t4"
    menu_of(quiet).close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_menu_of_an_act_of_the_history(quiet: Window) -> None:
    controller, session, pane = parts(quiet)
    ids = [session.project.samples[row].id for row in grid_of(quiet).model.rows[:2]]
    controller.label_many(ids, "low")
    press(quiet, Key.Key_1, CTRL)
    press(quiet, Key.Key_H, CTRL)
    view = pane.side_panel.history.view
    right_click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    choose(quiet, "Label as", "high")
    assert [session.labels.class_of(i) for i in ids] == ["high"] * 2
    view.setFocus()
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
    press(quiet, Key.Key_F10, SHIFT)  # the beginning is about no sample
    assert no_menu(quiet)
