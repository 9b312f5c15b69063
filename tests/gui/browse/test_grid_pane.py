"""The grid in the real window, driven by keys and the mouse."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.browse import grid_pane
from aldesk.gui.browse.grid_foot import GridFoot
from aldesk.gui.browse.tile_look import MOST, TileLook, kept_look
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.window.window import Window
from aldesk.session import Changes, LabelSession
from aldesk.session.overview import Overview, overview
from tests.gui.drive import CTRL, SHIFT, believe, grid_of, parts, press, session_of


def test_a_sweep_in_the_grid_is_one_act(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    assert len(grid.model.rows) == int((~overview(session).measures).sum())
    view = grid.view
    area = view.visualRect(grid.model.index(0)) | view.visualRect(grid.model.index(2))
    QTest.mousePress(
        view.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(10, 20)
    )
    QTest.mouseMove(view.viewport(), area.center())
    QTest.mouseMove(view.viewport(), area.bottomRight() - QPoint(10, 20))
    QTest.mouseRelease(
        view.viewport(), Qt.MouseButton.LeftButton, pos=area.bottomRight() - QPoint(10, 20)
    )
    rows = grid.selected
    assert sorted(rows) == sorted(grid.model.rows[:3])
    press(open_window, Qt.Key.Key_2)
    assert [session.labels.class_of(session.project.samples[row].id) for row in rows] == ["low"] * 3
    assert grid.model.rows[:3] == sorted(grid.model.rows[:3], key=grid.model.rows.index)
    assert grid.model.caption(0) == "low"
    press(open_window, Qt.Key.Key_Z, CTRL)
    assert session.labels.n_labeled == 0


def test_the_first_look_takes_in_what_is_known_once(
    quiet: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []

    def look(session: LabelSession) -> Overview:
        looks.append(session)
        return overview(session)

    assert quiet.open_project
    quiet.open_project.views._view("grid")  # made ahead, as while nothing happens
    monkeypatch.setattr(grid_pane, "overview", look)
    assert len(grid_of(quiet).model.rows) > 0
    assert len(looks) == 1


def test_the_grid_by_arrow_keys_alone(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    press(open_window, Qt.Key.Key_Home)
    press(open_window, Qt.Key.Key_Right, SHIFT)
    press(open_window, Qt.Key.Key_Right, SHIFT)
    assert sorted(grid.selected) == sorted(grid.model.rows[:3])
    press(open_window, Qt.Key.Key_1)
    press(open_window, Qt.Key.Key_Right)  # moves on, and skips nothing in the label view
    assert grid.selected == [grid.model.rows[3]]
    assert session.labels.n_labeled == len(session.labels.marks) == 3
    press(open_window, Qt.Key.Key_Escape)
    assert grid.selected == []


def test_the_class_that_was_chosen_stays_chosen_while_the_classes_change(quiet: Window) -> None:
    controller, _, _ = parts(quiet)
    grid = grid_of(quiet)
    chosen = grid.bar.class_choice
    grid.bar.shown_choice.setCurrentIndex(grid.bar.shown_choice.findData("all"))
    chosen.setCurrentIndex(chosen.findText("low"))
    controller.change_classes(lambda s: s.move_class("low", 0))
    controller.change_classes(lambda s: s.rename_class("low", "deep"))
    assert chosen.currentText() == "deep"
    assert grid.bar.wish.class_code == 0
    assert grid.model.rows == []
    controller.change_classes(lambda s: s.merge_classes("deep", "middle"))
    assert chosen.currentText() == "All classes"
    assert grid.model.rows


def test_the_reserve_is_not_in_the_grid_until_it_has_its_label(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    reserve = set(session.pool.reserve.tolist())
    grid.bar.shown_choice.setCurrentIndex(grid.bar.shown_choice.findData("all"))
    assert not reserve & set(grid.model.rows)
    audited = next(a for a in session.queue.items() if a.reason == "audit")
    row = session.project.row_of(audited.sample.id)
    session.label(audited.sample.id, "low")
    grid.sort()
    assert reserve & set(grid.model.rows) == {row}
    grid.view.setCurrentIndex(grid.model.index(grid.model.rows.index(row)))
    press(open_window, Qt.Key.Key_1)
    assert session.labels.class_of(audited.sample.id) == "low"  # it measures: it is corrected alone
    assert "stays unlabelled" in grid.side._left_out.text()


def test_enter_takes_the_selected_samples_into_the_label_view(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    queued = {a.sample.id for a in session.queue.items()}
    place = next(
        p for p, r in enumerate(grid.model.rows) if session.project.samples[r].id not in queued
    )
    grid.view.setCurrentIndex(grid.model.index(place))
    press(open_window, Qt.Key.Key_Return)
    assert open_window.open_project
    assert open_window.open_project.shows_label
    assert session.queue.current
    assert session.queue.current.sample == grid.model.sample(place)
    assert session.queue.current.reason == "picked"


def test_what_has_its_label_is_shown_again(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    sample, n_batches = grid.model.sample(0), session.queue.n_batches
    session.label(sample.id, "low")
    grid.view.setCurrentIndex(grid.model.index(0))
    press(open_window, Qt.Key.Key_Return)
    assert open_window.open_project
    assert open_window.open_project.shows_label
    assert open_window.open_project.controller.current
    assert open_window.open_project.controller.current.sample == sample
    press(open_window, Qt.Key.Key_1)
    assert session.labels.class_of(sample.id) == "high"
    assert open_window.open_project.controller.trail.now is None
    assert session.queue.n_batches == n_batches


def test_what_the_audit_keeps_is_not_opened(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    row = next(row for row in session.pool.reserve.tolist() if not session.pool.is_asked[row])
    grid.show_rows(np.array([row]), "kept")
    grid.view.setCurrentIndex(grid.model.index(0))
    press(open_window, Qt.Key.Key_Return)
    assert open_window.open_project
    assert open_window.open_project.views.current is grid
    assert "only the queue" in open_window._line.text.text()


def test_the_grid_scrolls_through_all_and_turns_by_screenfuls(open_window: Window) -> None:
    grid = grid_of(open_window)
    open_window.resize(960, 600)
    QApplication.processEvents()
    grid.foot.size_slider.setValue(MOST)
    first = grid.view.on_screen()
    assert 0 < len(first) < len(grid.model.rows)
    press(open_window, Qt.Key.Key_PageDown, CTRL)
    second = grid.view.on_screen()
    assert second.start >= first.stop - 1  # as much as a line is seen twice
    press(open_window, Qt.Key.Key_PageUp, CTRL)
    assert grid.view.on_screen() == first
    for place in range(1, len(grid.model.rows)):  # also past the ends of lines
        press(open_window, Qt.Key.Key_Right)
        assert grid.selected == [grid.model.rows[place]]
    assert grid.view.on_screen()[-1] == len(grid.model.rows) - 1


def test_only_what_was_on_the_screen_is_labelled(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    open_window.resize(960, 600)
    QApplication.processEvents()
    grid.foot.size_slider.setValue(MOST)
    shown = grid.view.on_screen()
    press(open_window, Qt.Key.Key_A, CTRL)
    assert sorted(grid.selected) == sorted(grid.model.rows[p] for p in shown)
    press(open_window, Qt.Key.Key_Home)
    monkeypatch.setattr(grid.view, "scrollTo", lambda *_: None)
    press(open_window, Qt.Key.Key_End, SHIFT)
    chosen = set(grid.selected)
    n_unseen = len(chosen - grid._seen)
    assert n_unseen
    press(open_window, Qt.Key.Key_1)
    assert session.labels.n_labeled == len(chosen & grid._seen) > 0
    assert f"{n_unseen} selected samples were never on the screen" in open_window._line.text.text()


def test_size_and_names_are_remembered(open_window: Window) -> None:
    grid = grid_of(open_window)
    before = grid.view.gridSize()
    spot = QPointF(grid.view.viewport().rect().center())
    QTest.wheelEvent(
        open_window.windowHandle(),
        grid.view.viewport().mapTo(open_window, spot),
        QPoint(0, 120),
        QPoint(),
        CTRL,
    )
    grid.foot.names.click()
    assert grid.view.gridSize().height() > before.height()
    assert kept_look() == grid.view.look == TileLook(192, names=True)
    assert GridFoot().look == kept_look()
    preferences().setValue("grid/look", '{"width": "wide", "names": true}')
    assert kept_look() == TileLook(160, names=True)


def test_labels_that_the_model_doubts_come_first(quiet: Window) -> None:
    session, grid = session_of(quiet), grid_of(quiet)
    free = grid.model.rows[:3]
    for row, name in zip(free, ("high", "low", "middle"), strict=True):
        session.label(session.project.samples[row].id, name)
    believe(quiet, [0.2, 0.7, 0.1])  # high, low, middle
    grid.refresh(Changes(predictions=True))
    grid.bar.sort.setCurrentIndex(grid.bar.sort.findData("disagreement"))
    assert grid.bar.wish.show == "labelled"
    assert grid.model.rows == [free[2], free[0], free[1]]
    press(quiet, Qt.Key.Key_B)
    assert grid.bar.wish.sort == "name"


def test_what_is_labelled_leaves_when_it_is_sorted_again(quiet: Window) -> None:
    grid = grid_of(quiet)
    row = grid.model.rows[0]
    grid.view.setCurrentIndex(grid.model.index(0))
    assert grid.bar._again.isHidden()
    press(quiet, Qt.Key.Key_1)
    assert grid.model.rows[0] == row
    assert grid.bar._again.isVisible()
    press(quiet, Qt.Key.Key_F5)
    assert row not in grid.model.rows
    assert grid.bar._again.isHidden()


def test_while_blind_the_grid_offers_nothing_of_predictions(open_window: Window) -> None:
    grid = grid_of(open_window)
    grid.bar.shown_choice.setCurrentIndex(grid.bar.shown_choice.findData("disagree"))
    assert grid.model.rows == []
    press(open_window, Qt.Key.Key_1, CTRL)
    press(open_window, Qt.Key.Key_1)
    while (current := session_of(open_window).queue.current) and current.reason == "audit":
        press(open_window, Qt.Key.Key_Right)
    press(open_window, Qt.Key.Key_1)
    assert grid_of(open_window) is grid
    press(open_window, Qt.Key.Key_B)
    assert session_of(open_window).settings.blind
    assert grid.bar.wish.sort == "name"
    assert grid.bar.wish.show == "labelled"
    assert grid.model.rows  # sorted anew, without the model
    model = grid.bar.sort.model()
    for value in ("prediction", "uncertainty", "certainty", "disagreement"):
        index = model.index(grid.bar.sort.findData(value), 0)
        assert not model.flags(index) & Qt.ItemFlag.ItemIsEnabled


def test_thumbnails_arrive_and_a_broken_sample_says_so(open_window: Window, qtbot: QtBot) -> None:
    session = session_of(open_window)
    grid = grid_of(open_window)
    last = grid.model.sample(len(grid.model.rows) - 1)
    last.path.write_bytes(b"")
    thumbnails = grid._thumbnails
    thumbnails._kept.clear()
    thumbnails.want([grid.model.sample(0), last])
    qtbot.waitUntil(lambda: thumbnails.get(last) is not None)
    qtbot.waitUntil(lambda: thumbnails.get(grid.model.sample(0)) is not None)
    assert thumbnails.get(last).isNull()  # type: ignore[union-attr]
    assert not thumbnails.get(grid.model.sample(0)).isNull()  # type: ignore[union-attr]
    assert session.labels.n_labeled == 0


class Painted(QObject):
    """Notes where a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


