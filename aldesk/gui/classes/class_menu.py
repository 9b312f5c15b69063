"""What can be done with a class, as the menu of a right click on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from aldesk.core.classes import LabelClass
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.menu_entry import add_entry
from aldesk.gui.kit.tips import set_tip

Do = Callable[[str, LabelClass], None]
"""What is to be done: ``rename``, ``merge``, ``delete``, ``find``, ``teach``, ``colour 3``."""


def class_menu(
    parent: QWidget, item: LabelClass, do: Do, *, has_labels: bool, can_change: bool = True
) -> QMenu:
    """Return the menu; where the classes cannot be changed, only their names can be copied."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)

    def add(text: str, what: str) -> QAction:
        return add_entry(menu, text, partial(do, what, item))

    if can_change:
        add(tr("Rename"), "rename")
        add(tr("Merge into …"), "merge")
        # One with labels is merged: what was said of its samples must not vanish.
        delete = add(tr("Delete"), "delete")
        delete.setEnabled(not has_labels)
        set_tip(delete, tr("It has labels; merge it into another class instead") * has_labels)
        menu.addMenu(_colours(menu, item, do))
        menu.addSeparator()
        add(tr("Find its samples"), "find")
        add(tr("Teach it by yes and no"), "teach")
    add_entry(menu, tr("Copy name"), partial(QApplication.clipboard().setText, item.name))
    return menu


def _colours(menu: QMenu, item: LabelClass, do: Do) -> QMenu:
    colours, n = QMenu(tr("Colour"), menu), len(theme.current().classes)
    for number in range(n):
        words, what = tr("Colour {n}", n=number + 1), f"colour {number}"
        action = add_entry(colours, words, partial(do, what, item))
        action.setIcon(_spot(number))
        action.setCheckable(True)
        action.setChecked(number == item.color % n)
    return colours


def _spot(number: int) -> QIcon:
    image = QPixmap(16, 16)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().class_color(number))
    painter.drawEllipse(2, 2, 12, 12)
    painter.end()
    return QIcon(image)
