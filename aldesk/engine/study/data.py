"""From a plan to the data it names; makes and embeds a project where it names a source."""

import threading
from dataclasses import asdict
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.progress import Progress
from aldesk.engine.embed.client import Control, EmbeddingJob, ProjectSink
from aldesk.engine.embed.client import run as run_embedding
from aldesk.engine.importing.sinks import extract_folder
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.study.data import StudyData
from aldesk.study.data_of_matrix import from_matrix
from aldesk.study.data_of_project import from_project
from aldesk.study.labelled import share_to_test
from aldesk.study.plan import DataPlan
from aldesk.study.plan_file import PlanFile


def prepare(
    file: PlanFile, project: Path, progress: Progress, cancel: threading.Event
) -> StudyData:
    """Read a plan's data.

    Parameters
    ----------
    file : PlanFile
    project : Path
        The project to make of a source; one that is there is gone on with.
    progress : Progress
        Of the embedding.
    cancel : threading.Event

    Raises
    ------
    Problem
        If the data cannot be had.
    Cancelled
        After `cancel` was set.
    """
    plan, seed = file.plan.data, file.plan.seed
    if plan.source:
        _make_project(plan, file.folder, project, progress, cancel)
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
