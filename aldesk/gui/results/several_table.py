"""One line for each class that a sample may have beside others: its counts and its measures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QTableView

from aldesk.evaluate.several import ENOUGH_PRESENT, MEASURES, Estimate, Measure
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import noop, number, tr
from aldesk.gui.kit.menu_place import menu_place
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.results.measure import meaning_text, measure_text, percent_text

_ROW, _LEAST_NAME, _DOT, _GAP = 32, 84, 10, 15
_LONG_NAME = 150
"""So much of a long name is seen, though the last measures are then out of sight."""
_HEAD_TIPS = (
    noop("A click on a heading sorts by it"),
    noop("Samples that you labelled with the class"),
    noop("Measured samples that have the class, of those of which it is known"),
)
_SHORT: dict[Measure, str] = {
    "average precision": noop("average precision %"),
    "precision": noop("prec. %"),
    "recall": noop("recall %"),
    "F1": noop("F1 %"),
}
_COUNTS = (noop("class"), noop("labels"), noop("measured"))
HEADS = (*_COUNTS, *(_SHORT[measure] for measure in MEASURES))
"""What stands above the columns, in English."""
_AP = len(_COUNTS)
"""The column of the first measure."""
_UNKNOWN = Estimate(float("nan"), float("nan"), float("nan"))
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True)
class SeveralLine:
    """What is known of one class.

    Attributes
    ----------
    code : int
    name : str
    color : int
        The number of its colour.
    n_labels : int
        Samples that were labelled with it.
    n_present, n_judged : int
        Measured samples that have it, and of which it is known whether they have.
    estimates : tuple of Estimate
        By each of `MEASURES`; empty while they are not known.
    """

    code: int
    name: str
    color: int
    n_labels: int
    n_present: int = 0
    n_judged: int = 0
    estimates: tuple[Estimate, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether enough samples have it to say anything of it."""
        return self.n_present >= ENOUGH_PRESENT

    def of(self, measure: Measure) -> Estimate:
        """Return a measure; unknown where too few samples have the class."""
        if not self.estimates or not self.enough:
            return _UNKNOWN
        return self.estimates[MEASURES.index(measure)]

    def text(self) -> str:
        """Return all of it in words."""
        return "; ".join(
            (
                tr("{name}: {n} label(s)", "", self.n_labels, name=self.name),
                tr("{n} of {total} measured", n=self.n_present, total=self.n_judged),
                *(self._measures_text() if self.enough else [self.missing_text()]),
            )
        )

    def missing_text(self) -> str:
        """Say what its measures wait for."""
        if not self.n_judged:
            return tr("not measured yet")
        return tr("not enough yet ({n} of {enough})", n=self.n_present, enough=ENOUGH_PRESENT)

    def cells(self) -> list[str]:
        """Return what stands in its line of the table, with all intervals."""
        measures = [percent_text(self.of(measure)) for measure in MEASURES]
        counts = [str(self.n_labels), str(self.n_present), str(self.n_judged)]
        return [self.name, *counts, *measures]

    def _measures_text(self) -> list[str]:
        return [f"{measure_text(m)} {percent_text(self.of(m))}" for m in MEASURES]


def several_heads() -> list[str]:
    """Return the heads of `SeveralLine.cells`."""
    counts = [tr("class"), tr("labels"), tr("present"), tr("judged")]
    return [*counts, *map(measure_text, MEASURES)]


