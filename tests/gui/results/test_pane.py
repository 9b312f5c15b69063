"""The results in the real window."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from aldesk.core.errors import Problem
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from aldesk.session.overview import NONE, overview
from tests.gui.drive import CTRL, SHIFT, press, session_of, turn_to

N_TEST = 42  # of the 120 tones


def test_the_results_are_exported_and_open_the_samples_behind_a_cell(
    learned_window: Window, tmp_path: Path
) -> None:
    session = session_of(learned_window)
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    assert pane.curve.plot.points[-1].accuracy.n == N_TEST
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


def test_the_recalls_are_those_of_what_was_checked_last(learned_window: Window) -> None:
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    known, before = pane._checked, pane._recalls()
    assert known is not None
    pane._checked = replace(known, truth=known.truth.copy())
    assert pane._recalls() is before
    pane._checked = replace(known, guess=(known.truth + 1) % 3)
    assert [recall.n_correct for recall in pane._recalls()] == [0, 0, 0]
    pane._checked = replace(known, groups=known.rows % 2)
    assert all(recall.alike and recall.alike.n_clusters == 2 for recall in pane._recalls())


def test_the_interval_for_every_look_is_chosen_once_for_all_views(learned_window: Window) -> None:
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    assert learned_window.open_project
    label = learned_window.open_project.label
    accuracy = session_of(learned_window).accuracy.newest()
    narrow, line = accuracy.interval[0], pane.classes.lines[0]
    narrow_line = line.text()
    assert pane.curve.plot._low.getData()[1][-1] == pytest.approx(100 * narrow)
    assert "95 % interval" in label.accuracy._interval.whole
    pane.curve.looks.setCurrentIndex(1)
    wide = accuracy.ends("every look")[0]
    assert wide < narrow
    assert pane.curve.plot._low.getData()[1][-1] == pytest.approx(100 * wide)
    assert f"95 % at every look {100 * wide:.0f}–" in pane.curve._interval.text()
    assert f"95 % at every look {100 * wide:.0f}–" in label.accuracy._interval.whole
    assert "however often you look" in label.accuracy._figure.toolTip()
    assert "however often you look" in label.strategy._looks_note.text()
    assert label.strategy.looks.currentData() == "every look"
    assert line.text() != narrow_line
    label.strategy.looks.setCurrentIndex(0)
    assert line.text() == narrow_line
    assert "95 % interval" in pane.curve._interval.text()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_what_the_model_says_of_audit_samples_is_told_of_none_of_them(
    learned_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(learned_window)
    monkeypatch.setattr(session.accuracy, "basis", "audit")
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    press(learned_window, Qt.Key.Key_Right)
    press(learned_window, Qt.Key.Key_Return)
    assert learned_window.open_project
    assert learned_window.open_project.views.current is pane
    assert "audit samples" in learned_window._line.text.text()
    pane._show_cell_menu(0, 0, QPoint())
    menu = pane.matrix.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert not menu.actions()[0].isEnabled()
    menu.close()


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
    assert int(lines[-1]["look"]) == len(lines)
    assert lines[-1]["low_95_every_look"] < lines[-1]["low_95"]
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
