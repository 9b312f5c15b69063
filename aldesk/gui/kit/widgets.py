"""Small pieces that several panes are built of."""

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, SignalInstance
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.elided import elided
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.tips import set_tip

LINE = 720
"""Longer lines of text are hard to read."""


def label(text: str = "", tone: str = "", *, wraps: bool = False) -> QLabel:
    """Return a line of text in one of the style sheet's tones."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("tone", tone)
    made.setWordWrap(wraps)
    return made


def button(text: str, name: str, tone: str = "") -> QPushButton:
    """Return a button with an accessible name, which is its tooltip too.

    It takes the focus by Tab only, so that a click leaves the label keys with the window.
    """
    made = QPushButton(text)
    made.setAccessibleName(name)
    set_tip(made, name)
    made.setProperty("tone", tone)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def allow_clearing(field: QLineEdit) -> None:
    """Give a search field the button that empties it, with a name for a screen reader."""
    field.setClearButtonEnabled(True)
    for clear in field.findChildren(QToolButton):
        clear.setAccessibleName(tr("Clear the search"))


def surface(edge: str = "") -> QFrame:
    """Return an area of the surface colour with a thin line at one edge."""
    made = QFrame()
    made.setObjectName("surface")
    made.setProperty("edge", edge)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """Return an area in which what is too high for it scrolls up and down; the keys stay away."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another of the style sheet's tones."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def pane_head(title: str, tip: str, action: Action, closed: SignalInstance) -> QHBoxLayout:
    """Return the head of a pane: its title, and a button that closes it as an action does."""
    close = button(tr("Done"), tip, "quiet")
    key_tip(close, tip, action)
    close.clicked.connect(closed)
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 16, 0)
    row.addWidget(label(title, "heading"))
    row.addStretch()
    row.addWidget(close)
    return row


def key_hint(key: str, text: str) -> QWidget:
    """Return a key cap with what the key does, where no person can change it."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label(key, "key"))
    row.addWidget(label(text, "muted"))
    return made


def card_column(heading: str | QLabel, *actions: QWidget) -> QVBoxLayout:
    """Return the layout of a card: a heading with actions at its right, and room below."""
    head = QHBoxLayout()
    head.addWidget(label(heading, "heading") if isinstance(heading, str) else heading)
    head.addStretch()
    for action in actions:
        head.addWidget(action)
    column = QVBoxLayout()
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(8)
    column.addLayout(head)
    return column


def pane_content(head: QHBoxLayout, parts: Iterable[QWidget]) -> QWidget:
    """Return what scrolls in a pane: its head, and its parts with room above each heading."""
    head.setContentsMargins(0, 0, 0, 0)
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(16, 12, 16, 16)
    column.setSpacing(8)
    column.addLayout(head)
    for part in parts:
        if part.property("tone") == "strong":
            column.addSpacing(8)
        column.addWidget(part)
    column.addStretch()
    return scrolled(content)


def row_of(*parts: QWidget, spacing: int = 12) -> QWidget:
    """Return parts beside each other, all as wide."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part, 1)
    return made


def foot_row(side: int, *buttons: QWidget) -> QHBoxLayout:
    """Return the foot of a pane: its buttons at the right, so far from either side."""
    row = QHBoxLayout()
    row.setContentsMargins(side, 0, side, 0)
    row.addStretch()
    for each in buttons:
        row.addWidget(each)
    return row


def empty_page(title: str, text: str) -> QWidget:
    """Return what stands in the middle of a pane that has nothing to show yet."""
    made = QWidget()
    words = label(text, "muted", wraps=True)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    words.setFixedWidth(theme.px(440))
    line = QHBoxLayout()  # an alignment in the column would cut the text's last line
    line.addStretch()
    line.addWidget(words)
    line.addStretch()
    column = QVBoxLayout(made)
    column.setSpacing(8)
    column.addStretch(2)
    column.addWidget(label(title, "title"), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addLayout(line)
    column.addStretch(3)
    return made


def card(column: QVBoxLayout) -> QFrame:
    """Return a card with this layout."""
    made = QFrame()
    made.setObjectName("card")
    made.setLayout(column)
    return made


class ElidedLabel(QLabel):
    """A line of which a shorter text is shown where there is little room, the last of them cut.

    The whole stands in the tooltip then.
    """

    def __init__(
        self, tone: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle
    ) -> None:
        super().__init__()
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setMinimumWidth(40)
        self._whole = ""
        self._shorter: tuple[str, ...] = ("",)

    def set_whole(self, text: str, *shorter: str) -> None:
        """Show a text, or the first of shorter ones that fits, or as much of the last as fits."""
        if (text, shorter or (text,)) == (self._whole, self._shorter):
            return
        self._whole, self._shorter = text, shorter or (text,)
        self.fit()
        self.updateGeometry()

    @property
    def whole(self) -> str:
        """All of the text."""
        return self._whole

    @property
    def whole_width(self) -> int:
        """The room that all of the text needs, in pixels."""
        return self.fontMetrics().horizontalAdvance(self._whole) + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        self.fit()

    def fit(self) -> None:
        """Show as much as there is room for."""
        width, metrics = self.width(), self.fontMetrics()
        texts = (self._whole, *self._shorter)
        fitting = (text for text in texts if metrics.horizontalAdvance(text) <= width)
        shown = next(fitting, "") or elided(metrics, self._shorter[-1], self._mode, width)
        if shown != self.text():
            self.setText(shown)
        set_tip(self, self._whole if shown != self._whole else "")

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        hint = super().sizeHint()
        hint.setWidth(self.whole_width)
        return hint


class SteadyLabel(QLabel):
    """A short text that changes often, and only by another width lays out what is around it.

    Qt lays out the whole window for any other text, unless the label's size is fixed.
    """

    def __init__(self, tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit another font."""
        super().changeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if (hint := self.sizeHint()) != self.minimumSize():
            self.setFixedSize(hint)


def keep_scroll_room(area: QAbstractScrollArea) -> None:
    """Keep the room of the vertical scroll bar, which is seen only where it scrolls something."""
    bar = area.verticalScrollBar()
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(bar.maximum() > bar.minimum())


def covering(size: QSize, ratio: float) -> QPixmap:
    """Return a picture to draw on that covers a widget, also the pixel that is seen in part."""
    pixmap = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def lay_out_now() -> None:
    """Lay out all that waits for it, and what follows from that, before anything is painted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def paint_now(widget: QWidget) -> None:
    """Paint a widget with all that changed on the screen, before anything else is done."""
    if widget.isVisible():
        lay_out_now()
        widget.repaint()
