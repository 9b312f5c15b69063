"""The card with the classes that are there together, or are predicted beside others by mistake."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from aldesk.arrays import Ints, Mask, Rows, Verdicts
from aldesk.evaluate.together import mistaken, together
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.settings_field import combo, translated
from aldesk.gui.kit.widgets import card_column, label
from aldesk.gui.results.curve_card import basis_text
from aldesk.gui.results.export import save_matrix, save_matrix_picture
from aldesk.gui.results.menus import Entry, copy, matrix_cells, show_menu
from aldesk.gui.results.part_choice import PartChoice
from aldesk.gui.results.together_view import KINDS, TogetherView
from aldesk.session import LabelSession
from aldesk.session.checked_several import CheckedSeveral

_TOGETHER = noop(
    "Samples that were labelled with two classes; in the diagonal, those with each one."
)
_MISTAKEN = noop(
    "Rows are the classes that are there; columns those predicted beside them, though they are not."
)
_CLICK = noop("Click a cell to see its samples.")


class TogetherCard(QFrame):
    """Counts pairs of classes; a cell opens its samples.

    Signals
    -------
    samples_wanted : (int64 array, str, str)
        Samples to be shown, what they are, and by what it is known.
    refused
        Samples that must not be shown were wanted.
    """

    samples_wanted = Signal(object, str, str)
    refused = Signal()

    def __init__(self, session: LabelSession) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self._rows: Rows = np.zeros(0, np.int64)
        self._verdicts: Verdicts = np.zeros((0, 0), np.int8)
        self._predicted: Mask = np.zeros((0, 0), bool)
        self._counts: Ints = np.zeros((0, 0), np.int64)
        self._is_measured = False
        self.part = PartChoice()
        self.kind = combo(tr("Which pairs of classes are counted"), translated(KINDS))
        self.matrix = TogetherView()
        self.export = KeyButton(tr("Export …"), Action.EXPORT_MATRIX)
        self.export.show_key(False)
        self._cell = label("", "muted", wraps=True)
        column = card_column(tr("CLASSES TOGETHER"), self.export)
        column.addLayout(self._lists())
        column.addWidget(self._cell)
        column.addWidget(self.matrix, 1)
        column.addStretch()
        self.setLayout(column)
        self.matrix.read.connect(self._say)
        self.matrix.opened.connect(self._open)
        self.matrix.menu_asked.connect(self._show_menu)

    def _lists(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, n_letters in ((self.kind, 15), (self.part, 10)):
            place.setMinimumContentsLength(n_letters)
            place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            row.addWidget(place)
        row.addStretch()
        return row

    def show_samples(self, rows: Rows, verdicts: Verdicts, known: CheckedSeveral | None) -> None:
        """Count samples of the part that is chosen.

        Parameters
        ----------
        rows : int64 (n,)
        verdicts : int8 (n, n_classes)
            What was said of them.
        known : CheckedSeveral or None
            The part of the measured ones.
        """
        kind = self.kind.currentData()
        self._is_measured = known is not None
        if kind == "mistaken":
            n_classes = verdicts.shape[1]
            nothing = np.zeros((0, n_classes), np.int8)
            self._rows = known.rows if known else rows[:0]
            self._verdicts = known.verdicts if known else nothing
            self._predicted = known.predicted if known else nothing == 1
            self._counts = mistaken(self._verdicts, self._predicted)
        else:
            is_in = self.part.is_in(rows)
            chosen = slice(None) if is_in is None else is_in
            self._rows, self._verdicts = rows[chosen], verdicts[chosen]
            self._counts = together(self._verdicts)
        of = (self._verdicts == 1).sum(axis=0)
        has_any = bool(of.sum())
        self._counts = self._counts if has_any else self._counts[:0, :0]
        self.matrix.show_counts(kind, self._counts, of, self._session.labels.class_names)
        self.matrix.setVisible(has_any)
        self.export.setEnabled(has_any)
        self._say()

    def write(self, path: Path) -> None:
        """Write the matrix as a picture, a drawing or a table."""
        names, kind = self._session.labels.class_names, self.matrix.kind
        if path.suffix.lower() == ".csv":
            corner = "true class" if kind == "mistaken" else "class"
            save_matrix(self._counts, names, path, corner)
        else:
            view = TogetherView()
            view.show_counts(kind, self._counts, (self._verdicts == 1).sum(axis=0), names)
            save_matrix_picture(view, path)

    @property
    def may_open(self) -> bool:
        """Whether samples may be told; never those of the audit that the model is wrong about."""
        return self.matrix.kind == "together" or self._session.accuracy.basis == "test"

    def _say(self, text: str = "") -> None:
        if text or not self.matrix.isHidden():
            is_mistaken = self.matrix.kind == "mistaken"
            about = tr(_MISTAKEN if is_mistaken else _TOGETHER)
            self._cell.setText(text or (f"{about} {tr(_CLICK)}" if self.may_open else about))
        elif self.matrix.kind == "together" and self.part.currentIndex() < 1:
            self._cell.setText(tr("The matrix appears when a sample is labelled."))
        elif self.matrix.kind == "together":
            text = noop("Nothing is labelled of “{part}” yet.")
            self._cell.setText(tr(text, part=self.part.currentText()))
        elif self._is_measured and self.part.currentIndex() > 0:
            text = noop("Nothing is measured of “{part}” yet.")
            self._cell.setText(tr(text, part=self.part.currentText()))
        elif self._session.accuracy.basis == "audit":
            self._cell.setText(
                tr("The matrix appears when an audit sample is labelled and the model has learned.")
            )
        else:
            self._cell.setText(tr("The matrix appears when the model has learned."))

    def _open(self, row: int, column: int) -> None:
        if not self.may_open:
            self.refused.emit()
            return
        names = self._session.labels.class_names
        a, b = names[row], names[column]
        has = self._verdicts[:, row] == 1
        if self.matrix.kind == "together":
            behind = has & (self._verdicts[:, column] == 1)
            what = a if row == column else tr("{a} and {b}", a=a, b=b)
            self.samples_wanted.emit(self._rows[behind], what, tr("labelled"))
            return
        predicted = self._predicted[:, column]
        if row == column:
            behind, what = has & predicted, tr("{a} is predicted", a=a)
        else:
            behind = has & predicted & (self._verdicts[:, column] == 0)
            what = tr("{a}: {b} is predicted by mistake", a=a, b=b)
        self.samples_wanted.emit(self._rows[behind], what, basis_text(self._session))

    def _show_menu(self, row: int, column: int, place: QPoint) -> None:
        n, text = int(self._counts[row, column]), self.matrix.cell_text((row, column))
        cells = matrix_cells(self._counts, self._session.labels.class_names)
        if self.matrix.kind == "together":
            cells[0][0] = tr("class")
        entries: list[Entry | None] = [
            (
                tr("Show {n} sample(s) in the grid", "", n),
                partial(self._open, row, column),
                bool(n) and self.may_open,
            ),
            None,
            (tr("Copy this line"), partial(copy, [[text]]), True),
            (tr("Copy the table"), partial(copy, cells), True),
        ]
        show_menu(self.matrix, place, entries)
