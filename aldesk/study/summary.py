"""What a study says, and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aldesk.arrays import Doubles
from aldesk.evaluate.mean import mean_interval
from aldesk.study.plan import ACCURACY, RANDOM, Plan
from aldesk.study.task import TaskResult, area_of, measure_of
from aldesk.study.verdict import SHARES, Finding, Kind

Results = dict[tuple[int, int], TaskResult]
"""By strategy (index in the plan) and repetition."""


@dataclass(frozen=True)
class Estimate:
    """A mean over repetitions, with its 95 % interval.

    Attributes
    ----------
    mean, low, high : float
        The last two are NaN for a single repetition, which tells nothing of the spread.
    n : int
        Repetitions.
    """

    mean: float
    low: float
    high: float
    n: int

    @property
    def sign(self) -> int:
        """1 or −1 if the interval lies above or below zero, else 0."""
        return int(self.low > 0) - int(self.high < 0)


@dataclass(frozen=True)
class Row:
    """What is known of one strategy.

    Attributes
    ----------
    strategy : str
    area : Estimate
        Area under the learning curve, as the mean of what the plan measures.
    difference : Estimate or None
        Of the area, to random sampling in the same repetition; None for random sampling itself, and
        where it is not in the study.
    labels : tuple of float
        Median number of labels at which the curve first reaches `SHARES` of the value with all
        labels; infinite if it does not in half of the repetitions, NaN if that was not measured.
    """

    strategy: str
    area: Estimate
    difference: Estimate | None
    labels: tuple[float, ...]


@dataclass(frozen=True)
class Summary:
    """What is known of all strategies.

    Attributes
    ----------
    rows : tuple of Row
        The largest area first.
    full_data : float
        The same with all labels; NaN if it was not measured.
    findings : tuple of Finding
        They name a winner only if chance does not explain it.
    measure : str
        What is measured.
    """

    rows: tuple[Row, ...]
    full_data: float
    findings: tuple[Finding, ...]
    measure: str = ACCURACY


def estimate(values: Sequence[float]) -> Estimate:
    """Return the mean and its interval by Student's t distribution.

    Parameters
    ----------
    values : sequence of float
        At least one, independent of each other.
    """
    mean, low, high = mean_interval(np.asarray(values, float))
    return Estimate(float(mean), float(low), float(high), len(values))


def summarize(plan: Plan, results: Results, full: TaskResult | None = None) -> Summary:
    """Compare the strategies of those tasks that are done, and with the fit on all data."""
    full_data = full.points[0].value(plan.measure) if full else float("nan")
    areas = {key: area_of(plan, result.points) for key, result in results.items()}
    done = sorted({strategy for strategy, _ in areas})
    yardstick = next((s for s in done if plan.strategies[s].name == RANDOM), None)
    rows = {}
    for s in done:
        own = [area for (strategy, _), area in areas.items() if strategy == s]
        to_random = None
        if yardstick is not None and s != yardstick:
            to_random = _difference(areas, s, yardstick)
        own_results = [result for (strategy, _), result in results.items() if strategy == s]
        wanted = [share * full_data for share in SHARES]
        labels = tuple(_labels_to_reach(own_results, value, plan.measure) for value in wanted)
        rows[s] = Row(plan.strategies[s].title, estimate(own), to_random, labels)
    order = sorted(rows, key=lambda s: -rows[s].area.mean)
    ranked = tuple(rows[s] for s in order)
    rivals = [(rows[s].strategy, _difference(areas, order[0], s)) for s in order[1:]]
    findings = (*_to_random(ranked), _winner(ranked, rivals))
    of_classes = any(result.points[0].measures for result in results.values())
    measure = measure_of(plan.measure, is_several=of_classes)
    return Summary(ranked, full_data, findings, measure)


def curves(results: Results, strategy: int, measure: str) -> Doubles:
    """Return a strategy's values, (n_repetitions, n_points), in order of repetition."""
    keys = sorted(key for key in results if key[0] == strategy)
    return np.array([[point.value(measure) for point in results[key].points] for key in keys])


def _difference(areas: dict[tuple[int, int], float], one: int, other: int) -> Estimate | None:
    """Pair by repetition: first labels and chance are the same in both, and cancel."""
    reps = [rep for strategy, rep in areas if strategy == one and (other, rep) in areas]
    return estimate([areas[one, rep] - areas[other, rep] for rep in reps]) if reps else None


def _labels_to_reach(results: Sequence[TaskResult], wanted: float, measure: str) -> float:
    if np.isnan(wanted):
        return float("nan")
    reached = [
        next((p.n_labeled for p in r.points if p.value(measure) >= wanted - 1e-9), float("inf"))
        for r in results
    ]
    # The higher of the two in the middle: no average of a number and infinity.
    return float(sorted(reached)[len(reached) // 2])


def _to_random(rows: Sequence[Row]) -> list[Finding]:
    compared = [(row.strategy, row.difference) for row in rows if row.difference]
    if not compared:
        return []
    if all(difference.n < 2 for _, difference in compared):
        return [Finding("one repetition")]
    kinds: tuple[tuple[int, Kind], ...] = ((1, "better"), (-1, "worse"), (0, "not told apart"))
    named = [
        (kind, tuple(name for name, difference in compared if difference.sign == sign))
        for sign, kind in kinds
    ]
    return [Finding(kind, names) for kind, names in named if names]


def _winner(rows: Sequence[Row], rivals: Sequence[tuple[str, Estimate | None]]) -> Finding:
    best = rows[0].strategy
    close = tuple(name for name, difference in rivals if not difference or difference.sign <= 0)
    if not rivals:
        return Finding("one strategy")
    if not close:
        return Finding("ahead", best=best)
    return Finding("none is best", close, best)
