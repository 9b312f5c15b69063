"""The list of all acts, newest first; a click goes back to what was then."""

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.kit.two_part_row import FACT, IS_NOW, IS_PALE, two_part_list
from aldesk.gui.kit.widgets import label, pane_head
from aldesk.gui.workspace.act_text import describe, when
from aldesk.session import LabelSession

_SIDE = 16
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class HistoryModel(QAbstractListModel):
    """The acts of a session, newest first, and under them the beginning; described as they show."""

    def __init__(self) -> None:
        super().__init__()
        self._session: LabelSession | None = None
        self.acts: list[int] = []
        self.n_undone = 0

    def show_session(self, session: LabelSession) -> None:
        """Take over the acts of now."""
        labels = session.labels
        self.beginResetModel()
        self._session = session
        self.acts = [*labels.undone, *reversed(labels.done), 0]
        self.n_undone = len(labels.undone)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of acts, and one for the beginning."""
        return len(self.acts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what an act was, when, and whether it is undone."""
        row, act = index.row(), self.acts[index.row()]
        assert self._session  # noqa: S101 - without one there are no rows
        if role == IS_PALE:
            return row < self.n_undone
        if role == IS_NOW:
            return row == self.n_undone
        if role == FACT:
            now = datetime.now().astimezone()
            return when(self._session.labels.act(act)[0], now) if act else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip(self._describe(act))
        if role in _TEXTS:
            undone = role == Qt.ItemDataRole.AccessibleTextRole and row < self.n_undone
            return self._describe(act) + (tr(", undone") if undone else "")
        return None

    def _describe(self, act: int) -> str:
        if not act or self._session is None:
            return tr("The beginning")
        return describe(self._session.labels.act(act), self._session)


class HistoryPane(QWidget):
    """What was done and when. Acts that are undone are pale, and can be done again.

    Signals
    -------
    wanted : int
        The act after which things shall be as they were.
    closed
    """

    wanted = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = HistoryModel()
        self.view = two_part_list(tr("History"))
        self.view.setModel(self.model)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        note = label(
            tr("Click, or ↑ ↓ and Enter, to go back to an act or on to it."), "small", wraps=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(
            pane_head(tr("HISTORY"), tr("Close the history"), Action.HISTORY, self.closed)
        )
        note.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column.addWidget(note)
        column.addWidget(self.view, 1)

    def show_session(self, session: LabelSession) -> None:
        """Show the acts of now, the present state in view."""
        self.model.show_session(session)
        self.view.setCurrentIndex(self.model.index(self.model.n_undone))

    def _choose(self, index: QModelIndex) -> None:
        self.wanted.emit(self.model.acts[index.row()])
