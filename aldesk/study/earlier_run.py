"""What a study's folder holds of an earlier run. Imports nothing heavy."""

from collections.abc import Iterator
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.study.data import has_data, open_data
from aldesk.study.folder import DATA, FACTS, PLAN, StudyFolder
from aldesk.study.plan import Plan
from aldesk.study.plan_file import parse_plan
from aldesk.study.task import Point, Task, file_name, key_of, tasks_of


def kept_points(path: Path, plan: Plan) -> Iterator[tuple[str, int, Point]]:
    """Yield title, repetition and point of what is done of a plan, with the data kept there."""
    if not has_data(path / DATA):
        return
    folder, fingerprint = StudyFolder(path), open_data(path / DATA).fingerprint
    for task in tasks_of(plan):
        key = key_of(plan, task, fingerprint)
        result = folder.read(file_name(plan, task, key), key)
        if result and isinstance(task, Task):
            for point in result.points:
                yield task.title(plan), task.repetition, point


def is_unfinished(path: Path, plan: Plan) -> bool:
    """Tell whether a study with this plan, however it was written, was begun here and not ended."""
    try:
        begun = parse_plan(kept_plan(path), "", path).plan
    except Problem:
        return False
    return begun == plan and not (path / FACTS).exists()


def kept_plan(path: Path) -> str:
    """Return the text of the plan that was run here last; empty if there is none."""
    try:
        return (path / PLAN).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def last_study(folder: Path) -> Path | None:
    """Return the study of a folder of studies that was begun last."""
    return next(iter(studies(folder)), None)


def studies(folder: Path) -> list[Path]:
    """Return the studies of a folder of studies, the one that was begun last first."""
    plans = [(plan.stat().st_mtime, plan.parent) for plan in folder.glob(f"*/{PLAN}")]
    return [study for _, study in sorted(plans, reverse=True)]
