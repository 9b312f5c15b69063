"""Changing the classes in mid-project: name, aliases, colour, place, merge, delete."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.classes import LabelClass
from aldesk.gui.classes.class_menu import class_menu
from aldesk.gui.classes.merge_choice import MergeChoice
from aldesk.gui.classes.model import ClassModel
from aldesk.gui.classes.row import ClassRow
from aldesk.gui.classes.swatches import Swatches
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
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
    done : str
        What a merge or a deletion did, in a sentence.
    find_wanted : str
        The id of a class whose samples are to be found.
    closed
    """

    wanted = Signal(object)
    done = Signal(str)
    find_wanted = Signal(str)
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
            tr("Aliases of the class"),
            tip=tr("Other names it has, separated by commas"),
        )
        self.aliases.setPlaceholderText(tr("other names, separated by commas"))
        self.aliases.editingFinished.connect(self._set_aliases)
        self.colors = Swatches()
        self.colors.chosen.connect(self._recolour)
        self.merge = button(tr("Merge into …"), tr("Choose the class that takes its samples over"))
        self.merge.clicked.connect(self.ask_merge)
        self.delete = button(tr("Delete"), tr("Delete the class"))
        self.delete.clicked.connect(self._delete)
        self.merge_choice = MergeChoice()
        self.merge_choice.chosen.connect(self._merge)
        self.merge_choice.left.connect(self._leave_merge)
        self._note = label("", "muted", wraps=True)
        self.up = button("↑", tr("Move the class up"))
        self.down = button("↓", tr("Move the class down"))
        set_tip(self.up, tr("Move the class up (Alt+↑)"))
        set_tip(self.down, tr("Move the class down (Alt+↓)"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self._bind_keys()
        self._lay_out()

    def show_session(self, session: LabelSession, class_keys: list[str]) -> None:
        """Show the classes of now; the chosen one stays chosen."""
        chosen, row = self.chosen, self.view.currentIndex().row()
        self._session = session
        self._is_filling = True
        self.model.set_classes(session.labels.classes_in_use, class_keys)
        places = {item.id: place for place, item in enumerate(self.model.classes)}
        near = max(0, min(row, len(places) - 1))  # of one that is gone
        place = places.get(chosen.id, near) if chosen else 0
        self.view.setCurrentIndex(self.model.index(place))
        self._is_filling = False
        self._fill()
        if chosen and chosen.id not in places and self._pages.currentWidget() is self.merge_choice:
            self._leave_merge()  # another class is chosen now, and nobody asked to merge that

    def count(self) -> None:
        """Count the labels of the chosen class; one that has any cannot be deleted."""
        if item := self.chosen:
            n = self._n_labels(item)
            self.merge.setEnabled(len(self.model.classes) > 1)
            self.delete.setEnabled(n == 0)
            why_not = tr("It has labels; merge it into another class instead")
            set_tip(self.delete, why_not if n else tr("Delete the class"))
            told = tr("{n} label(s). {key} takes back any change.", "", n, key=_undo())
            self._note.setText(told)

    def forget_typed(self) -> None:
        """Show the class as it is, in the place of what is typed and not yet entered."""
        self._pages.setCurrentIndex(0)
        self._fill()

    def do(self, what: str, item: LabelClass) -> None:
        """Choose a class, and do with it what its menu says."""
        ids = [known.id for known in self.model.classes]
        if item.id not in ids:
            return
        self._pages.setCurrentIndex(0)
        self.view.setCurrentIndex(self.model.index(ids.index(item.id)))
        match what.split():
            case ["rename"]:
                self.name.setFocus()
                self.name.selectAll()
            case ["merge"]:
                self.ask_merge()
            case ["delete"]:
                self._delete()
            case ["find"]:
                self.find_wanted.emit(item.id)
            case ["colour", number]:
                self._recolour(int(number))

    def ask_merge(self) -> None:
        """Ask into which class the chosen one is merged."""
        if (item := self.chosen) and len(self.model.classes) > 1:
            pairs = zip(self.model.classes, self.model.keys, strict=True)
            others = [(other, key) for other, key in pairs if other.id != item.id]
            self._pages.setCurrentWidget(self.merge_choice)
            self.merge_choice.ask(item, self._n_labels(item), others)

    @property
    def chosen(self) -> LabelClass | None:
        """The class that the form is about."""
        row = self.view.currentIndex().row()
        return self.model.classes[row] if 0 <= row < len(self.model.classes) else None

    def _fill(self) -> None:
        item = self.chosen
        for part in (self.name, self.aliases, self.colors, self.merge, self.delete):
            part.setEnabled(item is not None)
        if item is None or self._is_filling or self._session is None:
            return
        self._is_filling = True
        self.name.setText(item.name)
        self.aliases.setText(", ".join(item.aliases))
        for text in (self.name, self.aliases):
            text.setCursorPosition(0)  # of a long one, the beginning is seen
        self.colors.show_color(item.color)
        self.count()
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

    def _merge(self, into: str) -> None:
        item = self.chosen
        goal = next((other for other in self.model.classes if other.id == into), None)
        self._leave_merge()
        if item and goal:
            n, name, to = self._n_labels(item), item.name, goal.name
            self._want(lambda session: session.merge_classes(name, to))
            if self._is_gone(item):
                row = next((r for r, c in enumerate(self.model.classes) if c.id == into), 0)
                self.view.setCurrentIndex(self.model.index(row))
                self.done.emit(
                    tr(
                        "{n} sample(s) of “{name}” moved to “{to}”. {key} takes it back.",
                        "",
                        n,
                        name=name,
                        to=to,
                        key=_undo(),
                    )
                )

    def _leave_merge(self) -> None:
        self._pages.setCurrentIndex(0)
        self.view.setFocus()

    def _delete(self) -> None:
        if (item := self.chosen) and self._n_labels(item) == 0:
            name = item.name
            self._want(lambda session: session.delete_class(name))
            if self._is_gone(item):
                told = noop("The class “{name}” is deleted. {key} takes it back.")
                self.done.emit(tr(told, name=name, key=_undo()))

    def _n_labels(self, item: LabelClass) -> int:
        marks = self._session.labels.marks.values() if self._session else ()
        return sum(given.class_id == item.id for given in marks)

    def _is_gone(self, item: LabelClass) -> bool:
        return all(known.id != item.id for known in self.model.classes)

    def _open_menu(self, spot: QPoint) -> None:
        index = self.view.indexAt(spot)
        if index.isValid():
            item = self.model.classes[index.row()]
            menu = class_menu(self, item, self.do, has_labels=self._n_labels(item) > 0)
            menu.popup(self.view.viewport().mapToGlobal(spot))

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
        form.addRow(tr("Place"), _row(self.up, self.down))
        form.addRow("", _row(self.merge, self.delete))
        page = QWidget()
        column = QVBoxLayout(page)
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
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.merge_choice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


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


def _undo() -> str:
    return keys.text(Action.UNDO)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