class SeveralTable(QTableView):
    """The lines; a click on the head of a column sorts by it.

    Signals
    -------
    opened : SeveralLine
        A class whose samples are wanted.
    menu_asked : (SeveralLine, int, QPoint)
        A class whose menu is wanted, with the column, and where on the screen.
    """

    opened = Signal(object)
    menu_asked = Signal(object, int, object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Lines()
        self.setModel(self._model)
        self.setAccessibleName(tr("Labels and measures of each class"))
        self.setProperty("tone", "narrow")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(_DOT, _DOT))
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self.sort_by)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.lines[index.row()]))

    def show_lines(self, lines: Sequence[SeveralLine]) -> None:
        """Show a line for each class, sorted as the last were."""
        if self._model.take(lines):
            self._fit_columns()

    def sort_by(self, column: int) -> None:
        """Sort by a column: first rising, then falling, then again in the order of the classes."""
        self._model.sort_by(column)
        self._fit_columns()

    @property
    def lines(self) -> Sequence[SeveralLine]:
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
            self.menu_asked.emit(self.lines[index.row()], index.column(), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    @property
    def needed_width(self) -> int:
        """Pixels in which all columns are seen at once, and the bar beside them."""
        return sum(self._needed_widths()) + self.verticalScrollBar().sizeHint().width()

    def _needed_widths(self) -> list[int]:
        name = min(self._width_of(0) + theme.px(_DOT + _GAP), theme.px(_LONG_NAME))
        others = [self._width_of(column) for column in range(1, self._model.columnCount())]
        return [max(theme.px(_LEAST_NAME), name), *others]

    def _fit_columns(self) -> None:
        """Give each column what it needs, and the names what is left."""
        head, n = self.horizontalHeader(), self._model.columnCount()
        name, *others = self._needed_widths()
        for column, width in enumerate(others, start=1):
            head.resizeSection(column, width)
        head.resizeSection(0, max(name, self.viewport().width() - sum(others)))
        self.clearSpans()
        for row, line in enumerate(self.lines):
            if not line.enough:  # what it waits for takes the place of its measures
                self.setSpan(row, _AP, 1, n - _AP)

    def _width_of(self, column: int) -> int:
        head = self.horizontalHeader()
        words = head.fontMetrics().horizontalAdvance(self._model.head(column))
        lines = self.lines if column < _AP else [line for line in self.lines if line.enough]
        texts = {_cell(line, column) for line in lines}
        width = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
        return max(words, width) + theme.px(_GAP)


class _Lines(QAbstractTableModel):
    """The lines in the order of their column; what is not known comes last either way."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[SeveralLine] = ()
        self._given: Sequence[SeveralLine] = ()
        self._column, self._falls = -1, False

    def take(self, lines: Sequence[SeveralLine]) -> bool:
        """Show other lines; return whether they are others."""
        if list(lines) == list(self._given):
            return False
        self._given = lines
        self.beginResetModel()
        self._put_in_order()
        self.endResetModel()
        return True

    def sort_by(self, column: int) -> None:
        if column != self._column:
            self._column, self._falls = column, False
        elif not self._falls:
            self._falls = True
        else:
            self._column = -1
        self.beginResetModel()
        self._put_in_order()
        self.endResetModel()

    def head(self, column: int) -> str:
        """Return what stands above a column, with an arrow where the lines are sorted by it."""
        arrow = " ▾" if self._falls else " ▴"
        return tr(HEADS[column]) + (arrow if column == self._column else "")

    def _put_in_order(self) -> None:
        if self._column < 0:
            self.lines = self._given
            return
        value = _VALUES[self._column]
        known = [line for line in self._given if value(line) is not None]
        unknown = [line for line in self._given if value(line) is None]
        self.lines = sorted(known, key=value, reverse=self._falls) + unknown

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return len(_VALUES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case _Role.DisplayRole:
                return self.head(section)
            case _Role.TextAlignmentRole:
                return _align(section)
            case _Role.ToolTipRole:
                return safe_tip(_head_tip(section))
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        match role:
            case _Role.DisplayRole:
                return _cell(line, column)
            case _Role.ToolTipRole:
                return safe_tip(line.text())
            case _Role.AccessibleTextRole:
                return line.text()
        return _look(line, column, role)


def _look(line: SeveralLine, column: int, role: int) -> object:
    match role:
        case _Role.DecorationRole if column == 0:
            return _dot(line.color)
        case _Role.ForegroundRole if column >= _AP and not line.of(MEASURES[0]).is_known:
            return QColor(theme.current().muted)
        case _Role.TextAlignmentRole:
            return _align(column)
    return None


def _head_tip(column: int) -> str:
    if column < _AP:
        return tr(_HEAD_TIPS[column])
    measure = MEASURES[column - _AP]
    return f"{measure_text(measure)}: {meaning_text(measure)}"


def _cell(line: SeveralLine, column: int) -> str:
    if column == 0:
        return line.name
    if column == 1:
        return number(line.n_labels)
    if column == 2:
        return tr("{n} of {total}", n=line.n_present, total=line.n_judged) if line.n_judged else "–"
    estimate = line.of(MEASURES[column - _AP])
    if column == _AP:
        if not estimate.is_known:
            return line.missing_text()
        low, high = (f"{100 * end:.0f}" for end in estimate.interval)
        return f"{100 * estimate.value:.0f} ({low}–{high})"
    return f"{100 * estimate.value:.0f}" if estimate.is_known else "–" * line.enough


def _known(measure: Measure) -> Callable[[SeveralLine], float | None]:
    def value(line: SeveralLine) -> float | None:
        estimate = line.of(measure)
        return estimate.value if estimate.is_known else None

    return value


_VALUES: tuple[Callable[[SeveralLine], Any], ...] = (
    lambda line: line.name.casefold(),
    lambda line: line.n_labels,
    lambda line: line.n_present if line.n_judged else None,
    *(_known(measure) for measure in MEASURES),
)
"""What each column is sorted by; None where it is not known."""


def _align(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _dot(color: int) -> QIcon:
    """Return a class's colour as a dot."""
    picture = QPixmap(2 * _DOT, 2 * _DOT)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().class_color(color))
    painter.drawEllipse(QRectF(0, 0, _DOT, _DOT))
    painter.end()
    return QIcon(picture)
