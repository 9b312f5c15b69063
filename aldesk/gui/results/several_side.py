"""The side of the results where samples may have several classes: what is known of each class."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.arrays import Mask, Verdicts
from aldesk.core.classes import LabelClass
from aldesk.evaluate.several import MEASURES, SeveralMeasures
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import label, surface
from aldesk.gui.results.measure import measure_text, percent_text
from aldesk.gui.results.menus import Entry, copy, show_menu
from aldesk.gui.results.several_table import HEADS, SeveralLine, SeveralTable, several_heads

_WIDTH, _EDGE = 504, 16


class SeveralSide(QWidget):
    """A table by class, and the means of the classes above it.

    Signals
    -------
    labelled_wanted, measured_wanted : SeveralLine
        The samples that were labelled with a class, or measured and have it.
    validate_wanted : str
        The name of a class to validate.
    """

    labelled_wanted = Signal(object)
    measured_wanted = Signal(object)
    validate_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = SeveralTable()
        self._spread = label("", "muted", wraps=True)
        self._means = label("", "muted", wraps=True)
        self._means.hide()
        edge = surface("left")
        column = QVBoxLayout(edge)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(8)
        column.addWidget(label(tr("CLASSES"), "heading"))
        column.addWidget(self._spread)
        column.addWidget(self._means)
        column.addWidget(self.table, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(edge)
        self.setMinimumWidth(theme.pane_px(_WIDTH))
        self.table.opened.connect(self.open)
        self.table.menu_asked.connect(self._show_menu)

    def sizeHint(self) -> QSize:
        """Return where all columns are seen; in a narrow window they scroll."""
        return QSize(self.table.needed_width + 2 * _EDGE + 1, super().sizeHint().height())

    def show_classes(
        self,
        classes: Sequence[LabelClass],
        verdicts: Verdicts,
        measures: SeveralMeasures | None,
        missing: str,
        answered: Mask,
    ) -> None:
        """Show what is known.

        Parameters
        ----------
        classes : sequence of LabelClass
        verdicts : int8 (n, n_classes)
            Of all samples of which anything was said.
        measures : SeveralMeasures or None
        missing : str
            What is said in the place of the means where there are none.
        answered : bool (n,)
            Which of them were labelled as a whole, and not for single classes alone.
        """
        counts = (verdicts == 1).sum(axis=0).tolist()
        lines = [
            _measured(SeveralLine(code, item.name, item.color, counts[code]), measures)
            for code, item in enumerate(classes)
        ]
        self.table.show_lines(lines)
        self.updateGeometry()
        self._spread.setText(spread_text(verdicts[answered]))
        means = _means_text(measures) or missing
        self._means.setText(means)
        self._means.setVisible(bool(means))

    def open(self, line: SeveralLine) -> None:
        """Show what there is of a class: its labels, or else what was measured."""
        (self.labelled_wanted if line.n_labels else self.measured_wanted).emit(line)

    def _show_menu(self, line: SeveralLine, column: int, place: QPoint) -> None:
        n, n_measured, heads = line.n_labels, line.n_present, several_heads()
        table = [heads, *(each.cells() for each in self.table.lines)]
        entries: list[Entry | None] = [
            (
                tr("Show {n} labelled sample(s) in the grid", "", n),
                partial(self.labelled_wanted.emit, line),
                n > 0,
            ),
            (
                tr("Show {n} measured sample(s) in the grid", "", n_measured),
                partial(self.measured_wanted.emit, line),
                n_measured > 0,
            ),
            None,
            (tr("Validate …"), partial(self.validate_wanted.emit, line.name), True),
            None,
            (
                tr("Sort by “{column}”", column=tr(HEADS[column])),
                partial(self.table.sort_by, column),
                True,
            ),
            None,
            (tr("Copy this line"), partial(copy, [line.cells()]), True),
            (tr("Copy the table"), partial(copy, table), True),
        ]
        show_menu(self.table, place, entries)


def spread_text(verdicts: Verdicts) -> str:
    """Say how many samples were labelled, and how many classes they have."""
    n_classes = (verdicts == 1).sum(axis=1)
    if not len(n_classes):
        return tr("No labels yet.")
    n, mean, n_none = len(n_classes), f"{np.mean(n_classes):.1f}", int((n_classes == 0).sum())
    if not n_none:
        return tr("{n} sample(s) labelled, with {mean} classes on average.", "", n, mean=mean)
    return tr(
        "{n} sample(s) labelled, with {mean} classes on average; {n_none} have none.",
        "",
        n,
        mean=mean,
        n_none=n_none,
    )


def _measured(line: SeveralLine, measures: SeveralMeasures | None) -> SeveralLine:
    if measures is None:
        return line
    return replace(
        line,
        n_present=int(measures.n_present[line.code]),
        n_judged=int(measures.n_judged[line.code]),
        estimates=tuple(measures.of(line.code, measure) for measure in MEASURES),
    )


def _means_text(measures: SeveralMeasures | None) -> str:
    if measures is None or not measures.any_enough:
        return ""
    n = int((measures.n_present > 0).sum())
    means = [f"{measure_text(m)} {percent_text(measures.macro(m))}" for m in MEASURES]
    return tr("Mean of {n} class(es):", "", n) + " " + " · ".join(means)
