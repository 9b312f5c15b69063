"""The palette of classes: single keys for the first, letters of the name for all."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from aldesk.arrays import Floats
from aldesk.core.classes import LabelClass
from aldesk.core.ids import ClassId
from aldesk.gui.classes.class_list import class_list
from aldesk.gui.classes.class_menu import class_menu
from aldesk.gui.classes.keys import N_KEYS
from aldesk.gui.classes.model import ClassModel, ranked
from aldesk.gui.classes.row import ROW, SIDE, ClassRow
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip, keys
from aldesk.gui.kit.settings_field import line
from aldesk.gui.kit.widgets import ElidedLabel, button, label, paint_now

_ROWS_AT_LEAST = 5
_HEAD_AND_FOOT = 110
_FINDER = 40
_FEW = 12
"""Up to so many classes are seen at once, and need no field to find one in."""


class ClassPalette(QWidget):
    """The list of classes; a click labels, a line above finds, a line below adds a class.

    With more classes than keys the list is ranked, by the model or else by what was given lately;
    with fewer, the rows stay where they are until something is typed.

    Attributes
    ----------
    has_labels : Callable[[ClassId], bool]
        Whether the class of an id has labels, and so cannot be deleted.

    Signals
    -------
    chosen : str
        A class name.
    added : str
        The name of a class to add.
    edit_wanted
        The person wants to rename, merge … the classes.
    asked : (str, LabelClass)
        What the person wants to do with a class, as `class_menu` names it.
    """

    chosen = Signal(str)
    added = Signal(str)
    edit_wanted = Signal()
    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.model = ClassModel()
        self._recent: Sequence[str] = ()
        self._state_text = ""
        self._state = ElidedLabel("small", Qt.TextElideMode.ElideRight)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.finder = line(tr("Find a class"))
        key_tip(self.finder, tr("Letters of its name or alias, then Enter"), Action.FIND_CLASS)
        self.finder.textChanged.connect(lambda _text: self._rank())
        self.finder.returnPressed.connect(self._choose)
        self.finder.installEventFilter(self)
        self._row = ClassRow(self.model)
        self.view = _list_view(self.model, self._row)
        self.view.clicked.connect(self._click)
        self.has_labels: Callable[[ClassId], bool] = lambda _class_id: True
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.new_class = line(tr("Add a class"))
        self.new_class.setPlaceholderText(tr("Add a class …"))
        key_tip(self.new_class, tr("Type a name, then Enter"), Action.ADD_CLASS)
        self.new_class.returnPressed.connect(self._add)
        self._edit = button(tr("Edit"), tr("Edit the classes"), "quiet")
        key_tip(self._edit, tr("Rename, merge, delete, reorder, recolour"), Action.EDIT_CLASSES)
        self._edit.clicked.connect(self.edit_wanted)
        self._lay_out()
        keys.changed.connect(self._show_keys)
        self._show_keys()

    def allow_several(self, *, several: bool) -> None:
        """Let each class be ticked by itself, or choose one of them."""
        self.model.is_several = several
        self.view.viewport().update()

    def only_choose(self) -> None:
        """Leave out what changes the classes."""
        self.new_class.hide()
        self._edit.hide()

    def set_classes(self, classes: Sequence[LabelClass], class_keys: Sequence[str]) -> None:
        """Show these classes, each with its key; an empty key is none."""
        self.model.set_classes(classes, class_keys)
        n = len(classes)
        row = theme.px(ROW)
        wanted, finder = row * max(1, n) + 4, theme.px(_FINDER)
        self.view.setMaximumHeight(wanted)
        least = _ROWS_AT_LEAST * ROW - (finder if n > _FEW else 0)
        self.view.setMinimumHeight(min(wanted, max(2 * row, least)))
        self.setMaximumHeight(wanted + theme.px(_HEAD_AND_FOOT) + finder)
        self.finder.setVisible(n > _FEW or self.finder.hasFocus())
        self._rank()

    def show_prediction(
        self,
        proba: Floats | None,
        state: str,
        *,
        recent: Sequence[str] = (),
        given: Collection[str] = (),
        absent: Collection[str] = (),
        is_new: bool = True,
    ) -> None:
        """Show how sure the model is, or say in `state` why that is not shown.

        Parameters
        ----------
        proba : float32 (n_classes,) or None
        state : str
        recent : sequence of str
            Ids of the classes given lately.
        given, absent : collection of str
            Ids of the classes that the sample has been given, whose rows are marked, and of those
            of which it was said that it has them not.
        is_new : bool
            It is another sample than before. If it is not, nothing moves under the hand of a
            person who is typing.
        """
        self._recent, self._state_text = recent, state
        self.model.set_prediction(proba, given, absent)
        if is_new or not self.finder.hasFocus():
            self._rank()
        if is_new:
            self._bring_into_sight()

    def paint_now(self) -> None:
        """Paint the rows before anything else is done."""
        self.view.executeDelayedItemsLayout()  # or else they are painted after it once more
        paint_now(self.view.viewport())

    def find_class(self) -> None:
        """Put the cursor where a class is found by its letters."""
        self.finder.show()
        self.finder.setFocus()
        self._rank()

    def leave(self) -> None:
        """Show all classes again, and give the keys back."""
        self.finder.clear()
        self.finder.clearFocus()
        self.finder.setVisible(len(self.model.classes) > _FEW)
        self._rank()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list while the cursor is in the field above it."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._mark(self.view.currentIndex().row() + step)
                return True
        elif kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._row.marks_chosen = kind == QEvent.Type.FocusIn
            self._rank()
        return False

    def _show_keys(self) -> None:
        find = keys.text(Action.FIND_CLASS)
        words = tr("Find a class …")  # a text within another is not collected for translation
        self.finder.setPlaceholderText(f"{words}   {find}")
        self._rank()

    def _rank(self) -> None:
        """Order the rows, and say by what."""
        model, typed = self.model, self.finder.text()
        is_ranked = bool(typed) or len(model.classes) > N_KEYS
        order = ranked(model.classes, typed, model.proba, self._recent)
        n_given = len(model.given) if is_ranked and not typed else 0
        if n_given:  # where they are seen at once
            order = [*sorted(model.given), *(p for p in order if p not in model.given)]
        model.set_order(order if is_ranked else list(range(len(model.classes))))
        by = tr("most likely first") if model.best is not None else tr("recently used first")
        said = self._state_text or (by if is_ranked else "")
        self._state.set_whole(said, said.partition(":")[0])
        add = keys.text(Action.ADD_CLASS)
        if not model.classes and not self.new_class.isHidden():
            self._state.set_whole(tr("no class yet; {key} adds one", key=add))
        elif typed and not order:
            self._state.set_whole(tr("no such class; {key} adds it", key=add))
        if is_ranked or self.finder.hasFocus():
            self._mark(n_given)

    def _bring_into_sight(self) -> None:
        """Scroll to the label that was given, or else to what the model believes."""
        model = self.model
        place = min(model.given) if model.given else model.best
        if place in model.order:
            self.view.scrollTo(model.index(model.order.index(place)))

    def _mark(self, row: int) -> None:
        row = max(0, min(row, self.model.rowCount() - 1))
        self.view.setCurrentIndex(self.model.index(row))
        self.view.viewport().update()

    def _choose(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < self.model.rowCount():
            name = self.model.name_at(row)
            self.leave()
            self.chosen.emit(name)

    def _click(self, index: QModelIndex) -> None:
        name = self.model.name_at(index.row())
        self.leave()
        self.chosen.emit(name)

    def _open_menu(self, spot: QPoint) -> None:
        index = self.view.indexAt(spot)
        if index.isValid():
            item = self.model.classes[self.model.order[index.row()]]
            menu = class_menu(
                self,
                item,
                self.asked.emit,
                has_labels=self.has_labels(item.id),
                can_change=not self.new_class.isHidden(),
            )
            menu.popup(self.view.viewport().mapToGlobal(spot))

    def _add(self) -> None:
        name = self.new_class.text().strip()
        if name:
            self.new_class.clear()
            self.added.emit(name)
        self.new_class.clearFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 4)
        head.setSpacing(8)
        head.addWidget(label(tr("CLASS"), "heading"))
        head.addStretch()
        head.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 12)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(_padded(self.finder, top=4, bottom=4))
        column.addWidget(self.view, 100)
        foot = _padded(self.new_class, self._edit, top=8)
        foot.setAlignment(self._edit, Qt.AlignmentFlag.AlignRight)
        column.addLayout(foot)
        column.addStretch(1)


def _list_view(model: ClassModel, row: ClassRow) -> QListView:
    view = class_list(model, row, tr("Classes"))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the window
    view.setSelectionMode(QListView.SelectionMode.SingleSelection)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setMouseTracking(True)
    return view


def _padded(*widgets: QWidget, top: int = 0, bottom: int = 0) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(SIDE, top, SIDE, bottom)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
