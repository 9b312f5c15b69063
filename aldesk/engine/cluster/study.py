"""A study's tasks on a Dask cluster."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event

from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.cluster.client import Cluster
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import Arrays, Garbled, pack
from aldesk.engine.study.local_runner import Job, TaskListener, read_result, told
from aldesk.study.data import open_data
from aldesk.study.task import StudyTask

_MODULE = "aldesk.engine.cluster.study_worker"


@dataclass
class DaskRunner:
    """Does tasks on the workers of a cluster; the points of a curve come when it is complete."""

    cluster: Cluster

    def run(
        self, job: Job, tasks: Sequence[StudyTask], listener: TaskListener, cancel: Event
    ) -> None:
        """Do all tasks, each ending in a result or a failure; raises Cancelled after `cancel`."""
        todo = ((task, pack("task", asdict(task))) for task in tasks)
        for task, answer in self.cluster.answers(_MODULE, _shared(job), todo, cancel):
            try:
                result = read_result(unpack_answer(answer)[1])
            except (Problem, WorkerBug) as failure:
                listener.on_failure(task, *told(failure))
                continue
            except (Cancelled, Garbled):
                listener.on_failure(task, "A worker's answer cannot be read", "")
                continue
            for point in result.points:
                listener.on_point(task, point)
            listener.on_result(task, result)


def _shared(job: Job) -> bytes:
    """Return the plan and the data, which each worker gets once."""
    data = open_data(Path(job["data"]))
    facts = {"ids": list(data.ids), "classes": list(data.classes), "fingerprint": data.fingerprint}
    head = {"plan": job["plan"], "where": job["where"], "data": facts}
    arrays: Arrays = {"X": data.X, "y": data.y, "X_test": data.X_test, "y_test": data.y_test}
    return pack("study", head, arrays)
