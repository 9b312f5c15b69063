"""Into which class another one is merged: a list of names to choose from."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from aldesk.core.classes import LabelClass
from aldesk.gui.classes.class_list import class_list
from aldesk.gui.classes.model import ClassModel, ranked
from aldesk.gui.classes.row import SIDE, ClassRow
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.settings_field import line
from aldesk.gui.kit.widgets import button, foot_row, label

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class MergeChoice(QWidget):
    """Asks for the class that takes the samples over; letters find it, Enter takes it.

    Signals
    -------
    chosen : str
        The id of the class.
    left
        Nothing is merged.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._others: list[tuple[LabelClass, str]] = []
        self._what = label("", wraps=True)
        self.finder = line(tr("Find the class to merge into"))
        self.finder.setPlaceholderText(tr("Find a class …"))
        self.finder.textChanged.connect(lambda _text: self._show())
        self.finder.returnPressed.connect(self._choose)
        self.finder.installEventFilter(self)
        self.model = ClassModel()
        self.view = _list_view(self.model)
        self.view.doubleClicked.connect(lambda _: self._choose())
        tip = tr("Merge the class into the one that is marked")
        self.merge = button(tr("Merge"), tip, "primary")
        self.merge.clicked.connect(self._choose)
        self.cancel = button(tr("Cancel"), tr("Merge nothing"))
        self.cancel.clicked.connect(self.left)
        self._lay_out()

    def ask(self, item: LabelClass, n_labels: int, others: list[tuple[LabelClass, str]]) -> None:
        """Ask into which of the others, each with its key, a class is merged."""
        self._others = others
        self._what.setText(tr("Merge “{name}” ({n} label(s)) into:", "", n_labels, name=item.name))
        self.finder.clear()
        self._show()
        self.finder.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list while the cursor is in the field above it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._mark(self.view.currentIndex().row() + step)
                return True
        return False

    def _show(self) -> None:
        order = ranked([item for item, _ in self._others], self.finder.text(), None, ())
        found = [self._others[place] for place in order]
        self.model.set_classes([item for item, _ in found], [key for _, key in found])
        self._mark(0)
        self.merge.setEnabled(bool(found))

    def _mark(self, row: int) -> None:
        row = max(0, min(row, self.model.rowCount() - 1))
        self.view.setCurrentIndex(self.model.index(row))

    def _choose(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < self.model.rowCount():
            self.chosen.emit(self.model.classes[row].id)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        head.setSpacing(8)
        for part in (label(tr("MERGE CLASSES"), "heading"), self._what, self.finder):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(foot_row(SIDE, self.cancel, self.merge))


def _list_view(model: ClassModel) -> QListView:
    row = ClassRow(model)
    row.marks_chosen = True
    view = class_list(model, row, tr("Class to merge into"))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field above moves through it
    view.setProperty("tone", "bare")
    return view
