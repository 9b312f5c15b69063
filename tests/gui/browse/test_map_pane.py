"""The map in the real window."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.window.window import Window
from aldesk.session.new_project import NewProject, make
from aldesk.session.overview import overview
from tests.conftest import embed_here
from tests.gui.drive import CTRL, press, session_of, turn_to

N_TEST = 42  # of the 120 tones


def test_the_map_labels_what_the_lasso_encloses(learned_window: Window, qtbot: QtBot) -> None:
    session = session_of(learned_window)
    pane = turn_to(learned_window, "map")
    assert isinstance(pane, MapPane)
    kept = session.project.embeddings.folder / "map.safetensors"
    qtbot.waitUntil(lambda: kept.exists() and pane.progress.isHidden())
    canvas = pane.canvas
    n_before = session.labels.n_labeled
    corners = [(2, 2), (canvas.width() - 2, 2), (canvas.width() - 2, canvas.height() - 2),
               (2, canvas.height() - 2), (2, 3)]  # fmt: skip
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*corners[0]))
    for corner in corners[1:]:
        QTest.mouseMove(canvas, QPoint(*corner))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*corners[-1]))
    assert len(pane.selected) == len(session.project.samples)
    assert f"{N_TEST} are audit" in pane.side._left_out.text()
    press(learned_window, Qt.Key.Key_1)
    assert session.labels.n_labeled == len(session.project.samples) - N_TEST
    press(learned_window, Qt.Key.Key_Z, CTRL)
    assert session.labels.n_labeled == n_before
    assert kept.exists()

    press(learned_window, Qt.Key.Key_Escape)
    point = int(np.flatnonzero(~overview(session).is_marked[pane._rows])[0])
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_of(point).toPoint())
    assert len(pane.selected) == 1
    for by in range(pane.by.count()):
        pane.by.setCurrentIndex(by)
        assert not canvas.grab().toImage().isNull()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_it_is_coloured_by_what_the_source_knows(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    folder = make_tones(4)
    for number, path in enumerate(sorted(folder.rglob("*.wav"))):
        site = ("MILL", "POND")[number % 2]
        path.rename(path.with_name(f"{site}_2026051{number % 3}_0{number % 4}0000 {path.name}"))
    project = make(NewProject(tmp_path / "a.aldesk", folder))
    embed_here(project)
    window.show_project(project)
    pane = turn_to(window, "map")
    assert isinstance(pane, MapPane)
    offered = [str(pane.by.itemData(place)) for place in range(pane.by.count())]
    assert offered[4:] == ["column:site", "column:date", "column:time"]
    qtbot.waitUntil(lambda: len(pane._rows) == 12)
    pane.by.setCurrentIndex(offered.index("column:site"))
    assert pane._legend.accessibleName() == "Colours: MILL, POND"
    samples, colors = project.samples, pane.canvas._colors
    sites = [samples[row].columns["site"] for row in pane._rows.tolist()]
    assert len({*zip(sites, colors.tolist(), strict=True)}) == 2
    pane.by.setCurrentIndex(offered.index("column:time"))
    assert len(set(pane.canvas._colors.tolist())) == 4
    pane.enter()
    assert pane.by.currentData() == "column:time"
    press(window, Qt.Key.Key_F, CTRL)
    assert pane.words.hasFocus()
    QTest.keyClicks(pane.words, "site:MILL")
    qtbot.waitUntil(lambda: len(pane._rows) == 6)
    assert {samples[row].columns["site"] for row in pane._rows.tolist()} == {"MILL"}
    assert len(pane.canvas.xy) == len(pane.canvas._colors) == 6
    assert pane._state.whole.startswith("6 of 12 samples")
    pane.words.clear()
    qtbot.waitUntil(lambda: len(pane._rows) == 12)
