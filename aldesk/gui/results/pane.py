"""The results: the learning curve, the confusion matrix, and how the classes do."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from aldesk.arrays import Rows
from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.confusion import clustered_recalls, confusion_matrix
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.export_file import export_file
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.settings_field import choice, translated
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.view import View
from aldesk.gui.kit.widgets import card, card_column, label, scrolled, surface
from aldesk.gui.results.accuracy_plot import save_picture
from aldesk.gui.results.agreement_card import AgreementCard
from aldesk.gui.results.alike_words import worth_text
from aldesk.gui.results.class_order import ORDER_KEYS, ORDERS, spread_text
from aldesk.gui.results.class_table import ClassLine, ClassTable, column_heads
from aldesk.gui.results.confusion import ConfusionView
from aldesk.gui.results.curve_card import CurveCard, basis_text
from aldesk.gui.results.export import (
    save_curve,
    save_matrix,
    save_matrix_picture,
    save_several_curve,
)
from aldesk.gui.results.looks import looks
from aldesk.gui.results.measure import chosen
from aldesk.gui.results.menus import Entry, class_cells, copy, matrix_cells, show_menu
from aldesk.gui.results.part_choice import PartChoice
from aldesk.gui.results.reliability_card import ReliabilityCard
from aldesk.gui.results.second_look_card import SecondLookCard
from aldesk.gui.results.several import SeveralResults
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes
from aldesk.session.overview import Checked, checked

_RIGHT = 400
_NO_ROWS = np.zeros(0, np.int64)
_NOTHING = Checked(_NO_ROWS, _NO_ROWS, _NO_ROWS, _NO_ROWS)
_CELL = noop(
    "Rows are the true classes, columns the predicted ones. Click a cell to see its samples."
)
_PICTURES = noop("Picture (*.png);;Drawing (*.svg);;Table (*.csv)")
_ONLY_COUNTS = noop("Rows are the true classes, columns the predicted ones.")
_CLOSED = noop(
    "The matrix counts audit samples. It does not show which ones: correcting the answers that the "
    "model disagrees with would flatter the accuracy."
)


class ResultsPane(View):
    """What is known of the classifier, and of the labels it was made from.

    Parameters
    ----------
    controller : SessionController
    curve : CurveCard
    several : SeveralResults
    reliability : ReliabilityCard

    Signals
    -------
    cell_opened : (int64 array, str)
        The samples behind a cell of the confusion matrix, and a title for them.
    validate_wanted : str
        The name of a class to validate.
    """

    cell_opened = Signal(object, str)
    validate_wanted = Signal(str)

    def __init__(
        self,
        controller: SessionController,
        curve: CurveCard,
        several: SeveralResults,
        reliability: ReliabilityCard,
    ) -> None:
        super().__init__()
        self._controller, self._session = controller, controller.session
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._checked: Checked | None = None
        self._recall: list[Accuracy] = []
        self._recall_of = _NOTHING
        self.curve, self.several, self.reliability = curve, several, reliability
        self.part = PartChoice()
        self.matrix = ConfusionView()
        self._cell = label("", "muted", wraps=True)
        if not self._may_open_cells:
            set_tip(self.matrix, tr("Arrow keys move from cell to cell"))
        self.classes = ClassTable()
        self.second_looks = SecondLookCard(self._session)
        self.agreement = AgreementCard(self._session)
        self.order = choice(tr("Order of the classes"), translated(ORDERS))
        self._balance = label("", "muted", wraps=True)
        self._export_matrix = KeyButton(tr("Export …"), Action.EXPORT_MATRIX)
        self._export_matrix.show_key(False)
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
        is_several = self._session.labels.is_several
        for place in (self._confusion, self._classes):
            place.setVisible(not is_several)
        for place in (self.several.card, self.several.side):
            place.setVisible(is_several)
        self.curve.show_session(self._session)
        self.reliability.show_session()
        self.second_looks.show_session()
        self.agreement.show_session()
        if is_several:
            self.several.show_session()
            return
        self.part.show_samples(self._session.project.samples)
        self._take_part()
        self._show_classes()

    def stop(self) -> None:
        """End the threads that measure."""
        self.several.stop()
        self.reliability.stop()

    def _take_part(self) -> None:
        known = checked(self._session)
        self._checked = known and self.part.part_of(known)

    def _show_part(self) -> None:
        self._take_part()
        self._show_classes()

    def export_curve(self, path: Path) -> None:
        """Write the curve as a picture, a drawing or a table, whichever the ending says."""
        accuracy = self._session.accuracy
        is_several = self._session.labels.is_several
        if path.suffix.lower() == ".csv":
            curves = [*accuracy.earlier_curves(), accuracy.curve()]
            save = save_several_curve if is_several else save_curve
            save([point for curve in curves for point in curve], path)
        else:
            measure = chosen.measure if is_several else None
            save_picture(accuracy.curve(), path, accuracy.earlier_curves(), measure)

    def export_matrix(self, path: Path) -> None:
        """Write the confusion matrix, or that of pairs, as a picture, a drawing or a table."""
        if self._session.labels.is_several:
            self.several.card.write(path)
        elif path.suffix.lower() == ".csv":
            save_matrix(self._counts(), self._session.labels.class_names, path)
        else:
            view = ConfusionView()
            view.show_matrix(self._counts(), self._session.labels.class_names)
            save_matrix_picture(view, path)

    def ask_curve(self) -> None:
        """Ask where the curve goes, if there is one, and write it."""
        if self.curve.export.isEnabled():
            self._export(self.export_curve, "curve")

    def ask_matrix(self) -> None:
        """Ask where the matrix goes, if there is one, and write it."""
        is_several = self._session.labels.is_several
        export = self.several.card.export if is_several else self._export_matrix
        if export.isEnabled():
            self._export(self.export_matrix, "co-occurrence" if is_several else "confusion")

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.curve.plot.apply_theme()
        self.reliability.plot.apply_theme()
        for part in (
            self.matrix,
            self.several.card.matrix,
            self.classes.viewport(),
            self.several.side.table.viewport(),
        ):
            part.update()

    def open_selected(self) -> None:
        """Show the samples of the class that the keys are at."""
        for table in (self.classes, self.several.side.table):
            if table.hasFocus():
                table.open_current()

    def escape(self) -> None:
        """Give the keys back to the pane."""
        matrix = self.several.card.matrix if self._session.labels.is_several else self.matrix
        (self if matrix.isHidden() else matrix).setFocus()

    def _show_classes(self) -> None:
        classes, counts = self._session.labels.classes_in_use, self._counts()
        has_any = bool(counts.sum())
        self.matrix.show_matrix(counts if has_any else counts[:0, :0], [c.name for c in classes])
        self.matrix.setVisible(has_any)
        self._export_matrix.setEnabled(has_any)
        self._say_cell()
        marks = self._session.labels.marks.values()
        given = Counter(mark.class_id for mark in marks if mark.kind == "label")
        by, look = self._session.accuracy.kept_together, self._session.accuracy.newest().look
        recalls = [replace(recall, look=look) for recall in self._recalls()]
        lines = [
            ClassLine(code, item.name, item.color, given[item.id], recall, worth_text(recall, by))
            for code, (item, recall) in enumerate(zip(classes, recalls, strict=True))
        ]
        self.classes.show_lines(sorted(lines, key=ORDER_KEYS[self.order.currentData()]))
        self._balance.setText(spread_text(lines))

    def _counts(self) -> Rows:
        known = self._checked or _NOTHING
        return confusion_matrix(known.truth, known.guess, len(self._session.labels.class_names))

    def _recalls(self) -> list[Accuracy]:
        """Return the recall of each class; the intervals take some milliseconds each."""
        known, n = self._checked or _NOTHING, len(self._session.labels.class_names)
        if len(self._recall) != n or not known.says_the_same(self._recall_of):
            self._recall = clustered_recalls(known.truth, known.guess, known.groups, n)
            self._recall_of = known
        return self._recall

    def _say_cell(self, text: str = "") -> None:
        if self._checked is not None and not len(self._checked.rows) and self.part.currentIndex():
            part = self.part.currentText()
            self._cell.setText(tr("Nothing is measured of “{part}” yet.", part=part))
        elif text or self._checked is not None:
            self._cell.setText(text or tr(_CELL if self._may_open_cells else _ONLY_COUNTS))
        elif self._session.accuracy.basis == "audit":
            self._cell.setText(
                tr("The matrix appears when an audit sample is labelled and the model has learned.")
            )
        else:
            key = keys.text(Action.SHOW_LABEL)
            text = noop("The matrix appears when the model has learned: label samples ({key}).")
            self._cell.setText(tr(text, key=key))

    def _open_cell(self, truth: int, guess: int) -> None:
        if self._checked is None:
            return
        if not self._may_open_cells:
            self._refuse()
            return
        behind = (self._checked.truth == truth) & (self._checked.guess == guess)
        names = self._session.labels.class_names
        how = tr("{a} predicted as {b}", a=names[truth], b=names[guess])
        self._show_samples(self._checked.rows[behind], how, basis_text(self._session))

    def _refuse(self) -> None:
        self._controller.messages.notice(tr(_CLOSED))

    @property
    def _may_open_cells(self) -> bool:
        """Whether it may be told what the model says of single samples that are measured on.

        Never of the audit's: who corrects what the model disagrees with flatters the accuracy.
        """
        return self._session.accuracy.basis == "test"

    def _open_measured(self, line: ClassLine) -> None:
        """Show the samples that a class's recall is of."""
        if self._checked is not None and line.recall.n:
            rows = self._checked.rows[self._checked.truth == line.code]
            self._show_samples(rows, line.name, basis_text(self._session))

    def _open_labelled(self, line: ClassLine) -> None:
        codes = self._session.answers.codes(self._session.labels.classes)
        rows = np.flatnonzero(codes == line.code)
        self._show_samples(rows, line.name, tr("labelled"))

    def _open_class(self, line: ClassLine) -> None:
        """Show what there is of a class: its labels, or else what its recall is of."""
        (self._open_labelled if line.n_labels else self._open_measured)(line)

    def _show_samples(self, rows: Rows, *words: str) -> None:
        title = " · ".join((*words[:-1], tr("{n} sample(s)", "", len(rows)), words[-1]))
        if len(rows):
            self.cell_opened.emit(rows, title)

    def _show_class_menu(self, line: ClassLine, place: QPoint) -> None:
        n, n_measured = line.n_labels, line.recall.n
        labelled, measured = partial(self._open_labelled, line), partial(self._open_measured, line)
        table = class_cells(self.classes.lines)
        mine = class_cells([line])[1:]
        entries: list[Entry | None] = [
            (tr("Show {n} labelled sample(s) in the grid", "", n), labelled, bool(n)),
            (
                tr("Show {n} measured sample(s) in the grid", "", n_measured),
                measured,
                n_measured > 0,
            ),
            None,
            (tr("Validate …"), partial(self.validate_wanted.emit, line.name), True),
            None,
            (tr("Copy this line"), partial(copy, mine), True),
            (tr("Copy the table"), partial(copy, table), True),
        ]
        show_menu(self.classes, place, entries)

    def _show_cell_menu(self, truth: int, guess: int, place: QPoint) -> None:
        counts, names = self._counts(), self._session.labels.class_names
        n, text = int(counts[truth, guess]), self.matrix.cell_text((truth, guess))
        entries: list[Entry | None] = [
            (
                tr("Show {n} sample(s) in the grid", "", n),
                partial(self._open_cell, truth, guess),
                bool(n) and self._may_open_cells,
            ),
            None,
            (tr("Copy this line"), partial(copy, [[text]]), True),
            (tr("Copy the table"), partial(copy, matrix_cells(counts, names)), True),
        ]
        show_menu(self.matrix, place, entries)

    def _export(self, write: Callable[[Path], None], name: str) -> None:
        project = self._session.project.path
        start = project.with_name(f"{project.stem}-{name}.png")
        messages = self._controller.messages
        export_file(self, tr("Export"), tr(_PICTURES), start, write, messages)

    def _connect(self) -> None:
        self.matrix.read.connect(self._say_cell)
        keys.changed.connect(self._say_cell)
        self.matrix.opened.connect(self._open_cell)
        self.matrix.menu_asked.connect(self._show_cell_menu)
        self.classes.opened.connect(self._open_class)
        self.classes.menu_asked.connect(self._show_class_menu)
        self.order.currentIndexChanged.connect(lambda _: self._show_classes())
        self.part.currentIndexChanged.connect(lambda _: self._show_part())
        self.curve.export.clicked.connect(self.ask_curve)
        self._export_matrix.clicked.connect(self.ask_matrix)
        self.several.card.export.clicked.connect(self.ask_matrix)
        self.several.card.refused.connect(self._refuse)
        self.several.samples_wanted.connect(self._show_samples)
        self.several.side.validate_wanted.connect(self.validate_wanted)
        chosen.changed.connect(self._show_measure)
        looks.changed.connect(self._show_looks)

    def _show_measure(self) -> None:
        self.curve.show_session(self._session)

    def _show_looks(self) -> None:
        self.curve.show_session(self._session)
        self.classes.viewport().update()

    def _lay_out(self) -> None:
        confusion = card_column(tr("CONFUSION MATRIX"), self.part, self._export_matrix)
        confusion.addWidget(self._cell)
        confusion.addWidget(self.matrix, 1)
        confusion.addStretch()
        cards = QWidget()
        left = QVBoxLayout(cards)
        left.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 20)
        left.setSpacing(16)
        left.addWidget(self.curve, 4)
        self._confusion = card(confusion)
        left.addWidget(self._confusion, 5)
        left.addWidget(self.several.card, 5)
        left.addWidget(self.reliability)
        left.addWidget(self.second_looks)
        left.addWidget(self.agreement)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        area = scrolled(cards)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # in large type
        row.addWidget(area, 1)
        self._classes = self._right()
        row.addWidget(self._classes)
        row.addWidget(self.several.side)

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
        column.addLayout(column_heads(self.classes))
        column.addWidget(self.classes, 1)
        return edge
