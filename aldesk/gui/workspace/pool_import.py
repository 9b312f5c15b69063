"""The import of an open project: goes on behind, and tells the session what it has read."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.outcome import Done, Failed, Outcome, Stopped
from aldesk.engine.importing.client import ImportReport
from aldesk.engine.importing.sinks import GrowingSink, begin_source
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.count_words import brought_text
from aldesk.gui.kit.file_kinds import counted
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.controller import Do
from aldesk.gui.workspace.import_thread import ImportThread
from aldesk.session import Changes, LabelSession
from aldesk.session.new_project import take_listing
from aldesk.sources import Options
from aldesk.store.import_table import SourceLine


class PoolImport(QObject):
    """Takes in a project's sources, one after the other.

    Parameters
    ----------
    session : LabelSession
    do : callable
        Acts on the session, tells the panes what changed and the person what failed.
    messages : Messages

    Signals
    -------
    progressed : (int, int)
        Files looked into, files in all; (0, n) while they are listed, (0, 0) when all is read.
    problems_counted : int
        How many lines the import report has.
    finished
        Nothing is being read any more, whether all of it could be or not.
    """

    progressed = Signal(int, int)
    problems_counted = Signal(int)
    finished = Signal()

    def __init__(
        self, session: LabelSession, do: Do, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._project = session.project
        self._do = do
        self._messages = messages
        self._thread: ImportThread | None = None
        self._source: SourceLine | None = None
        self._classes: tuple[str, ...] | None = None
        self._tried: set[int] = set()
        self._n_moved = 0
        self._before = ImportCount()
        self._n_problems = self._project.imports.n_problems()

    @property
    def is_running(self) -> bool:
        """Whether a source is being read."""
        return self._thread is not None

    def resume(self) -> None:
        """Go on with the next source that was not read to its end."""
        source = self._next()
        self.problems_counted.emit(self._n_problems)
        if source and not self._thread:
            thread = ImportThread(GrowingSink(self._project, source).job, self)
            self._follow(thread, source)
            thread.start()

    def adopt(self, thread: ImportThread) -> None:
        """Take over an import whose first part made the project."""
        thread.setParent(self)
        self.problems_counted.emit(self._n_problems)
        self._follow(thread, self._next())

    def add(self, where: Path | str, options: Options | None = None) -> None:
        """Read a further source, or what is new in one that is known.

        Parameters
        ----------
        where : Path or str
        options : Options, optional
            How to read it; as before, if it is known, by default.
        """
        if self._do(self._begin, where, options):
            self._before = self._before if self._thread else self._now()
            self._messages.notice(
                tr("Looking for new and for moved files in {where} …", where=where)
            )
            self.resume()

    def give_up(self) -> None:
        """Read no further; what was read stays, and the next start of the project goes on."""
        if self._thread:
            self._tried.update(source.number for source in self._project.imports.sources())
            self._thread.cancel()

    def stop(self) -> None:
        """End the thread; what it has not told yet is read the next time."""
        if self._thread:
            self._thread.stop()
            QCoreApplication.removePostedEvents(self)
            self._thread = None

    def _begin(self, where: Path | str, options: Options | None) -> None:
        self._tried.discard(begin_source(self._project, where, options).number)

    def _next(self) -> SourceLine | None:
        """Return a source to go on with; one that failed rests until it is named again."""
        sources = self._project.imports.sources()
        return next((s for s in sources if not s.is_complete and s.number not in self._tried), None)

    def _follow(self, thread: ImportThread, source: SourceLine | None) -> None:
        self._thread, self._source = thread, source
        self._n_moved, self._classes = 0, None
        thread.reported.connect(self._take)
        thread.progressed.connect(self.progressed)
        thread.ended.connect(self._ended)

    def _take(self, report: ImportReport) -> None:
        if isinstance(report, SourceSummary):
            self._classes = report.classes
            is_taken = self._do(lambda: Changes(classes=take_listing(self._project, report)))
        elif is_taken := self._do(self._take_in, report):
            self._count(report)
        if self._thread:
            self._thread.taken(self._project.path if is_taken else None)

    def _take_in(self, part: ImportBatch) -> Changes:
        is_trusted = self._source is not None and self._source.takes_labels
        return self._session.add_samples(part, as_labels=is_trusted, classes=self._classes)

    def _count(self, part: ImportBatch) -> None:
        self._n_moved += len(part.moved)
        if new_lines := len(part.report()):
            self._n_problems += new_lines
            self.problems_counted.emit(self._n_problems)

    def _ended(self, outcome: Outcome) -> None:
        thread, self._thread = self._thread, None
        source, self._source = self._source, None
        if thread:
            thread.finish()
        self.progressed.emit(0, 0)
        is_done = isinstance(outcome, Done)
        if source and not is_done:
            self._tried.add(source.number)
        if isinstance(outcome, Failed):
            self._messages.trouble(problem_text(outcome.problem))
        elif source and is_done and self._do(self._finish, source):
            self._report()
        elif isinstance(outcome, Stopped):
            self._messages.notice(_stopped())
        self.resume()
        if not self._thread:
            self.finished.emit()

    def _finish(self, source: SourceLine) -> None:
        self._project.imports.finish(source.number)

    def _report(self) -> None:
        self._n_problems = self._project.imports.n_problems()
        self.problems_counted.emit(self._n_problems)
        now, before = self._now(), self._before
        self._before = now
        came = now.without(before)
        self._messages.notice(came_in(came, self._n_moved, is_first=not before.n_samples))

    def _now(self) -> "ImportCount":
        kinds = Counter(problem.kind for problem in self._project.imports.report())
        samples = self._project.samples
        return ImportCount(len(samples), kinds, samples.n_windows, samples.n_recordings)


def _stopped() -> str:
    return tr(
        "Reading stopped. What was read stays. Add the folder again ({key}), or open the project "
        "again, to read the rest.",
        key=keys.text(Action.ADD_SAMPLES),
    )


@dataclass(frozen=True)
class ImportCount:
    """Samples of a project, windows of recordings among them, and lines of its import report."""

    n_samples: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    n_windows: int = 0
    n_recordings: int = 0

    def without(self, before: "ImportCount") -> "ImportCount":
        """Return what has come since."""
        return ImportCount(
            self.n_samples - before.n_samples,
            self.kinds - before.kinds,
            self.n_windows - before.n_windows,
            self.n_recordings - before.n_recordings,
        )


def came_in(came: ImportCount, n_moved: int = 0, *, is_first: bool = True) -> str:
    """Say what an import has brought; the numbers are those of the import report."""
    n = came.n_samples
    if not (n or n_moved or came.kinds):
        return tr("All files read; nothing new.")
    count = brought_text(n, came.n_windows, came.n_recordings, more=not is_first)
    said = [tr("All files read: {count}.", count=count)]
    if n_moved:
        said.append(tr("{n} moved file(s) found.", "", n_moved))
    if came.kinds:
        said.append(f"{counted(came.kinds)}.")
        said.append(tr("{key} lists them.", key=keys.text(Action.IMPORT_REPORT)))
    return " ".join(said)
