"""One task: ask, look the labels up, refit, measure; scikit-activeml's cycle."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from time import process_time
from typing import Any

import numpy as np

from aldesk.arrays import MISSING, Doubles, Floats, Ints, Verdicts
from aldesk.evaluate.several import macro_values, n_all_right
from aldesk.learn.activeml import call_func
from aldesk.learn.fit import Fitted, is_labeled
from aldesk.learn.scale import Scale
from aldesk.strategies import SubSamplingWrapper
from aldesk.strategies.build import build
from aldesk.strategies.catalogue import BY_NAME
from aldesk.strategies.several import labelled_or_not
from aldesk.strategies.several.base import SeveralStrategy
from aldesk.study import learners, tutorial
from aldesk.study.data import StudyData
from aldesk.study.first_fit import FirstFit, Fit
from aldesk.study.first_labels import draw_first
from aldesk.study.plan import ACCURACY, Plan, StrategyPlan
from aldesk.study.seeds import Seeds, seeds_of
from aldesk.study.task import FullDataFit, Point, StudyTask, Task, TaskResult, key_of, seed_of

OnPoint = Callable[[Point], None]

_BLOCK = 8192


def run_task(
    plan: Plan,
    data: StudyData,
    task: StudyTask,
    on_point: OnPoint,
    scale: Scale | None = None,
    first_fit: FirstFit | None = None,
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
    first_fit : FirstFit, optional
        Of the caller's other tasks of this plan and data.
    """
    scale = scale or learners.scale_for(plan.classifier, data.X)
    loop = _Loop(plan, data, task, scale, first_fit or FirstFit())
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
    scale: Scale | None
    first_fit: FirstFit
    classifier: Any = None
    seeds: Seeds = field(init=False)
    y: Ints | Verdicts = field(init=False)
    # Of several classes: those of which there is any verdict.
    known: Ints = field(init=False)
    result: TaskResult = field(init=False)

    def __post_init__(self) -> None:
        self.seeds = seeds_of(self.plan)
        self.y = np.full(self.data.y.shape, MISSING, self.data.y.dtype)
        self.known = np.zeros(0, np.int64)
        self.result = TaskResult(key_of(self.plan, self.task, self.data.fingerprint))

    @property
    def is_tutorial(self) -> bool:
        return self.plan.seeds == "tutorial"

    def points(self) -> Any:
        """Yield the points of the learning curve."""
        if isinstance(self.task, FullDataFit):
            yield self._learn(np.arange(len(self.y)), 0.0)
            return
        chosen = self.plan.strategies[self.task.strategy]
        strategy = self._strategy(chosen)
        yield self._learn(self._first(chosen, strategy), 0.0)
        for _ in range(self.plan.n_cycles):
            started = process_time()
            picks = self._query(strategy, self.plan.batch_size)
            yield self._learn(picks, process_time() - started)

    def _strategy(self, chosen: StrategyPlan) -> Any:
        rep = self.task.repetition
        seed = self.seeds.strategy(chosen.name, rep)
        several = self.data.is_several
        strategy = build(chosen.name, chosen.parameters, seed=seed, several=several)
        if self.is_tutorial and not several:
            strategy = tutorial.as_there(strategy)
        if several or not self.plan.max_candidates:
            return strategy
        return SubSamplingWrapper(
            strategy,
            max_candidates=self.plan.max_candidates,
            exclude_non_subsample=True,
            missing_label=MISSING,
            random_state=self.seeds.candidates(rep),
            embed_samples_func=self._embeddings,
        )

    def _embeddings(self, rows: Ints) -> Floats:
        """Return the embeddings of rows of the pool, int64 (n, 1)."""
        X: Floats = self.data.X[rows[:, 0]]
        return X

    def _first(self, chosen: StrategyPlan, strategy: Any) -> Ints:
        """Return the first samples to label."""
        needs_labels = BY_NAME[chosen.name].needs_labels
        how = chosen.first_labels or self.plan.first_labels
        if how == "strategy" and not needs_labels and self.plan.n_init:
            return self._query(strategy, self.plan.n_init)
        rng = self.seeds.first_labels(self.task.repetition)
        return draw_first(self.data.y, self.plan.n_init, how, rng)

    def _query(self, strategy: Any, batch_size: int) -> Ints:
        if isinstance(strategy, SeveralStrategy) and not len(self.known):
            picks = np.zeros(0, np.int64)  # nothing is known of any class: draw at random
        elif self.data.is_several:
            rows = self._seen(batch_size)
            X = self.data.X if len(rows) == len(self.y) else self.data.X[rows]
            picks = rows[self._ask(strategy, X, self._asked_of(strategy, rows), batch_size)]
        elif isinstance(strategy, SubSamplingWrapper):
            # It looks through all that it gets; only the candidates need to be read.
            rows = np.arange(len(self.y))[:, None]
            picks = self._ask(strategy, rows, self.y, batch_size)
        else:
            picks = self._ask(strategy, self.data.X, self.y, batch_size)
        # BatchBALD can pick a sample twice where utilities tie; curves need equal numbers.
        picks = picks[np.sort(np.unique(picks, return_index=True)[1])]
        if len(picks) == batch_size:
            return picks
        labeled = is_labeled(self.y)
        others = np.setdiff1d(np.flatnonzero(~labeled), picks)
        rep, n_labeled = self.task.repetition, int(labeled.sum())
        rng = np.random.default_rng(seed_of(self.plan, "more", rep, n_labeled))
        return np.append(picks, rng.choice(others, batch_size - len(picks), replace=False))

    def _seen(self, batch_size: int) -> Ints:
        """Return what the strategy sees of samples that may have several classes."""
        most, labeled = self.plan.max_candidates, is_labeled(self.y)
        others = np.flatnonzero(~labeled)
        if not most:
            return np.arange(len(self.y))
        n = most if isinstance(most, int) else int(np.ceil(most * len(others)))
        rep = self.task.repetition
        rng = np.random.default_rng(seed_of(self.plan, "candidates", rep, int(labeled.sum())))
        drawn = rng.choice(others, min(max(n, batch_size), len(others)), replace=False)
        return np.sort(np.append(np.flatnonzero(labeled), drawn))

    def _asked_of(self, strategy: Any, rows: Ints) -> Ints | Verdicts:
        """Return the labels of rows as a strategy of several classes wants them."""
        y = self.y[rows]
        if isinstance(strategy, SeveralStrategy):
            return y[:, self.known]
        return labelled_or_not(np.asarray(y, np.int64), np.flatnonzero(~is_labeled(y)), MISSING)

    def _ask(self, strategy: Any, X: Floats | Ints, y: Ints | Verdicts, batch_size: int) -> Ints:
        picks: Ints = call_func(
            strategy.query,
            X=X,
            y=y,
            clf=self.classifier,
            fit_clf=False,
            ensemble=self.classifier,
            fit_ensemble=False,
            estimator=self.classifier,
            fit_estimator=False,
            discriminator=learners.discriminator(self.plan.classifier),
            update=True,
            batch_size=batch_size,
        )
        return picks

    def _learn(self, picks: Ints, query_seconds: float) -> Point:
        """Take the labels of the picks, fit, and measure on the test split."""
        self.y[picks] = self.data.y[picks]
        labeled = np.flatnonzero(is_labeled(self.y))
        cycle = len(self.result.points)
        seed = self.seeds.classifier(self.task.repetition, cycle)
        is_chosen = isinstance(self.task, Task)
        if cycle == 0 and is_chosen:
            fit = self.first_fit.of(labeled, seed, lambda: self._fit_measured(labeled, seed))
        else:
            fit = self._fit_measured(labeled, seed)
        self.classifier, self.known = fit.classifier, fit.known
        point = Point(
            cycle=cycle,
            n_labeled=len(labeled),
            n_correct=fit.n_correct,
            n_test=len(self.data.y_test),
            query_seconds=query_seconds,
            fit_seconds=fit.seconds,
            measures=fit.measures,
        )
        self.result.points.append(point)
        self.result.picks.append([int(pick) for pick in picks] if is_chosen else [])
        return point

    def _fit_measured(self, labeled: Ints, seed: int) -> Fit:
        started = process_time()
        self._fit(labeled, seed)
        seconds = process_time() - started
        return Fit(self.classifier, self.known, seconds, *self._measure())

    def _fit(self, labeled: Ints, seed: int) -> None:
        X, y = self.data.X[labeled], self.y[labeled]
        n_features, n_classes = X.shape[1], len(self.data.classes)
        wanted = self.plan.classifier
        if not self.data.is_several:
            made = learners.classifier(wanted, n_features, n_classes, self.scale, seed)
            if self.is_tutorial:
                made = tutorial.fitted_there(made)
            self.classifier = made.fit(X, y)
            return
        self.known = np.flatnonzero((y != MISSING).any(axis=0))
        several = learners.several_classifier(wanted, len(self.known), self.scale, seed)
        self.classifier = several.fit(X, np.asarray(y[:, self.known], np.int8))

    def _measure(self) -> tuple[int, dict[str, float]]:
        """Return how many test samples are right, and the measures that are asked for."""
        of_classes = self.data.is_several or self.plan.measure not in ("", ACCURACY)
        n, kept = 0, []
        for start in range(0, len(self.data.y_test), _BLOCK):
            part = slice(start, start + _BLOCK)
            proba = self._predict(self.data.X_test[part])
            if self.is_tutorial and not self.data.is_several:
                proba = tutorial.drawn(self.classifier, self.data.X_test[part], proba)
            n += self._n_correct(self.data.y_test[part], proba)
            kept += [proba.astype(np.float32)] if of_classes else []
        if not of_classes:
            return n, {}
        found = macro_values(self._verdicts(), np.concatenate(kept), threshold=self.plan.threshold)
        # What is predicted to nothing has no precision: none is right.
        return n, {name: float(np.nan_to_num(value)) for name, value in found.items()}

    def _predict(self, X: Floats) -> Doubles | Floats:
        if self.data.is_several:
            return Fitted(self.classifier, len(self.data.classes), self.known).predict_proba(X)
        proba: Doubles | Floats = self.classifier.predict_proba(X)
        return proba

    def _n_correct(self, y: Ints | Verdicts, proba: Doubles | Floats) -> int:
        if not self.data.is_several:
            return int((proba.argmax(axis=1) == y).sum())
        return n_all_right(np.asarray(y, np.int8), proba >= self.plan.threshold)

    def _verdicts(self) -> Verdicts:
        y = self.data.y_test
        if not self.data.is_several:
            return np.asarray(y[:, None] == np.arange(len(self.data.classes)), np.int8)
        return np.asarray(y, np.int8)
