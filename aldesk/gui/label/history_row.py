"""A row of the history in three columns: the sample, what was said of it, when."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.gui.kit import theme
from aldesk.gui.kit.elided import elided
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.row_ground import draw_row_ground, has_focus, is_pointed_at
from aldesk.gui.kit.two_part_row import FACT, IS_NOW, IS_PALE, two_part_list

ANSWER = Qt.ItemDataRole.UserRole + 8
"""Role of a model: what stands in the second column; without it, the first takes both."""
ROW = 28
_SIDE, _GAP, _MOST_FOR_WHEN, _NAME, _LEAST_NAME = 16, 8, 0.3, 0.46, 0.34
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE, _END = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight


class HistoryRow(QStyledItemDelegate):
    """Draws an act; a file's name is cut in its middle, all else at its end.

    The columns stand at the same places in all rows, but a long answer begins earlier. The present
    state is tinted, the row that is chosen has a frame.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        colors, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_now = bool(index.data(IS_NOW))
        is_near = has_focus(option) or is_pointed_at(option)
        draw_row_ground(painter, area, option, is_marked=is_now, is_near=is_near)
        if option.state & QStyle.StateFlag.State_Selected and not has_focus(option):
            _draw_frame(painter, area)
        inside = area.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(colors.muted))
        time = str(index.data(FACT) or "")
        room = min(_width(painter, time), _MOST_FOR_WHEN * inside.width())
        _draw(painter, inside.adjusted(inside.width() - room, 0, 0, 0), time, _RIGHT, _END)
        painter.setFont(theme.font())
        painter.setPen(QColor(colors.muted if index.data(IS_PALE) else colors.ink))
        left = inside.adjusted(0, 0, -(room + _GAP if time else 0), 0)
        _draw_columns(painter, left, inside.width(), str(index.data()), str(index.data(ANSWER)))
        painter.restore()


def history_list(name: str) -> QListView:
    """Return a list of such rows with an accessible name; the chosen row is marked."""
    view = two_part_list(name)
    view.setItemDelegate(HistoryRow(view))
    return view


def first_column(width: float, room: float, answer: float) -> float:
    """Return how wide a name is in a row, so that an answer of this width is whole if it can be.

    Parameters
    ----------
    width : float
        Of the row, of which the names usually take the same share.
    room : float
        What the time leaves of it.
    answer : float
    """
    usual, least = _NAME * width, _LEAST_NAME * width
    return max(least, min(usual, room - _GAP - answer))


def _draw_frame(painter: QPainter, area: QRectF) -> None:
    """Mark the row that the button is about while the focus is elsewhere."""
    painter.setPen(QPen(QColor(theme.current().muted), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(8, 1, -8, -1), 6, 6)


def _draw_columns(
    painter: QPainter, area: QRectF, whole_width: float, what: str, answer: str
) -> None:
    if not answer:
        _draw(painter, area, what, _LEFT, _END)
        return
    first = first_column(whole_width, area.width(), _width(painter, answer) + 1)
    _draw(painter, QRectF(area.left(), area.top(), first, area.height()), what, _LEFT, _MIDDLE)
    _draw(painter, area.adjusted(first + _GAP, 0, 0, 0), answer, _LEFT, _END)


def _draw(
    painter: QPainter,
    area: QRectF,
    text: str,
    side: Qt.AlignmentFlag,
    elide: Qt.TextElideMode,
) -> None:
    shown = elided(painter.fontMetrics(), text, elide, int(area.width()) + 1)
    painter.drawText(area, side, shown)


def _width(painter: QPainter, text: str) -> float:
    return float(painter.fontMetrics().horizontalAdvance(text))
