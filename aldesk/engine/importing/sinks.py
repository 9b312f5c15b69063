"""Puts what an import reads into a project; for the thread that owns it."""

import os
import threading
from dataclasses import replace
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.progress import Progress, silent
from aldesk.core.recording import WindowRule
from aldesk.engine.importing.client import ImportJob, ImportReport, run
from aldesk.session.new_project import (
    NewProject,
    begin,
    fitting_encoder,
    nothing_to_label,
    take_listing,
)
from aldesk.sources import Options, place_of
from aldesk.store import Project
from aldesk.store.import_table import SourceLine
from aldesk.store.new_file import refuse_taken


def extract_folder(project: Path) -> Path:
    """Return where what a project's data sets hold is written to as files."""
    return Path(os.path.realpath(project)).with_suffix(".media")


class NewProjectSink:
    """Makes the project with the first part, and adds the others.

    Attributes
    ----------
    project : Project or None
        Open, and the caller's to close; None before the first part.
    """

    def __init__(self, new: NewProject, progress: Progress = silent) -> None:
        self.new = new
        self.progress = progress
        self.project: Project | None = None
        self._listing: SourceSummary | None = None

    @property
    def job(self) -> ImportJob:
        """What is to be read."""
        folder = extract_folder(self.new.file)
        options = self.new.options
        options = replace(options, extract_folder=options.extract_folder or folder)
        return ImportJob(place_of(self.new.source), options)

    def take(self, report: ImportReport) -> Path:
        """Take a part in; refuse early what cannot become a project."""
        if isinstance(report, SourceSummary):
            if report.media:
                fitting_encoder(self.new, report.media)
            self._listing = report
        elif self.project:
            is_taken = self.new.options.label_use == "labels"
            classes = self._listing.classes if self._listing else None
            self.project.add_samples(report, as_labels=is_taken, classes=classes)
        else:
            self.project = self._begin(report)
        return self.project.path if self.project else self.new.file

    def _begin(self, part: ImportBatch) -> Project:
        if part.is_empty:
            raise nothing_to_label(part, str(self.new.source))
        assert self._listing  # noqa: S101 - it comes before the first part
        return begin(self.new, self._listing, part)


class GrowingSink:
    """Adds to a project what a source has that the project has not."""

    def __init__(self, project: Project, source: SourceLine, progress: Progress = silent) -> None:
        self.project = project
        self.source = source
        self.progress = progress
        self._classes: tuple[str, ...] | None = None

    @property
    def job(self) -> ImportJob:
        """What is to be read."""
        options = Options.from_json(self.source.options, extract_folder(self.project.path))
        options = replace(options, several=self.project.journal.labels.is_several)
        return ImportJob(self.source.place, options, self.project.path)

    def take(self, report: ImportReport) -> Path:
        """Take in the classes that the source brings, or a part."""
        if isinstance(report, SourceSummary):
            take_listing(self.project, report)
            self._classes = report.classes
        else:
            takes = self.source.takes_labels
            self.project.add_samples(report, as_labels=takes, classes=self._classes)
        return self.project.path


def begin_source(project: Project, where: Path | str, options: Options | None = None) -> SourceLine:
    """Write down that a source is to be read, and return it.

    Parameters
    ----------
    project : Project
    where : Path or str
        A source that is known already is read again, for what is new in it.
    options : Options, optional
        Those that it was read with before by default; a new source keeps to the project's classes
        if they were chosen, and is cut as the project's recordings are.
    """
    place, sources = place_of(where), project.imports.sources()
    known = next((source for source in sources if source.place == place), None)
    classes = (known or sources[0]).options.get("classes", ()) if sources else ()
    if options is not None:
        return project.imports.begin(place, {**options.to_json(), "classes": classes})
    fresh = Options(classes=tuple(classes)).cut_by(kept_rule(project)).to_json()
    return project.imports.begin(place, known.options if known else fresh)


def kept_rule(project: Project) -> WindowRule | None:
    """Return how the newest recording of a project is cut, or None if there is none."""
    recordings = project.samples.recordings()
    return recordings[-1].rule if recordings else None


def import_new(new: NewProject, progress: Progress, cancel: threading.Event) -> Project:
    """Make a project of a source, read in a process of its own, and open it.

    Raises
    ------
    Problem
        If the source cannot be read, or holds nothing that can be labelled.
    Cancelled
        After `cancel` was set; what was taken in before is kept, and `import_more` goes on.
    """
    refuse_taken(new.file)  # before anything is fetched or written beside it
    sink = NewProjectSink(new, progress)
    try:
        run(sink.job, sink, cancel)
        if sink.project is None:
            raise Problem("There is no sound or picture in it", subject=str(new.source))
        if source := sink.project.imports.unfinished():
            sink.project.imports.finish(source.number)
    except BaseException:
        if sink.project:
            sink.project.close()
        raise
    return sink.project


def import_more(
    project: Project, source: SourceLine, progress: Progress, cancel: threading.Event
) -> None:
    """Read what a project's source has that the project has not."""
    sink = GrowingSink(project, source, progress)
    run(sink.job, sink, cancel)
    project.imports.finish(source.number)
