"""The learning curves of a study that is still running. Imports nothing heavy."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from aldesk.arrays import Doubles
from aldesk.evaluate.mean import mean_interval
from aldesk.study.plan import RANDOM, Plan
from aldesk.study.task import Point, area_of, measure_of

_FEWEST = 3
"""Repetitions with an interval that can be drawn."""


@dataclass(frozen=True)
class Band:
    """A mean with its 95 % interval, over numbers of labels.

    Attributes
    ----------
    n_labeled, mean, low, high : float64 (n_points,)
        The last two are NaN where there are fewer than three repetitions: the interval of two is
        13 standard errors to each side, and fills any plot.
    """

    n_labeled: Doubles
    mean: Doubles
    low: Doubles
    high: Doubles


@dataclass
class LiveCurves:
    """Points as they come, and what they say so far.

    Attributes
    ----------
    plan : Plan
    """

    plan: Plan
    _points: dict[tuple[str, int], dict[int, Point]] = field(default_factory=dict)

    @property
    def titles(self) -> list[str]:
        """What the strategies are called."""
        return [strategy.title or strategy.name for strategy in self.plan.strategies]

    @property
    def random(self) -> str | None:
        """What random sampling is called, if it is compared."""
        named = zip(self.titles, self.plan.strategies, strict=True)
        return next((title for title, strategy in named if strategy.name == RANDOM), None)

    @property
    def measure(self) -> str:
        """What the curves show; accuracy until a point says that there are several classes."""
        points = next(iter(self._points.values()), {})
        of_classes = any(point.measures for point in points.values())
        return measure_of(self.plan.measure, is_several=of_classes)

    def add(self, title: str, repetition: int, point: Point) -> None:
        """Take in a point; one that is computed again replaces the first."""
        self._points.setdefault((title, repetition), {})[point.cycle] = point

    def accuracy(self, title: str) -> Band | None:
        """Return a strategy's curve: of its complete repetitions, or of the first so far."""
        return self._band([self._curve(title, rep) for rep in self._reps(title)])

    def difference(self, title: str) -> Band | None:
        """Return a strategy's curve minus that of random sampling in the same repetition."""
        other = self.random
        if other is None or title == other:
            return None
        reps = [rep for rep in self._reps(title) if (other, rep) in self._points]
        pairs = [(self._curve(title, rep), self._curve(other, rep)) for rep in reps]
        deltas = []
        for ours, theirs in pairs:
            n = min(len(ours), len(theirs))
            deltas.append(np.column_stack([ours[:n, 0], ours[:n, 1] - theirs[:n, 1]]))
        return self._band(deltas)

    def area(self, title: str) -> tuple[float, int]:
        """Return the mean area under complete curves (NaN without one), and how many there are."""
        n = self.plan.n_cycles + 1
        kept = [self._points[title, rep] for rep in self._reps(title)]
        complete = [[points[c] for c in range(n)] for points in kept if len(points) == n]
        areas = [area_of(self.plan, points) for points in complete]
        return (float(np.mean(areas)) if areas else float("nan")), len(areas)

    def _reps(self, title: str) -> list[int]:
        return sorted(rep for known, rep in self._points if known == title)

    def _curve(self, title: str, repetition: int) -> Doubles:
        """Return (n_points, 2): labels and value, up to the first cycle that is missing."""
        points = self._points[title, repetition]
        n = next(n for n in range(len(points) + 1) if n not in points)
        pairs = [(points[cycle].n_labeled, self._value(points[cycle])) for cycle in range(n)]
        return np.array(pairs, float).reshape(-1, 2)

    def _value(self, point: Point) -> float:
        return point.value(self.plan.measure)

    def _band(self, curves: Sequence[Doubles]) -> Band | None:
        """Average the complete curves; while there is none, show the one that is farthest."""
        curves = [curve for curve in curves if len(curve)]
        if not curves:
            return None
        complete = [curve for curve in curves if len(curve) == self.plan.n_cycles + 1]
        used = complete or [max(curves, key=len)]
        mean, low, high = mean_interval(np.array([curve[:, 1] for curve in used]))
        if len(used) < _FEWEST:
            low, high = np.full((2, len(mean)), np.nan)
        return Band(used[0][:, 0], mean, low, high)
