"""The figure of a study, whatever its strategies are called."""

from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl

from aldesk.study.figure import draw_curves
from aldesk.study.plan import DataPlan, Plan, StrategyPlan
from aldesk.study.summary import summarize
from aldesk.study.task import Point, TaskResult

TITLES = ("RandomSampling", "$\\frac{a", "_hidden", "<b> & $x$ {a}")


def test_titles_are_shown_letter_by_letter(tmp_path: Path) -> None:
    names = ("RandomSampling", "Badge", "CoreSet", "TypiClust")
    strategies = zip(names, TITLES, strict=True)
    plan = Plan(DataPlan(matrix="x.npz"), tuple(StrategyPlan(n, {}, t) for n, t in strategies))
    points = [Point(c, 10 * (c + 1), 500 + 100 * c, 1000, 0, 0) for c in range(3)]
    results = {(s, rep): TaskResult("key", points) for s in range(4) for rep in (0, 1)}
    with mpl.rc_context({"svg.fonttype": "none"}):  # letters, not their outlines
        draw_curves(plan, results, summarize(plan, results), tmp_path)
    drawing = ElementTree.parse(tmp_path / "curves.svg")  # noqa: S314 - just written
    texts = {"".join(e.itertext()).strip() for e in drawing.iter() if e.tag.endswith("}text")}
    for title in (plan.words.get(title, title) for title in TITLES):
        assert any(text.startswith(f"{title}, 0.") for text in texts), (title, texts)
