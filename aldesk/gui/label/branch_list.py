"""What was undone before something else was done in its place: listed, and restored on request."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import button, label
from aldesk.gui.label.history_model import BranchModel
from aldesk.gui.label.history_row import ROW, history_list
from aldesk.session import LabelSession

_SIDE = 16
_MOST_ROWS = 3


class BranchList(QWidget):
    """The undone branches, as long as there are any, with a button that restores one.

    Signals
    -------
    looked_at : list of int
        The acts whose samples shall be shown.
    wanted : int
        The last act of the branch that shall be restored.
    """

    looked_at = Signal(list)
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._session: LabelSession | None = None
        self.model = BranchModel()
        self.view = history_list(tr("Undone branches"))
        self.view.setModel(self.model)
        self.view.clicked.connect(self._look)
        self.view.activated.connect(self._look)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.meaning = label("", "small", wraps=True)
        self.restore = button("", tr("Restore the selected branch"))
        self.restore.clicked.connect(self._restore)
        self._lay_out()
        self.hide()

    def show_session(self, session: LabelSession) -> None:
        """Show the branches of now; the one that was selected stays so."""
        chosen = self._chosen()
        self._session = session
        self.model.show_session(session)
        branches = self.model.branches
        self.setVisible(bool(branches))
        self.view.setFixedHeight(ROW * min(_MOST_ROWS, len(branches)) + 2)
        row = branches.index(chosen) if chosen in branches else 0
        self.view.setCurrentIndex(self.model.index(row))
        self._tell()

    def _chosen(self) -> tuple[int, ...]:
        row = self.view.currentIndex().row()
        return self.model.branches[row] if 0 <= row < len(self.model.branches) else ()

    def _tell(self) -> None:
        """Say what restoring the selected branch does and what it takes back."""
        if not (acts := self._chosen()) or not self._session:
            return
        text = tr("Restore: does {n} act(s) again", "", len(acts))
        self.restore.setText(text)
        self.restore.setAccessibleName(text)
        n = self._session.labels.n_taken_back_by(acts[-1])
        back = tr("{n} act(s) done since are taken back; Undo brings them back.", "", n)
        then = (
            tr("What came in its place is taken back, what others did is kept.")
            if self._session.project.journal.is_merged
            else tr("Everything becomes as it was then.")
        )
        self.meaning.setText(f"{then} {back}" if n else then)

    def _look(self, index: QModelIndex) -> None:
        self.looked_at.emit(list(self.model.branches[index.row()]))

    def _restore(self) -> None:
        if acts := self._chosen():
            self.wanted.emit(acts[-1])

    def _lay_out(self) -> None:
        line = QFrame()
        line.setFixedHeight(1)
        line.setObjectName("line")
        inside = QVBoxLayout()
        inside.setContentsMargins(_SIDE, 0, _SIDE, 0)
        inside.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        head = label(tr("UNDONE BRANCHES"), "heading")
        head.setContentsMargins(_SIDE, 4, _SIDE, 0)
        column.addWidget(line)
        column.addWidget(head)
        column.addWidget(self.view)
        inside.addWidget(self.meaning)
        inside.addWidget(self.restore)
        column.addLayout(inside)
