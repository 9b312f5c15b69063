"""Paints what of a clip stands still: spectrogram, waveform, axes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPixmap

from aldesk.gui.kit import theme
from aldesk.gui.render.sound_renderer import Drawing
from aldesk.gui.sound.ticks import Tick, hertz_ticks, time_ticks
from aldesk.gui.sound.time_view import TimeView
from aldesk.media.spectrogram import FrequencyAxis

WAVE_HEIGHT = 88
TIMES_HEIGHT = 20
_TICK = 4
_RADIUS = 8
_BAR = 4
SCRIM = QColor(0, 0, 0, 195)  # 4.5:1 even on white, also where it is dimmed with `DIMMED`
DIMMED = QColor(0, 0, 0, 120)


def paint_sound(
    painter: QPainter, area: QRectF, drawings: list[Drawing], view: TimeView, rate: int
) -> None:
    """Paint the shown part of a clip; later drawings, which are finer, over earlier ones."""
    picture, _times, wave = split(area)
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


def paint_axes(
    painter: QPainter, area: QRectF, axis: FrequencyAxis, view: TimeView, rate: int
) -> None:
    """Write frequencies over the spectrogram, and times below it."""
    picture, times, _wave = split(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(theme.SMALL))
    for tick in hertz_ticks(axis, rate, picture.height()):
        y = picture.bottom() - tick.share * picture.height()
        painter.fillRect(QRectF(picture.right() - _TICK, y - 0.5, _TICK, 1), QColor("white"))
        _write(painter, picture.right() - 8, _kept_in(y, 10, picture.top(), picture.bottom()), tick)
    metrics = QFontMetricsF(painter.font())
    for tick in time_ticks(view.start, view.stop, times.width(), metrics.horizontalAdvance):
        x = times.left() + tick.share * times.width()
        painter.fillRect(QRectF(x - 0.5, times.top(), 1, _TICK), QColor(theme.current().muted))
        half = metrics.horizontalAdvance(tick.text) / 2 + 1
        middle = _kept_in(x, half + 3, times.left(), times.right())
        painter.setPen(QColor(theme.current().muted))
        spot = QRectF(middle - half, times.top() + 3, 2 * half, times.height() - 3)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, tick.text)


def split(area: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """Return where the spectrogram, the times and the waveform are."""
    wave = min(WAVE_HEIGHT, area.height() / 4)
    picture = QRectF(area.left(), area.top(), area.width(), area.height() - wave - TIMES_HEIGHT)
    times = QRectF(area.left(), picture.bottom(), area.width(), TIMES_HEIGHT)
    return picture, times, QRectF(area.left(), times.bottom(), area.width(), wave)


def time_text(seconds: float, span: float = 0.0, whole: float = 0.0) -> str:
    """Return a time as seconds, or with minutes where it or a whole has one, as exact as a span."""
    digits = 2 if span < 60 else 0
    if seconds < 60 and whole < 60 and digits:
        return f"{seconds:.2f}"
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


def _write(painter: QPainter, right: float, y: float, tick: Tick) -> None:
    """Write white on a dark ground that every colour map leaves readable."""
    width = QFontMetricsF(painter.font()).horizontalAdvance(tick.text) + 12
    spot = QRectF(right - width, y - 9, width, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SCRIM)
    painter.drawRoundedRect(spot, 4, 4)
    painter.setPen(QColor("white"))
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, tick.text)


def _kept_in(at: float, margin: float, low: float, high: float) -> float:
    """Return a place, moved so far that nothing is cut at the ends."""
    return min(max(at, low + margin), high - margin)


def _rounded_top(area: QRectF) -> QPainterPath:
    whole, shape = QPainterPath(), QPainterPath()
    whole.addRect(area)
    shape.addRoundedRect(area.adjusted(0, 0, 0, _RADIUS), _RADIUS, _RADIUS)
    return shape.intersected(whole)
