"""The results of one site alone."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.results.part_choice import PartChoice
from aldesk.gui.window.window import Window
from aldesk.session.overview import Checked
from tests.gui.drive import session_of, turn_to


def rows_of(*sites: str) -> SampleRows:
    rows = SampleRows()
    rows.add(
        Sample(SampleId(f"{n:032x}"), Path("a.wav"), "sound", columns={"site": site})
        for n, site in enumerate(sites)
    )
    return rows


def test_samples_of_one_hour_of_the_day_are_counted(qtbot: QtBot) -> None:
    page, rows = QWidget(), SampleRows()
    qtbot.addWidget(page)
    part = PartChoice()
    part.setParent(page)
    times = ("05:10:00", "22:00:00", "05:50:00")
    rows.add(
        Sample(
            SampleId(f"{n:032x}"), Path("a.wav"), "sound", columns={"date": "2026-05-12", "time": t}
        )
        for n, t in enumerate(times)
    )
    part.show_samples(rows)
    assert [part.itemText(place) for place in range(1, part.count())] == [
        "time: 5:00",
        "time: 22:00",
    ]
    part.setCurrentIndex(1)
    codes = np.array([0, 1, 0])
    assert part.part_of(Checked(np.arange(3), codes, codes, codes)).rows.tolist() == [0, 2]


def test_only_samples_of_the_chosen_value_are_counted(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    part = PartChoice()
    part.setParent(page)
    truth, guess, groups = np.array([0, 1, 0]), np.array([1, 1, 0]), np.array([7, 8, 9])
    known = Checked(np.array([0, 1, 3]), truth, guess, groups)
    part.show_samples(rows_of("mill", "pond", "mill", "mill"))
    assert [part.itemText(place) for place in range(part.count())][1:] == [
        "site: mill",
        "site: pond",
    ]
    assert part.part_of(known) is known
    part.setCurrentIndex(1)
    mill = part.part_of(known)
    assert (mill.rows.tolist(), mill.guess.tolist()) == ([0, 3], [1, 0])
    assert mill.groups.tolist() == [7, 9]
    part.show_samples(rows_of("fen", "mill", "pond", "mill", "mill"))
    assert part.currentText() == "site: mill"
    part.show_samples(rows_of("fen", "fen"))
    assert part.isHidden()
    assert part.part_of(known) is known


def test_the_pane_counts_what_is_chosen(
    learned_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    assert pane.part.isHidden()  # these have no columns
    samples = session_of(learned_window).project.samples
    sites = ["mill" if sample.path.name[-5] in "02468" else "pond" for sample in samples]
    monkeypatch.setattr(pane.part, "show_samples", lambda _samples: None)
    pane.part._samples = rows_of(*sites)
    pane.part.addItem("site: mill", ("site", "mill"))
    n_all = int(pane._counts().sum())
    pane.part.setCurrentIndex(1)
    n = int(pane._counts().sum())
    assert 0 < n < n_all
    assert sum(line.recall.n for line in pane.classes.lines) == n


def test_a_part_of_which_nothing_is_measured_says_so(
    learned_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    samples = session_of(learned_window).project.samples
    monkeypatch.setattr(pane.part, "show_samples", lambda _samples: None)
    pane.part._samples = rows_of(*["mill"] * (len(samples) - 1), "fen")
    for name in ("mill", "fen"):
        pane.part.addItem(f"site: {name}", ("site", name))
    pane.part.setCurrentIndex(1)
    assert pane._cell.text().startswith("Rows are the true classes")
    assert pane._checked is not None
    monkeypatch.setattr(pane.part, "part_of", lambda _known: Checked(*[np.zeros(0, np.int64)] * 4))
    pane.part.setCurrentIndex(2)
    assert pane.matrix.isHidden()
    assert pane._cell.text() == "Nothing is measured of “site: fen” yet."
