"""The projects that were open last, as a list: Enter opens one, Delete takes it off the list."""

from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QAbstractListModel, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.core.files import is_there
from aldesk.gui.begin.recent import Recent, forget, recent_projects
from aldesk.gui.kit import theme
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import day, tr
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.row_ground import draw_row_ground, has_focus, is_pointed_at
from aldesk.gui.kit.tips import safe_tip

_ROW, _SIDE, _MOST_ROWS = 52, 16, 5
_FACT, _LINE = 180, 18
_FORGETS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RecentModel(QAbstractListModel):
    """The projects, and which of them are not where they were."""

    def __init__(self) -> None:
        super().__init__()
        self.projects: list[Recent] = []
        self.missing: set[str] = set()

    def show_projects(self, projects: list[Recent]) -> None:
        """Take over the list; all are taken to be there until it is known better."""
        self.beginResetModel()
        self.projects, self.missing = projects, set()
        self.endResetModel()

    def show_missing(self, paths: set[str]) -> None:
        """Mark those that are not there."""
        self.missing = paths
        if self.projects:
            self.dataChanged.emit(self.index(0), self.index(len(self.projects) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of projects."""
        return len(self.projects)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a project's name and path."""
        project = self.projects[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return project.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip(project.path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{project.name}, {self.fact(project)}, {project.path}"
        return None

    def fact(self, project: Recent) -> str:
        """Return what is said of a project at the right."""
        if project.path in self.missing:
            return tr("missing · Del removes it from the list")
        n = project.n_labels
        return f"{tr('{n} label(s)', '', n)} · {_when(project.at)}"


class RecentList(QListView):
    """Reads the list when it is shown; whether the files are there is looked up in a thread.

    Signals
    -------
    chosen : Path
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = RecentModel()
        self._background = Background("recent projects")
        self._wanted = 0
        self.setModel(self._model)
        self.setItemDelegate(_Row(self._model))
        self.setAccessibleName(tr("Recent projects"))
        self.setUniformItemSizes(True)
        self.setProperty("tone", "bare")  # its rows show the focus
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def refresh(self) -> None:
        """Read the list from the preferences, and look which of its files are there."""
        self._model.show_projects(recent_projects())
        paths = [project.path for project in self._model.projects]
        row = theme.px(_ROW)
        self._wanted = min(_MOST_ROWS, max(1, len(paths))) * row + 4
        self.setMaximumHeight(self._wanted)
        self.setMinimumHeight(row + 4)
        self.updateGeometry()
        if paths:
            self.setCurrentIndex(self._model.index(0))
        self._background.submit(lambda: _not_there(paths), self._model.show_missing)

    def sizeHint(self) -> QSize:
        """Return the height of all rows; in a small window the list may have less."""
        return QSize(120, self._wanted)

    @property
    def n_projects(self) -> int:
        """How many projects are listed, those that are gone included."""
        return len(self._model.projects)

    def stop(self) -> None:
        """End the thread that looks for the files."""
        self._background.close()

    def event(self, event: QEvent) -> bool:
        """Have the letters of a path that is typed, and Delete, which else are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride:
            key = cast(QKeyEvent, event)
            if is_text(key) or key.key() in _FORGETS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, forget by Delete; what is typed or pasted is for the page."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.currentIndex())
            case key if key in _FORGETS:
                self._forget()
            case _ if is_text(event):
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        if index.isValid():
            project = self._model.projects[index.row()]
            if project.path not in self._model.missing:
                self.chosen.emit(Path(project.path))

    def _forget(self) -> None:
        row = self.currentIndex().row()
        if row >= 0:
            missing = self._model.missing
            forget(self._model.projects[row].path)
            self.refresh()
            self._model.show_missing(missing)
            self.setCurrentIndex(self._model.index(min(row, self.n_projects - 1)))


def is_text(event: QKeyEvent) -> bool:
    """Say whether a key writes something, or pastes it."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    is_typed = event.text().strip().isprintable() and bool(event.text().strip())
    return event.matches(QKeySequence.StandardKey.Paste) or (
        is_typed and not event.modifiers() & commands
    )


class _Row(QStyledItemDelegate):
    """Draws one project: name and fact, and under them the path."""

    def __init__(self, model: RecentModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, area = theme.current(), QRectF(option.rect)
        project = self._model.projects[index.row()]
        is_gone = project.path in self._model.missing
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_row_ground(
            painter,
            area,
            option,
            is_marked=has_focus(option),
            is_near=is_pointed_at(option),
            side=1,
        )
        inside = area.adjusted(_SIDE, 8, -_SIDE, -8)
        painter.setPen(QColor(colors.muted))
        painter.setFont(theme.font(theme.SMALL))
        line = theme.px(_LINE)
        upper = QRectF(inside.left(), inside.top(), inside.width(), line)
        lower = upper.translated(0, line)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | flags, self._model.fact(project))
        _draw_fitting(painter, lower, project.path, Qt.TextElideMode.ElideMiddle)
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold))
        painter.setPen(QColor(colors.muted if is_gone else colors.ink))
        name = upper.adjusted(0, 0, -theme.px(_FACT), 0)
        _draw_fitting(painter, name, project.name, Qt.TextElideMode.ElideRight)
        painter.restore()


def _draw_fitting(painter: QPainter, area: QRectF, text: str, mode: Qt.TextElideMode) -> None:
    shown = painter.fontMetrics().elidedText(text, mode, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _not_there(paths: list[str]) -> set[str]:
    return {path for path in paths if not is_there(Path(path))}


def _when(at: str) -> str:
    """Return when a project was open: the time if it was today, else the day."""
    try:
        then = datetime.fromisoformat(at)
    except ValueError:
        return ""
    today = datetime.now()
    if then.date() == today.date():
        return tr("today {time}", time=f"{then:%H:%M}")
    return day(then, with_year=then.year != today.year)
