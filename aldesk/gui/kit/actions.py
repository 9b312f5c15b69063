"""The window's actions: what each of the table does, and the keys that give a class."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from aldesk.core.classes import LabelClass
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_text, keys

Run = Callable[[], None]
Runs = Mapping[Action, Run]
"""What actions do."""
_FIXED = ("Esc", "Tab", "Shift+Tab")
_OF_CLASS = noop("The key of a class cannot be changed.")


def install(window: QWidget, *bindings: Runs) -> None:
    """Give a window its actions, with the keys that the person prefers.

    Raises
    ------
    ValueError
        If an action of the table is not bound exactly once.
    """
    times = Counter(action for runs in bindings for action in runs)
    if wrong := [action.id for action in Action if times[action] != 1]:
        raise ValueError(f"Each action is bound once, but not: {', '.join(wrong)}")
    runs = {action: run for binding in bindings for action, run in binding.items()}
    for action in Action:
        _BoundAction(window, action, runs[action])


class _BoundAction(QAction):
    """An action of the table in a window; it has the keys that are chosen at the time."""

    def __init__(self, window: QWidget, action: Action, run: Run) -> None:
        super().__init__(tr(action.title), window)
        self.action = action
        self.setObjectName(action.id)
        self.setAutoRepeat(action.repeats)
        self.triggered.connect(lambda _checked=False: run())
        window.addAction(self)
        keys.changed.connect(self._take_keys)
        self._take_keys()

    def _take_keys(self) -> None:
        self.setShortcuts(keys.of(self.action))


def in_table(action: QAction) -> Action | None:
    """Return which of the table an action is; None for one that gives a class."""
    return action.action if isinstance(action, _BoundAction) else None


def change_key(window: QWidget, changed: QAction, key: QKeySequence) -> str:
    """Give an action another key, or say in a sentence why it cannot have it."""
    action = in_table(changed)
    if action is None:
        return tr(_OF_CLASS)
    if key.toString() in _FIXED:
        return tr("{key} is needed to leave fields and to move between them.", key=key_text(key))
    if owner := _owner(window, changed, [key]):
        taken = noop("{key} is the key of “{name}” already. Choose another one.")
        return tr(taken, key=key_text(key), name=owner.text())
    keys.choose(action, key)
    return ""


def reset_key(window: QWidget, changed: QAction) -> str:
    """Give an action the keys it came with again, or say why that cannot be."""
    action = in_table(changed)
    if action is None:
        return tr(_OF_CLASS)
    if owner := _owner(window, changed, [QKeySequence(key) for key in action.default_keys]):
        return tr("“{name}” has that key now. Change it there first.", name=owner.text())
    keys.reset(action)
    return ""


def _owner(window: QWidget, but: QAction, wanted: Sequence[QKeySequence]) -> QAction | None:
    """Return another action that has one of these keys."""
    others = (action for action in window.actions() if action is not but)
    return next((o for o in others if any(key in o.shortcuts() for key in wanted)), None)


class ClassKeys:
    """The keys that label; they follow the classes."""

    def __init__(self, window: QWidget, choose: Callable[[str], None]) -> None:
        self._window = window
        self._choose = choose
        self._actions: list[QAction] = []

    def set_classes(self, classes: Sequence[LabelClass], class_keys: Sequence[str]) -> None:
        """Bind each class to its key; one without a key can still be run by its name."""
        for action in self._actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = []
        for item, key in zip(classes, class_keys, strict=True):
            action = QAction(tr("Label as {name}", name=item.name), self._window)
            action.setObjectName(f"class-{item.id}")
            action.setShortcuts([QKeySequence(key)] if key else [])
            action.setAutoRepeat(False)
            action.triggered.connect(partial(self._choose, item.name))
            self._window.addAction(action)
            self._actions.append(action)
