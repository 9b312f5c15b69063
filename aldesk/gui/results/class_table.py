"""One line for each class: how many labels it has, and how many of its samples are found."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from aldesk.evaluate.accuracy import Accuracy
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import number, tr
from aldesk.gui.kit.menu_place import menu_place
from aldesk.gui.kit.row_ground import draw_row_ground, has_focus, is_pointed_at
from aldesk.gui.kit.tips import safe_tip, set_tip
from aldesk.gui.kit.widgets import keep_scroll_room, label
from aldesk.gui.results.looks import ends_of, holds_text, looks, percent_ends

_ROW = 40
_COUNT, _RECALL, _GAP, _SIDE = 44, 132, 12, 8
_FEWEST = 5
"""Of fewer samples a share says less than their number does."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ClassLine:
    """What is known of one class.

    Attributes
    ----------
    code : int
    name : str
    color : int
        The number of its colour.
    n_labels : int
    recall : Accuracy
        Samples of this class that were checked, and how many of them were found.
    alike : str
        What is to be said where these samples are alike.
    """

    code: int
    name: str
    color: int
    n_labels: int
    recall: Accuracy
    alike: str = ""

    def text(self) -> str:
        """Return all of it in words."""
        labels = tr("{name}: {n} label(s)", "", self.n_labels, name=self.name)
        if not self.recall.n:
            return tr("{labels}; none measured yet", labels=labels)
        said = recall_text(self.recall)
        text = tr("{labels}; recall {recall}", labels=labels, recall=said)
        return f"{text}. {self.alike}" if self.alike else text


def recall_text(recall: Accuracy) -> str:
    """Return a recall with its interval, or the bare numbers of a few samples."""
    if not recall.n:
        return "–"
    if recall.n < _FEWEST:
        return tr("{n} of {total}", n=recall.n_correct, total=recall.n)
    low, high = percent_ends(recall)
    value = f"{100 * recall.value:.0f}"
    return tr("{value} % ({low}–{high} %, n {n})", value=value, low=low, high=high, n=recall.n)


class ClassTable(QListView):
    """The lines, scrolled when there are many.

    Signals
    -------
    opened : ClassLine
        A class whose samples are wanted.
    menu_asked : (ClassLine, QPoint)
        A class whose menu is wanted, and where on the screen.
    """

    opened = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Lines()
        self.setModel(self._model)
        self.setItemDelegate(_Row(self._model))
        self.setAccessibleName(tr("Labels and recall of each class"))
        self.setProperty("tone", "bare")  # its rows show the focus
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        keep_scroll_room(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.lines[index.row()]))

    def show_lines(self, lines: Sequence[ClassLine]) -> None:
        """Show a line for each class, in this order."""
        if list(lines) != list(self.lines):
            self._model.show_lines(lines)

    @property
    def lines(self) -> Sequence[ClassLine]:
        """What the table shows, from its first line on."""
        return self._model.lines

    def open_current(self) -> None:
        """Show the samples of the class that the keys are at."""
        if self.currentIndex().isValid():
            self.opened.emit(self.lines[self.currentIndex().row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from class to class, or open one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the class below the cursor, or that the keys are at."""
        index, place = menu_place(self, event)
        if index.isValid():
            self.menu_asked.emit(self.lines[index.row()], place)


def column_heads(table: ClassTable) -> QHBoxLayout:
    """Return the names of the columns, to stand above a table."""
    bar = table.verticalScrollBar().sizeHint().width()
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, _SIDE + bar, 0)
    row.setSpacing(_GAP)
    row.addStretch()
    for head, width in ((label(tr("labels"), "small"), _COUNT), (_RecallHead(), _RECALL)):
        head.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.setFixedWidth(theme.px(width))
        row.addWidget(head)
    return row


class _RecallHead(QLabel):
    """Names the interval that is shown; where it holds stands in the tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "small")
        looks.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setText(recall_head())
        set_tip(self, holds_text())


def recall_head() -> str:
    """Return what stands above the recalls."""
    is_every = looks.holds == "every look"
    return tr("recall (every look)") if is_every else tr("recall (95 % interval)")


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[ClassLine] = ()
        self.most = 1

    def show_lines(self, lines: Sequence[ClassLine]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.most = max([1, *(line.n_labels for line in lines)])
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip(line.text())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.text()
        return None


class _Row(QStyledItemDelegate):
    """Draws a class with its labels and its recall: each figure, and below it the same drawn."""

    def __init__(self, lines: _Lines) -> None:
        super().__init__(lines)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(240, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, area = self._lines.lines[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_near = has_focus(option) or is_pointed_at(option)
        draw_row_ground(painter, area, option, is_marked=False, is_near=is_near, side=0)
        inside = area.adjusted(_SIDE, 4, -_SIDE, -4)
        wide, narrow = theme.px(_RECALL), theme.px(_COUNT)
        recall = QRectF(inside.right() - wide, inside.top(), wide, inside.height())
        count = QRectF(recall.left() - _GAP - narrow, inside.top(), narrow, inside.height())
        width = count.left() - inside.left() - _GAP
        _draw_name(painter, QRectF(inside.left(), inside.top(), width, inside.height()), line)
        painter.setFont(theme.font(theme.SMALL))
        _draw_count(painter, count, line, self._lines.most)
        _draw_recall(painter, recall, line.recall)
        painter.restore()


_TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


def _draw_name(painter: QPainter, area: QRectF, line: ClassLine) -> None:
    colors = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.class_color(line.color))
    painter.drawEllipse(QPointF(area.left() + 5, area.center().y()), 5, 5)
    painter.setFont(theme.font())
    painter.setPen(QColor(colors.ink))
    words = area.adjusted(20, 0, 0, 0)
    right = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(line.name, right, int(words.width()))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _draw_count(painter: QPainter, area: QRectF, line: ClassLine, most: int) -> None:
    """Draw the number of labels, and a bar that is full for the class with the most."""
    painter.setPen(QColor(theme.current().ink))
    painter.drawText(area, _TOP_RIGHT, number(line.n_labels))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().line))
    bar = QRectF(area.left(), area.bottom() - 8, area.width(), 6)
    painter.drawRoundedRect(bar, 3, 3)
    if line.n_labels:
        bar.setWidth(max(4.0, bar.width() * line.n_labels / most))
        painter.setBrush(theme.current().class_color(line.color))
        painter.drawRoundedRect(bar, 3, 3)


def _draw_recall(painter: QPainter, area: QRectF, recall: Accuracy) -> None:
    """Draw the recall in words, and a dot with its interval on a line from 0 to 100 %."""
    colors = theme.current()
    painter.setPen(QColor(colors.ink if recall.n else colors.muted))
    painter.drawText(area, _TOP_RIGHT, recall_text(recall))
    if not recall.n:
        return
    scale, y = QRectF(area.left() + 3, 0, area.width() - 6, 0), area.bottom() - 5
    ends = ends_of(recall)
    low, value, high = (
        scale.left() + scale.width() * share for share in (ends[0], recall.value, ends[1])
    )
    painter.setPen(QPen(QColor(colors.line), 1))
    painter.drawLine(QPointF(scale.left(), y), QPointF(scale.right(), y))
    tone = QColor(colors.accent if recall.n >= _FEWEST else colors.muted)
    painter.setPen(QPen(tone, 2))
    painter.drawLine(QPointF(low, y), QPointF(high, y))
    painter.setBrush(tone)
    painter.drawEllipse(QPointF(value, y), 3, 3)
