"""How a tile is drawn: a thumbnail, with what is known of the sample below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.core.sample_name import sample_name
from aldesk.gui.browse.tile_look import TileLook
from aldesk.gui.browse.tile_model import TileModel
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.session.overview import NONE

_GAP = 4
_OUT = 0.35
_DOT, _MOST_DOTS = 10, 4
_BRIEF = 128  # a narrower tile has room for one class, without how certain the model is
_Index = QModelIndex | QPersistentModelIndex


class TilePainter(QStyledItemDelegate):
    """Draws the tiles of a view, in the look that they have now."""

    def __init__(
        self, model: TileModel, thumbnails: Thumbnails, view: QListView, look: TileLook
    ) -> None:
        super().__init__(view)
        self._model, self._thumbnails, self._view = model, thumbnails, view
        self.look = look
        self.crosses_out = False
        """What is selected is taken out of the others."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the place that each tile has."""
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one tile."""
        area = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_out = is_selected and self.crosses_out
        is_strong = self.crosses_out and bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_chosen = is_selected and not is_out
        _draw_ground(painter, area, option, is_selected=is_chosen, is_strong=is_strong)
        if is_out:
            painter.setOpacity(_OUT)
        picture = QRectF(area.left(), area.top(), area.width(), self.look.picture_height)
        self._draw_picture(painter, picture.adjusted(4, 4, -4, -2), index.row())
        if similarity := self._model.similarity(index.row()):
            _draw_badge(painter, picture.adjusted(4, 4, -4, -2), similarity)
        if self.look.names:
            self._draw_name(painter, area, index.row())
        self._draw_caption(painter, area, index.row())
        if is_out:
            painter.setOpacity(1)
            _draw_cross(painter, picture.adjusted(4, 4, -4, -2))
        painter.restore()

    def _draw_picture(self, painter: QPainter, area: QRectF, place: int) -> None:
        sample = self._model.sample(place)
        image = self._thumbnails.get(sample)
        colors = theme.current()
        if image is None or image.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.bg))
            painter.drawRoundedRect(area, 4, 4)
            if image is not None:
                painter.setPen(QColor(colors.muted))
                painter.setFont(theme.font(theme.SMALL))
                wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(area, wrapped, tr("cannot be shown"))
        elif sample.media == "sound":
            painter.drawImage(area, image)
        else:
            size = image.size().toSizeF()
            size.scale(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(QPointF(), size)
            box.moveCenter(area.center())
            painter.drawImage(box, image)

    def _draw_name(self, painter: QPainter, area: QRectF, place: int) -> None:
        height = self.look.name_height
        top = area.bottom() - self.look.caption_height - height
        line = QRectF(area.left() + 8, top, area.width() - 16, height)
        painter.setPen(QColor(theme.current().ink))
        painter.setFont(theme.font(theme.SMALL))
        name = sample_name(self._model.sample(place))
        _draw_elided(painter, line, name, Qt.TextElideMode.ElideMiddle)

    def _draw_caption(self, painter: QPainter, area: QRectF, place: int) -> None:
        colors, codes = theme.current(), self._model.codes(place)
        is_labelled, guess = self._model.is_labelled(place), self._model.prediction(place)
        height = self.look.caption_height
        line = QRectF(area.left() + 8, area.bottom() - height - 2, area.width() - 16, height)
        guesses = [] if is_labelled or guess == NONE else [guess]
        for code in codes[:_MOST_DOTS] or guesses:
            self._draw_dot(painter, line.left() + 5, line.center().y(), code, full=bool(codes))
            line.setLeft(line.left() + _DOT)
        if codes or guesses:
            line.setLeft(line.left() + 16 - _DOT)
        is_odd, is_brief = self._model.is_odd(place), self.look.width < _BRIEF
        if is_odd and is_brief:
            doubted = self._model.doubted(place)
            self._draw_dot(painter, line.right() - 5, line.center().y(), doubted, full=False)
            line.setRight(line.right() - 14)
        ink = colors.warn if is_odd else colors.ink if is_labelled else colors.muted
        weight = QFont.Weight.DemiBold if is_labelled else QFont.Weight.Normal
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(theme.SMALL, weight))
        caption = self._model.caption(place, is_brief=is_brief)
        _draw_elided(painter, line, caption, Qt.TextElideMode.ElideRight)

    def _draw_dot(self, painter: QPainter, x: float, y: float, code: int, *, full: bool) -> None:
        """Draw the colour of a class: full for a label, a ring for a prediction."""
        color = theme.current().class_color(self._model.classes[code].color)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), 4, 4)


def _draw_badge(painter: QPainter, area: QRectF, text: str) -> None:
    """Write how similar it is into the upper right corner of the picture."""
    painter.setFont(theme.font(theme.SMALL, QFont.Weight.DemiBold))
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 10, metrics.height() + 2
    box = QRectF(area.right() - width - 3, area.top() + 3, width, height)
    colors = theme.current()
    painter.setPen(QPen(QColor(colors.line), 1))
    painter.setBrush(QColor(colors.surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(colors.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _draw_cross(painter: QPainter, area: QRectF) -> None:
    """Cross out a picture that is taken out of the others."""
    painter.setPen(QPen(QColor(theme.current().warn), 2))
    painter.drawLine(area.topLeft(), area.bottomRight())
    painter.drawLine(area.topRight(), area.bottomLeft())


def _draw_elided(painter: QPainter, line: QRectF, text: str, cut: Qt.TextElideMode) -> None:
    shown = painter.fontMetrics().elidedText(text, cut, int(line.width()))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _draw_ground(
    painter: QPainter,
    area: QRectF,
    option: QStyleOptionViewItem,
    *,
    is_selected: bool,
    is_strong: bool,
) -> None:
    colors = theme.current()
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    edge = colors.accent if is_selected or has_focus else colors.muted if hovered else colors.line
    painter.setPen(QPen(QColor(edge), 2 if is_selected or is_strong else 1))
    painter.setBrush(QColor(colors.tint if is_selected else colors.surface))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
