"""The sample that the grid is sorted by, and what is like it."""

from PySide6.QtCore import QObject, Signal

from aldesk.arrays import Rows
from aldesk.core.sample_name import sample_name
from aldesk.gui.kit.i18n import tr
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.projection_thread import ProjectionThread
from aldesk.session.overview import NONE


class Similar(QObject):
    """Asks which samples are most like one.

    Attributes
    ----------
    like : int
        The row of that one, or `NONE`.

    Signals
    -------
    found : int64 array
        All embedded rows by falling similarity.
    """

    found = Signal(object)

    def __init__(
        self, controller: SessionController, projection: ProjectionThread, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._controller, self._session = controller, controller.session
        self._projection = projection
        self.like = NONE
        projection.similar_found.connect(self._take)

    def ask(self, selected: list[int]) -> None:
        """Ask for the sample selected last, the one before, or the one to be labelled now.

        Never for one of the audit: the predictions of its neighbours would tell its own.
        """
        current = self._session.queue.current
        rows = selected[-1:] + [self.like] * (self.like != NONE)
        rows += [self._session.project.row_of(current.sample.id)] if current else []
        self.like = next((row for row in rows if not self._session.pool.measures(row)), NONE)
        key = self._session.project.meta.encoder_key
        if self.like != NONE:
            self._projection.ask_similar(self.like, self._session.project.embeddings.shards(key))

    def text(self) -> str:
        """Say by which sample the grid is sorted."""
        if self.like == NONE:
            return tr("select a sample, then sort again, to see what is like it")
        return tr("most like {name} first", name=self._name())

    def stop(self) -> None:
        """Take in nothing more: an answer may still be on its way."""
        self.like = NONE

    def _name(self) -> str:
        return sample_name(self._session.project.samples[self.like])

    def _take(self, row: int, rows: Rows) -> None:
        if row == self.like:
            self.found.emit(rows)

    def tell_missing(self) -> None:
        """Say that the sample has no embedding yet."""
        missing = tr("{name} is not embedded yet: try again later.", name=self._name())
        self._controller.messages.notice(missing)
