"""A row of a list in two parts: what it is at the left, a small fact about it at the right."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.gui.kit import theme
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.row_ground import draw_row_ground, has_focus, is_pointed_at

FACT, IS_PALE, IS_NOW = (Qt.ItemDataRole.UserRole + n for n in range(3))
"""Roles of a model: the fact, whether the row is of less weight, whether it is the present one."""
_ROW, _SIDE, _MOST_FOR_FACT = 28, 16, 0.5


class TwoPartRow(QStyledItemDelegate):
    """Draws a name at the left and a fact about it at the right of a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(120, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        colors, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_near = has_focus(option) or is_pointed_at(option)
        is_now = bool(index.data(IS_NOW))
        draw_row_ground(painter, area, option, is_marked=is_now, is_near=is_near)
        inside = area.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(colors.muted))
        room = int(_MOST_FOR_FACT * inside.width())
        width = _draw_text(painter, inside, str(index.data(FACT) or ""), room, at_right=True)
        painter.setFont(theme.font())
        painter.setPen(QColor(colors.muted if index.data(IS_PALE) else colors.ink))
        _draw_text(painter, inside, str(index.data()), int(inside.width()) - width - 12)
        painter.restore()


def two_part_list(name: str) -> QListView:
    """Return a list of such rows with an accessible name."""
    view = QListView()
    view.setItemDelegate(TwoPartRow(view))
    view.setAccessibleName(name)
    view.setProperty("tone", "bare")  # its rows show the focus
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def _draw_text(
    painter: QPainter, area: QRectF, text: str, room: int, *, at_right: bool = False
) -> int:
    """Draw as much of a text as there is room for, and return its width."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
