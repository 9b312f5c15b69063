"""The study view says what is measured, and knows samples with several classes."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.study.curves import StudyCurves
from aldesk.gui.study.form import StudyForm, first_plan
from aldesk.gui.study.strategies import StudyStrategies
from aldesk.study.labelled import PoolSize
from aldesk.study.plan import MEASURES, DataPlan, Plan, StrategyPlan
from aldesk.study.running_curves import LiveCurves
from aldesk.study.task import Point

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
