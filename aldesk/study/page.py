"""A study's report as one HTML file without anything from elsewhere."""

from html import escape
from math import isinf, isnan
from pathlib import Path
from typing import Any

from aldesk.core.files import write_whole
from aldesk.study.plan import Plan
from aldesk.study.sentences import HEAD, NOT_REACHED, in_words
from aldesk.study.summary import Estimate, Summary

_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1.5rem;
  color: #1f2937; background: #fff; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.facts { color: #4b5563; margin: 0 0 1.5rem; }
.curves { background: #fff; border-radius: 8px; padding: 8px; }
.curves svg { width: 100%; height: auto; display: block; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .9rem; border-bottom: 1px solid #e5e7eb; text-align: right; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
th { font-weight: 600; white-space: nowrap; }
.failed { border-left: 4px solid #b91c1c; padding-left: 1rem; }
pre { background: #f3f4f6; padding: 1rem; border-radius: 8px; overflow-x: auto; font-size: 13px; }
@media (prefers-color-scheme: dark) {
  body { color: #e5e7eb; background: #111827; }
  .facts { color: #9ca3af; }
  th, td { border-color: #374151; }
  pre { background: #1f2937; }
}
"""


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
    parts = [
        f"<h1>{escape(plan.name)}</h1>",
        f'<p class="facts">{escape(_sentence(plan, facts))}</p>',
        *(f"<p>{escape(in_words(sentence, plan.words))}</p>" for sentence in summary.verdict),
        *_failed(facts["failures"], plan),
        f'<div class="curves">{svg[svg.index("<svg") :]}</div>',
        '<p class="facts">Means over the repetitions; bars: a standard deviation to each side.</p>',
        "<h2>Summary</h2>",
        _table([[plan.words.get(title, title), *cells] for title, *cells in facts["table"]]),
        f"<p>{escape(_notes(plan, facts))}</p>",
        "<h2>The plan</h2>",
        f"<pre>{escape((folder / 'plan.toml').read_text(encoding='utf-8'))}</pre>",
        f'<p class="facts">{escape(_versions(facts))}</p>',
    ]
    text = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(plan.name)}</title>'
        f"<style>{_STYLE}</style></head><body>\n" + "\n".join(parts) + "\n</body></html>\n"
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


def _table(rows: list[list[str]]) -> str:
    def line(cells: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    lines = [line(rows[0], "th"), *(line(row, "td") for row in rows[1:])]
    return '<div class="scroll"><table>' + "\n".join(lines) + "</table></div>"


def _failed(failures: list[dict[str, Any]], plan: Plan) -> list[str]:
    if not failures:
        return []
    lines = [
        f"{plan.words.get(f['strategy'], f['strategy'])}, repetition {f['repetition'] + 1}: "
        f"{f['what']}"
        for f in failures
    ]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    words = "<p>These failed and are in none of the numbers:</p>"
    return [f'<div class="failed">{words}<ul>{items}</ul></div>']


def _sentence(plan: Plan, facts: dict[str, Any]) -> str:
    return (
        f"{facts['pool']:,} samples to query and {facts['test']:,} to test with, "
        f"{facts['features']:,} features, {facts['classes']:,} classes. "
        f"{plan.n_reps} repetitions: {plan.n_init} first labels, then {plan.n_cycles} queries of "
        f"{plan.batch_size}, with the classifier {plan.classifier.name}."
    )


def _notes(plan: Plan, facts: dict[str, Any]) -> str:
    text = (
        f"In brackets: 95 % intervals by Student's t over {plan.n_reps} repetitions; differences "
        "are paired, since a repetition begins with the same labels for all strategies. They tell "
        "how the study would vary with other labels and seeds, on the same data and test split. "
        f"Of {len(facts['table']) - 1} intervals of 95 %, one in twenty misses by chance."
    )
    if full := facts["full_data_accuracy"]:
        text += f" Labels to 90 and 95 %: of {full:.3f}, the accuracy with all labels; the median."
    return text


def _versions(facts: dict[str, Any]) -> str:
    names = ", ".join(f"{name} {number}" for name, number in facts["versions"].items())
    return f"{names}; Python {facts['python']} on {facts['machine']}."
