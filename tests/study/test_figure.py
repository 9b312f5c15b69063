"""The figure of a study: its legend, whatever the strategies are called."""

import re
from html import unescape
from pathlib import Path

import pytest

from aldesk.study.figure import draw_curves
from aldesk.study.plan import DataPlan, Plan, StrategyPlan
from aldesk.study.summary import summarize
from aldesk.study.task import Point, TaskResult


def drawn(titles: list[str], folder: Path) -> str:
    """Draw a study of random sampling and of strategies with these titles; return the drawing."""
    strategies = [StrategyPlan("RandomSampling", {}, "Random")]
    strategies += [StrategyPlan("Badge", {}, title) for title in titles]
    plan = Plan(DataPlan(matrix="x.npz"), tuple(strategies))
    results = {
        (s, rep): TaskResult("", [Point(c, 10 + c, 50 + s + c, 100, 0, 0) for c in range(3)])
        for s in range(len(strategies))
        for rep in range(2)
    }
    summary = summarize(plan, results)
    draw_curves(plan, results, summary, folder)
    return (folder / "curves.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("title", ["_mine", "$x$ at $5", r"$\frac$", "<b>&", "a\nb", "ü" * 200])
def test_any_title_is_in_the_legend_letter_by_letter(title: str, tmp_path: Path) -> None:
    drawing = drawn([title], tmp_path)
    [line] = re.findall(r"<!-- (.*), 0.520 -->", drawing)
    assert unescape(line).startswith(title.replace("\n", " ")[:30].replace("--", ""))
    assert (tmp_path / "curves.png").stat().st_size > 1000


def test_seventeen_strategies_have_seventeen_lines_that_differ(tmp_path: Path) -> None:
    drawing = drawn([f"Variant {n}" for n in range(16)], tmp_path)
    assert all(f"<!-- Variant {n}, " in drawing for n in range(16))
    legend = drawing[drawing.index('id="legend_1"') :]
    looks = re.findall(r'style="fill: none; (stroke[^"]*)"', legend)
    assert len(looks) == len(set(looks)) == 17
