"""The card that tells how far people agree who labelled the same samples apart from each other."""

from collections.abc import Iterator
from math import isnan

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from aldesk.evaluate.agreement import Agreement
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import card_column, label
from aldesk.session import LabelSession
from aldesk.session.agreement import AgreementReport, measure_agreement

_MEANING = noop(
    "1: they always agree; 0: as often as by chance. Cohen's kappa, or Krippendorff's alpha for "
    "more than two people, each with its interval of 95 %. Only answers that were given without "
    "knowing the other's are compared."
)
_COLUMNS = 4


class AgreementCard(QFrame):
    """Kappa or alpha of all classes together and of each; there only after copies were merged."""

    def __init__(self, session: LabelSession) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self._report: AgreementReport | None = None
        self._who = label("", "muted", wraps=True)
        set_tip(self._who, tr(_MEANING))
        self.cells = [label("") for _ in range(_COLUMNS)]
        column = card_column(tr("AGREEMENT"))
        column.addWidget(self._who)
        table = QGridLayout()
        table.setHorizontalSpacing(24)
        for place, cell in enumerate(self.cells):
            if place:
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.addWidget(cell, 0, place)  # a line for each class: a cell for each took longer
        table.setColumnStretch(_COLUMNS, 1)
        column.addLayout(table)
        self.setLayout(column)
        self.hide()

    def show_session(self) -> None:
        """Measure once: what is said later is said with knowledge of the other's answers."""
        if self._report or not self._session.project.meta.is_merged:
            return
        self._report = report = measure_agreement(self._session.project)
        self.setVisible(report.n > 0)
        people = ", ".join(map(_named, report.annotators))
        self._who.setText(
            tr("{n} sample(s) answered by several: {people}", "", report.n, people=people)
        )
        for cell, texts in zip(self.cells, zip(*_lines(report), strict=True), strict=True):
            cell.setText("\n".join(texts))


def _named(person: str) -> str:
    """Return a name, or what stands for one that was not given."""
    number = person.removeprefix("#")
    is_number = number != person and number.isdecimal()
    return tr("person {n}", n=int(number)) if is_number else person


def _lines(report: AgreementReport) -> Iterator[tuple[str, str, str, str]]:
    """Yield the table's lines: class, value, interval, how many agreed."""
    has_alpha = any(one.kappa is None for one in report.classes.values())
    yield "", tr("alpha") if has_alpha else tr("kappa"), tr("95 %"), tr("agreed")
    if report.overall:
        yield _line(tr("All classes"), report.overall.kappa or report.overall.alpha)
    for name, agreed in report.classes.items():
        yield _line(name, agreed.kappa or agreed.alpha)


def _line(name: str, one: Agreement) -> tuple[str, str, str, str]:
    count = tr("{n} of {total}", n=one.n_agreed, total=one.n)
    if isnan(one.value):
        return name, "–", "", count
    value, low, high = (f"{v:.2f}".replace("-", "−") for v in (one.value, one.low, one.high))
    return name, value, f"{low} … {high}", count
