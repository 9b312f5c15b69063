"""The keys of the actions: those they come with, or those that the person gave them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.earlier_keys import migrate
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.kit.tips import set_tip

_SIGNS = {
    "Return": "Enter", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓",
    "PgUp": noop("Page↑"), "PgDown": noop("Page↓"),
}  # fmt: skip


class Keys(QObject):
    """The keys that the actions have now, in all of the program.

    Signals
    -------
    changed
        An action has another key: texts that name one are to be written anew.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[Action, str] = {}

    def load(self) -> None:
        """Take over what the person chose, at an earlier start and with earlier versions."""
        settings = preferences()
        migrate(settings)
        chosen = {action: str(settings.value(_place(action), "")) for action in Action}
        self._chosen = {action: key for action, key in chosen.items() if key}
        self.changed.emit()

    def of(self, action: Action) -> list[QKeySequence]:
        """Return all keys of an action; none where the person gave its own to other actions.

        A version may bring an action whose key was chosen for another one before.
        """
        if chosen := self._chosen.get(action):
            return [QKeySequence(chosen)]
        taken = set(self._chosen.values())
        return [QKeySequence(key) for key in action.default_keys if key not in taken]

    def text(self, action: Action) -> str:
        """Return the first key of an action as a person reads it; empty if it has none."""
        return next(map(key_text, self.of(action)), "")

    def is_changed(self, action: Action) -> bool:
        """Whether the person gave the action another key."""
        return action in self._chosen

    def choose(self, action: Action, key: QKeySequence) -> None:
        """Give an action this key in the place of all that it has."""
        self._chosen[action] = key.toString()
        preferences().setValue(_place(action), key.toString())
        self.changed.emit()

    def reset(self, action: Action) -> None:
        """Give an action the keys that it came with."""
        self._chosen.pop(action, None)
        preferences().remove(_place(action))
        self.changed.emit()

    def single(self) -> set[str]:
        """Return the single letters and figures that start an action, and so no class."""
        every = (key.toString().lower() for action in Action for key in self.of(action))
        return {key for key in every if len(key) == 1}


keys = Keys()
"""There is one person at the keyboard, as there is one theme and one language."""


def key_text(key: QKeySequence) -> str:
    """Return a key as a person reads it on the keyboard."""
    text = key.toString(QKeySequence.SequenceFormat.NativeText)
    last = key.toString().rpartition("+")[2]
    if last not in _SIGNS:
        return text
    plain = QKeySequence(last).toString(QKeySequence.SequenceFormat.NativeText)
    return text.removesuffix(plain) + tr(_SIGNS[last])


def key_texts(action: QAction) -> list[str]:
    """Return all keys of an action as a person reads them, each once."""
    return list(dict.fromkeys(key_text(key) for key in action.shortcuts()))


def key_tip(widget: QWidget, text: str, action: Action) -> None:
    """Give a widget a tooltip that ends in the key which an action has at the time."""
    _KeyTip(widget, text, action)


class _KeyTip(QObject):
    """Writes the tooltip of its parent, and goes with it."""

    def __init__(self, widget: QWidget, text: str, action: Action) -> None:
        super().__init__(widget)
        self._widget, self._text, self._action = widget, text, action
        keys.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        key = keys.text(self._action)
        set_tip(self._widget, f"{self._text} ({key})" if key else self._text)


def _place(action: Action) -> str:
    return f"keys/{action.id}"
