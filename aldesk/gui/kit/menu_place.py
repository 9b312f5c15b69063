"""Which row of a list or a table a context menu is wanted for, and where it opens."""

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView


def menu_place(view: QAbstractItemView, event: QContextMenuEvent) -> tuple[QModelIndex, QPoint]:
    """Return what is below the cursor, or what the keys are at, and the place on the screen.

    The index is not valid where there is nothing.
    """
    by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
    index = view.currentIndex() if by_key else view.indexAt(event.pos())
    place = view.visualRect(index).center() if by_key else event.pos()
    return index, view.viewport().mapToGlobal(place)