def test_a_thumbnail_that_arrives_paints_its_own_tile(
    quiet: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = grid_of(quiet)
    thumbnails = grid._thumbnails
    qtbot.waitUntil(lambda: not thumbnails._pending)
    qtbot.wait(50)
    painted = Painted(grid.view.viewport())
    thumbnails.ready.emit(grid.model.sample(1).id)
    qtbot.waitUntil(lambda: bool(painted.areas))
    assert painted.areas == [grid.view.visualRect(grid.model.index(1))]
    painted.areas.clear()
    monkeypatch.setattr(grid.view, "touched", lambda: range(1, 5))
    thumbnails.ready.emit(grid.model.sample(0).id)
    qtbot.wait(50)
    assert painted.areas == [], "it is not seen"


def test_tiles_that_are_half_seen_are_seen(open_window: Window) -> None:
    view = grid_of(open_window).view
    view.verticalScrollBar().setValue(view.look.height // 2)
    seen = [
        place
        for place in range(view.model().rowCount())
        if view.visualRect(view.model().index(place, 0)).intersects(view.viewport().rect())
    ]
    assert seen
    assert set(seen) <= set(view.touched())
    assert len(view.touched()) <= len(seen) + 2 * view.columns


def test_only_what_has_the_words_is_shown(open_window: Window, qtbot: QtBot) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    before, samples = list(grid.model.rows), session.project.samples
    name = samples[before[0]].path.name
    grid.bar.sort.setCurrentIndex(grid.bar.sort.findData("name"))
    press(open_window, Qt.Key.Key_F, CTRL)
    assert grid.bar.words.hasFocus()
    QTest.keyClicks(grid.bar.words, name)
    qtbot.waitUntil(lambda: len(grid.model.rows) < len(before))
    assert {samples[row].path.name for row in grid.model.rows} == {name}
    press(open_window, Qt.Key.Key_Return)
    assert not grid.bar.words.hasFocus()
    QTest.keyClicks(grid.bar.words, " nowhere")
    qtbot.waitUntil(lambda: not grid.model.rows)
    assert "has these words" in grid._empty.text()
    assert session.labels.n_labeled == 0  # what is typed is no key of a class
    grid.bar.words.clear()
    qtbot.waitUntil(lambda: sorted(grid.model.rows) == sorted(before))
