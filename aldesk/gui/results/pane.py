"""The results: the learning curve, what is taken for what, and how the classes do."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from aldesk.arrays import Rows
from aldesk.core.errors import Problem
from aldesk.evaluate.accuracy import ENOUGH
from aldesk.evaluate.confusion import confusion_matrix, recalls
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.settings_field import choice, translated
from aldesk.gui.kit.view import View
from aldesk.gui.kit.widgets import card, card_column, label, scrolled, surface
from aldesk.gui.results.accuracy_plot import AccuracyPlot, save_picture
from aldesk.gui.results.class_table import ClassLine, ClassTable, column_heads
from aldesk.gui.results.confusion import ConfusionView
from aldesk.gui.results.export import save_curve, save_matrix, save_matrix_picture
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes
from aldesk.session.overview import Checked, checked

_RIGHT = 400
_CURVE_HEIGHT = 152
_BASIS = {"test": noop("test split"), "audit": noop("random audit set")}
_POINT = noop("Point at the curve to read a measurement.")
_CELL = noop(
    "Rows are the true classes, columns the predicted ones. Click a cell to see its samples."
)
_PICTURES = noop("Picture (*.png);;Drawing (*.svg);;Table (*.csv)")
Order = Literal["classes", "recall", "labels"]
_ORDERS: tuple[tuple[str, Order], ...] = (
    (noop("In their order"), "classes"),
    (noop("Lowest recall first"), "recall"),
    (noop("Fewest labels first"), "labels"),
)


class ResultsPane(View):
    """What is known of the classifier, and of the labels it was made from.

    Signals
    -------
    cell_opened : (int64 array, str)
        The samples behind a cell of the confusion matrix, and a title for them.
    """

    cell_opened = Signal(object, str)

    def __init__(self, controller: SessionController) -> None:
        super().__init__()
        self._controller, self._session = controller, controller.session
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._checked: Checked | None = None
        self._figure = label("", "figure")
        self._interval = label("", "muted")
        self._read = label(tr(_POINT), "muted")
        self.curve = AccuracyPlot()
        self.curve.setMinimumHeight(_CURVE_HEIGHT)
        self._about = ""  # the curve, while nothing on it is pointed at
        self.matrix = ConfusionView()
        self._cell = label(tr(_CELL), "muted", wraps=True)
        self.classes = ClassTable()
        self.order = choice(tr("Order of the classes"), translated(_ORDERS))
        self._balance = label("", "muted", wraps=True)
        self._export_curve = KeyButton(tr("Export …"), Action.EXPORT_CURVE)
        self._export_matrix = KeyButton(tr("Export …"), Action.EXPORT_MATRIX)
        for export in (self._export_curve, self._export_matrix):
            export.show_key(False)
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        """Look at everything anew: the pane is shown."""
        self.refresh(Changes(curve=True))
        self.escape()

    def refresh(self, changes: Changes) -> None:
        """Read curve, matrix and classes from the session."""
        if not changes:
            return
        self._checked = checked(self._session)
        self._show_curve()
        self._show_classes()

    def export_curve(self, path: Path) -> None:
        """Write the curve as a picture, a drawing or a table, whichever the ending says."""
        accuracy = self._session.accuracy
        if path.suffix.lower() == ".csv":
            curves = [*accuracy.earlier_curves(), accuracy.curve()]
            save_curve([point for curve in curves for point in curve], path)
        else:
            save_picture(accuracy.curve(), path, accuracy.earlier_curves())

    def export_matrix(self, path: Path) -> None:
        """Write the confusion matrix as a picture, a drawing or a table."""
        if path.suffix.lower() == ".csv":
            save_matrix(self._counts(), self._session.labels.class_names, path)
        else:
            save_matrix_picture(self._counts(), self._session.labels.class_names, path)

    def ask_curve(self) -> None:
        """Ask where the curve goes, if there is one, and write it."""
        if self._export_curve.isEnabled():
            self._export(self.export_curve, "curve")

    def ask_matrix(self) -> None:
        """Ask where the confusion matrix goes, if there is one, and write it."""
        if self._export_matrix.isEnabled():
            self._export(self.export_matrix, "confusion")

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.curve.apply_theme()
        for part in (self.matrix, self.classes.viewport()):
            part.update()

    def escape(self) -> None:
        """Give the keys back to the pane."""
        (self if self.matrix.isHidden() else self.matrix).setFocus()

    @property
    def _basis(self) -> str:
        return tr(_BASIS[self._session.accuracy.basis])

    def _show_curve(self) -> None:
        accuracy, measured = self._session.accuracy.newest(), self._session.accuracy.curve()
        earlier = self._session.accuracy.earlier_curves()
        self.curve.show_points(measured, earlier)
        self._export_curve.setEnabled(bool(measured or earlier))
        figure = f"{100 * accuracy.value:.1f} %" if accuracy.enough else tr("Not enough yet")
        self._figure.setText(figure)
        if accuracy.enough:
            low, high = (f"{100 * end:.0f}" for end in accuracy.interval)
            area = self._session.accuracy.area()
            of = tr("{n} of {total}", n=accuracy.n_correct, total=accuracy.n)
            text = f"{of}, 95 % {low}–{high} % · {self._basis}"
            if area is not None:
                text += " · " + tr("area under the curve {area:.3f}", area=area)
            self._interval.setText(text)
        else:
            self._interval.setText(
                tr(
                    "{n} of {enough} samples so far · {basis}",
                    n=accuracy.n,
                    enough=ENOUGH,
                    basis=self._basis,
                )
            )
        self._about = (
            tr(_POINT) if self.curve.points else tr("The curve begins with enough samples.")
        )
        if self.curve.earlier:
            self._about += " " + tr("Grey: with other encoders.")
        self._read.setText(self._about)

    def _show_classes(self) -> None:
        classes, counts = self._session.labels.classes_in_use, self._counts()
        has_any = bool(counts.sum())
        self.matrix.show_matrix(counts if has_any else counts[:0, :0], [c.name for c in classes])
        self.matrix.setVisible(has_any)
        self._export_matrix.setEnabled(has_any)
        self._say_cell()
        marks = self._session.labels.marks.values()
        given = Counter(mark.class_id for mark in marks if mark.kind == "label")
        lines = [
            ClassLine(code, item.name, item.color, given[item.id], recall)
            for code, (item, recall) in enumerate(zip(classes, recalls(counts), strict=True))
        ]
        self.classes.show_lines(sorted(lines, key=_ORDER_KEYS[self.order.currentData()]))
        self._balance.setText(_balance_text(lines))

    def _counts(self) -> Rows:
        n = len(self._session.labels.class_names)
        nothing = np.zeros(0, np.int64)
        known = self._checked or Checked(nothing, nothing, nothing)
        return confusion_matrix(known.truth, known.guess, n)

    def _say_cell(self, text: str = "") -> None:
        if text or self._checked is not None:
            self._cell.setText(text or tr(_CELL))
        elif self._session.accuracy.basis == "audit":
            self._cell.setText(
                tr("It appears with the first refit after an audit sample is labelled.")
            )
        else:
            key = keys.text(Action.SHOW_LABEL)
            text = noop("It appears with the first refit: label some samples ({key}).")
            self._cell.setText(tr(text, key=key))

    def _open_cell(self, truth: int, guess: int) -> None:
        if self._checked is None:
            return
        behind = (self._checked.truth == truth) & (self._checked.guess == guess)
        names = self._session.labels.class_names
        how = (
            tr("{name} found", name=names[truth])
            if truth == guess
            else tr("{name} taken for {guess}", name=names[truth], guess=names[guess])
        )
        n = int(behind.sum())
        title = " · ".join((how, tr("{n} sample(s)", "", n), self._basis))
        self.cell_opened.emit(self._checked.rows[behind], title)

    def _export(self, write: Callable[[Path], None], name: str) -> None:
        start = self._session.project.path.with_name(
            f"{self._session.project.path.stem}-{name}.png"
        )
        chosen, kind = QFileDialog.getSaveFileName(self, tr("Export"), str(start), tr(_PICTURES))
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in (".png", ".svg", ".csv"):
            path = path.with_name(f"{path.name}.{kind.rpartition('.')[2].rstrip(')') or 'png'}")
        try:
            write(path)
        except Problem as problem:
            self._controller.messages.trouble(str(problem))
        else:
            self._controller.messages.notice(tr("Written to {path}.", path=path))

    def _connect(self) -> None:
        self.curve.read.connect(lambda text: self._read.setText(text or self._about))
        self.matrix.read.connect(self._say_cell)
        keys.changed.connect(self._say_cell)
        self.matrix.opened.connect(self._open_cell)
        self.order.currentIndexChanged.connect(lambda _: self._show_classes())
        self._export_curve.clicked.connect(self.ask_curve)
        self._export_matrix.clicked.connect(self.ask_matrix)

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(12)
        figures.addWidget(self._figure)
        figures.addWidget(self._interval, 1, Qt.AlignmentFlag.AlignBottom)
        curve = card_column(tr("ACCURACY OVER LABELS"), self._export_curve)
        curve.addLayout(figures)
        curve.addWidget(self.curve, 1)
        curve.addWidget(self._read)
        confusion = card_column(tr("CONFUSION MATRIX"), self._export_matrix)
        confusion.addWidget(self._cell)
        confusion.addWidget(self.matrix, 1)
        confusion.addStretch()
        cards = QWidget()
        left = QVBoxLayout(cards)
        left.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 20)
        left.setSpacing(16)
        left.addWidget(card(curve), 4)
        left.addWidget(card(confusion), 5)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        area = scrolled(cards)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # in large type
        row.addWidget(area, 1)
        row.addWidget(self._right())

    def _right(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(label(tr("CLASSES"), "heading"))
        head.addStretch()
        head.addWidget(self.order)
        edge = surface("left")
        edge.setFixedWidth(theme.pane_px(_RIGHT))
        column = QVBoxLayout(edge)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._balance)
        column.addLayout(column_heads())
        column.addWidget(self.classes, 1)
        return edge


_ORDER_KEYS: dict[Order, Callable[[ClassLine], tuple[float, int]]] = {
    "classes": lambda line: (0.0, line.code),
    "recall": lambda line: (line.recall.value if line.recall.n else 2.0, line.code),
    "labels": lambda line: (line.n_labels, line.code),
}


def _balance_text(lines: list[ClassLine]) -> str:
    total = sum(line.n_labels for line in lines)
    if not total:
        return tr("No labels yet.")
    n_empty = sum(not line.n_labels for line in lines)
    fewest, most = min(lines, key=lambda c: c.n_labels), max(lines, key=lambda c: c.n_labels)
    if n_empty:
        return tr(
            "{total} labels; {n_empty} of {n_classes} classes have none.",
            total=total,
            n_empty=n_empty,
            n_classes=len(lines),
        )
    return tr(
        "{total} labels, from {fewest} ({fewest_of}) to {most} ({most_of}).",
        total=total,
        fewest=fewest.n_labels,
        fewest_of=fewest.name,
        most=most.n_labels,
        most_of=most.name,
    )
