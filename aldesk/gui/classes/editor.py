"""Changing the classes in mid-project: name, aliases, colour, place, merge."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.classes import LabelClass
from aldesk.gui.classes.model import ClassModel
from aldesk.gui.classes.row import ClassRow
from aldesk.gui.classes.swatches import Swatches
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.calm_fields import Choice
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.settings_field import line
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import button, label, pane_head
from aldesk.session import Changes, LabelSession

_SIDE = 16
Change = Callable[[LabelSession], Changes]


class ClassEditor(QWidget):
    """A list of the classes, and a form for the one that is chosen. Every change can be undone.

    Signals
    -------
    wanted : Callable[[LabelSession], Changes]
        A change to make.
    closed
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_filling = False
        self._session: LabelSession | None = None
        self.model = ClassModel()
        self.view = _list_view(self.model)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._fill())
        self.name = line(tr("Name of the class"), tip=tr("Name (F2)"))
        self.name.editingFinished.connect(self._rename)
        self.aliases = line(
            tr("Aliases of the class"), tip=tr("Other names it is found by; commas between")
        )
        self.aliases.setPlaceholderText(tr("other names, with commas"))
        self.aliases.editingFinished.connect(self._set_aliases)
        self.colors = Swatches()
        self.colors.chosen.connect(self._recolour)
        self.goal = Choice()
        self.goal.setMinimumContentsLength(8)
        self.goal.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.goal.setAccessibleName(tr("Class to merge into"))
        set_tip(self.goal, tr("Class to merge into"))
        self.merge = button(tr("Merge"), tr("Merge the class into the other one"))
        self.merge.clicked.connect(self._merge)
        self._note = label("", "muted", wraps=True)
        self.up = button("↑", tr("Move the class up"))
        self.down = button("↓", tr("Move the class down"))
        set_tip(self.up, tr("Move the class up (Alt+↑)"))
        set_tip(self.down, tr("Move the class down (Alt+↓)"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self._bind_keys()
        self._lay_out()

    def show_session(self, session: LabelSession, class_keys: list[str]) -> None:
        """Show the classes of now; the chosen one stays chosen."""
        chosen = self.chosen
        self._session = session
        self._is_filling = True
        self.model.set_classes(session.labels.classes_in_use, class_keys)
        places = {item.id: place for place, item in enumerate(self.model.classes)}
        place = places.get(chosen.id, 0) if chosen else 0
        self.view.setCurrentIndex(self.model.index(place))
        self._is_filling = False
        self._fill()

    def forget_typed(self) -> None:
        """Show the class as it is, in the place of what is typed and not yet entered."""
        self._fill()

    @property
    def chosen(self) -> LabelClass | None:
        """The class that the form is about."""
        row = self.view.currentIndex().row()
        return self.model.classes[row] if 0 <= row < len(self.model.classes) else None

    def _fill(self) -> None:
        item = self.chosen
        for part in (self.name, self.aliases, self.colors, self.goal, self.merge):
            part.setEnabled(item is not None)
        if item is None or self._is_filling or self._session is None:
            return
        self._is_filling = True
        self.name.setText(item.name)
        self.aliases.setText(", ".join(item.aliases))
        for text in (self.name, self.aliases):
            text.setCursorPosition(0)  # of a long one, the beginning is seen
        self.colors.show_color(item.color)
        self.goal.clear()
        for other in self.model.classes:
            if other.id != item.id:
                self.goal.addItem(other.name, other.id)
        self.merge.setEnabled(self.goal.count() > 0)
        n = sum(given.class_id == item.id for given in self._session.labels.marks.values())
        self._note.setText(
            tr(
                "{n} label(s). Merging gives them to the other class. "
                "{key} takes anything here back.",
                "",
                n,
                key=keys.text(Action.UNDO),
            )
        )
        self._is_filling = False

    def _rename(self) -> None:
        item, name = self.chosen, self.name.text().strip()
        if item and not self._is_filling and name != item.name:
            old = item.name
            if not name:
                self.name.setText(old)
            else:
                self._want(lambda session: session.rename_class(old, name))

    def _set_aliases(self) -> None:
        item = self.chosen
        aliases = tuple(part.strip() for part in self.aliases.text().split(",") if part.strip())
        if item and not self._is_filling and aliases != item.aliases:
            name = item.name
            self._want(lambda session: session.set_aliases(name, aliases))

    def _recolour(self, color: int) -> None:
        if (item := self.chosen) and color != item.color:
            name = item.name
            self._want(lambda session: session.recolour_class(name, color))

    def _move(self, by: int) -> None:
        place = self.view.currentIndex().row() + by
        if (item := self.chosen) and 0 <= place < len(self.model.classes):
            name = item.name
            self._want(lambda session: session.move_class(name, place))

    def _merge(self) -> None:
        item, goal = self.chosen, self.goal.currentText()
        if item and goal:
            name, into = item.name, self.goal.currentData()
            self._want(lambda session: session.merge_classes(name, goal))
            row = next((r for r, c in enumerate(self.model.classes) if c.id == into), 0)
            self.view.setCurrentIndex(self.model.index(row))

    def _want(self, change: Change) -> None:
        self._is_filling = True  # a field that loses its focus to this asks for nothing more
        self.wanted.emit(change)
        self._is_filling = False
        self._fill()

    def _bind_keys(self) -> None:
        for key, run in (
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("F2", self.name.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(_SIDE, 8, _SIDE, 0)
        form.setHorizontalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(8)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Aliases"), self.aliases)
        form.addRow(tr("Colour"), self.colors)
        form.addRow(tr("Place"), _row(self.up, self.down, stretches=False))
        form.addRow(tr("Merge into"), _row(self.goal, self.merge))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 16)
        column.setSpacing(4)
        column.addLayout(
            pane_head(
                tr("EDIT THE CLASSES"), tr("Back to labelling"), Action.EDIT_CLASSES, self.closed
            )
        )
        column.addWidget(self.view, 1)
        column.addLayout(form)
        self._note.setContentsMargins(_SIDE, 4, _SIDE, 0)
        column.addWidget(self._note)


def _list_view(model: ClassModel) -> QListView:
    view = QListView()
    view.setModel(model)
    row = ClassRow(model)
    row.marks_chosen = True
    view.setItemDelegate(row)
    view.setAccessibleName(tr("Classes to edit"))
    view.setProperty("tone", "bare")  # its rows show the focus
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def _row(*widgets: QWidget, stretches: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if stretches and place == 0 else 0)
    if not stretches:
        row.addStretch()
    return row
