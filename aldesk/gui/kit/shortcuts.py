"""The keys of the actions: those they come with, and those that the person gave them."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.preferences import preferences

CLASS_ACTION = "class-"
"""How the names of those actions begin whose key belongs to a class."""
_DEFAULT = "default keys"
_TIP = "tip"
_KEY_AT_END = re.compile(r" \(([^()]+)\)$")
_FIXED = ("Esc", "Tab", "Shift+Tab")
_SIGNS = {
    "Return": "Enter", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓",
    "PgUp": noop("Page↑"), "PgDown": noop("Page↓"),
}  # fmt: skip


def apply_preferred_keys(action: QAction) -> None:
    """Give an action the keys that the person chose, and remember those it came with."""
    action.setProperty(_DEFAULT, [keys.toString() for keys in action.shortcuts()])
    if chosen := preferences().value(_place(action)):
        action.setShortcuts([QKeySequence(str(chosen))])


def is_changed(action: QAction) -> bool:
    """Whether the person gave the action another key."""
    return preferences().contains(_place(action))


def change(window: QWidget, action: QAction, keys: QKeySequence) -> str:
    """Give an action another key, or say in a sentence why it cannot have it."""
    if action.objectName().startswith(CLASS_ACTION):
        return tr("The key of a class belongs to it and cannot be changed.")
    if keys.toString() in _FIXED:
        return tr("{key} is needed to leave fields and to move between them.", key=key_text(keys))
    for other in window.actions():
        if other is not action and keys in other.shortcuts():
            return tr(
                "{key} is the key of “{name}”. Choose another one.",
                key=key_text(keys),
                name=other.text(),
            )
    action.setShortcuts([keys])
    preferences().setValue(_place(action), keys.toString())
    return ""


def reset(window: QWidget, action: QAction) -> str:
    """Give an action the keys it came with again, or say why that cannot be."""
    defaults = [QKeySequence(str(keys)) for keys in action.property(_DEFAULT) or ()]
    for other in window.actions():
        if other is not action and any(keys in other.shortcuts() for keys in defaults):
            return tr("“{name}” has that key now. Change it there first.", name=other.text())
    preferences().remove(_place(action))
    action.setShortcuts(defaults)
    return ""


def plain_keys(window: QWidget) -> set[str]:
    """Return the single letters and figures that start actions which are not classes."""
    return {
        keys.toString().lower()
        for action in window.actions()
        if not action.objectName().startswith(CLASS_ACTION)
        for keys in action.shortcuts()
        if len(keys.toString()) == 1
    }


def key_text(keys: QKeySequence) -> str:
    """Return a key as a person reads it on the keyboard."""
    text = keys.toString(QKeySequence.SequenceFormat.NativeText)
    last = keys.toString().rpartition("+")[2]
    if last not in _SIGNS:
        return text
    plain = QKeySequence(last).toString(QKeySequence.SequenceFormat.NativeText)
    return text.removesuffix(plain) + tr(_SIGNS[last])


def key_texts(action: QAction) -> list[str]:
    """Return all keys of an action as a person reads them, each once."""
    return list(dict.fromkeys(key_text(keys) for keys in action.shortcuts()))


def action_keys(action: QAction) -> str:
    """Return the first key of an action as a person reads it; empty if it has none."""
    return key_text(action.shortcut()) if action.shortcuts() else ""


def show_keys_in_tooltips(root: QWidget, actions: Sequence[QAction]) -> None:
    """Let the tooltips that end in the key of an action name the key that it has now."""
    came_with = {
        key_text(QKeySequence(str(k))): a for a in actions for k in a.property(_DEFAULT) or ()
    }
    for widget in root.findChildren(QWidget):
        if isinstance(widget, KeyButton):
            continue  # it follows its action
        tip = str(widget.property(_TIP) or widget.toolTip())
        found = _KEY_AT_END.search(tip)
        if found and (action := came_with.get(found[1])):
            widget.setProperty(_TIP, tip)
            key = action_keys(action)
            widget.setToolTip(tip[: found.start()] + (f" ({key})" if key else ""))


def _place(action: QAction) -> str:
    return f"keys/{action.objectName()}"
