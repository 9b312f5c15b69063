"""What a right click on a class or on a cell of the confusion matrix offers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from aldesk.arrays import Rows
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.menu_entry import add_entry
from aldesk.gui.results.class_table import ClassLine, recall_head, recall_text

Entry = tuple[str, Callable[[], None], bool]
"""Words that hold nothing from data, what they do, and whether it can be done now."""


def show_menu(parent: QWidget, place: QPoint, entries: Sequence[Entry | None]) -> None:
    """Show a menu at a place of the screen; None is a line between two parts."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, act, is_possible = entry
        add_entry(menu, words, act).setEnabled(is_possible)
    menu.popup(place)


def copy(lines: Sequence[Sequence[str]]) -> None:
    """Put lines on the clipboard, as a spreadsheet takes them."""
    cells = ("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
    QGuiApplication.clipboard().setText("\n".join(cells))


def class_cells(lines: Sequence[ClassLine]) -> list[list[str]]:
    """Return a table of classes as it is copied."""
    head = [tr("class"), tr("labels"), recall_head()]
    return [head, *([c.name, str(c.n_labels), recall_text(c.recall)] for c in lines)]


def matrix_cells(counts: Rows, names: Sequence[str]) -> list[list[str]]:
    """Return the confusion matrix as it is copied."""
    rows = zip(names, counts.tolist(), strict=True)
    return [[tr("true class"), *names], *([name, *map(str, row)] for name, row in rows)]
