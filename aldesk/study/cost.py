"""How long a study will take, from one timed cycle of each strategy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aldesk.study.plan import Plan


@dataclass(frozen=True, slots=True)
class CycleTime:
    """What the first cycle of a strategy took.

    Attributes
    ----------
    seconds : float
        Query, fit and measurement, as a clock tells them.
    fit_seconds : float
        The fit, in seconds of a processor: fewer than a clock tells on a busy machine.
    n_labeled : int
        That it was fitted with.
    """

    seconds: float
    fit_seconds: float
    n_labeled: int


def first_cycle(plan: Plan) -> Plan:
    """Return the plan of one cycle in one repetition."""
    return replace(plan, n_reps=1, n_cycles=1, full_data=False)


def study_seconds(plan: Plan, times: Mapping[int, CycleTime], n_pool: int, n_workers: int) -> float:
    """Return about how many seconds a study takes.

    A fit is taken to grow with the number of labels, a query to take as long as the first.

    Parameters
    ----------
    plan : Plan
    times : Mapping[int, CycleTime]
        By strategy (index in the plan).
    n_pool : int
        Samples that the fit on all data is on.
    n_workers : int
        Processes that share the tasks.
    """
    tasks = [_task_seconds(plan, time) for time in times.values() for _ in range(plan.n_reps)]
    if plan.full_data and times:
        time = next(iter(times.values()))
        tasks.append(time.fit_seconds * n_pool / max(time.n_labeled, 1))
    return max(sum(tasks) / max(n_workers, 1), max(tasks, default=0.0))


def _task_seconds(plan: Plan, time: CycleTime) -> float:
    labels = [plan.n_init + cycle * plan.batch_size for cycle in range(plan.n_cycles + 1)]
    fits = time.fit_seconds * sum(labels) / max(time.n_labeled, 1)
    return (time.seconds - time.fit_seconds) * plan.n_cycles + fits
