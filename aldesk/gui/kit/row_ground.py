"""What a row of a list is drawn on."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from aldesk.gui.kit import theme


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Whether the keys act on the row."""
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def is_pointed_at(option: QStyleOptionViewItem) -> bool:
    """Whether the mouse is over the row."""
    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def draw_row_ground(
    painter: QPainter,
    area: QRectF,
    option: QStyleOptionViewItem,
    *,
    is_marked: bool,
    is_near: bool,
    side: float = 8,
) -> None:
    """Draw a rounded ground, tinted if the row is marked; nothing for a row that is not near."""
    if not (is_marked or is_near):
        return
    colors = theme.current()
    edge = QPen(QColor(colors.accent), 1)
    painter.setPen(edge if has_focus(option) else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.tint if is_marked else colors.bg))
    painter.drawRoundedRect(area.adjusted(side, 1, -side, -1), 6, 6)
