"""The project in which recordings are cut and embedded; what a killed run has done stays in it."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from aldesk.apply.borrow import borrow
from aldesk.apply.encoder import encoder_choice, refuse_other
from aldesk.apply.job import ApplyJob, identity, work_file
from aldesk.core.errors import Problem
from aldesk.core.files import is_there, unwritten
from aldesk.core.names import plain_name
from aldesk.core.progress import Progress
from aldesk.engine.cluster.address import ClusterAddress
from aldesk.engine.cluster.client import connect
from aldesk.engine.cluster.embedding import embed_on_cluster
from aldesk.engine.embed.client import Control, EmbeddingJob, ProjectSink, run
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.reports import EmbedReport, EncoderLoaded, ToEmbed
from aldesk.engine.embed.used_encoders import loaded, use
from aldesk.engine.importing.sinks import begin_source, import_more, import_new
from aldesk.model.facts import ModelFacts
from aldesk.session.new_project import NewProject
from aldesk.sources import Options
from aldesk.store import Project

APPLIED = "applied"
"""The fact of a project that says what was applied to what, as `identity` has it."""


def work_project(
    job: ApplyJob, facts: ModelFacts, progress: Progress, cancel: threading.Event
) -> Project:
    """Begin the project, or go on with it, and read all that the sources have; open it.

    Raises
    ------
    Problem
        If a source cannot be read, or there is another project of this name.
    Cancelled
        After `cancel` was set; what was read is kept.
    """
    file = work_file(job, facts)
    options = _options(facts)
    choice = encoder_choice(facts, job.encoder)
    sources = list(job.sources)
    if is_there(file):
        project = _opened(file, job, facts)
    else:
        try:
            file.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise unwritten("The embeddings", file.parent, error, "Nothing was written") from error
        new = NewProject(
            file,
            sources.pop(0),
            options,
            choice.encoder,
            decoding=choice.decoding,
            facts={
                APPLIED: identity(job, facts),
                "encoder_options": choice.facts()["encoder_options"],
            },
        )
        project = import_new(new, progress, cancel)
    try:
        for source in sources:
            line = begin_source(project, source, options)
            import_more(project, line, progress, cancel)
    except BaseException:
        project.close()
        raise
    return project


def embed_all_of(
    project: Project,
    job: ApplyJob,
    facts: ModelFacts,
    progress: Progress,
    cancel: threading.Event,
    cluster: ClusterAddress | None = None,
) -> list[str]:
    """Embed what is not embedded yet; return what was said of files that are not there.

    Raises
    ------
    Problem
        If the encoder is another than the model's, or cannot be had, or the world failed.
    Cancelled
        After `cancel` was set; the shards that are complete are kept.
    """
    choice, key = encoder_choice(facts, job.encoder), facts.encoder.key
    for lender in _lenders(job, facts):
        if len(project.embeddings.missing(key)) and borrow(project, lender, key, progress):
            use(project, loaded(choice, key, facts.encoder.card.as_dict()))
    sink = _Sink(project, progress, choice, facts)
    embedding = EmbeddingJob.of(project, job.device, choice)
    embedding = replace(embedding, encoder=choice.encoder)
    if len(project.embeddings.missing(key)):
        if cluster:
            with connect(cluster) as connected:
                embed_on_cluster(connected, embedding, sink, cancel)
        else:
            run(embedding, sink, Control(cancel))
    return sink.unreachable


def _lenders(job: ApplyJob, facts: ModelFacts) -> list[Path]:
    """Return the projects that may have embeddings of the same samples."""
    earlier = work_file(replace(job, form="table"), facts)
    return [*job.reuse, *([earlier] if job.form == "project" and is_there(earlier) else [])]


class _Sink(ProjectSink):
    """Refuses an encoder that only has the name of the model's."""

    def __init__(
        self,
        project: Project,
        progress: Progress,
        choice: EncoderChoice,
        facts: ModelFacts,
        on_long: Callable[[float], None] = lambda _seconds: None,
    ) -> None:
        super().__init__(project, progress, choice, on_long)
        self._facts, self._name = facts, choice.encoder

    def take(self, report: EmbedReport) -> ToEmbed:
        if isinstance(report, EncoderLoaded):
            refuse_other(self._facts.encoder, report.key, self._name)
        return super().take(report)


def _options(facts: ModelFacts) -> Options:
    """Return how the sources are read: whatever they say of classes, nothing is taken from it."""
    options = Options(classes=facts.classes, label_use="none", several=facts.is_several)
    return options.cut_by(facts.windows)


def _opened(file: Path, job: ApplyJob, facts: ModelFacts) -> Project:
    """Open the project of an earlier run of this."""
    project = Project.open(file)
    told = project.meta.read(APPLIED, None)
    if told != identity(job, facts) or project.journal.labels.marks:
        project.close()
        raise Problem(
            "There is another project of this name, or somebody has begun to label in it",
            subject=str(file),
            kept="It was not changed",
            todo="Name another one",
        )
    if job.form == "project" and not _fits(project, facts):
        project.close()
        raise Problem(
            "This project was made by a model of other classes",
            subject=str(file),
            kept="It was not changed",
            todo=f"Name a new one; with --reuse {file} nothing is embedded again",
        )
    return project


def _fits(project: Project, facts: ModelFacts) -> bool:
    """Tell whether a project has the classes of a model, under their names of now."""
    labels = project.journal.labels
    same = {plain_name(name) for name in facts.classes} == set(map(plain_name, labels.class_names))
    return same and labels.is_several == facts.is_several
