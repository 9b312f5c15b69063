"""The results in the real window where samples may have several classes."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aldesk.evaluate.several import MEASURES, average_precision
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.results.measure import chosen
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.results.several_table import SeveralLine, SeveralTable
from aldesk.gui.window.window import Window
from aldesk.session import Changes, LabelSession
from aldesk.session.checked_several import checked_several
from aldesk.session.outlook import WHY_NOT_OF_SEVERAL
from aldesk.store import Project
from tests.conftest import make_tested
from tests.gui.drive import opened, press, session_of, turn_to
from tests.made_once import MadeOnce

N_TEST = 42  # of the 120 tones, each of one class
N_LABELS = 20


@pytest.fixture
def several_window(
    window: Window, tmp_path: Path, made_once: MadeOnce, qtbot: QtBot
) -> Iterator[Window]:
    """The window on 120 embedded tones, with 20 labels of one or two classes and a model."""

    def make_it(folder: Path) -> None:
        make_tested(folder)
        with Project.open(folder / "tested.aldesk") as project:
            session = LabelSession(project)
            session.allow_several()
            while session.labels.n_labeled < N_LABELS:
                asked = session.queue.current or session.next_batch()[0]
                more = ["low"] if session.labels.n_labeled % 4 == 0 else []
                session.answer(asked.sample.id, {str(asked.sample.label), *more})

    made_once.copy("several project", make_it, tmp_path)
    window.show_project(Project.open(tmp_path / "tested.aldesk"))
    project = opened(window)
    qtbot.waitUntil(lambda: project.refits.n_refits > 0 and project.is_settled)
    yield window
    chosen.choose(MEASURES[0])


def test_a_verdict_on_one_class_is_no_labelled_sample(several_window: Window) -> None:
    pane, session = results_of(several_window), session_of(several_window)
    before = pane.several.side._spread.text()
    assert before.startswith(f"{N_LABELS} samples labelled")
    free = [s.id for s in session.project.samples if s.id not in session.labels.judgements]
    opened(several_window).controller.do(lambda: session.judge(free[:3], "low", "absent"))
    pane.several.show_session()
    assert pane.several.side._spread.text() == before


def test_long_names_are_told_apart_in_the_table(qtbot: QtBot) -> None:
    table = SeveralTable()
    qtbot.addWidget(table)
    table.show()
    table.resize(300, 300)
    names = ["Phylloscopus trochilus", "Phylloscopus collybita"]
    table.show_lines([SeveralLine(code, name, 0, 3) for code, name in enumerate(names)])
    shown = table.columnWidth(0)
    assert shown >= 140
    table.show_lines([SeveralLine(0, "owl", 0, 3)])
    assert table.columnWidth(0) < shown


def test_all_columns_of_the_table_are_seen_at_once(several_window: Window) -> None:
    several_window.resize(1280, 720)
    table = results_of(several_window).several.side.table
    QGuiApplication.sendPostedEvents()
    assert table.horizontalHeader().length() <= table.viewport().width()


def results_of(window: Window) -> ResultsPane:
    pane = turn_to(window, "results")
    assert isinstance(pane, ResultsPane)
    return pane


def test_the_curve_shows_the_measure_that_is_chosen(several_window: Window) -> None:
    session, pane = session_of(several_window), results_of(several_window)
    known = checked_several(session)
    assert known is not None
    expected = [
        average_precision(known.verdicts[:, code] == 1, known.proba[:, code]) for code in range(3)
    ]
    assert len(known.rows) == N_TEST
    shown = pane.curve.plot.points[-1].measured
    assert shown.value == pytest.approx(np.mean(expected))
    assert shown.interval[0] < shown.value <= shown.interval[1]
    assert pane.curve._figure.text() == f"{100 * shown.value:.1f} %"
    assert "mean of the classes" in pane.curve._interval.text()
    assert pane.curve.measures.isVisible()
    assert pane.curve.outlook.text() == WHY_NOT_OF_SEVERAL
    pane.curve.measures.setCurrentIndex(MEASURES.index("recall"))
    recall = session.accuracy.newest_of("recall")
    assert recall
    assert pane.curve.plot.points[-1].measured == recall
    press(several_window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    label = opened(several_window).label.accuracy
    assert label.curve.points[-1].measured == recall
    assert label.measures.currentData() == "recall"
    assert label._figure.text() == f"{100 * recall.value:.0f} %"


def click_head(table: SeveralTable, column: int) -> None:
    head = table.horizontalHeader()
    x = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
    place = QPoint(x, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_table_is_sorted_by_each_column_and_opens_its_samples(several_window: Window) -> None:
    session, pane = session_of(several_window), results_of(several_window)
    table = pane.several.side.table
    assert not pane._classes.isVisible()
    assert [line.name for line in table.lines] == session.labels.class_names
    assert all(line.n_judged == N_TEST for line in table.lines)
    assert sum(line.n_present for line in table.lines) == N_TEST
    by: tuple[tuple[int, Callable[[SeveralLine], float]], ...] = (
        (1, lambda line: line.n_labels),
        (6, lambda line: line.of("F1").value),
    )
    for column, value in by:
        for falls in (False, True):
            click_head(table, column)
            values = [value(line) for line in table.lines]
            assert values == sorted(values, reverse=falls)
        click_head(table, column)
        assert [line.name for line in table.lines] == session.labels.class_names
    low = next(row for row, line in enumerate(table.lines) if line.name == "low")
    table.setCurrentIndex(table.model().index(low, 0))
    table.setFocus()
    press(several_window, Qt.Key.Key_Return)
    grid = opened(several_window).views.current
    assert isinstance(grid, GridPane)
    ids = {grid.model.sample(place).id for place in range(len(grid.model.rows))}
    assert ids == {id_ for id_ in session.labels.marks if "low" in session.labels.names_of(id_)}


def test_pairs_of_labels_are_counted_and_open_their_samples(several_window: Window) -> None:
    session, pane = session_of(several_window), results_of(several_window)
    names = [session.labels.names_of(id_) for id_ in session.labels.marks]
    pane.several.card.matrix.setFocus()
    press(several_window, Qt.Key.Key_Right)
    press(several_window, Qt.Key.Key_Right)
    both = [n for n in names if {"high", "low"} <= set(n)]
    high = sum("high" in n for n in names)
    assert pane.several.card._cell.text() == f"{len(both)} of {high} with high have low, too"
    press(several_window, Qt.Key.Key_Return)
    grid = opened(several_window).views.current
    assert isinstance(grid, GridPane)
    assert len(grid.model.rows) == len(both) > 0


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_mistakes_open_only_with_a_test_split(
    several_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, pane = session_of(several_window), results_of(several_window)
    card = pane.several.card
    card.kind.setCurrentIndex(1)
    known = checked_several(session)
    assert known is not None
    found = (known.verdicts == 1) & known.predicted
    assert card._counts.diagonal().tolist() == found.sum(axis=0).tolist()
    wanted: list[int] = []
    card.samples_wanted.connect(lambda rows, *_: wanted.extend(rows.tolist()))
    code = int(found.sum(axis=0).argmax())
    monkeypatch.setattr(session.accuracy, "basis", "audit")
    card._open(code, code)
    assert wanted == []
    assert "audit samples" in several_window._line.text.text()
    card._show_menu(code, code, QPoint())
    menu = card.matrix.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert not menu.actions()[0].isEnabled()
    menu.close()
    monkeypatch.setattr(session.accuracy, "basis", "test")
    card._open(code, code)
    assert wanted == known.rows[found[:, code]].tolist()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_all_of_it_is_exported(several_window: Window, tmp_path: Path) -> None:
    pane = results_of(several_window)
    for ending in ("png", "svg", "csv"):
        pane.export_curve(tmp_path / f"curve.{ending}")
        pane.export_matrix(tmp_path / f"pairs.{ending}")
    assert QImage(str(tmp_path / "curve.png")).width() == 1600
    assert "high" in (tmp_path / "pairs.svg").read_text()
    lines = list(csv.DictReader((tmp_path / "curve.csv").read_text().splitlines()))
    assert int(lines[-1]["n_checked"]) == N_TEST
    shown = pane.curve.plot.points[-1].measured
    assert float(lines[-1]["average_precision"]) == pytest.approx(shown.value, abs=1e-4)
    rows = list(csv.reader((tmp_path / "pairs.csv").read_text().splitlines()))
    assert rows[0] == ["class", "high", "low", "middle"]
    side = pane.several.side
    side._show_menu(side.table.lines[0], 3, QPoint())
    menu = side.table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    cells = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert [line[0] for line in cells] == ["class", "high", "low", "middle"]
    assert {len(line) for line in cells} == {8}


def test_a_class_of_few_samples_says_how_many_it_needs(several_window: Window) -> None:
    pane = results_of(several_window)
    line = pane.several.side.table.lines[0]
    few = replace(line, n_present=2)
    pane.several.side.table.show_lines([few])
    model = pane.several.side.table.model()
    assert model.index(0, 3).data() == "not enough yet (2 of 5)"
    assert model.index(0, 4).data() == ""
    assert "not enough yet" in few.text()


def test_merged_classes_are_measured_anew_until_the_next_refit(
    several_window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session, pane = session_of(several_window), results_of(several_window)
    project = opened(several_window)
    monkeypatch.setattr(project.refits, "request", lambda: None)
    before = checked_several(session)
    assert before is not None
    assert before.measures is not None
    names = session.labels.class_names
    session.merge_classes(names[0], names[1])
    known = checked_several(session)
    assert known is not None
    assert known.measures is None
    assert known.verdicts.shape == (N_TEST, 2)
    both = (before.verdicts[:, :2] == 1).any(axis=1)
    assert (known.verdicts[:, 0] == 1).tolist() == both.tolist()
    pane.refresh(Changes(classes=True))
    qtbot.waitUntil(lambda: pane.several.side.table.lines[0].n_judged == N_TEST)
    assert pane.several.side.table.lines[0].n_present == int(both.sum())


def test_a_part_is_measured_by_itself(
    several_window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session, pane = session_of(several_window), results_of(several_window)
    known = checked_several(session)
    assert known is not None
    monkeypatch.setattr(pane.several.card.part, "is_in", lambda rows: rows % 2 == 0)
    pane.several.show_session()
    half = int((known.rows % 2 == 0).sum())
    table = pane.several.side.table
    qtbot.waitUntil(lambda: [line.n_judged for line in table.lines] == [half] * 3)
    n_labels = sum(line.n_labels for line in table.lines)
    assert pane.several.card._counts.trace() < n_labels  # pairs are of the part, labels of all
    monkeypatch.setattr(pane.several.card.part, "is_in", lambda rows: rows < 0)
    pane.several.card.kind.setCurrentIndex(1)
    assert not pane.several.card.matrix.isVisible()
    assert not pane.several.card.export.isEnabled()


def test_nothing_measured_yet_is_said_in_words(
    several_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, pane = session_of(several_window), results_of(several_window)
    monkeypatch.setattr(session.accuracy, "newest_of", lambda _measure: None)
    pane.refresh(Changes(curve=True))
    assert pane.curve._figure.text() == "Not enough yet"
    assert "has learned again" in pane.curve._interval.text()
    monkeypatch.setattr(type(session.accuracy), "most_present", 3)
    pane.refresh(Changes(curve=True))
    said = "No class has 5 of the measured samples yet; 3 at most."
    assert pane.curve._interval.text().startswith(said)
    label = opened(several_window).label.accuracy
    label.show_session(session)
    assert label._below.text() == said


def test_a_project_goes_from_one_class_to_several_while_results_are_shown(
    learned_window: Window,
) -> None:
    session, pane = session_of(learned_window), results_of(learned_window)
    assert pane.matrix.isVisible()
    assert not pane.several.side.isVisible()
    opened(learned_window).controller.do(session.allow_several)
    assert not pane.matrix.isVisible()
    assert pane.several.side.isVisible()
    assert pane.curve.plot.points == []  # the accuracy of one class is no mean of several
    assert sum(line.n_labels for line in pane.several.side.table.lines) == N_LABELS


def test_the_calibration_is_told_of_all_classes_and_of_one(
    several_window: Window, qtbot: QtBot
) -> None:
    card = results_of(several_window).reliability
    qtbot.waitUntil(lambda: card._measured is not None)
    known = checked_several(session_of(several_window))
    assert known is not None
    assert card._measured is not None
    assert card._measured[0].n == int((known.verdicts >= 0).sum())
    assert [card.of.itemText(n) for n in range(card.of.count())] == [
        "All classes",
        *session_of(several_window).labels.class_names,
    ]
    assert card.of.width() >= card.of.sizeHint().width() > 100
    card.of.setCurrentIndex(2)
    qtbot.waitUntil(lambda: card._measured is not None)
    assert card._measured is not None
    assert card._measured[0].n == int((known.verdicts[:, 1] >= 0).sum())
    assert not card.plot.isHidden()
