"""A plan that is written reads as the same plan."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aldesk import resources
from aldesk.study.plan import ClassifierPlan, DataPlan, Plan, StrategyPlan
from aldesk.study.plan_file import parse_plan, read_plan
from aldesk.study.plan_write import write_plan

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize("name", ["audio", "pictures", "bioacoustics"])
def test_the_bundled_plans(name: str) -> None:
    plan = read_plan(resources.plan(name)).plan
    assert parse_plan(write_plan(plan), "", Path()).plan == plan


@given(name=TEXTS, path=TEXTS, title=TEXTS, share=st.floats(0.01, 0.99), C=st.floats(1e-9, 1e9))
@settings(max_examples=60)
def test_any_text_and_number(name: str, path: str, title: str, share: float, C: float) -> None:
    plan = Plan(
        DataPlan(project=path),
        (StrategyPlan("Badge", {}, title), StrategyPlan("TypiClust", {"k": 7}, "TypiClust")),
        ClassifierPlan("logistic", {"C": C, "standardize": False}),
        name,
        max_candidates=share,
        full_data=False,
        seeds="tutorial",
    )
    distinct = title not in ("", "TypiClust")
    if not distinct:
        plan = replace(plan, strategies=plan.strategies[1:])
    assert parse_plan(write_plan(plan), "", Path()).plan == plan
