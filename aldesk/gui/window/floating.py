"""What lies over the content for a while, so that nothing under it moves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from aldesk.gui.kit import theme
from aldesk.gui.kit.widgets import label
from aldesk.gui.window.overlap import overlap

_EDGE = 12
_FOOT = 6
"""So low that a message covers the hints of the label view whole, and of the line above nothing."""
_WIDEST, _CLASSES = 640, 344
_PRESSED = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)


class Note(QFrame):
    """A small card with a text that wraps, and a button that takes it away."""

    def __init__(self, tone: str, away: QAbstractButton, *others: QAbstractButton) -> None:
        super().__init__()
        self.setObjectName("note")
        self.text: QLabel = label("", tone, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        for one in (*others, away):
            row.addWidget(one)
        self._buttons = (*others, away)

    def size_in(self, room: QSize) -> QSize:
        """Return the size that the text needs in this room; a short one needs one line."""
        shown = [one for one in self._buttons if not one.isHidden()]
        # What is offered is long, and told where no project could be opened: without classes.
        classes = theme.pane_px(_CLASSES) if len(shown) == 1 else 0
        beside_classes = room.width() - classes - 2 * theme.MARGIN
        line = self.text.fontMetrics().horizontalAdvance(self.text.text()) + 8
        beside = sum(one.sizeHint().width() + 12 for one in shown)
        own = self._buttons[-1].sizeHint().width() + 12
        widest = min(theme.px(_WIDEST) + beside - own, beside_classes)
        width = min(widest, line + beside + 28)
        return QSize(width, min(self.heightForWidth(width), room.height() - 2 * _EDGE))


class Floating(QObject):
    """Places a note, and one line at the foot, over the pages of a stack.

    Of several notes the first is seen, and the others when it has gone.

    A note lies where it covers as little as can be of what is pressed or written in: at the foot if
    that is free, else at the head.
    """

    def __init__(self, pages: QStackedWidget, notes: Sequence[Note]) -> None:
        super().__init__(pages)
        self._pages, self._notes = pages, notes
        self._foot: QWidget | None = None
        # Placed once, after all that changed has found its own place.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        pages.installEventFilter(self)
        pages.currentChanged.connect(lambda _: self._soon.start())
        for part in notes:
            self._take(part)

    def set_foot(self, foot: QWidget) -> None:
        """Have the line at the foot, too."""
        self._foot = foot
        self._take(foot)

    def _take(self, part: QWidget) -> None:
        part.hide()
        part.setParent(self._pages)
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place anew what has another text or other room."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._pages:
            self.place()
            self._soon.start()  # the page takes its new size only after this
        elif kind in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest):
            self._soon.start()
        return False

    def place(self) -> None:
        """Give each part that is shown its place, over all else."""
        shown = [note for note in self._notes if not note.isHidden()]
        foot = self._foot if self._foot and not self._foot.isHidden() else None
        if not foot and not shown:
            return  # as mostly: the page is not searched then
        area = self._pages.rect()
        taken = _pressed_in(self._pages)
        if foot:
            height = foot.sizeHint().height()
            foot.setGeometry(0, area.height() - height, area.width(), height)
            foot.raise_()
            taken.append(foot.geometry())
            area.setHeight(area.height() - height)
        for first in shown[:1]:
            first.setGeometry(free_spot(first.size_in(area.size()), area, taken))
            first.raise_()
        for note in shown[1:]:  # one at a time: they wait below the page, through which one can see
            note.move(0, self._pages.height())


def free_spot(size: QSize, area: QRect, taken: Sequence[QRect]) -> QRect:
    """Return the place of a size in an area that covers least of what is taken."""
    inner = area.adjusted(theme.MARGIN, _EDGE, -theme.MARGIN, -_FOOT)
    right, foot = inner.right() - size.width() + 1, inner.bottom() - size.height() + 1
    spots = [
        QRect(QPoint(x, y), size)
        for y in (foot, inner.top())
        for x in (inner.left(), (inner.left() + right) // 2, right)
    ]
    return min(spots, key=lambda spot: sum(overlap(spot, other) for other in taken))


def _pressed_in(pages: QStackedWidget) -> list[QRect]:
    """Return where on the page in front something can be pressed or written in."""
    page = pages.currentWidget()
    if page is None:
        return []
    return [
        QRect(part.mapTo(pages, QPoint()), part.size())
        for kind in _PRESSED
        for part in page.findChildren(kind)
        if part.isVisible() and part.isEnabled() and not part.visibleRegion().isEmpty()
    ]
