"""How the curve of each strategy looks; no two of 36 look the same."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from aldesk.gui.kit import theme
from aldesk.study.running_curves import LiveCurves

WIDTH = 2
ICON = QSize(32, 12)
_N_COLORS = 9  # of the theme's ten; its grey would look like random sampling
_STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


def pen_of(curves: LiveCurves, title: str) -> QPen:
    """Return the pen of a strategy: grey and dashed for random sampling."""
    if title == curves.random:
        return _pen(QColor(theme.current().muted), Qt.PenStyle.DashLine)
    place = [name for name in curves.titles if name != curves.random].index(title)
    color = theme.current().class_color(place % _N_COLORS)
    return _pen(color, _STYLES[place // _N_COLORS % len(_STYLES)])


def pen_icon(pen: QPen, ratio: float) -> QIcon:
    """Return a piece of a curve."""
    picture = QPixmap(ICON * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown = QPen(pen)
    shown.setWidthF(2.5)
    shown.setCosmetic(False)
    shown.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(shown)
    middle = ICON.height() / 2
    painter.drawLine(QPointF(1, middle), QPointF(ICON.width() - 3, middle))
    painter.end()
    return QIcon(picture)


def _pen(color: QColor, style: Qt.PenStyle) -> QPen:
    pen = QPen(color, WIDTH, style)
    pen.setCosmetic(True)  # as wide on the screen, however far a plot is zoomed
    return pen
