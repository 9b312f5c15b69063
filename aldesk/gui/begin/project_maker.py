"""Makes a project of a source: reads until the first samples are in it, then hands it over."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aldesk.core.errors import Problem
from aldesk.core.outcome import Failed, Outcome
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.importing.client import ImportReport
from aldesk.engine.importing.sinks import NewProjectSink
from aldesk.gui.workspace.import_thread import ImportThread
from aldesk.session.new_project import NewProject


class ProjectMaker(QObject):
    """Makes one project at a time.

    Signals
    -------
    begun : (Project, ImportThread)
        Open, with its first samples, and what reads the others; both are the receiver's now.
    progressed : (int, int)
        Files looked into, files in all; (0, n) while they are listed.
    ended : Outcome
        No project was made.
    """

    begun = Signal(object, object)
    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ImportThread | None = None
        self._sink: NewProjectSink | None = None
        self._pooling = self._precision = "auto"
        self._problem: Problem | None = None

    @property
    def is_running(self) -> bool:
        """Whether a project is being made."""
        return self._thread is not None

    def make(self, new: NewProject, pooling: str = "auto", precision: str = "auto") -> None:
        """Begin to read; the encoder's options are kept in the project."""
        self._pooling, self._precision, self._problem = pooling, precision, None
        self._sink = NewProjectSink(new)
        self._thread = thread = ImportThread(self._sink.job, self)
        thread.progressed.connect(self.progressed)
        thread.reported.connect(self._take)
        thread.ended.connect(self._ended)
        thread.start()

    def cancel(self) -> None:
        """Ask it to stop; `ended` tells when it has."""
        if self._thread:
            self._thread.cancel()

    def stop(self) -> None:
        """Stop and wait for it."""
        if self._thread:
            self._thread.stop()

    def _take(self, report: ImportReport) -> None:
        assert self._sink and self._thread  # noqa: S101, PT018 - only the thread's signals call this
        thread, sink = self._thread, self._sink
        try:
            sink.take(report)
            if sink.project:
                choice = EncoderChoice.of(sink.project, None, self._pooling, self._precision)
                choice.keep(sink.project)
        except Problem as problem:
            self._problem = problem
            if sink.project:
                sink.project.close()
            thread.taken(None)
            return
        if sink.project:
            thread.disconnect(self)
            self._thread = self._sink = None
            self.begun.emit(sink.project, thread)
        thread.taken(sink.project.path if sink.project else Path())

    def _ended(self, outcome: Outcome) -> None:
        if self._thread:
            self._thread.finish()
        self._thread = self._sink = None
        self.ended.emit(Failed(self._problem) if self._problem else outcome)
