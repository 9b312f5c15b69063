"""How one class looks in the palette: key, colour, name, how sure the model is."""

from math import isnan

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.gui.classes.model import ClassModel
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.row_ground import draw_row_ground, is_pointed_at

ROW = 32
SIDE = 16
_BAR, _PERCENT = 80, 44
_TICK = ((-3.5, 0.2), (-1.0, 2.8), (3.6, -2.6))
_LIGHT = 0.55
_BOX = 7.0


class ClassRow(QStyledItemDelegate):
    """Draws one class.

    Attributes
    ----------
    marks_chosen : bool
        Mark the row that Enter takes, instead of the most probable class.
    """

    def __init__(self, model: ClassModel) -> None:
        super().__init__(model)
        self._model = model
        self.marks_chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(120, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        place = self._model.order[index.row()]
        item, proba = self._model.classes[place], self._model.proba
        is_strong = self._is_strong(place)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        color = theme.current().class_color(item.color)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = is_chosen if self.marks_chosen else is_strong
        is_near = is_pointed_at(option)
        draw_row_ground(painter, area, option, is_marked=is_marked, is_near=is_near)
        left, high = area.left() + SIDE, theme.px(20)
        if key := self._model.keys[place]:
            cap = QRectF(left, area.center().y() - high / 2, theme.px(24), high)
            _draw_key(painter, cap, key.upper())
        is_given = place in self._model.given
        dot = QPointF(left + theme.px(24) + 14, area.center().y())
        if self._model.is_several:
            _draw_box(painter, dot, color, is_there=is_given, is_absent=place in self._model.absent)
        else:
            _draw_dot(painter, dot, color, is_given=is_given)
        right = area.right() - SIDE
        if proba is not None and place < len(proba):
            figure = area.adjusted(right - theme.px(_PERCENT) - area.left(), 0, -SIDE, 0)
            bar = QRectF(figure.left() - _BAR, area.center().y() - 2.5, _BAR, 5)
            _draw_bar(painter, bar, color, proba[place])
            _draw_percent(painter, figure, proba[place])
            right = bar.left() - 8
        if is_given and not self._model.is_several:
            given = area.adjusted(SIDE, 0, right - area.right(), 0)
            right -= _draw_given(painter, given) + 8
        name = area.adjusted(SIDE + theme.px(24) + 28, 0, right - area.right(), 0)
        _draw_name(painter, name, item.name, is_strong=is_strong)
        painter.restore()

    def _is_strong(self, place: int) -> bool:
        """Whether the model believes in a class: in the most probable one, or in each by itself."""
        model = self._model
        if not model.is_several:
            return place == model.best
        return model.proba is not None and place < len(model.proba) and model.proba[place] >= 0.5


def _draw_key(painter: QPainter, area: QRectF, key: str) -> None:
    colors = theme.current()
    painter.setPen(QPen(QColor(colors.line), 1))
    painter.setBrush(QColor(colors.surface))
    painter.drawRoundedRect(area, 4, 4)
    painter.setPen(QColor(colors.muted))
    painter.setFont(theme.font(theme.SMALL, QFont.Weight.DemiBold))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key)


def _draw_dot(painter: QPainter, middle: QPointF, color: QColor, *, is_given: bool) -> None:
    """Draw a class's colour; with a tick in it, if the sample has been given this class."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    radius = 8 if is_given else 5
    painter.drawEllipse(middle, radius, radius)
    if is_given:
        _draw_tick(painter, middle, color)


def _draw_box(
    painter: QPainter, middle: QPointF, color: QColor, *, is_there: bool, is_absent: bool
) -> None:
    """Draw a box in a class's colour: ticked if it is there, with a line if it is not."""
    box = QRectF(middle.x() - _BOX, middle.y() - _BOX, 2 * _BOX, 2 * _BOX)
    painter.setPen(QPen(color, 1.8))
    painter.setBrush(color if is_there else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    if is_there:
        _draw_tick(painter, middle, color)
    elif is_absent:
        painter.setPen(QPen(QColor(theme.current().muted), 1.8))
        painter.drawLine(middle - QPointF(_BOX - 3, 0), middle + QPointF(_BOX - 3, 0))


def _draw_tick(painter: QPainter, middle: QPointF, color: QColor) -> None:
    is_light = color.lightnessF() > _LIGHT
    pen = QPen(QColor("black" if is_light else "white"), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline([middle + QPointF(x, y) for x, y in _TICK])


def _draw_given(painter: QPainter, area: QRectF) -> int:
    """Say at the right that this is the label that was given; return how wide that is."""
    painter.setPen(QColor(theme.current().muted))
    painter.setFont(theme.font(theme.SMALL))
    text = tr("given")
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return painter.fontMetrics().horizontalAdvance(text)


def _draw_bar(painter: QPainter, bar: QRectF, color: QColor, share: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().line))
    painter.drawRoundedRect(bar, 2.5, 2.5)
    if share >= 0.005:
        bar.setWidth(max(3.0, bar.width() * float(share)))
        painter.setBrush(color)
        painter.drawRoundedRect(bar, 2.5, 2.5)


def _draw_percent(painter: QPainter, area: QRectF, share: float) -> None:
    painter.setPen(QColor(theme.current().muted))
    painter.setFont(theme.font())
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    text = "–" if isnan(share) else f"{100 * float(share):.0f} %"
    painter.drawText(area, flags, text)


def _draw_name(painter: QPainter, area: QRectF, name: str, *, is_strong: bool) -> None:
    weight = QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal
    painter.setFont(theme.font(theme.NORMAL, weight))
    painter.setPen(QColor(theme.current().ink))
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
