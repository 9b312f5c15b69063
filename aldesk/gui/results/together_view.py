"""The matrix of classes that are there together, or are predicted beside others by mistake."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from PySide6.QtGui import QColor

from aldesk.arrays import Ints
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.results.confusion import ConfusionView

Kind = Literal["together", "mistaken"]
KINDS: tuple[tuple[str, Kind], ...] = (
    (noop("Labelled together"), "together"),
    (noop("Predicted by mistake"), "mistaken"),
)


class TogetherView(ConfusionView):
    """Two rows and columns of equal names are one class; a cell counts samples that have both.

    Or, as `kind` says, those that have the class of the row, and are predicted to have that of the
    column, which they have not.
    """

    NAME = noop("Co-occurrence of classes")

    def __init__(self) -> None:
        super().__init__()
        self.kind: Kind = "together"
        self._of: Ints = np.zeros(0, np.int64)

    def show_counts(self, kind: Kind, counts: Ints, of: Ints, names: Sequence[str]) -> None:
        """Show counts.

        Parameters
        ----------
        kind : {"together", "mistaken"}
        counts : int64 (n_classes, n_classes)
        of : int64 (n_classes,)
            The samples that have each class.
        names : sequence of str
        """
        self.kind, self._of = kind, of
        self.show_matrix(counts, names)

    def cell_text(self, cell: tuple[int, int]) -> str:
        """Say what a cell counts."""
        n, total = int(self._matrix[cell]), int(self._of[cell[0]])
        a, b = (self._names[code] for code in cell)
        if cell[0] != cell[1]:
            text = noop("{n} of {total} with {a} have {b}, too")
            if self.kind == "mistaken":
                text = noop("{n} of {total} with {a}: {b} is predicted by mistake")
            return tr(text, n=n, total=total, a=a, b=b)
        if self.kind == "mistaken":
            return tr("{n} of {total} with {a}: {a} is predicted", n=n, total=total, a=a)
        return tr("{n} sample(s) with {a}", "", n, a=a)

    def _totals(self) -> Ints:
        return self._of

    def _color(self, cell: tuple[int, int]) -> QColor:
        if self.kind == "mistaken":
            return super()._color(cell)
        colors = theme.current()
        return QColor(colors.line if cell[0] == cell[1] else colors.accent)
