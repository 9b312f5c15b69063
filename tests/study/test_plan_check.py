"""Mistakes in a plan, as data."""

from dataclasses import replace
from typing import Any

import pytest

from aldesk.study.plan import ClassifierPlan, DataPlan, Plan, StrategyPlan
from aldesk.study.plan_check import SENTENCES, MistakeKind, first_mistake

PLAN = Plan(
    DataPlan(project="digits.aldesk"),
    (StrategyPlan("Badge"), StrategyPlan("TypiClust", title='say, "Typi"')),
    ClassifierPlan("logistic", {"C": 1.0}),
    batch_size=5,
)


def test_a_plan_without_mistake() -> None:
    assert first_mistake(PLAN) is None


@pytest.mark.parametrize(
    ("changes", "kind", "place"),
    [
        ({"data": DataPlan()}, "no data", ("data", "", 0)),
        ({"data": DataPlan(project="a", matrix="b.npz")}, "two data", ("data", "", 0)),
        ({"data": DataPlan(matrix="b.npy")}, "no labels", ("data", "matrix", 0)),
        (
            {"classifier": ClassifierPlan("logistic", {"C": "x"})},
            "parameter",
            ("classifier", "C", 0),
        ),
        (
            {"strategies": (StrategyPlan("Badge"), StrategyPlan("TypiClust", {"k": -1}))},
            "parameter",
            ("strategy", "k", 1),
        ),
        ({"strategies": ()}, "no strategy", ("", "strategy", 0)),
        ({"strategies": (StrategyPlan("GreedyBALD"),)}, "no ensemble", ("strategy", "name", 0)),
        (
            {"strategies": (StrategyPlan("Badge"), StrategyPlan("CoreSet", title="Badge"))},
            "same title",
            ("strategy", "name", 1),
        ),
        ({"max_candidates": 1.5}, "candidates", ("study", "max_candidates", 0)),
        ({"max_candidates": "x"}, "candidates", ("study", "max_candidates", 0)),
        ({"max_candidates": 4}, "few candidates", ("study", "max_candidates", 0)),
    ],
)
def test_a_mistake_says_what_and_where(
    changes: dict[str, Any], kind: MistakeKind, place: tuple[str, str, int]
) -> None:
    mistake = first_mistake(replace(PLAN, **changes))
    assert mistake
    assert mistake.kind == kind
    assert (mistake.table, mistake.key, mistake.number) == place
    for sentence in SENTENCES[kind]:
        assert "{" not in sentence.format(**mistake.values)
