"""The process that writes a study's report: it needs none of what the tasks import."""

from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyarrow as pa

from aldesk.engine.process.messages import unpack
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.study.data import open_data
from aldesk.study.plan_file import parse_plan
from aldesk.study.report import write_report


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Write a report, and end."""
    _, job, _ = unpack(pipe.recv_bytes())
    pa.array([0])  # for the first one pyarrow imports pandas; nobody waits for the report yet
    _, head, _ = unpack(pipe.recv_bytes())
    run_and_report(pipe, partial(report, job, head))


def report(job: dict[str, str], head: dict[str, Any]) -> None:
    """Write the tables, the figure and the report of all that is done.

    Parameters
    ----------
    job : dict
        See `aldesk.engine.study.local_runner.Job`.
    head : dict
        ``failures``; see `write_report`.
    """
    folder = Path(job["folder"])
    plan = parse_plan(job["plan"], job["where"], folder).plan
    write_report(folder, plan, open_data(Path(job["data"])), head["failures"])
