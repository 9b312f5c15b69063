"""Every action by a few letters of its name, with its key, which can be changed here."""

from collections.abc import Callable, Set

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QColor, QCursor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Scope
from aldesk.gui.kit.actions import change_key, reset_key
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_text
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import label, set_tone
from aldesk.gui.window.action_list import ROW, ActionModel, ActionRow

_WIDTH, _ROWS, _TOP = 560, 10, 64
_CAPS = 120
"""At the right end of a row, where its keys are: a click there changes them."""
_HELP = noop("Enter runs the action · F2 or a click on its key changes the key · Ctrl+F2 resets it")
_OWN = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Return,
    Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Left, Qt.Key.Key_Right,
)  # fmt: skip
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
)


class CommandPalette(QFrame):
    """Lies over the window while it is open; never asks and never blocks.

    Parameters
    ----------
    window : QWidget
        Has the actions.
    scopes : callable
        Returns where the window is, which says what can be done.
    """

    def __init__(self, window: QWidget, scopes: Callable[[], Set[Scope]]) -> None:
        super().__init__(window)
        self._window = window
        self._scopes = scopes
        self.setObjectName("card")
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self._listens = False
        self.model = ActionModel(window)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Find an action"))
        set_tip(self.field, tr("Letters of an action's name, then Enter"))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ActionRow(self.model))
        self.view.setAccessibleName(tr("Actions"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._click)
        self.note = label(tr(_HELP), "small", wraps=True)
        self.note.setContentsMargins(16, 0, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        field = QVBoxLayout()
        field.setContentsMargins(12, 0, 12, 0)
        field.addWidget(self.field)
        column.addLayout(field)
        column.addWidget(self.view)
        column.addWidget(self.note)
        self.hide()

    def toggle(self) -> None:
        """Open the palette with every action in it, or close it."""
        if self.isVisible():
            self.close()
            return
        self.field.clear()
        self._find("")
        width = min(theme.px(_WIDTH), self._window.width() - 48)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, _TOP)
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move, run, change a key, and close."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut and not self.underMouse():
            self.close()
        if isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride and (
                self._listens or event.key() in _OWN or event.text().isprintable()
            ):
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                return self._take_key(event) if self._listens else self._handle(event)
        return False

    def _handle(self, event: QKeyEvent) -> bool:
        row = self.view.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._mark(row + step)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                step = 1 if event.key() == Qt.Key.Key_PageDown else -1
                self._mark(row + step * _ROWS)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run()
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_F2 if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._reset_key()
            case Qt.Key.Key_F2:
                self._listen()
            case _:
                return False
        return True

    def _find(self, typed: str) -> None:
        self.model.find(typed, self._scopes())
        n_found = self.model.rowCount()
        self._say(tr(_HELP) if n_found else tr("No action matches. Try fewer letters."))
        self.view.setFixedHeight(min(_ROWS, n_found) * theme.px(ROW) + 4)
        self.adjustSize()
        self._mark(0)

    def _mark(self, row: int) -> None:
        row = max(0, min(row, self.model.rowCount() - 1))
        self.view.setCurrentIndex(self.model.index(row))

    def _click(self, _index: QModelIndex) -> None:
        spot = self.view.viewport().mapFromGlobal(QCursor.pos())
        self.field.setFocus()
        if spot.x() > self.view.viewport().width() - _CAPS:
            self._listen()
        else:
            self._run()

    @property
    def _action(self) -> QAction | None:
        row = self.view.currentIndex().row()
        return self.model.actions[row] if 0 <= row < self.model.rowCount() else None

    def _run(self) -> None:
        action = self._action
        if action and not self.model.can(action):
            self._say(tr("“{name}” cannot be done here.", name=action.text()), "warn")
            return
        self.close()
        if action:
            action.trigger()

    def closeEvent(self, event: QEvent) -> None:
        """Give the keys back to the window."""
        self._listens = False
        self.field.clearFocus()

    # Changing a key

    def _listen(self) -> None:
        if action := self._action:
            self._listens = True
            self._say(
                tr("Press the new key for “{name}”. Esc keeps the old one.", name=action.text()),
                "strong",
            )

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            return True
        self._listens = False
        action = self._action
        if event.key() == Qt.Key.Key_Escape or action is None:
            self._say(tr(_HELP))
            return True
        self._tell(action, change_key(self._window, action, QKeySequence(event.keyCombination())))
        return True

    def _reset_key(self) -> None:
        if action := self._action:
            self._tell(action, reset_key(self._window, action))

    def _tell(self, action: QAction, refusal: str) -> None:
        key = key_text(action.shortcut())
        self._say(
            refusal or tr("The key of “{name}” is now {key}.", name=action.text(), key=key),
            "warn" if refusal else "good",
        )
        self.view.viewport().update()

    def _say(self, text: str, tone: str = "small") -> None:
        self.note.setText(text)
        set_tone(self.note, tone)
