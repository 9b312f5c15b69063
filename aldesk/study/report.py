"""All that a study ends with: tables, figure, facts, and a page that opens offline."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from aldesk import __version__
from aldesk.core.files import write_whole
from aldesk.study.challenge import write_challenge
from aldesk.study.data import StudyData
from aldesk.study.figure import draw_curves
from aldesk.study.folder import FACTS, StudyFolder
from aldesk.study.page import table_rows, write_page
from aldesk.study.plan import Plan
from aldesk.study.summary import Results, Summary, summarize
from aldesk.study.tables import plain, write_summary, write_tables
from aldesk.study.task import (
    FullDataFit,
    StudyTask,
    Task,
    TaskResult,
    file_name,
    key_of,
    tasks_of,
)
from aldesk.study.verdict import sentence

Failures = Sequence[dict[str, Any]]
"""With ``strategy``, ``repetition`` and ``what``."""


def write_report(path: Path, plan: Plan, data: StudyData, failures: Failures) -> Summary:
    """Write what came of the tasks that are done; the facts come last, and say that all is there.

    Parameters
    ----------
    path : Path
        The study's folder.
    plan : Plan
    data : StudyData
    failures : sequence of dict
        Of the tasks that are not done.

    Raises
    ------
    Problem
        If the folder cannot be written.
    """
    results = read_results(path, plan, data)
    full = _read(path, plan, FullDataFit(), data) if plan.full_data else None
    summary = summarize(plan, results, full)
    with StudyFolder(path).writing():
        write_tables(plan, data, results, path, summary.measure)
        write_summary(summary, path)
        draw_curves(plan, results, summary, path)
        if plan.challenge is not None:
            write_challenge(plan, data, results, path)
        facts = _facts(plan, data, summary, failures)
        write_page(plan, summary, facts, path)
        write_whole(path / FACTS, json.dumps(facts, indent=1, ensure_ascii=False).encode())
    return summary


def read_results(path: Path, plan: Plan, data: StudyData) -> Results:
    """Return the results of a plan's strategies that are in a study's folder."""
    results: Results = {}
    for task in tasks_of(plan):
        if isinstance(task, Task) and (result := _read(path, plan, task, data)):
            results[task.strategy, task.repetition] = result
    return results


def _read(path: Path, plan: Plan, task: StudyTask, data: StudyData) -> TaskResult | None:
    key = key_of(plan, task, data.fingerprint)
    return StudyFolder(path).read(file_name(plan, task, key), key)


def _facts(plan: Plan, data: StudyData, summary: Summary, failures: Failures) -> dict[str, Any]:
    libraries = ("numpy", "scikit-learn", "scikit-activeml", "torch")
    return {
        "name": plan.name,
        "pool": len(data.X),
        "test": len(data.X_test),
        "features": data.X.shape[1],
        "classes": len(data.classes),
        "data": data.fingerprint,
        "measure": summary.measure,
        "full_data_accuracy": plain(summary.full_data),
        "verdict": [sentence(finding, {}) for finding in summary.findings],
        "findings": [asdict(finding) for finding in summary.findings],
        "table": table_rows(summary),
        "failures": [dict(failure) for failure in failures],
        "versions": {"aldesk": __version__, **{name: version(name) for name in libraries}},
        "python": platform.python_version(),
        "machine": platform.machine(),
        "threads_of_each_worker": 1,
    }
