"""An entry of a context menu."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


def add_entry(menu: QMenu, words: str, run: Callable[[], object]) -> QAction:
    """Add what is done when it is chosen; an ampersand in `words` is a mnemonic, "&&" is one."""
    made = menu.addAction(words)
    made.triggered.connect(lambda _checked=False: run())
    return made
