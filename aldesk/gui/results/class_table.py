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
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QListView, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.evaluate.accuracy import Accuracy
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.kit.widgets import label

_ROW = 32
_COUNT, _BAR, _FIGURES, _PAD = 44, 56, 112, 12
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
    """

    code: int
    name: str
    color: int
    n_labels: int
    recall: Accuracy

    def text(self) -> str:
        """Return all of it in words."""
        labels = tr("{name}: {n} label(s)", "", self.n_labels, name=self.name)
        if not self.recall.n:
            return tr("{labels}, none checked yet", labels=labels)
        low, high = self.recall.interval
        found = tr("{n} of {total} found", n=self.recall.n_correct, total=self.recall.n)
        return f"{labels}, {found}, 95 % {100 * low:.0f}–{100 * high:.0f} %"


class ClassTable(QListView):
    """The lines, scrolled when there are many."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _Lines()
        self.setModel(self._model)
        self.setItemDelegate(_Row(self._model))
        self.setAccessibleName(tr("Labels and recall of each class"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)

    def show_lines(self, lines: Sequence[ClassLine]) -> None:
        """Show a line for each class, in this order."""
        self._model.show_lines(lines)

    @property
    def lines(self) -> Sequence[ClassLine]:
        """What the table shows, from its first line on."""
        return self._model.lines


def column_heads() -> QHBoxLayout:
    """Return the names of the columns, to stand above a `ClassTable`."""
    recall = label(tr("recall, 95 %"), "small")
    recall.setFixedWidth(theme.px(_FIGURES) + _PAD)
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addStretch()
    row.addWidget(label(tr("labels"), "small"))
    row.addSpacing(_BAR + 16)
    row.addWidget(recall)
    return row


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
    """Draws a class with its labels and its recall."""

    def __init__(self, lines: _Lines) -> None:
        super().__init__(lines)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(240, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, colors = self._lines.lines[index.row()], theme.current()
        area = QRectF(option.rect).adjusted(0, 0, -_PAD, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.class_color(line.color))
        painter.drawEllipse(QPointF(area.left() + 5, area.center().y()), 5, 5)
        figures, wide = theme.px(_FIGURES), theme.px(_COUNT)
        recall = QRectF(area.right() - figures, area.top(), figures, area.height())
        count = QRectF(recall.left() - _BAR - 16 - wide, area.top(), wide, area.height())
        name = QRectF(area.left() + 20, area.top(), count.left() - area.left() - 20, area.height())
        painter.setPen(QColor(colors.ink))
        shown = painter.fontMetrics().elidedText(
            line.name, Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, shown)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(colors.muted))
        painter.drawText(count, right, f"{line.n_labels:,}")
        bar = QRectF(count.right() + 8, area.center().y() - 3, _BAR, 6)
        _draw_bar(painter, bar, line, self._lines.most)
        _draw_recall(painter, recall, line.recall)
        painter.restore()


def _draw_bar(painter: QPainter, bar: QRectF, line: ClassLine, most: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().line))
    painter.drawRoundedRect(bar, 3, 3)
    if line.n_labels:
        bar.setWidth(max(4.0, bar.width() * line.n_labels / most))
        painter.setBrush(theme.current().class_color(line.color))
        painter.drawRoundedRect(bar, 3, 3)


def _draw_recall(painter: QPainter, area: QRectF, recall: Accuracy) -> None:
    """Draw a dot with its interval on a line from 0 to 100 %, or a dash."""
    colors = theme.current()
    if not recall.n:
        painter.setPen(QColor(colors.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–")
        return
    middle = area.center().y()
    scale = QRectF(area.left(), middle, area.width() - theme.px(48), 0)
    painter.setPen(QPen(QColor(colors.line), 1))
    painter.drawLine(scale.topLeft(), scale.topRight())
    low, high = (scale.left() + scale.width() * end for end in recall.interval)
    painter.setPen(QPen(QColor(colors.accent), 2))
    painter.drawLine(QPointF(low, middle), QPointF(high, middle))
    painter.setBrush(QColor(colors.accent))
    painter.drawEllipse(QPointF(scale.left() + scale.width() * recall.value, middle), 3, 3)
    painter.setPen(QColor(colors.ink))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(area, right, f"{100 * recall.value:.0f} %")
