"""The grid in the order of what is like examples, through the window."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.embed.nearest import pool_orders
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.window.window import Window
from aldesk.session.overview import overview
from tests.gui.drive import Key, opened, press, session_of, shown, turn_to, write

pytestmark = pytest.mark.usefixtures("warm_workers")


def shown_grid(window: Window) -> GridPane:
    grid = turn_to(window, "grid")
    assert isinstance(grid, GridPane)
    return grid


def free_ids(window: Window) -> list[str]:
    session = session_of(window)
    rows = np.flatnonzero(~overview(session).measures)
    return [session.project.samples[int(row)].id for row in rows]


def test_examples_are_added_and_the_way_leads_back(learned_window: Window, qtbot: QtBot) -> None:
    grid, ids = shown_grid(learned_window), free_ids(learned_window)
    menu = opened(learned_window).label.sample_menu
    before, order = grid.bar.wish, list(grid.model.rows)
    menu.similar_wanted.emit(ids[:1])
    qtbot.waitUntil(lambda: grid.model.similarity(0) == "1.000" if grid.model.rows else False)
    first = list(grid.model.rows)
    assert menu.has_examples
    assert grid._example_line.isVisible()
    menu.example_wanted.emit(ids[1:2], True)
    qtbot.waitUntil(lambda: list(grid.model.rows) != first)
    assert "unlike" in grid._example_line.text.whole
    grid.escape()
    assert grid.bar.wish == before
    assert list(grid.model.rows) == order
    assert not grid._example_line.isVisible()
    assert not menu.has_examples
    assert not grid.model.similarity(0)


def teach_from(window: Window, grid: GridPane, ids: list[str], qtbot: QtBot) -> None:
    """Find what is like samples, and begin to teach by what was found."""
    opened(window).label.sample_menu.similar_wanted.emit(ids)
    qtbot.waitUntil(lambda: bool(grid.model.rows) and bool(grid.model.similarity(0)))
    teach = grid._example_line.teach
    assert teach.isVisible()
    QTest.mouseClick(teach, Qt.MouseButton.LeftButton)
    assert opened(window).shows_label


def test_the_class_of_the_examples_is_taught(learned_window: Window, qtbot: QtBot) -> None:
    window, session = learned_window, session_of(learned_window)
    labelled = [i for i in free_ids(window) if session.labels.class_of(i) == "high"][:2]
    teach_from(window, shown_grid(window), labelled, qtbot)
    teaching = opened(window).controller.reviewing.teaching
    assert teaching
    assert teaching.class_name == "high"
    assert opened(window).label.review.question.isVisible()


def test_the_class_of_examples_is_asked_for_and_may_be_new(
    learned_window: Window, qtbot: QtBot
) -> None:
    window, session = learned_window, session_of(learned_window)
    is_open = [i for i in free_ids(window) if session.labels.class_of(i) is None][:2]
    teach_from(window, shown_grid(window), is_open, qtbot)
    pane = opened(window).label.review
    assert pane.class_line.hasFocus()
    assert not pane.begin.isEnabled()
    write(window, "rain")
    press(window, Key.Key_Return)
    assert "rain" in pane.question.text()
    assert session.labels.class_names[-1] == "rain"
    asked = []
    for _ in is_open:
        asked.append(shown(window))
        press(window, Key.Key_1)
    assert asked == is_open
    assert {session.labels.class_of(i) for i in is_open} == {"rain"}


def test_without_examples_nothing_is_taught(learned_window: Window, qtbot: QtBot) -> None:
    grid = shown_grid(learned_window)
    assert not grid._example_line.teach.isVisible()
    assert not grid.bar.teach.isVisible()


def test_a_file_that_is_dropped_is_embedded_and_found(learned_window: Window, qtbot: QtBot) -> None:
    grid = shown_grid(learned_window)
    session = session_of(learned_window)
    path = session.project.samples[session.project.row_of(free_ids(learned_window)[2])].path
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    words, none = grid.bar.words, Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    words.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert f"Like {path.name}" in grid._example_line.text.whole
    qtbot.waitUntil(lambda: bool(grid.model.rows) and bool(grid.model.similarity(0)))
    assert grid.model.sample(0).path == path
    assert grid.model.similarity(0) == "1.000"


def test_a_pasted_path_that_is_no_example_is_told_and_the_order_stays(
    learned_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    grid = shown_grid(learned_window)
    order = list(grid.model.rows)
    grid.bar.words.setText(str(tmp_path))
    qtbot.waitUntil(lambda: "This is a folder" in learned_window._line.text.text())
    assert grid.bar.words.text() == ""
    assert list(grid.model.rows) == order
    assert grid.bar.wish.sort != "similarity"


def test_words_that_are_no_path_stay_words(learned_window: Window, qtbot: QtBot) -> None:
    grid = shown_grid(learned_window)
    with qtbot.waitSignal(grid.bar.words.wanted):
        grid.bar.words.setText("low")
    assert grid.bar.words.text() == "low"


def test_the_map_shows_where_the_samples_are(learned_window: Window, qtbot: QtBot) -> None:
    ids = free_ids(learned_window)[:3]
    opened(learned_window).label.sample_menu.map_wanted.emit(ids)
    points = opened(learned_window).views.current
    rows = {session_of(learned_window).project.row_of(id_) for id_ in ids}
    qtbot.waitUntil(lambda: set(points.selected) == rows)  # type: ignore[attr-defined]


@pytest.mark.parametrize("order", ["duplicates", "atypical"])
def test_orders_that_need_no_example(learned_window: Window, qtbot: QtBot, order: str) -> None:
    grid = shown_grid(learned_window)
    n = len(grid.model.rows)
    grid.bar.sort.setCurrentIndex(grid.bar.sort.findData(order))
    qtbot.waitUntil(lambda: bool(grid.model.similarity(0)))
    assert len(grid.model.rows) == n
    assert "similarity to the nearest" in grid.foot._place.whole
    assert not grid._example_line.isVisible()
    grid.bar.sort.setCurrentIndex(grid.bar.sort.findData("name"))
    assert not grid.model.similarity(0)


def test_of_too_many_to_compare_it_says_so(
    learned_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_orders, "_MOST_PRODUCTS", 1)
    grid = shown_grid(learned_window)
    grid.bar.sort.setCurrentIndex(grid.bar.sort.findData("duplicates"))
    qtbot.waitUntil(lambda: bool(grid.model.similarity(0)))
    assert "pairs may be missing" in grid.foot._place.whole
