"""What a study's folder says of an earlier run, and what version 0.1.0 left there."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from aldesk.study.earlier_run import is_unfinished, kept_points
from aldesk.study.folder import FACTS, read_facts
from aldesk.study.plan_file import parse_plan, read_plan

FIRST = Path(__file__).parent / "study-0.1.0"
"""A study that version 0.1.0 ran to its end, without the tables, the figure and the report."""


def test_a_study_of_the_first_version_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldesk.study.task.__version__", "0.1.0")  # results are a version's own
    plan = read_plan(FIRST / "plan.toml").plan
    points = list(kept_points(FIRST, plan))
    titles = {strategy.title for strategy in plan.strategies}
    assert {(title, rep, point.cycle) for title, rep, point in points} == {
        (title, rep, cycle) for title in titles for rep in (0, 1) for cycle in (0, 1)
    }
    facts = read_facts(FIRST)
    assert 'Core-set, "mine"' in " ".join(facts["verdict"])
    assert {row[0] for row in facts["table"][1:]} == titles


def test_unfinished_is_what_was_begun_with_the_same_plan(tmp_path: Path) -> None:
    text = (FIRST / "plan.toml").read_text(encoding="utf-8")
    plan = parse_plan(text, "", tmp_path).plan
    assert not is_unfinished(tmp_path, plan)
    shutil.copy(FIRST / "plan.toml", tmp_path)
    assert is_unfinished(tmp_path, plan)
    assert is_unfinished(tmp_path, parse_plan(text.replace("C = 10", "C = 10.0"), "", FIRST).plan)
    assert not is_unfinished(tmp_path, replace(plan, seed=1))
    shutil.copy(FIRST / FACTS, tmp_path)
    assert not is_unfinished(tmp_path, plan)
