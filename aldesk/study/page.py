"""A study's report as one HTML file without anything from elsewhere."""

from math import isinf, isnan
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from aldesk import resources
from aldesk.core.files import write_whole
from aldesk.study.plan import Plan
from aldesk.study.summary import Estimate, Summary
from aldesk.study.verdict import HEAD, NOT_REACHED, measured_words, sentence


def table_rows(summary: Summary) -> list[list[str]]:
    """Return the summary as people read it: a head, then a line for each strategy."""
    rows = [list(HEAD)]
    for row in summary.rows:
        area, difference = _interval(row.area, 0), _interval(row.difference, -1, signed=True)
        cells = [row.strategy, area, difference]
        rows.append(cells + [_count(n) for n in row.labels])
    return rows


def write_page(plan: Plan, summary: Summary, facts: dict[str, Any], folder: Path) -> None:
    """Write ``report.html``; the figure must be there."""
    svg = (folder / "curves.svg").read_text(encoding="utf-8")
    template = (resources.root() / "study" / "report.html.jinja").read_text(encoding="utf-8")
    made = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    head, *rows = facts["table"]
    text = made.from_string(template).render(
        plan=plan,
        words=plan.words,
        measure=summary.measure,
        measured=measured_words(summary.measure),
        facts=facts,
        verdict=[sentence(finding, plan.words) for finding in summary.findings],
        figure=Markup(svg[svg.index("<svg") :]),  # noqa: S704 - drawn by matplotlib, which escapes
        head=head,
        rows=rows,
        plan_text=(folder / "plan.toml").read_text(encoding="utf-8"),
    )
    write_whole(folder / "report.html", text.encode())


def _interval(estimate: Estimate | None, least: float, *, signed: bool = False) -> str:
    """Say a mean and its interval, no farther than an area or a difference can be."""
    if estimate is None:
        return "–"
    form = "+.3f" if signed else ".3f"
    text = f"{estimate.mean:{form}}"
    if not isnan(estimate.low):
        text += f" [{max(estimate.low, least):{form}}, {min(estimate.high, 1):{form}}]"
    return text.replace("-", "−")


def _count(n: float) -> str:
    return "–" if isnan(n) else NOT_REACHED if isinf(n) else f"{n:,.0f}"
