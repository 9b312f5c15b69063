"""The learning curves of a study as a figure: absolute, and as differences from random."""

# ruff: noqa: E402
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

# Where it is imported the first time it may warn of taking a moment, which is no news to anybody.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from aldesk.arrays import Doubles
from aldesk.study.plan import RANDOM, Plan
from aldesk.study.summary import Results, Summary, curves
from aldesk.study.verdict import measured_words

# Okabe and Ito's colours, told apart by everybody, and then once more with dashes.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B58900", "#56B4E9", "#7B4FA3", "#5C4033")
_DASHES = ("-", (0, (5, 1.5)), (0, (1, 1)), (0, (5, 1.5, 1, 1.5)))
_GREY = "#6B7280"
_LONGEST = 40  # letters of a title; more would leave the plots no room
_LINE = 0.2  # inches of a line of the legend
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_STYLE = {
    "font.size": 10,
    "axes.edgecolor": "#9CA3AF",
    "axes.grid": True,
    "grid.color": "#E5E7EB",
    "grid.linewidth": 0.8,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.hashsalt": "aldesk",  # the same study gives the same file
}


def draw_curves(plan: Plan, results: Results, summary: Summary, folder: Path) -> None:
    """Write ``curves.png`` and ``curves.svg``."""
    with mpl.rc_context(_STYLE):
        height = max(5.4, 1 + _LINE * len(summary.rows))
        figure = Figure(figsize=(13, height), layout="constrained")
        absolute, difference = figure.subplots(1, 2)
        _draw(plan, results, absolute, difference)
        if not np.isnan(summary.full_data):
            absolute.axhline(summary.full_data, color="#111827", linewidth=1, linestyle=":")
            where = (0.01, summary.full_data)
            absolute.annotate("all labels", where, xycoords=("axes fraction", "data"), va="bottom")
        words = measured_words(summary.measure)
        title = f"{words[0].upper()}{words[1:]}"
        absolute.set(title=title, xlabel="labels", ylabel=f"{summary.measure} on the test split")
        difference.set(
            title="Difference from random",
            xlabel="labels",
            ylabel=f"difference in {summary.measure}",
        )
        absolute.set_ylim(top=min(absolute.get_ylim()[1], 1.01))
        areas = {row.strategy: row.area.mean for row in summary.rows}
        _legend(figure, absolute, areas, plan.words)
        for suffix, options in (("png", {"dpi": 150}), ("svg", {"metadata": _NO_METADATA})):
            figure.savefig(folder / f"curves.{suffix}", facecolor="white", **options)


def _draw(plan: Plan, results: Results, absolute: Any, difference: Any) -> None:
    done = sorted({strategy for strategy, _ in results})
    yardstick = next((s for s in done if plan.strategies[s].name == RANDOM), None)
    for place, s in enumerate(s for s in done if s != yardstick):
        # The bars of all strategies stand side by side within half the way to the next point.
        shift = 0.5 * ((place + 1) / len(done) - 0.5)
        colour = _COLOURS[place % len(_COLOURS)]
        style = {"color": colour, "linestyle": _DASHES[place // len(_COLOURS) % len(_DASHES)]}
        title = plan.strategies[s].title
        _curve(absolute, _labels(results, s), curves(results, s, plan.measure), title, style, shift)
        if yardstick is not None and (paired := _paired(results, s, yardstick)):
            ours = curves(paired, s, plan.measure)
            delta = ours - curves(paired, yardstick, plan.measure)
            _curve(difference, _labels(results, s), delta, title, style, shift)
    if yardstick is None:
        difference.set_axis_off()
        return
    style = {"color": _GREY, "linestyle": "--"}
    title = plan.strategies[yardstick].title
    _curve(
        absolute,
        _labels(results, yardstick),
        curves(results, yardstick, plan.measure),
        title,
        style,
        0.0,
    )
    difference.axhline(0, **style)


def _paired(results: Results, one: int, other: int) -> Results:
    """Return the results of the repetitions in which both are done."""
    reps = {rep for s, rep in results if s == one} & {rep for s, rep in results if s == other}
    return {key: result for key, result in results.items() if key[1] in reps}


def _labels(results: Results, strategy: int) -> list[int]:
    result = next(result for (s, _), result in results.items() if s == strategy)
    return [point.n_labeled for point in result.points]


def _curve(
    axes: Any,
    n_labeled: Sequence[int],
    values: Doubles,
    title: str,
    style: dict[str, Any],
    shift: float,
) -> None:
    """Draw the mean, and beside each point a standard deviation of the repetitions."""
    mean, std = values.mean(axis=0), values.std(axis=0)
    axes.plot(n_labeled, mean, linewidth=1.8, gid=title, **style)
    if len(values) > 1:
        step = (n_labeled[-1] - n_labeled[0]) / max(len(n_labeled) - 1, 1)
        where = np.array(n_labeled) + shift * step
        colour = style["color"]
        axes.errorbar(where, mean, std, fmt="none", ecolor=colour, elinewidth=1, alpha=0.45)


def _legend(figure: Any, axes: Any, areas: Mapping[str, float], words: Mapping[str, str]) -> None:
    # By an id of ours: matplotlib leaves a label out that begins with an underscore.
    lines = {line.get_gid(): line for line in axes.get_lines()}
    legend = figure.legend(
        [lines[title] for title in areas],
        [f"{_short(words.get(title, title))}, {area:.3f}" for title, area in areas.items()],
        loc="outside right center",
        frameon=False,
        title="area under the curve",
        alignment="left",
        handlelength=3.2,  # or dashes cannot be told apart
    )
    for text in legend.get_texts():
        text.set_parse_math(False)  # a title is no formula


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
