"""The keys that give one tile of a cohort its own class: Alt with the class's key."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aldesk.core.classes import LabelClass


class AloneKeys:
    """Are there only while a pane shows cohorts; no action has a key with Alt and one letter.

    With Shift a digit is another sign on most keyboards, and on French ones the digit itself.
    """

    def __init__(self, pane: QWidget, give: Callable[[str], None]) -> None:
        self._pane, self._give = pane, give
        self._made: list[QShortcut] = []
        self._is_on = False

    def set_classes(self, classes: Sequence[LabelClass], class_keys: Sequence[str]) -> None:
        """Follow the classes and their keys."""
        for made in self._made:
            made.setEnabled(False)
            made.deleteLater()
        self._made = [
            self._bind(item.name, key) for item, key in zip(classes, class_keys, strict=True) if key
        ]

    def turn(self, *, on: bool) -> None:
        """Let the keys be there, or not."""
        self._is_on = on
        for made in self._made:
            made.setEnabled(on)

    def _bind(self, class_name: str, key: str) -> QShortcut:
        made = QShortcut(QKeySequence(f"Alt+{key}"), self._pane)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setAutoRepeat(False)
        made.setEnabled(self._is_on)
        made.activated.connect(partial(self._give, class_name))
        return made
