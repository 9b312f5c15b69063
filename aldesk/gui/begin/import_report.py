"""Which files are not as they should be: counts by reason, the files, export, moved files."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.errors import Problem
from aldesk.core.import_batch import FileProblem
from aldesk.gui.begin.import_report_model import KindModel, ProblemModel, filtered, printable
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.file_dialog import ask_new_file
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.two_part_row import two_part_list
from aldesk.gui.kit.widgets import button, empty_page, label, pane_head, surface
from aldesk.store.project import Project
from aldesk.store.report_file import write_report

_LEFT = 256
_TYPING_MS, _GROWING_MS = 150, 1000


class ReportPane(QWidget):
    """The import report of the open project; it follows an import while it is shown.

    Signals
    -------
    moved_wanted
        The person wants to find files that were moved.
    closed
    """

    moved_wanted = Signal()
    closed = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._project: Project | None = None
        self._problems: list[FileProblem] = []
        self.kinds = KindModel()
        self.kind_view = two_part_list(tr("Kinds of problems"))
        self.kind_view.setModel(self.kinds)
        self.kind_view.selectionModel().currentChanged.connect(self._choose_kind)
        self.kind_view.clicked.connect(self._choose_kind)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Words in the path or the reason …"))
        self.words.setAccessibleName(tr("Filter the report"))
        self.model = ProblemModel()
        self.view = two_part_list(tr("Files with problems"), in_columns=True)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._show_detail)
        self.detail = label("", "muted", wraps=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.export = button(tr("Export CSV …"), tr("Export the report as a table"))
        self.export.clicked.connect(self._ask_export)
        self.moved = button(
            tr("Find moved files …"), tr("Find files that were moved, by their content")
        )
        self.moved.clicked.connect(self.moved_wanted)
        self._count = label("", "muted")
        self._stack = QStackedWidget()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._filter)
        self.words.textChanged.connect(lambda _: self._typing.start())
        self._growing = QTimer(self, singleShot=True, interval=_GROWING_MS)
        self._growing.timeout.connect(self.refresh)
        self._lay_out()

    def show_project(self, project: Project | None) -> None:
        """Show the report of a project; None empties it."""
        self._project = project
        self.words.clear()
        self.kinds.chosen = ""
        self.refresh()

    def follow(self) -> None:
        """Look again soon, as there may be more."""
        if self.isVisible() and not self._growing.isActive():
            self._growing.start()

    def refresh(self) -> None:
        """Read the report of now."""
        self._problems = self._project.imports.report() if self._project else []
        self.kinds.show_problems(self._problems)
        row = [kind for kind, _ in self.kinds.counts].index(self.kinds.chosen)
        no_move = QItemSelectionModel.SelectionFlag.NoUpdate
        self.kind_view.selectionModel().setCurrentIndex(self.kinds.index(row), no_move)
        self._stack.setCurrentIndex(0 if self._problems else 1)
        self.export.setEnabled(bool(self._problems))
        self._filter()

    def write(self, path: Path) -> None:
        """Export what the filter lets through."""
        try:
            write_report(path, self.model.problems)
        except Problem as problem:
            self._messages.trouble(problem_text(problem), act="export report")
        else:
            n = len(self.model.problems)
            self._messages.notice(tr("{n} line(s) written to {path}.", "", n, path=path))

    def _choose_kind(self, index: QModelIndex) -> None:
        if index.isValid():
            self.kinds.choose(index.row())
            self._filter()

    def _filter(self) -> None:
        found = filtered(self._problems, self.kinds.chosen, self.words.text())
        self.model.show_problems(found)
        self._count.setText(tr("{n} of {total}", n=len(found), total=len(self._problems)))
        self._show_detail(QModelIndex())

    def _show_detail(self, index: QModelIndex) -> None:
        if index.isValid():
            problem = self.model.problems[index.row()]
            self.detail.setText(f"{printable(str(problem.path))}\n{problem.reason}")
        else:
            self.detail.setText("" if self.model.problems else tr("No file matches the filter."))

    def _ask_export(self) -> None:
        if self._project is None:
            return
        start = self._project.path.with_name(f"{self._project.path.stem}-report.csv")
        title = tr("Export the report")
        name, _ = ask_new_file(self, "export", title, "CSV (*.csv)", start)
        if name:
            self.write(Path(name))

    def _lay_out(self) -> None:
        empty = empty_page(
            tr("No problems found"),
            tr("No duplicates, no broken files, nothing left out."),
        )
        self._stack.addWidget(self._lists())
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addLayout(pane_head(tr("IMPORT REPORT"), tr("Back"), Action.LEAVE, self.closed))
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot())

    def _lists(self) -> QWidget:
        left = QVBoxLayout()
        left.addWidget(self.kind_view)
        right = QVBoxLayout()
        right.setSpacing(8)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(12)
        line.addWidget(self.words, 1)
        line.addWidget(self._count)
        right.addLayout(line)
        right.addWidget(self.view, 1)
        self.detail.setContentsMargins(16, 0, 16, 0)
        self.detail.setMinimumHeight(40)
        right.addWidget(self.detail)
        self.kind_view.setFixedWidth(_LEFT)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(left)
        row.addLayout(right, 1)
        return page

    def _foot(self) -> QWidget:
        ground = surface("top")
        row = QHBoxLayout(ground)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self.moved)
        row.addStretch()
        row.addWidget(self.export)
        return ground
