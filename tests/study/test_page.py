"""The report as a page."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from aldesk.study.page import table_rows, write_page
from aldesk.study.plan import DataPlan, Plan, StrategyPlan
from aldesk.study.summary import Summary, summarize
from aldesk.study.task import Point, TaskResult

TITLES = ("RandomSampling", '<b>"Mine"</b>, & {{ plan }}')
PLAN = Plan(
    DataPlan(matrix="x.npz"),
    (StrategyPlan("RandomSampling", {}, TITLES[0]), StrategyPlan("Badge", {}, TITLES[1])),
    name="<script>alert(1)</script>",
)


class Text(HTMLParser):
    """Gathers the text of a page, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def summary() -> Summary:
    points = [Point(c, 10 * (c + 1), 500 + 100 * c, 1000, 0, 0) for c in range(3)]
    better = [replace(point, n_correct=point.n_correct + 50) for point in points]
    return summarize(
        PLAN,
        {
            (s, rep): TaskResult("key", pts)
            for s, pts in enumerate((points, better))
            for rep in (0, 1)
        },
    )


def test_what_comes_from_data_is_text_and_the_figure_is_a_drawing(tmp_path: Path) -> None:
    (tmp_path / "curves.svg").write_text("<?xml?><svg><path/></svg>")
    (tmp_path / "plan.toml").write_text('name = "<i>"')
    found = summary()
    failure = {"strategy": TITLES[1], "repetition": 2, "what": "<hr> is no number"}
    facts = {
        **{"pool": 1234, "test": 10, "features": 3, "classes": 2, "full_data_accuracy": 0.9},
        **{"table": table_rows(found), "failures": [failure], "versions": {"a": "1", "b": "2"}},
        **{"python": "3.11", "machine": "x86_64"},
    }
    write_page(PLAN, found, facts, tmp_path)
    page = Text()
    page.feed((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert not {"b", "script", "i", "hr"} & set(page.tags)
    assert {"svg", "path", "table"} <= set(page.tags)
    words = " ".join(page.text.split())
    assert "1,234 samples to query" in words
    assert f"Better than random: {TITLES[1]}." in words
    assert f"{TITLES[1]}, repetition 3: <hr> is no number" in words
    assert 'name = "<i>"' in words
    assert "Labels to 90 and 95 %: of 0.900" in words
    assert "a 1, b 2; Python 3.11 on x86_64." in words
