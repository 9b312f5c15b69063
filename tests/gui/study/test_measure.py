"""The study view says what is measured, and knows samples with several classes."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.study.curves import StudyCurves
from aldesk.gui.study.form import StudyForm, first_plan
from aldesk.gui.study.strategies import StudyStrategies
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.store import Project
from aldesk.study.folder import read_facts
from aldesk.study.labelled import PoolSize
from aldesk.study.plan import MEASURES, DataPlan, Plan, StrategyPlan
from aldesk.study.running_curves import LiveCurves
from aldesk.study.task import Point
from tests.gui.study.test_pane import choose, make_small, pane_of, said

PLAN = Plan(DataPlan(project="a.aldesk"), (StrategyPlan("Badge", {}, "Badge"),), n_cycles=1)
OF_CLASSES = {"average precision": 0.5, "precision": 0.4, "recall": 0.3, "F1": 0.2}


def point(measures: dict[str, float]) -> Point:
    return Point(0, 10, 9, 10, 0.0, 0.1, measures)


@pytest.mark.parametrize(
    ("measure", "measures", "words", "height"),
    [
        ("", {}, "Accuracy on the test split (%), by labels", 90),
        ("", OF_CLASSES, "Average precision, mean of the classes, test split (%), by labels", 50),
        ("recall", OF_CLASSES, "Recall, mean of the classes, test split (%), by labels", 30),
        ("accuracy", OF_CLASSES, "Accuracy on the test split (%), by labels", 90),
    ],
)
def test_the_plots_say_what_they_show(
    qtbot: QtBot, measure: str, measures: dict[str, float], words: str, height: float
) -> None:
    shown = StudyCurves()
    qtbot.addWidget(shown)
    curves = LiveCurves(replace(PLAN, measure=measure))
    curves.add("Badge", 0, point(measures))
    shown.show_curves(curves)
    assert shown.absolute.accessibleName() == words
    (curve,) = shown.absolute.listDataItems()
    assert curve.getData()[1].tolist() == [pytest.approx(height)]
    shown.show_curves(None)
    assert shown.absolute.accessibleName().startswith("Accuracy")


@pytest.mark.parametrize("measure", ["", *MEASURES])
def test_a_plan_keeps_its_measure(qtbot: QtBot, measure: str) -> None:
    form = StudyForm()
    qtbot.addWidget(form)
    plan = replace(first_plan(Path("a.aldesk")), measure=measure, from_origin=True, threshold=0.3)
    form.show_plan(plan)
    assert (form.plan().measure, form.plan().from_origin) == (measure, True)
    assert form.problem(form.plan()) == ""


def shown(strategies: StudyStrategies) -> dict[str, object]:
    return {field.parameter.name: field.value for field in strategies.parameters._fields}


def test_how_classes_are_aggregated_is_asked_with_several_alone(qtbot: QtBot) -> None:
    form = StudyForm()
    qtbot.addWidget(form)
    form.show_plan(replace(PLAN, strategies=(StrategyPlan("UncertaintySampling"),)))
    strategies, name = form.strategies, "multilabel_aggregation_fn"
    strategies.list.setCurrentRow(1)
    assert name not in shown(strategies)
    form.show_pool(PoolSize(500, 100, 3, is_several=True))
    assert shown(strategies)[name] == "rank"
    kept = StrategyPlan("UncertaintySampling", {name: "max"})
    form.show_pool(None)
    form.show_plan(replace(PLAN, strategies=(kept,)))  # of other data
    strategies.list.setCurrentRow(1)
    assert strategies.parameters.values()[name] == "max"


@pytest.fixture
def several_window(window: Window, tested_project: Project) -> Window:
    """The window on 120 embedded tones that may have several classes."""
    LabelSession(tested_project).allow_several()
    path = tested_project.path
    tested_project.close()
    window.show_project(Project.open(path))
    return window


def test_a_study_of_a_project_with_several_classes(several_window: Window, qtbot: QtBot) -> None:
    pane = pane_of(several_window)
    choose(pane, "RandomSampling", "Badge", "BatchBALD")
    make_small(pane)
    pane.form.classifier.setCurrentIndex(pane.form.classifier.findData("mc-dropout"))
    assert said(pane).startswith("BatchBALD does not work where samples may have several classes")
    assert not pane.start.isEnabled()
    choose(pane, "RandomSampling", "Badge")
    assert said(pane) == ""
    with qtbot.waitSignal(pane.control.ended):
        pane.start.click()
    assert pane.control.out
    assert read_facts(pane.control.out)["measure"] == "average precision"
    shown = pane.results.curves.absolute.accessibleName()
    assert shown == "Average precision, mean of the classes, test split (%), by labels"
    head = (pane.control.out / "results.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head.endswith("fit_seconds,measure,value")
