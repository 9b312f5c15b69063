"""The import report as lists: its kinds with their counts, and the files of one kind."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, Qt

from aldesk.core.import_batch import FileProblem
from aldesk.core.names import valid_text
from aldesk.gui.kit.file_kinds import kind_title
from aldesk.gui.kit.i18n import number, tr
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.kit.two_part_row import FACT, IS_NOW


class KindModel(QAbstractListModel):
    """All problems, then each kind, the most frequent first."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: list[tuple[str, int]] = []
        self.chosen = ""

    def show_problems(self, problems: Sequence[FileProblem]) -> None:
        """Count the problems; the chosen kind stays chosen while there is one of it."""
        counts = Counter(problem.kind for problem in problems).most_common()
        self.beginResetModel()
        self.counts = [("", len(problems)), *counts]
        self.chosen = self.chosen if self.chosen in dict(self.counts) else ""
        self.endResetModel()

    def choose(self, row: int) -> None:
        """Mark the kind whose files are listed."""
        self.chosen = self.counts[row][0]
        self.dataChanged.emit(self.index(0), self.index(len(self.counts) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of kinds, and one for all."""
        return len(self.counts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a kind and its count."""
        kind, n = self.counts[index.row()]
        words = kind_title(kind) if kind else tr("All")
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == FACT:
            return number(n)
        if role == IS_NOW:
            return kind == self.chosen
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words}, {number(n)}"
        return None


class ProblemModel(QAbstractListModel):
    """The files that a filter lets through."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[FileProblem] = []

    def show_problems(self, problems: list[FileProblem]) -> None:
        """Take over the problems to list."""
        self.beginResetModel()
        self.problems = problems
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of problems."""
        return len(self.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a file and what is wrong with it."""
        problem = self.problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(problem.path.name)
        if role == FACT:
            return problem.reason
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{printable(problem.path.name)}: {problem.reason}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip(f"{printable(str(problem.path))}\n{problem.reason}")
        return None


def filtered(problems: Sequence[FileProblem], kind: str, words: str) -> list[FileProblem]:
    """Return the problems of a kind, all if it is empty, whose path or reason has all words."""
    wanted = words.lower().split()
    return [
        problem
        for problem in problems
        if (not kind or problem.kind == kind)
        and all(word in f"{problem.path} {problem.reason}".lower() for word in wanted)
    ]


def printable(text: str) -> str:
    """Return a file's name as text that Qt can draw, also where its bytes are no text."""
    return valid_text(text)
