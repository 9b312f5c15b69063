"""Apply a model: read, embed, score, write; each step goes on where an earlier run stopped."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from aldesk.apply.first_scores import keep_scores
from aldesk.apply.job import (
    FOLDERS,
    ApplyJob,
    least_of,
    refuse_output,
    work_file,
)
from aldesk.apply.score_table import write_scores
from aldesk.apply.scores import found, scored
from aldesk.apply.work import embed_all_of, work_project
from aldesk.core.counted import counted
from aldesk.core.errors import Cancelled
from aldesk.core.events import join
from aldesk.core.files import is_there, unwritten
from aldesk.core.progress import Progress
from aldesk.engine.cluster.address import ClusterAddress
from aldesk.model.folder import Model, read_model
from aldesk.session.export.event_places import whole_folder
from aldesk.session.export.events import EventForm, ExportedEvents, export_events
from aldesk.session.export.windows import sure_windows, with_their_recordings
from aldesk.store import Project

Phase = Literal["reading", "embedding", "scoring", "writing"]
OnProgress = Callable[[Phase, int, int], None]

_KEPT = "The embeddings are kept"
_SAYS_NOTHING = frozenset(
    {"other kinds", "other media", "label", "conflicting label", "name", "split", "short"}
)
"""Kinds of an import's problems that are of labels, or cost no sample."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of it.

    Attributes
    ----------
    to : Path
    n_samples : int
        Scored.
    n_events : int or None
        Written; None where no events are.
    work : Path or None
        The folder in which the embeddings are kept for the next time.
    problems : tuple of str
        What could not be read, embedded or cut.
    """

    to: Path
    n_samples: int
    n_events: int | None = None
    work: Path | None = None
    problems: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return {
            "to": str(self.to),
            "samples": self.n_samples,
            "events": self.n_events,
            "work": str(self.work) if self.work else None,
            "problems": list(self.problems),
        }

    def text(self) -> str:
        """Return it for a person."""
        scored = f"{counted(self.n_samples, 'sample is', 'samples are')} scored"
        if self.n_events is None:
            return f"{scored}, in {self.to}."
        return f"{scored}; {counted(self.n_events, 'event is', 'events are')} in {self.to}."


def apply_model(
    job: ApplyJob,
    progress: OnProgress = lambda phase, done, total: None,
    cancel: threading.Event | None = None,
    *,
    cluster: ClusterAddress | None = None,
    keeps_work: bool = True,
) -> Applied:
    """Apply a model to other data; blocking, and light: what is heavy runs in other processes.

    Parameters
    ----------
    job : ApplyJob
    progress : callable (phase, done, total)
        Counts files in ``"reading"``, samples in ``"embedding"`` and ``"scoring"``.
    cancel : threading.Event, optional
    cluster : ClusterAddress, optional
        Where the samples are embedded; by default here.
    keeps_work : bool, default True
        Keep the embeddings for another run.

    Raises
    ------
    Problem
        If the model, its encoder or a source cannot be used, or nothing can be written there.
        Running it again goes on where it stopped.
    Cancelled
        After `cancel` was set; the same holds.
    """
    stop = cancel or threading.Event()
    model = read_model(job.model)
    least_of(job, model.facts)
    refuse_output(job, model.facts)

    def telling(phase: Phase) -> Progress:
        def tell(done: int, total: int) -> None:
            if stop.is_set():
                raise Cancelled
            progress(phase, done, total)

        return tell

    with work_project(job, model.facts, telling("reading"), stop) as project:
        embedding = telling("embedding")
        away = embed_all_of(project, job, model.facts, embedding, stop, cluster)
        done = _written(job, model, project, telling)
        told = [*away, *_left_out(project, {line.partition(": ")[0] for line in away})]
    work = None if job.form == "project" else work_file(job, model.facts).parent
    if work and not keeps_work:
        with suppress(OSError):
            shutil.rmtree(work)
        work = None
    return replace(done, work=work, problems=(*told, *done.problems))


def _left_out(project: Project, told: set[str]) -> Iterator[str]:
    """Yield what was not scored, or is not what was scored any more, but for files in `told`."""
    files = set(project.samples.files().values())
    gone = {path for path in files if str(path) not in told and not is_there(path)}
    yield from (f"{path}: It is not there any more." for path in sorted(gone))
    for problem in project.imports.report():
        if problem.kind not in _SAYS_NOTHING and problem.path not in gone:
            name, reason = str(problem.path), problem.reason
            yield reason if reason.startswith(name) else f"{name}: {reason}"


def _written(
    job: ApplyJob, model: Model, project: Project, telling: Callable[[Phase], Progress]
) -> Applied:
    scoring, facts = telling("scoring"), model.facts
    if job.form == "project":
        return Applied(job.to, keep_scores(model, project, scoring))
    try:
        if job.form == "scores" or facts.media == "picture":
            blocks = scored(model, project, scoring)
            return Applied(job.to, write_scores(project.samples, facts.classes, blocks, job.to))
        return _write_events(job, model, project, telling)
    except OSError as error:
        raise unwritten("The result", job.to, error, _KEPT) from error


def _write_events(
    job: ApplyJob, model: Model, project: Project, telling: Callable[[Phase], Progress]
) -> Applied:
    least = least_of(job, model.facts)
    told, n = found(model, project, least, telling("scoring"))
    samples, is_several = project.samples, model.facts.is_several
    # Of the model's classes: the project may be that of an earlier model, which had others.
    events = join(sure_windows(samples, told, least, job.but, is_several=is_several), job.rule)
    recordings = with_their_recordings(samples, events)
    form: EventForm = job.form  # type: ignore[assignment]

    def write(to: Path) -> ExportedEvents:
        return export_events(events, to, form, recordings, progress=telling("writing"))

    if form in FOLDERS:
        with whole_folder(job.to) as folder:
            done = write(folder)
    else:
        done = write(job.to)
    skipped = tuple(map(str, done.skipped))
    return Applied(job.to, n, done.n_events, problems=skipped)
