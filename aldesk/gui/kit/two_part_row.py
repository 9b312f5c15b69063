"""A row of a list in two parts: what it is at the left, a small fact about it at the right."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.gui.kit import theme
from aldesk.gui.kit.elided import elided
from aldesk.gui.kit.long_list import LongList
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.row_ground import draw_row_ground, has_focus, is_pointed_at

FACT, IS_PALE, IS_NOW = (Qt.ItemDataRole.UserRole + n for n in range(3))
"""Roles of a model: the fact, whether the row is of less weight, whether it is the present one."""
_ROW, _SIDE, _MOST_FOR_FACT, _SHARE_OF_NAMES = 28, 16, 0.5, 0.34


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


class TwoColumnRow(TwoPartRow):
    """Draws the facts, which are sentences here, in a column of their own, wider than the names."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        colors, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_near = has_focus(option) or is_pointed_at(option)
        draw_row_ground(painter, area, option, is_marked=False, is_near=is_near)
        inside = area.adjusted(_SIDE, 0, -_SIDE, 0)
        column = inside.left() + _SHARE_OF_NAMES * inside.width()
        painter.setFont(theme.font())
        painter.setPen(QColor(colors.ink))
        _draw_text(painter, inside, str(index.data()), int(column - inside.left()) - 12)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(colors.muted))
        facts, words = inside.adjusted(column - inside.left(), 0, 0, 0), str(index.data(FACT) or "")
        end = Qt.TextElideMode.ElideRight
        _draw_text(painter, facts, words, int(facts.width()), elide=end)
        painter.restore()


def two_part_list(name: str, *, in_columns: bool = False) -> QListView:
    """Return a list of such rows with an accessible name; of two columns if facts are sentences."""
    view = QListView()
    view.setItemDelegate((TwoColumnRow if in_columns else TwoPartRow)(view))
    view.setAccessibleName(name)
    view.setProperty("tone", "bare")  # its rows show the focus
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def long_two_part_list(name: str) -> LongList:
    """Return a list of such rows that may have a million of them."""
    view = LongList(name, _ROW)
    view.setItemDelegate(TwoPartRow(view))
    return view


def _draw_text(
    painter: QPainter,
    area: QRectF,
    text: str,
    room: int,
    *,
    at_right: bool = False,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
) -> int:
    """Draw as much of a text as there is room for, and return its width."""
    metrics = painter.fontMetrics()
    shown = elided(metrics, text, elide, room)
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
