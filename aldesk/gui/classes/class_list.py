"""A list of classes, each drawn as one row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from aldesk.gui.classes.model import ClassModel
from aldesk.gui.classes.row import ClassRow


def class_list(model: ClassModel, row: ClassRow, name: str) -> QListView:
    """Return the list, with the name that screen readers say."""
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(row)
    view.setAccessibleName(name)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
