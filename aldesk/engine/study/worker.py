"""The process that does a study's tasks, one after the other."""

from dataclasses import asdict
from functools import cached_property, partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from aldesk.engine.process.control import handle_control_messages
from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.learn import activeml  # noqa: F401 - before scikit-learn, which imports pandas
from aldesk.learn.scale import Scale
from aldesk.study import learners
from aldesk.study.data import StudyData, open_data
from aldesk.study.first_fit import FirstFit
from aldesk.study.loop import run_task
from aldesk.study.plan_file import parse_plan
from aldesk.study.task import Point, read_task


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer until the pipe ends."""
    # One thread each: several workers don't fight, and the sums, whose order depends on the number
    # of threads, are the same with any number of workers.
    _, job, _ = unpack(pipe.recv_bytes())
    worker = _Worker(pipe, job)
    learners.use_one_thread(worker.plan.classifier)
    while True:
        kind, head, _ = unpack(pipe.recv_bytes())
        # A pause may come when the task is over; the next one brings it again.
        if kind not in ("pause", "resume"):
            run_and_report(pipe, partial(getattr(worker, kind), head))


class _Worker:
    """Each method answers the message of its name."""

    def __init__(self, pipe: "Connection[bytes, bytes]", job: dict[str, Any]) -> None:
        self._pipe = pipe
        self.plan = parse_plan(job["plan"], job["where"], Path(job["folder"])).plan
        self._folder = Path(job["data"])
        self._first_fit = FirstFit()

    @cached_property
    def _data(self) -> StudyData:
        return open_data(self._folder)  # not before the first task: they may be being written

    @cached_property
    def _scale(self) -> Scale | None:
        return learners.scale_for(self.plan.classifier, self._data.X)

    def check(self, head: dict[str, Any]) -> None:
        """Say whether scikit-learn takes the classifier's parameters."""
        learners.check(self.plan.classifier)

    def task(self, head: dict[str, Any]) -> bytes:
        """Do a task, and return its result."""

        def on_point(point: Point) -> None:
            self._pipe.send_bytes(pack("point", asdict(point)))
            handle_control_messages(self._pipe)

        task = read_task(head)
        result = run_task(self.plan, self._data, task, on_point, self._scale, self._first_fit)
        return pack("result", {"text": result.to_json()})
