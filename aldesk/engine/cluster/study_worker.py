"""Does a task of a study; runs on the workers of a Dask cluster."""

from functools import lru_cache
from pathlib import Path

from distributed import get_worker

from aldesk.engine.process.messages import pack, unpack
from aldesk.learn.scale import Scale
from aldesk.study import learners
from aldesk.study.data import StudyData, open_data, save_data
from aldesk.study.loop import run_task
from aldesk.study.plan import Plan
from aldesk.study.plan_file import parse_plan
from aldesk.study.task import Point, read_task


def main(shared: bytes, message: bytes) -> bytes:
    """Answer a task with its result."""
    # As in the processes of one machine, so that the sums are the same.
    plan, data, scale = _study(shared)
    learners.use_one_thread(plan.classifier)
    _, head, _ = unpack(message)
    result = run_task(plan, data, read_task(head), _ignore, scale)
    return pack("result", {"text": result.to_json()})


@lru_cache(maxsize=1)
def _study(shared: bytes) -> tuple[Plan, StudyData, Scale | None]:
    """Return the study; its arrays are mapped from files, as they are on one machine."""
    _, head, arrays = unpack(shared)
    sent = StudyData(**{**head["data"], **arrays})
    folder = Path(get_worker().local_directory) / f"aldesk-{sent.fingerprint}"
    save_data(sent, folder)
    data = open_data(folder)
    plan = parse_plan(head["plan"], head["where"], folder).plan
    return plan, data, learners.scale_for(plan.classifier, data.X)


def _ignore(point: Point) -> None:
    """Say nothing: the whole curve comes with the result."""
