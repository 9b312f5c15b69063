"""Paints what of a clip stands still: spectrogram, waveform, scales."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPixmap

from aldesk.gui.kit import theme
from aldesk.gui.render.sound_renderer import Drawing
from aldesk.gui.sound.time_view import TimeView
from aldesk.media.spectrogram import FrequencyAxis

WAVE_HEIGHT = 88
_RADIUS = 8
_BAR = 4
_SCRIM = QColor(0, 0, 0, 170)  # 4.5:1 even on white


def paint_sound(
    painter: QPainter, area: QRectF, drawings: list[Drawing], view: TimeView, rate: int
) -> None:
    """Paint the shown part of a clip; later drawings, which are finer, over earlier ones."""
    picture, wave = split(area)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.save()
    painter.setClipPath(_rounded_top(picture))
    for drawing in drawings:
        target, source = _mapped(drawing, view, rate, picture, drawing.spectrogram)
        painter.drawImage(target, drawing.spectrogram, source)
    painter.restore()
    painter.drawPixmap(wave.topLeft(), _tinted_waves(painter, wave, drawings, view, rate))
    if not view.is_whole:
        _paint_bar(painter, wave, view)
    painter.setPen(QColor(theme.current().line))
    bottom = area.bottom() - 0.5
    painter.drawLine(QPointF(area.left(), bottom), QPointF(area.right(), bottom))


def paint_scales(
    painter: QPainter, area: QRectF, axis: FrequencyAxis, view: TimeView, rate: int
) -> None:
    """Write frequencies over the spectrogram, and of a part its times over the waveform."""
    picture, wave = split(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(theme.SMALL))
    for share in (0.25, 0.5, 0.75):
        y = picture.bottom() - share * picture.height()
        _write(painter, picture.right() - 8, y, hertz_text(axis.hertz(share, rate)))
    if not view.is_whole:
        y = wave.top() + 13
        left = time_text(view.start, view.span)
        _write(painter, wave.left() + 8 + _width(painter, left), y, left)
        _write(painter, wave.right() - 8, y, time_text(view.stop, view.span))


def split(area: QRectF) -> tuple[QRectF, QRectF]:
    """Return where the spectrogram and the waveform are."""
    height = area.height() - WAVE_HEIGHT
    picture = QRectF(area.left(), area.top(), area.width(), height)
    return picture, QRectF(area.left(), picture.bottom(), area.width(), WAVE_HEIGHT)


def hertz_text(frequency: float) -> str:
    """Return a frequency in a reader's unit."""
    if frequency >= 1000:
        return f"{frequency / 1000:.1f} kHz"
    return f"{round(frequency, -1):.0f} Hz"


def time_text(seconds: float, span: float = 0.0) -> str:
    """Return a time as seconds, or from a minute on with minutes, as exact as a span needs."""
    digits = 2 if span < 60 else 0
    if seconds < 60:
        return f"{seconds:.{digits}f}" if digits else f"0:{seconds:02.0f}"
    minutes, rest = divmod(round(seconds, digits), 60)
    hours, minutes = divmod(int(minutes), 60)
    clock = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{clock}:{rest:0{5 if digits else 2}.{digits}f}"


def _mapped(
    drawing: Drawing, view: TimeView, rate: int, area: QRectF, image: QImage
) -> tuple[QRectF, QRectF]:
    """Return which part of a drawing's image is seen, and where."""
    start, stop = drawing.start / rate, max(drawing.stop / rate, drawing.start / rate + 1e-9)
    low, high = max(start, view.start), min(stop, view.stop)
    per_second = image.width() / (stop - start)
    scale = area.width() / max(view.span, 1e-9)
    source = QRectF((low - start) * per_second, 0, (high - low) * per_second, image.height())
    left = area.left() + (low - view.start) * scale
    return QRectF(left, area.top(), max(0.0, (high - low) * scale), area.height()), source


def _tinted_waves(
    painter: QPainter, area: QRectF, drawings: list[Drawing], view: TimeView, rate: int
) -> QPixmap:
    ratio = painter.device().devicePixelRatioF()
    tinted = QPixmap((area.size() * ratio).toSize())
    tinted.setDevicePixelRatio(ratio)
    tinted.fill(Qt.GlobalColor.transparent)
    brush = QPainter(tinted)
    brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    here = QRectF(0, 0, area.width(), area.height())
    for drawing in drawings:
        target, source = _mapped(drawing, view, rate, here, drawing.wave)
        brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        brush.drawImage(target, drawing.wave, source)
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    brush.fillRect(here, QColor(theme.current().accent))
    brush.end()
    return tinted


def _paint_bar(painter: QPainter, wave: QRectF, view: TimeView) -> None:
    """Show where in the clip the shown part lies."""
    scale = wave.width() / view.seconds
    top = wave.bottom() - _BAR - 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().muted))
    width = max(8.0, view.span * scale)
    left = min(wave.left() + view.start * scale, wave.right() - width)
    painter.drawRoundedRect(QRectF(left, top, width, _BAR), _BAR / 2, _BAR / 2)


def _write(painter: QPainter, right: float, y: float, text: str) -> None:
    """Write white on a dark ground that every colour map leaves readable."""
    width = _width(painter, text)
    spot = QRectF(right - width, y - 9, width, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SCRIM)
    painter.drawRoundedRect(spot, 4, 4)
    painter.setPen(QColor("white"))
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)


def _width(painter: QPainter, text: str) -> float:
    return QFontMetricsF(painter.font()).horizontalAdvance(text) + 12


def _rounded_top(area: QRectF) -> QPainterPath:
    whole, shape = QPainterPath(), QPainterPath()
    whole.addRect(area)
    shape.addRoundedRect(area.adjusted(0, 0, 0, _RADIUS), _RADIUS, _RADIUS)
    return shape.intersected(whole)
