"""Times the first cycle of each strategy of a study; light, and blocking: run it in a thread."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from aldesk.core.errors import Problem
from aldesk.core.progress import Progress
from aldesk.engine.study.data import prepare
from aldesk.engine.study.local_runner import LocalRunner, TaskListener
from aldesk.study.cost import CycleTime, first_cycle, study_seconds
from aldesk.study.folder import StudyFolder
from aldesk.study.plan_file import PlanFile, plan_file
from aldesk.study.task import Point, StudyTask, Task, TaskResult, tasks_of


def estimate_seconds(
    file: PlanFile,
    out: Path,
    n_workers: int,
    progress: Progress,
    cancel: Event,
    *,
    keep_data: bool = False,
) -> float:
    """Return about how many seconds a study will take on this machine.

    What a source is embedded into stays in the study's folder, where the study finds it; the data
    of an earlier study there are not touched.

    Parameters
    ----------
    file : PlanFile
    out : Path
    n_workers : int
        Processes that the study will run in; one is used here, as several would mix the times.
    progress : Progress
        Of the embedding, if there is one, then of the points that are timed.
    cancel : Event
    keep_data : bool, default False
        Use the data that the folder holds: those of a study that was begun and can go on.

    Raises
    ------
    Problem
        If the plan does not fit the data, or a strategy fails.
    Cancelled
        After `cancel` was set.
    """
    trial = plan_file(first_cycle(file.plan), file.folder)
    with StudyFolder(out) as folder, folder.trial() as place:
        data = prepare(file, folder, place, progress, cancel, keep_data=keep_data)
        job = {
            "plan": trial.text.text,
            "where": file.text.where,
            "folder": str(folder.path),
            "data": str(place),
        }
        tasks, watch = tasks_of(trial.plan), _Watch(progress)
        watch.total = 2 * len(tasks)
        listener = TaskListener(watch.on_point, watch.on_result, watch.on_failure)
        LocalRunner(1).run(job, tasks, listener, cancel)
    return study_seconds(file.plan, watch.times, data.n_pool, n_workers)


@dataclass
class _Watch:
    progress: Progress
    total: int = 0
    n_points: int = 0
    began: float = 0.0
    times: dict[int, CycleTime] = field(default_factory=dict)

    def on_point(self, task: StudyTask, point: Point) -> None:
        now = time.perf_counter()
        if point.cycle == 1 and isinstance(task, Task):
            # Between the points lies the measurement, too, which neither of its seconds counts.
            seconds = now - self.began
            self.times[task.strategy] = CycleTime(seconds, point.fit_seconds, point.n_labeled)
        self.began = now
        self.n_points += 1
        self.progress(self.n_points, self.total)

    def on_result(self, task: StudyTask, result: TaskResult) -> None:
        """Forget the result: only the time of a trial counts."""

    def on_failure(self, task: StudyTask, what: str, report: str) -> None:
        raise Problem(f"A strategy failed in its first cycle: {what}")
