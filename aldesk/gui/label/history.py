"""The list of all acts, newest first. To look at one changes nothing; buttons go back and on."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import button, label, pane_head
from aldesk.gui.label.branch_list import BranchList
from aldesk.gui.label.history_model import ActModel, samples_of
from aldesk.gui.label.history_row import history_list
from aldesk.session import LabelSession

_SIDE = 16


class HistoryPane(QWidget):
    """What was done and when. Acts that are undone are pale, and can be done again.

    Signals
    -------
    looked_at : list of str
        Ids of the samples that shall be shown.
    wanted : int
        The act after which things shall be as they were.
    restore_wanted : int
        The last act of the undone branch that shall come back.
    closed
    """

    looked_at = Signal(list)
    wanted = Signal(int)
    restore_wanted = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session: LabelSession | None = None
        self.model = ActModel()
        self.view = history_list(tr("History"))
        self.view.setModel(self.model)
        self.view.clicked.connect(self._look)
        self.view.activated.connect(self._look)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.go = button("", tr("Go to the selected act"))
        self.go.clicked.connect(self._go)
        self.branches = BranchList()
        self.branches.looked_at.connect(self._look_at)
        self.branches.wanted.connect(self.restore_wanted)
        self._lay_out()

    def show_session(self, session: LabelSession) -> None:
        """Show the acts of now; the act that was selected stays so, unless it was the newest."""
        chosen, was_now = self._chosen(), self._is_now()
        self._session = session
        self.model.show_session(session)
        acts = self.model.acts
        stays = chosen is not None and not was_now and chosen in acts
        row = acts.index(chosen) if stays and chosen is not None else self.model.n_undone
        self.view.setCurrentIndex(self.model.index(row))
        self.branches.show_session(session)
        self._tell()

    def open(self, session: LabelSession) -> None:
        """Begin at the present state."""
        self.view.setCurrentIndex(QModelIndex())
        self.show_session(session)

    def _chosen(self) -> int | None:
        row = self.view.currentIndex().row()
        return self.model.acts[row] if 0 <= row < len(self.model.acts) else None

    def _is_now(self) -> bool:
        return self.view.currentIndex().row() == self.model.n_undone

    def _tell(self) -> None:
        """Write on the button how many acts it undoes, or does again."""
        n = self.view.currentIndex().row() - self.model.n_undone
        if n > 0:
            text = tr("Go back to here: undoes {n} act(s)", "", n)
        elif n < 0:
            text = tr("Go on to here: does {n} act(s) again", "", -n)
        else:
            text = tr("This is the present state")
        self.go.setText(text)
        self.go.setAccessibleName(text)
        self.go.setEnabled(n != 0)

    def _go(self) -> None:
        if (act := self._chosen()) is not None:
            self.wanted.emit(act)

    def _look(self, index: QModelIndex) -> None:
        self._look_at([self.model.acts[index.row()]])

    def _look_at(self, acts: list[int]) -> None:
        if self._session:
            self.looked_at.emit(samples_of(acts, self._session))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(
            pane_head(tr("HISTORY"), tr("Close the history"), Action.HISTORY, self.closed)
        )
        note = label(tr("A click or Enter only shows the sample."), "small")
        note.setWordWrap(True)
        note.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column.addWidget(note)
        column.addWidget(self.view, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_SIDE, 0, _SIDE, 0)
        foot.addWidget(self.go)
        column.addLayout(foot)
        column.addWidget(self.branches)
