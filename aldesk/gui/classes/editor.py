"""Changing the classes in mid-project: name, aliases, colour, place, merge, delete."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from aldesk.core.classes import LabelClass
from aldesk.gui.classes.class_form import ClassForm
from aldesk.gui.classes.class_list import class_list
from aldesk.gui.classes.class_menu import class_menu
from aldesk.gui.classes.merge_choice import MergeChoice
from aldesk.gui.classes.model import ClassModel
from aldesk.gui.classes.row import SIDE, ClassRow
from aldesk.gui.classes.several_choice import SeveralChoice
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.widgets import button, label, pane_head
from aldesk.session import Changes, LabelSession

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
    several_wanted : bool
        Samples may have several classes from now on; see `SeveralChoice.chosen`.
    closed
    """

    wanted = Signal(object)
    done = Signal(str)
    find_wanted = Signal(str)
    several_wanted = Signal(bool)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_filling = False
        self._session: LabelSession | None = None
        self.model = ClassModel()
        self.view = _list_view(self.model)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._fill())
        self.form = form = ClassForm()
        form.name.editingFinished.connect(self._rename)
        form.aliases.editingFinished.connect(self._set_aliases)
        form.colors.chosen.connect(self._recolour)
        form.merge.clicked.connect(self.ask_merge)
        form.delete.clicked.connect(self._delete)
        form.up.clicked.connect(lambda: self._move(-1))
        form.down.clicked.connect(lambda: self._move(1))
        self.merge_choice = MergeChoice()
        self.merge_choice.chosen.connect(self._merge)
        self.merge_choice.left.connect(self._go_back)
        self.several_choice = SeveralChoice()
        self.several_choice.chosen.connect(self._allow_several)
        self.several_choice.left.connect(self._go_back)
        self._how_many = label("", "muted", wraps=True)
        self.several = button(tr("Allow several …"), tr("Let samples have several classes"))
        self.several.clicked.connect(self.ask_several)
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
        self._show_how_many()
        if chosen and chosen.id not in places and self._pages.currentWidget() is self.merge_choice:
            self._go_back()  # another class is chosen now, and nobody asked to merge that

    def count(self) -> None:
        """Count the labels of the chosen class; one that has any cannot be deleted."""
        if item := self.chosen:
            is_only = len(self.model.classes) < 2
            self.form.show_count(self._n_labels(item), is_only=is_only)

    def forget_typed(self) -> None:
        """Show the class as it is, in the place of what is typed and not yet entered."""
        self._pages.setCurrentIndex(0)
        self._fill()

    def step_back(self) -> bool:
        """Leave the page that asks something, if one is shown; tell whether it was."""
        was_asked = self.isVisible() and self._pages.currentIndex() > 0
        if was_asked:
            self._go_back()
        return was_asked

    def do(self, what: str, item: LabelClass) -> None:
        """Choose a class, and do with it what its menu says."""
        ids = [known.id for known in self.model.classes]
        if item.id not in ids:
            return
        self._pages.setCurrentIndex(0)
        self.view.setCurrentIndex(self.model.index(ids.index(item.id)))
        match what.split():
            case ["rename"]:
                self._write_name()
            case ["merge"]:
                self.ask_merge()
            case ["delete"]:
                self._delete()
            case ["find"]:
                self.find_wanted.emit(item.id)
            case ["colour", number]:
                self._recolour(int(number))

    def _write_name(self) -> None:
        """Let the next letters be the class's new name."""
        self.form.name.setFocus()
        self.form.name.selectAll()

    def ask_merge(self) -> None:
        """Ask into which class the chosen one is merged."""
        if (item := self.chosen) and len(self.model.classes) > 1:
            pairs = zip(self.model.classes, self.model.keys, strict=True)
            others = [(other, key) for other, key in pairs if other.id != item.id]
            self._pages.setCurrentWidget(self.merge_choice)
            self.merge_choice.ask(item, self._n_labels(item), others)

    def ask_several(self) -> None:
        """Ask whether samples may have several classes from now on, unless they may already."""
        if (session := self._session) and not session.labels.is_several:
            self._pages.setCurrentWidget(self.several_choice)
            self.several_choice.ask(session.labels.n_labeled, session.project.backups.name)

    def _allow_several(self, only_named: bool) -> None:
        self._go_back()
        self.several_wanted.emit(only_named)

    def _show_how_many(self) -> None:
        """Say how many classes a sample may have."""
        is_several = self._session is not None and self._session.labels.is_several
        any_number = tr("A sample can have any number of classes.")
        self._how_many.setText(any_number if is_several else tr("A sample has exactly one class."))
        self.several.setHidden(is_several)

    @property
    def chosen(self) -> LabelClass | None:
        """The class that the form is about."""
        row = self.view.currentIndex().row()
        return self.model.classes[row] if 0 <= row < len(self.model.classes) else None

    def _fill(self) -> None:
        item = self.chosen
        self.form.setEnabled(item is not None)
        if item is None or self._is_filling or self._session is None:
            return
        self._is_filling = True
        self.form.show_class(item)
        self.count()
        self._is_filling = False

    def _rename(self) -> None:
        item, name = self.chosen, self.form.name.text().strip()
        if item and not self._is_filling and name != item.name:
            old = item.name
            if not name:
                self.form.name.setText(old)
            else:
                self._want(lambda session: session.rename_class(old, name))

    def _set_aliases(self) -> None:
        item, aliases = self.chosen, self.form.asked_aliases
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
        self._go_back()
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

    def _go_back(self) -> None:
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
        return len(self._session.labels.labelled_as(item.id)) if self._session else 0

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
            ("F2", self._write_name),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _lay_out(self) -> None:
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
        column.addWidget(self.form)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 12, SIDE, 0)
        foot.setSpacing(8)
        foot.addWidget(self._how_many, 1)
        foot.addWidget(self.several)
        column.addLayout(foot)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.merge_choice)
        self._pages.addWidget(self.several_choice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def _list_view(model: ClassModel) -> QListView:
    row = ClassRow(model)
    row.marks_chosen = True
    view = class_list(model, row, tr("Classes to edit"))
    view.setProperty("tone", "bare")  # its rows show the focus
    return view


def _undo() -> str:
    return keys.text(Action.UNDO)
