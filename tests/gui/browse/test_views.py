"""Grid, map and results in the real window, driven by keys and the mouse."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from aldesk.core.errors import Problem
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.kit.view import VIEWS, ViewId
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.session.overview import NONE, overview

N_TEST = 42  # of the 120 tones
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def session_of(window: Window) -> LabelSession:
    assert window.open_project
    return window.open_project.session


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)


def turn_to(window: Window, view: ViewId) -> GridPane | MapPane | ResultsPane:
    press(window, Qt.Key(ord(str(1 + list(VIEWS).index(view)))), CTRL)
    assert window.open_project
    assert isinstance(window.open_project.views.current, GridPane | MapPane | ResultsPane)
    return window.open_project.views.current


def grid_of(window: Window) -> GridPane:
    grid = turn_to(window, "grid")
    assert isinstance(grid, GridPane)
    return grid


def test_a_sweep_in_the_grid_is_one_act(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    assert len(grid.model.rows) == int((~overview(session).is_reserved).sum())
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
    assert [session.label_of(session.project.samples[row].id) for row in rows] == ["low"] * 3
    assert grid.model.rows[:3] == sorted(grid.model.rows[:3], key=grid.model.rows.index)
    assert grid.model.caption(0) == "low"
    press(open_window, Qt.Key.Key_Z, CTRL)
    assert session.n_labeled == 0


def test_the_grid_by_arrow_keys_alone(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    press(open_window, Qt.Key.Key_Home)
    press(open_window, Qt.Key.Key_Right, SHIFT)
    press(open_window, Qt.Key.Key_Right, SHIFT)
    assert sorted(grid.selected) == sorted(grid.model.rows[:3])
    press(open_window, Qt.Key.Key_1)
    press(open_window, Qt.Key.Key_Right)  # moves on, and skips nothing in the label view
    assert grid.selected == [grid.model.rows[3]]
    assert session.n_labeled == len(session.labels.marks) == 3
    press(open_window, Qt.Key.Key_Escape)
    assert grid.selected == []


def test_the_reserve_is_not_in_the_grid_until_it_has_its_label(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    reserve = set(session.audit_rows)
    grid.bar.show_.setCurrentIndex(grid.bar.show_.findData("all"))
    assert not reserve & set(grid.model.rows)
    audited = next(a for a in session.queue() if a.reason == "audit")
    row = session.project.row_of(audited.sample.id)
    session.label(audited.sample.id, "low")
    grid.sort()
    assert reserve & set(grid.model.rows) == {row}
    grid.view.setCurrentIndex(grid.model.index(grid.model.rows.index(row)))
    press(open_window, Qt.Key.Key_1)
    assert session.label_of(audited.sample.id) == "low"  # it measures: it is corrected alone
    assert "left out" in grid.side._left_out.text()


def test_enter_takes_the_selected_samples_into_the_label_view(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    queued = {a.sample.id for a in session.queue()}
    place = next(
        p for p, r in enumerate(grid.model.rows) if session.project.samples[r].id not in queued
    )
    grid.view.setCurrentIndex(grid.model.index(place))
    press(open_window, Qt.Key.Key_Return)
    assert open_window.open_project
    assert open_window.open_project.shows_label
    assert session.current
    assert session.current.sample == grid.model.sample(place)
    assert session.current.reason == "picked"


def test_what_has_its_label_is_shown_again(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    sample, n_batches = grid.model.sample(0), session.n_batches
    session.label(sample.id, "low")
    grid.view.setCurrentIndex(grid.model.index(0))
    press(open_window, Qt.Key.Key_Return)
    assert open_window.open_project
    assert open_window.open_project.shows_label
    assert open_window.open_project.controller.current
    assert open_window.open_project.controller.current.sample == sample
    press(open_window, Qt.Key.Key_1)
    assert session.label_of(sample.id) == "high"
    assert open_window.open_project.controller.trail.now is None
    assert session.n_batches == n_batches


def test_what_the_audit_keeps_is_not_opened(open_window: Window) -> None:
    session, grid = session_of(open_window), grid_of(open_window)
    row = next(row for row in session.audit_rows if not session.pool.is_asked[row])
    grid.show_rows(np.array([row]), "kept")
    grid.view.setCurrentIndex(grid.model.index(0))
    press(open_window, Qt.Key.Key_Return)
    assert open_window.open_project
    assert open_window.open_project.views.current is grid
    assert "only the queue" in open_window._line.text.text()


def test_pages_are_turned_by_keys_and_by_going_on(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.gui.browse.grid_pane.PAGE", 8)
    grid = grid_of(open_window)
    grid.sort()
    pages = [grid._rows[:8].tolist(), grid._rows[8:16].tolist()]
    press(open_window, Qt.Key.Key_PageDown, CTRL)
    assert grid.model.rows == pages[1]
    press(open_window, Qt.Key.Key_PageUp, CTRL)
    assert grid.model.rows == pages[0]
    for _ in pages[0]:
        press(open_window, Qt.Key.Key_Right)
    assert grid.model.rows == pages[1]
    assert grid.selected == pages[1][:1]
    press(open_window, Qt.Key.Key_Up)
    assert grid.model.rows == pages[0]
    assert grid.selected == pages[0][-1:]
    press(open_window, Qt.Key.Key_End)
    press(open_window, Qt.Key.Key_Right, SHIFT)  # selects, and turns no page
    assert grid.model.rows == pages[0]


def test_while_blind_the_grid_offers_nothing_of_predictions(open_window: Window) -> None:
    grid = grid_of(open_window)
    grid.bar.show_.setCurrentIndex(grid.bar.show_.findData("disagree"))
    assert grid.model.rows == []
    press(open_window, Qt.Key.Key_1, CTRL)
    press(open_window, Qt.Key.Key_1)
    while (current := session_of(open_window).current) and current.reason == "audit":
        press(open_window, Qt.Key.Key_Right)
    press(open_window, Qt.Key.Key_1)
    assert grid_of(open_window) is grid
    press(open_window, Qt.Key.Key_B)
    assert session_of(open_window).settings.blind
    assert grid.bar.wish.sort == "name"
    assert grid.bar.wish.show == "labelled"
    assert grid.model.rows  # sorted anew, without the model
    model = grid.bar.sort.model()
    for value in ("prediction", "uncertainty"):
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
    assert session.n_labeled == 0


def test_the_map_labels_what_the_lasso_encloses(learned_window: Window, qtbot: QtBot) -> None:
    session = session_of(learned_window)
    pane = turn_to(learned_window, "map")
    assert isinstance(pane, MapPane)
    qtbot.waitUntil(lambda: len(pane._rows) > 0 and pane._bar.isHidden(), timeout=90_000)
    canvas = pane.canvas
    n_before = session.n_labeled
    corners = [(2, 2), (canvas.width() - 2, 2), (canvas.width() - 2, canvas.height() - 2),
               (2, canvas.height() - 2), (2, 3)]  # fmt: skip
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*corners[0]))
    for corner in corners[1:]:
        QTest.mouseMove(canvas, QPoint(*corner))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*corners[-1]))
    assert len(pane.selected) == len(session.project.samples)
    assert f"{N_TEST} measure" in pane.side._left_out.text()
    press(learned_window, Qt.Key.Key_1)
    assert session.n_labeled == len(session.project.samples) - N_TEST
    press(learned_window, Qt.Key.Key_Z, CTRL)
    assert session.n_labeled == n_before
    assert (session.project.embeddings.folder / "map.safetensors").exists()

    press(learned_window, Qt.Key.Key_Escape)
    point = int(np.flatnonzero(~overview(session).is_marked[pane._rows])[0])
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas._place(point).toPoint())
    assert len(pane.selected) == 1
    for by in range(pane.by.count()):
        pane.by.setCurrentIndex(by)
        assert not canvas.grab().toImage().isNull()


def test_the_results_are_exported_and_open_the_samples_behind_a_cell(
    learned_window: Window, tmp_path: Path
) -> None:
    session = session_of(learned_window)
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    assert pane.curve.points[-1].accuracy.n == N_TEST
    assert sum(line.n_labels for line in pane.classes.lines) == 20
    assert sum(line.recall.n for line in pane.classes.lines) == N_TEST
    check_exports(pane, tmp_path)
    press(learned_window, Qt.Key.Key_Right)  # the first cell
    assert pane.matrix.cell == (0, 0)
    assert "high" in pane._cell.text()
    press(learned_window, Qt.Key.Key_Return)
    assert learned_window.open_project
    grid = learned_window.open_project.views.current
    assert isinstance(grid, GridPane)
    assert {grid.model.sample(p).label for p in range(len(grid.model.rows))} == {"high"}
    assert {grid.model.prediction(p) for p in range(len(grid.model.rows))} == {0}
    press(learned_window, Qt.Key.Key_Escape)
    assert all(overview(session).labels[row] == NONE for row in grid.model.rows)


def check_exports(pane: ResultsPane, tmp_path: Path) -> None:
    for ending in ("png", "svg", "csv"):
        pane.export_curve(tmp_path / f"curve.{ending}")
        pane.export_matrix(tmp_path / f"matrix.{ending}")
        with pytest.raises(Problem):
            pane.export_curve(tmp_path / "nowhere" / f"curve.{ending}")
    assert QImage(str(tmp_path / "curve.png")).width() == 1600
    assert QImage(str(tmp_path / "matrix.png")).width() > 2 * 3 * 32  # the cells, and their names
    assert "polyline" in (tmp_path / "curve.svg").read_text()
    assert "high" in (tmp_path / "matrix.svg").read_text()
    lines = list(csv.DictReader((tmp_path / "curve.csv").read_text().splitlines()))
    assert int(lines[-1]["n_checked"]) == N_TEST
    rows = list(csv.reader((tmp_path / "matrix.csv").read_text().splitlines()))
    assert rows[0] == ["true class", "high", "low", "middle"]
    assert sum(int(n) for row in rows[1:] for n in row[1:]) == N_TEST


def test_the_results_are_exported_by_keys(
    learned_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(["curve.csv", "matrix.svg"])
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / next(names)), "")
    )
    press(learned_window, Qt.Key.Key_C, CTRL | SHIFT)
    press(learned_window, Qt.Key.Key_M, CTRL | SHIFT)
    assert (tmp_path / "curve.csv").read_text().startswith("n_labeled")
    assert "middle" in (tmp_path / "matrix.svg").read_text()
    assert learned_window.open_project
    assert learned_window.open_project.views.shown == "results"


def test_no_key_acts_on_the_sample_that_is_not_seen(open_window: Window) -> None:
    session = session_of(open_window)
    turn_to(open_window, "results")
    for key in (Qt.Key.Key_1, Qt.Key.Key_F, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_R):
        press(open_window, key)
    assert not session.labels.marks
    assert not session.labels.flags


def test_an_open_history_follows_what_is_done_in_another_view(open_window: Window) -> None:
    assert open_window.open_project
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        press(open_window, key)
    press(open_window, Qt.Key.Key_H, CTRL)
    grid_of(open_window)
    press(open_window, Qt.Key.Key_Z, CTRL)
    press(open_window, Qt.Key.Key_Right, SHIFT)
    press(open_window, Qt.Key.Key_3)  # what was undone can no more be done again
    press(open_window, Qt.Key.Key_1, CTRL)
    model = open_window.open_project.label.side_panel.history.model
    texts = [str(model.index(row).data()).split(": ")[-1] for row in range(model.rowCount())]
    assert texts == ["2 samples labelled", "“high”", "The beginning"]
