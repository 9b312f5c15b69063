"""The tasks of a study: one strategy in one repetition each, and what comes of it."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

import numpy as np

from aldesk import __version__
from aldesk.evaluate.curve import area_under
from aldesk.study.plan import ACCURACY, THRESHOLD, Plan

FULL_DATA = "full data"
"""Stands for the strategy of the task that fits on the whole pool."""


@dataclass(frozen=True, slots=True)
class Task:
    """One strategy in one repetition.

    Attributes
    ----------
    strategy : int
        Index in the plan.
    repetition : int
    """

    strategy: int
    repetition: int

    def title(self, plan: Plan) -> str:
        """Return what the strategy is called."""
        return plan.strategies[self.strategy].title


@dataclass(frozen=True, slots=True)
class FullDataFit:
    """One fit on the whole pool: what the curves may reach."""

    repetition: ClassVar[int] = 0

    def title(self, plan: Plan) -> str:
        """Return what stands in the place of a strategy."""
        return FULL_DATA


StudyTask = Task | FullDataFit


def read_task(facts: dict[str, int]) -> StudyTask:
    """Return the task of which these are the fields."""
    return Task(**facts) if facts else FullDataFit()


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a learning curve.

    Attributes
    ----------
    cycle, n_labeled : int
    n_correct, n_test : int
        Of several classes all are right that are known.
    query_seconds, fit_seconds : float
        Of the query that led here, 0 for the first point; of the fit after it. They are seconds of
        a processor, added up over the threads of the process: other programs do not lengthen them.
    measures : mapping of str to float
        Those of `aldesk.evaluate.several`, where samples may have several classes or the plan asks
        for one of them.
    """

    cycle: int
    n_labeled: int
    n_correct: int
    n_test: int
    query_seconds: float
    fit_seconds: float
    measures: Mapping[str, float] = field(default_factory=dict)

    @property
    def accuracy(self) -> float:
        """The share of the test samples that is predicted right."""
        return self.n_correct / self.n_test

    def value(self, measure: str) -> float:
        """Return what a plan of this measure shows."""
        known = measure_of(measure, is_several=bool(self.measures))
        return self.accuracy if known == ACCURACY else self.measures[known]


def read_point(facts: Mapping[str, Any]) -> Point:
    """Return the point with these fields; raises as `TaskResult.from_json` if it is none."""
    return Point(
        cycle=int(facts["cycle"]),
        n_labeled=int(facts["n_labeled"]),
        n_correct=int(facts["n_correct"]),
        n_test=int(facts["n_test"]),
        query_seconds=float(facts["query_seconds"]),
        fit_seconds=float(facts["fit_seconds"]),
        measures={str(name): float(value) for name, value in facts.get("measures", {}).items()},
    )


def measure_of(measure: str, *, is_several: bool) -> str:
    """Return what is measured with a plan's `measure`, which may be empty."""
    return measure or ("average precision" if is_several else ACCURACY)


def area_of(plan: Plan, points: Sequence[Point]) -> float:
    """Return the area under a learning curve."""
    n_labeled = [point.n_labeled for point in points]
    values = [point.value(plan.measure) for point in points]
    if plan.from_origin and n_labeled[0]:
        n_labeled, values = [0, *n_labeled], [0.0, *values]
    return area_under(n_labeled, values)


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What came of a task, whole.

    Attributes
    ----------
    key : str
        Of the task, see `key_of`.
    points : list of Point
        `n_cycles` + 1 of them; one for the fit on all data.
    picks : list of list of int
        Indices into the pool, for each point those that were labelled for it, in order.
    """

    key: str
    points: list[Point] = field(default_factory=list)
    picks: list[list[int]] = field(default_factory=list)

    def to_json(self) -> str:
        """Return the result as it lies in a study's folder."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "TaskResult":
        """Read what `to_json` wrote.

        Raises
        ------
        ValueError, TypeError, LookupError, AttributeError, ArithmeticError
            If it is not that.
        """
        values: dict[str, Any] = json.loads(text)
        picks = [[int(row) for row in rows] for rows in values["picks"]]
        return cls(str(values["key"]), list(map(read_point, values["points"])), picks)


def tasks_of(plan: Plan) -> list[StudyTask]:
    """Return all tasks, whole repetitions one after the other, so that early results compare."""
    n = len(plan.strategies)
    tasks = [Task(strategy, rep) for rep in range(plan.n_reps) for strategy in range(n)]
    return [*tasks, FullDataFit()] if plan.full_data else [*tasks]


def key_of(plan: Plan, task: StudyTask, data: str) -> str:
    """Return a key of all that a task's result depends on.

    More repetitions, cycles of other strategies, or titles are no part of it, so that a study can
    be extended without doing again what was done.

    Parameters
    ----------
    plan : Plan
    task : StudyTask
    data : str
        Fingerprint of the data.
    """
    facts: dict[str, Any] = {
        "version": __version__,
        "data": data,
        "classifier": asdict(plan.classifier),
        "seed": plan.seed,
        "repetition": task.repetition,
    }
    if isinstance(task, Task):
        strategy = plan.strategies[task.strategy]
        facts |= {"strategy": strategy.name, "parameters": dict(strategy.parameters)}
        names = ("n_cycles", "batch_size", "n_init", "first_labels", "max_candidates")
        facts |= {name: getattr(plan, name) for name in names}
        if strategy.first_labels:
            facts["first_labels"] = strategy.first_labels
    # What was always so is left out, so that earlier results keep their keys.
    if plan.seeds != "own":
        facts["seeds"] = plan.seeds
    if plan.measure not in ("", ACCURACY):
        facts["measures"] = True
    if plan.threshold != THRESHOLD:
        facts["threshold"] = plan.threshold
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:32]


def file_name(plan: Plan, task: StudyTask, key: str) -> str:
    """Return the name of a result's file: for people, and by the key for the program."""
    title = re.sub(r"\W+", "-", task.title(plan), flags=re.ASCII).strip("-")
    return f"{title[:40]}-{task.repetition + 1}-{key[:12]}.json"


def seed_of(plan: Plan, purpose: str, repetition: int, cycle: int = 0) -> int:
    """Return a seed, 0 … 2³² − 1.

    Parameters
    ----------
    plan : Plan
    purpose : str
        Such as a strategy's name; what is drawn for two purposes is independent.
    repetition, cycle : int
    """
    digest = hashlib.sha256(purpose.encode()).digest()
    words = [plan.seed, int.from_bytes(digest[:8], "little"), repetition, cycle]
    return int(np.random.SeedSequence(words).generate_state(1)[0])
