"""The keys of a review, in the place of those that give a class."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys as action_keys

if TYPE_CHECKING:
    from aldesk.session.review import Said

ANSWERS: "tuple[tuple[Said, str, tuple[str, ...]], ...]" = (
    ("present", noop("Yes"), ("1", "Y", "J")),
    ("absent", noop("No"), ("2", "N")),
    ("unsure", noop("Unsure"), ("3", "U")),
)
"""What can be said, its name, and its keys; J is the key of a German yes."""


class ReviewKeys:
    """Binds the keys while there is a review."""

    def __init__(self, window: QWidget, say: "Callable[[Said], None]") -> None:
        self._window, self._say = window, say
        self._actions: list[QAction] = []

    def bind(self, *, wanted: bool) -> None:
        """Have the keys, or leave them to the classes."""
        for action in self._actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = [self._made(*answer) for answer in ANSWERS] if wanted else []

    def _made(self, said: "Said", name: str, wanted: tuple[str, ...]) -> QAction:
        taken = action_keys.single()
        action = QAction(tr(name), self._window)
        action.setObjectName(f"review-{said}")
        free = (key for key in wanted if key.lower() not in taken)
        action.setShortcuts([QKeySequence(key) for key in free])
        action.setAutoRepeat(False)
        action.triggered.connect(partial(self._say, said))
        self._window.addAction(action)
        return action
