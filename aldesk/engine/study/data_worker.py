"""The process that reads a study's data: a whole project once more is too much for the window's."""

from collections.abc import Mapping
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.study.data import StudyData, open_data, save_data
from aldesk.study.data_of_matrix import from_matrix
from aldesk.study.data_of_project import from_project
from aldesk.study.fit_check import check_fit
from aldesk.study.folder import disk_problems
from aldesk.study.labelled import share_to_test
from aldesk.study.plan_file import PlanFile, parse_plan


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Read the data that are asked for, and end."""
    _, job, _ = unpack(pipe.recv_bytes())
    run_and_report(pipe, partial(save, job))


def save(job: Mapping[str, Any]) -> bytes:
    """Write a plan's data into their folder, and say what they are; raises Problem.

    Parameters
    ----------
    job : mapping
        ``plan`` (its text), ``where``, ``folder`` (that its paths start from), ``project`` (made of
        its source), ``data`` (where they go), ``kept`` (data of before, to be taken instead).
    """
    file = parse_plan(job["plan"], job["where"], Path(job["folder"]))
    place = Path(job["data"])
    data = open_data(Path(job["kept"])) if job["kept"] else _read(file, Path(job["project"]))
    check_fit(file, data)
    with disk_problems(place.parent):
        save_data(data, place)
    return pack("data", {"fingerprint": data.fingerprint, "n_pool": len(data.X)})


def _read(file: PlanFile, project: Path) -> StudyData:
    plan, seed = file.plan.data, file.plan.seed
    if plan.source:
        return from_project(project, seed=seed)
    share = _share(file)
    if plan.project:
        return from_project(file.folder / plan.project, share, seed)
    return from_matrix(plan, file.folder, share, seed)


def _share(file: PlanFile) -> float:
    text = file.plan.data.test
    if (share := share_to_test(text)) is None:
        raise file.text.problem(f'test must be a share such as "20%", not {text!r}', "data", "test")
    return share
