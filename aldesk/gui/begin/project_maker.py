"""Makes a project of a source: reads until the first samples are in it, then hands it over."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aldesk.core.errors import Problem
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.importing.keeper import NewProjectKeeper
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
    ended : str
        No project was made: why, or empty if it was stopped.
    """

    begun = Signal(object, object)
    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ImportThread | None = None
        self._keeper: NewProjectKeeper | None = None
        self._pooling = self._precision = "auto"
        self._problem = ""

    @property
    def is_running(self) -> bool:
        """Whether a project is being made."""
        return self._thread is not None

    def make(self, new: NewProject, pooling: str = "auto", precision: str = "auto") -> None:
        """Begin to read; the encoder's options are kept in the project."""
        self._pooling, self._precision, self._problem = pooling, precision, ""
        self._keeper = NewProjectKeeper(new)
        self._thread = thread = ImportThread(self._keeper.job, self)
        thread.progressed.connect(self.progressed)
        thread.listed.connect(self._take_listing)
        thread.part_read.connect(self._take_first_part)
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

    def _take_listing(self, listing: SourceSummary) -> None:
        self._answer(lambda keeper: keeper.names_read(listing))

    def _take_first_part(self, part: ImportBatch) -> None:
        self._answer(lambda keeper: keeper.add_part(part))

    def _answer(self, take: Callable[[NewProjectKeeper], object]) -> None:
        assert self._keeper and self._thread  # noqa: S101, PT018 - only the thread's signals call this
        thread, keeper = self._thread, self._keeper
        try:
            take(keeper)
            if keeper.project:
                encoder = keeper.project.encoder
                EncoderChoice(encoder, self._pooling, self._precision).keep(keeper.project)
        except Problem as problem:
            self._problem = str(problem)
            if keeper.project:
                keeper.project.close()
            thread.taken(None)
            return
        if keeper.project:
            thread.disconnect(self)
            self._thread = self._keeper = None
            self.begun.emit(keeper.project, thread)
        thread.taken(keeper.project.path if keeper.project else Path())

    def _ended(self, outcome: str) -> None:
        if self._thread:
            self._thread.wait()
            self._thread.deleteLater()
        self._thread = self._keeper = None
        self.ended.emit(self._problem or ("" if outcome == "cancelled" else outcome))
