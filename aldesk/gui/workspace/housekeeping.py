"""What an open project needs now and then: copies of it, and words for the search."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from aldesk.core.errors import Problem
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes
from aldesk.store import Project
from aldesk.store.lock import Unavailable

_BACKUP_CHECK_MS = 60_000
_READING_MS, _READ_AT_ONCE = 10, 500


class Housekeeping(QObject):
    """Keeps timed copies of the project, and reads ahead what a search looks in."""

    def __init__(self, controller: SessionController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = controller.session
        self._messages = controller.messages
        self._copier = Background("backup")  # a large project takes a while to be written
        self._backup = QTimer(self, interval=_BACKUP_CHECK_MS)
        self._backup.timeout.connect(self._back_up)
        self._reader = QTimer(self, interval=_READING_MS)
        self._reader.timeout.connect(self._read_words)
        controller.changed.connect(self._read_what_came)

    def start(self) -> None:
        """Make the first copy, and begin to read."""
        self._back_up()
        self._backup.start()
        self._reader.start()

    def stop(self) -> None:
        """Make no more copies, and read no more words."""
        self._backup.stop()
        self._copier.close()
        self._reader.stop()

    def _read_what_came(self, changes: Changes) -> None:
        if changes.pool:
            self._reader.start()

    def _read_words(self) -> None:
        """Read some more of what a search looks in, so that the first one need not wait."""
        if not self._session.search.read(_READ_AT_ONCE):
            self._reader.stop()

    def _back_up(self) -> None:
        project, at = self._session.project, datetime.now()
        self._copier.submit(lambda: _problem_of(project, at), self._tell)

    def _tell(self, problem: Problem | None) -> None:
        if problem is None:
            self._messages.end_lasting("backup")
        elif isinstance(problem, Unavailable):
            self._messages.tell_lasting("backup", problem_text(problem))
        else:
            told = problem_text(problem)
            text = tr("The project could not be backed up: {problem}", problem=told)
            self._messages.tell_lasting("backup", text)


def _problem_of(project: Project, at: datetime) -> Problem | None:
    try:
        project.back_up_in_thread(at)
    except Problem as problem:
        return problem
    return None
