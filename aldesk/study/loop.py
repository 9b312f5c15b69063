"""One task: ask, look the labels up, refit, measure; scikit-activeml's cycle."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import numpy as np
from skactiveml.utils import call_func

from aldesk.arrays import Ints
from aldesk.learn.scale import Scale, scale_of
from aldesk.strategies import SubSamplingWrapper
from aldesk.strategies.build import build
from aldesk.strategies.catalogue import BY_NAME
from aldesk.study import learners
from aldesk.study.data import StudyData
from aldesk.study.first_labels import draw_first
from aldesk.study.plan import Plan, StrategyPlan
from aldesk.study.task import FullDataFit, Point, StudyTask, Task, TaskResult, key_of, seed_of

OnPoint = Callable[[Point], None]

MISSING = -1
_BLOCK = 8192


def run_task(
    plan: Plan, data: StudyData, task: StudyTask, on_point: OnPoint, scale: Scale | None = None
) -> TaskResult:
    """Do a task; the same arguments give the same picks, on one machine and number of threads.

    Parameters
    ----------
    plan : Plan
    data : StudyData
    task : Task
    on_point : callable (Point)
        Called after each cycle; what it raises ends the task.
    scale : Scale, optional
        Of the pool, where the caller has measured it for other tasks.
    """
    loop = _Loop(plan, data, task, scale or scale_of(data.X))
    with warnings.catch_warnings():
        # Too few labels for this or that are no surprise here, and nobody reads a worker's output.
        warnings.simplefilter("ignore")
        for point in loop.points():
            on_point(point)
    return loop.result


@dataclass
class _Loop:
    plan: Plan
    data: StudyData
    task: StudyTask
    scale: Scale
    classifier: Any = None
    fit_seconds: float = 0.0
    y: Ints = field(init=False)
    result: TaskResult = field(init=False)

    def __post_init__(self) -> None:
        self.y = np.full(len(self.data.y), MISSING)
        self.result = TaskResult(key_of(self.plan, self.task, self.data.fingerprint))

    def points(self) -> Any:
        """Yield the points of the learning curve."""
        if isinstance(self.task, FullDataFit):
            yield self._learn(np.arange(len(self.y)), 0.0)
            return
        chosen = self.plan.strategies[self.task.strategy]
        strategy = self._strategy(chosen)
        yield self._learn(self._first(chosen, strategy), 0.0)
        for _ in range(self.plan.n_cycles):
            started = perf_counter()
            picks = self._query(strategy, self.plan.batch_size)
            yield self._learn(picks, perf_counter() - started)

    def _strategy(self, chosen: StrategyPlan) -> Any:
        rep = self.task.repetition
        seed = seed_of(self.plan, chosen.name, rep)
        strategy = build(chosen.name, chosen.parameters, seed=seed)
        if not self.plan.max_candidates:
            return strategy
        return SubSamplingWrapper(
            strategy,
            max_candidates=self.plan.max_candidates,
            exclude_non_subsample=True,
            missing_label=MISSING,
            random_state=seed_of(self.plan, "candidates", rep),
        )

    def _first(self, chosen: StrategyPlan, strategy: Any) -> Ints:
        """Return the first samples to label."""
        needs_labels = BY_NAME[chosen.name].needs_labels
        if self.plan.first_labels == "strategy" and not needs_labels and self.plan.n_init:
            return self._query(strategy, self.plan.n_init)
        rng = np.random.default_rng(seed_of(self.plan, "first labels", self.task.repetition))
        return draw_first(self.data.y, self.plan.n_init, self.plan.first_labels, rng)

    def _query(self, strategy: Any, batch_size: int) -> Ints:
        picks: Ints = call_func(
            strategy.query,
            X=self.data.X,
            y=self.y,
            clf=self.classifier,
            fit_clf=False,
            ensemble=self.classifier,
            fit_ensemble=False,
            discriminator=learners.discriminator(self.plan.classifier),
            update=True,
            batch_size=batch_size,
        )
        # BatchBALD can pick a sample twice where utilities tie; curves need equal numbers.
        picks = picks[np.sort(np.unique(picks, return_index=True)[1])]
        others = np.setdiff1d(np.flatnonzero(self.y == MISSING), picks)
        rep, n_labeled = self.task.repetition, int((self.y != MISSING).sum())
        rng = np.random.default_rng(seed_of(self.plan, "more", rep, n_labeled))
        return np.append(picks, rng.choice(others, batch_size - len(picks), replace=False))

    def _learn(self, picks: Ints, query_seconds: float) -> Point:
        """Take the labels of the picks, fit, and measure on the test split."""
        self.y[picks] = self.data.y[picks]
        labeled = np.flatnonzero(self.y != MISSING)
        cycle = len(self.result.points)
        n_features, n_classes = self.data.X.shape[1], len(self.data.classes)
        seed = seed_of(self.plan, "classifier", self.task.repetition, cycle)
        started = perf_counter()
        self.classifier = learners.classifier(
            self.plan.classifier, n_features, n_classes, self.scale, seed
        ).fit(self.data.X[labeled], self.y[labeled])
        fit_seconds = perf_counter() - started
        n_correct = self._n_correct()
        n_test = len(self.data.y_test)
        point = Point(cycle, len(labeled), n_correct, n_test, query_seconds, fit_seconds)
        self.result.points.append(point)
        is_chosen = isinstance(self.task, Task)
        self.result.picks.append([int(pick) for pick in picks] if is_chosen else [])
        return point

    def _n_correct(self) -> int:
        n = 0
        for start in range(0, len(self.data.y_test), _BLOCK):
            part = slice(start, start + _BLOCK)
            proba = self.classifier.predict_proba(self.data.X_test[part])
            n += int((proba.argmax(axis=1) == self.data.y_test[part]).sum())
        return n
