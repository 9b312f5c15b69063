"""From a plan to the data it names; makes and embeds a project where it names a source."""

import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Problem
from aldesk.core.progress import Progress
from aldesk.engine.embed.client import Control, EmbeddingJob, ProjectSink
from aldesk.engine.embed.client import run as run_embedding
from aldesk.engine.importing.sinks import extract_folder
from aldesk.engine.process.messages import pack
from aldesk.engine.study.one_answer import ask
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.study.data import has_data
from aldesk.study.folder import StudyFolder
from aldesk.study.plan import DataPlan
from aldesk.study.plan_file import PlanFile

_MODULE = "aldesk.engine.study.data_worker"
_PATIENCE = 0.3  # the data appear when all of them are written


@dataclass(frozen=True)
class Prepared:
    """Data that lie in their folder."""

    fingerprint: str
    n_pool: int


def prepare(
    file: PlanFile,
    folder: StudyFolder,
    place: Path,
    progress: Progress,
    cancel: threading.Event,
    *,
    keep_data: bool,
) -> Prepared:
    """Write a plan's data into a folder, in a process of their own.

    Parameters
    ----------
    file : PlanFile
    folder : StudyFolder
        Holds the project that is made of a source; one that is there is gone on with.
    place : Path
        The folder of the data.
    progress : Progress
        Of the embedding.
    cancel : threading.Event
    keep_data : bool
        Take the data that the study's folder holds, if it does.

    Raises
    ------
    Problem
        If the data cannot be had, or do not fit the plan.
    Cancelled
        After `cancel` was set.
    """
    keeps = keep_data and has_data(folder.data)
    if file.plan.data.source and not keeps:
        _make_project(file.plan.data, file.folder, folder.project, progress, cancel)
    job = {
        "plan": file.text.text,
        "where": file.text.where,
        "folder": str(file.folder),
        "project": str(folder.project),
        "data": str(place),
        "kept": str(folder.data) if keeps else "",
    }
    return Prepared(**_ask(job, folder.path, cancel))


def _ask(job: dict[str, str], folder: Path, cancel: threading.Event) -> Mapping[str, Any]:
    return ask(ChildProcess(_MODULE, _PATIENCE), pack("job", job), str(folder), cancel)


def _make_project(
    plan: DataPlan, folder: Path, project: Path, progress: Progress, cancel: threading.Event
) -> None:
    if project.exists():
        opened = Project.open(project)
    else:
        source = Path(_here(folder, plan.source))
        encoder = _here(folder, plan.encoder)
        opened = make(
            NewProject(project, source, _options(plan, folder, project), encoder), progress
        )
        opened.meta.study_data = asdict(plan)
    with opened:
        known = opened.meta.study_data
        # A plan of an earlier version had fewer keys.
        if known is None or {**asdict(DataPlan()), **known} != asdict(plan):
            what = "The folder holds the embedded samples of another plan's [data]"
            raise Problem(what, subject=str(project.parent), todo="Name a new folder")
        sink = ProjectSink(opened, progress)
        run_embedding(EmbeddingJob.of(opened), sink, Control(cancel))
        if sink.unreachable:
            n = len(sink.unreachable)
            raise Problem(
                f"{n} files cannot be reached; the first: {sink.unreachable[0]}",
                subject=plan.source,
                kept="What was embedded is kept",
            )


def _here(folder: Path, name: str) -> str:
    """Return what a plan names in its own folder, or else a name of something else, as a hub id."""
    return str(folder / name) if name and (folder / name).exists() else name


def _options(plan: DataPlan, folder: Path, project: Path) -> Options:
    return Options(
        pattern=plan.pattern,
        test=plan.test,
        label_column=plan.label_column,
        media_folder=_here(folder, plan.media_folder),
        extract_folder=extract_folder(project),
    )
