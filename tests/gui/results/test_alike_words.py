"""What is said of samples that are alike, in the window on two-minute recordings."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.groups import BY_PART
from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import ClusteredInterval
from aldesk.gui.results.alike_words import doubt_text, kept_text, worth_text
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession, Settings
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.store.curve_table import CurvePoint
from tests.gui.drive import CTRL, Key, parts, press, session_of, turn_to

NINE = Accuracy.of(ClusteredInterval(0.5, 0.9, 90, 120, 9, 34.2))
MANY = Accuracy.of(ClusteredInterval(0.6, 0.9, 90, 120, 40, 90.0))
ONE = Accuracy.of(ClusteredInterval(0.1, 1.0, 90, 120, 1, 1.0))


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Project]:
    """Nine recordings at five sites."""
    rng = np.random.default_rng(0)
    (tmp_path / "night").mkdir()
    for number in range(9):
        file = tmp_path / "night" / f"{'ABCDE'[number % 5]}_{number}.wav"
        soundfile.write(file, 0.1 * rng.standard_normal(120_000), 1000)
    options = Options(window=3, pattern="{site}_{number}", classes=("owl", "toad"))
    with make(NewProject(tmp_path / "night.aldesk", tmp_path / "night", options)) as project:
        yield project


def test_what_an_interval_cannot_tell_is_said(qapp: object) -> None:
    assert doubt_text(NINE, "") == "From 9 recordings: too few to say how it is elsewhere."
    assert doubt_text(NINE, "site") == "From 9 sites: too few to say how it is elsewhere."
    assert "9 values of “station”" in doubt_text(NINE, "station")
    assert doubt_text(ONE, "date") == "From a single day: nothing is known of others."
    assert "cannot be known" in doubt_text(MANY, BY_PART)
    assert doubt_text(MANY, "") == doubt_text(Accuracy(90, 120), BY_PART) == ""


def test_it_is_said_how_many_independent_ones_tell_as_much(qapp: object) -> None:
    said = "120 windows of 9 recordings tell as much as 34 independent ones."
    assert worth_text(NINE, "") == said
    assert worth_text(MANY, "station").startswith("120 samples of 40 values of “station”")
    assert worth_text(ONE, "") == worth_text(Accuracy(90, 120), "") == ""


def test_the_window_says_it_of_its_accuracy(window: Window, night: Project) -> None:
    recipe = asdict(Settings().recipe)
    night.curve.add(CurvePoint(40, 90, 120, "audit", "", NINE.alike), recipe, 0.0, 0.0)
    path = night.path
    night.close()
    window.show_project(Project.open(path))
    _, session, pane = parts(window)
    assert kept_text(session) == "kept together: recordings"
    assert "From 9 recordings: too few" in pane.accuracy._below.text()
    assert pane.accuracy._interval.text() == "95 % interval 50–90 %"
    assert "34 independent ones" in pane.accuracy._figure.toolTip()
    results = turn_to(window, "results")
    assert isinstance(results, ResultsPane)
    assert results.curve._doubt.text().startswith("From 9 recordings")
    assert "34 independent ones" in results.curve._worth.text()
    assert results.curve._worth.isVisible()
    assert "kept together: recordings" in results.curve._interval.text()
    assert results.curve.plot.points[0].accuracy == NINE


def test_what_is_kept_together_is_chosen_until_the_audit_has_an_answer(
    window: Window, night: Project
) -> None:
    path = night.path
    night.close()
    window.show_project(Project.open(path))
    press(window, Key.Key_T, CTRL)
    controller, session, pane = parts(window)
    together, note = pane.strategy.together, pane.strategy._together_note
    values = [together.itemData(n) for n in range(together.count())]
    assert values == ["", "site", BY_PART]
    assert together.isVisibleTo(pane)
    assert "a recording that it is measured on" in note.text()
    together.setCurrentIndex(1)
    together.activated.emit(1)
    assert (session.project.meta.audit_by, session.accuracy.kept_together) == ("site", "site")
    assert "a site that it is measured on" in note.text()
    free = {session.project.samples[row].columns["site"] for row in session.pool.candidates()}
    kept = {session.project.samples[row].columns["site"] for row in session.pool.reserve}
    assert not free & kept
    while not (session.pool.is_audited & session.answers.is_marked).any():
        controller.label("owl")
    pane.strategy.show_session(session)
    assert not together.isEnabled()
    assert "answers to audit samples were given" in note.text()
    assert LabelSession(session.project).accuracy.kept_together == "site"


def test_where_nothing_can_be_chosen_nothing_is_asked(open_window: Window) -> None:
    press(open_window, Key.Key_T, CTRL)
    _, session, pane = parts(open_window)
    assert not pane.strategy.together.isVisibleTo(pane)
    assert kept_text(session_of(open_window)) == kept_text(session) == ""
