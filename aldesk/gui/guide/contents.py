"""The list at the left of the guide: its pages and the sections of one, or what a search found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from aldesk.gui.guide.page import FOR_DEVELOPERS, PAGES, Page, title
from aldesk.gui.guide.search import Hit
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.row_ground import draw_row_ground, has_focus, is_pointed_at

_SIDE, _INDENT = 16, 14
_HEIGHTS = {"page": 30, "section": 26, "hit": 72, "head": 40}


@dataclass(frozen=True)
class Row:
    """A row, and the place of the guide that it leads to; a head leads nowhere."""

    kind: str
    text: str
    page: str = ""
    position: int = 0
    excerpt: str = ""


def contents(shown: Page) -> Iterator[Row]:
    """Yield a row for each page, and for each section of the one that is shown."""
    for name in PAGES:
        if name == FOR_DEVELOPERS[0]:
            yield Row("head", tr("FOR DEVELOPERS"))
        yield Row("page", title(name), name)
        if name == shown.name:
            for heading in shown.headings:
                if heading.level == 2:
                    yield Row("section", heading.text, name, heading.position)


def found(hits: Sequence[Hit]) -> Iterator[Row]:
    """Yield a row for each hit."""
    for hit in hits:
        page, heading = title(hit.page), hit.passage.heading
        under = page if hit.passage.is_heading or heading == page else f"{page} · {heading}"
        yield Row("hit", under, hit.page, hit.passage.position, hit.excerpt)


class Rows(QAbstractListModel):
    """The rows of the list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        if list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return what a screen reader says."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.text}: {row.excerpt}" if row.excerpt else row.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let no head be chosen."""
        if self.rows[index.row()].kind == "head":
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class RowDelegate(QStyledItemDelegate):
    """Draws the rows; `is_shown` says which of them stands for what is read."""

    def __init__(self, model: Rows, is_shown: Callable[[Row], bool]) -> None:
        super().__init__(model)
        self._model, self._is_shown = model, is_shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(120, _HEIGHTS[self._model.rows[index.row()].kind])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row, area = self._model.rows[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind != "head":
            is_near = has_focus(option) or is_pointed_at(option)
            is_marked = self._is_shown(row)
            draw_row_ground(painter, area, option, is_marked=is_marked, is_near=is_near)
        inside = area.adjusted(_SIDE, 0, -_SIDE, 0)
        if row.kind == "hit":
            _draw_hit(painter, inside, row)
        else:
            _draw_line(painter, inside, row)
        painter.restore()


def _draw_line(painter: QPainter, area: QRectF, row: Row) -> None:
    colors = theme.current()
    middle = Qt.AlignmentFlag.AlignVCenter
    ink, font = colors.ink, theme.font()
    if row.kind == "section":
        area, ink = area.adjusted(_INDENT, 0, 0, 0), colors.muted
    elif row.kind == "head":
        ink, font = colors.muted, theme.font(theme.SMALL, QFont.Weight.DemiBold)
        area, middle = area.adjusted(0, 0, 0, -8), Qt.AlignmentFlag.AlignBottom
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = painter.fontMetrics().elidedText(
        row.text, Qt.TextElideMode.ElideRight, int(area.width())
    )
    painter.drawText(area, middle, shown)


def _draw_hit(painter: QPainter, area: QRectF, row: Row) -> None:
    """Draw where it is, and two lines of what stands there."""
    colors = theme.current()
    area = area.adjusted(0, 8, 0, -6)
    painter.setFont(theme.font(theme.SMALL))
    painter.setPen(QColor(colors.muted))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignTop, shown)
    painter.setFont(theme.font())
    painter.setPen(QColor(colors.ink))
    below = area.adjusted(0, metrics.height() + 4, 0, 0)
    below.setHeight(2 * painter.fontMetrics().lineSpacing())
    painter.setClipRect(below)
    painter.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, row.excerpt)
