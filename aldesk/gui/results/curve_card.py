"""The card with the learning curve: what is measured now in figures, and how it came to that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from aldesk.evaluate.accuracy import ENOUGH, Accuracy
from aldesk.evaluate.several import Estimate
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import ElidedLabel, card_column, label
from aldesk.gui.results.accuracy_plot import AccuracyPlot
from aldesk.gui.results.alike_words import (
    doubt_of_several,
    doubt_text,
    kept_text,
    worth_text,
)
from aldesk.gui.results.looks import (
    LooksChoice,
    accuracy_interval_text,
    holds_text,
    percent_ends,
)
from aldesk.gui.results.measure import MeasureChoice, chosen, meaning_text, missing_text
from aldesk.gui.results.outlook_words import outlook_meaning, outlook_texts
from aldesk.gui.results.weighted_words import weighted_meaning, weighted_text
from aldesk.session import LabelSession

_LEAST_HEIGHT = 152
_BASIS = {"test": noop("test split"), "audit": noop("random audit set")}
_FIRST = {
    "test": noop("The curve starts at {n} test samples."),
    "audit": noop("The curve starts at {n} audit samples."),
}
_NOT_ENOUGH = noop("Not enough yet")
_POINT = noop("Point at the curve to read a measurement.")


def basis_text(session: LabelSession) -> str:
    """Say what the accuracy is measured on."""
    return tr(_BASIS[session.accuracy.basis])


def waiting_text(session: LabelSession) -> str:
    """Say how many audit samples are labelled and not measured yet; empty for none."""
    n = session.accuracy.n_waiting
    return tr("{n} more labelled, measured when embedded", "", n) if n else ""


class CurveCard(QFrame):
    """Shows the accuracy of a session; `export` is its button.

    Where samples may have several classes there is a list of measures, and the one that is chosen
    is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.plot = AccuracyPlot()
        self.plot.setMinimumHeight(_LEAST_HEIGHT)
        self._heading = ElidedLabel("heading")
        self.measures = MeasureChoice()
        self.looks = LooksChoice()
        self.export = KeyButton(tr("Export …"), Action.EXPORT_CURVE)
        self.export.show_key(False)
        self._figure = label("", "figure")
        self._interval = label("", "muted", wraps=True)
        self._doubt = label("", "warn", wraps=True)
        self._worth = label("", "muted", wraps=True)
        self.weighted = label("", "muted", wraps=True)
        set_tip(self.weighted, weighted_meaning())
        self.outlook = label("", wraps=True)
        set_tip(self.outlook, outlook_meaning())
        self._read = label(tr(_POINT), "muted", wraps=True)
        self._about = ""  # the curve, while nothing on it is pointed at
        self.plot.read.connect(lambda text: self._read.setText(text or self._about))
        figures = QHBoxLayout()
        figures.setSpacing(12)
        figures.addWidget(self._figure)
        figures.addWidget(self._interval, 1, Qt.AlignmentFlag.AlignBottom)
        column = card_column(self._heading, self.measures, self.looks, self.export)
        column.addLayout(figures)
        column.addWidget(self._worth)
        column.addWidget(self._doubt)
        column.addWidget(self.weighted)
        column.addWidget(self.plot, 1)
        column.addWidget(self.outlook)
        column.addWidget(self._read)
        self.setLayout(column)

    def show_session(self, session: LabelSession) -> None:
        """Read figures and curve from the session."""
        known, measure = session.accuracy, None
        if session.labels.is_several:
            measure = chosen.measure
        measured, earlier = known.curve(), known.earlier_curves()
        self.plot.show_points(measured, earlier, measure)
        self.export.setEnabled(bool(measured or earlier))
        self.measures.setVisible(measure is not None)
        self.looks.setVisible(measure is None)
        whole = tr("ACCURACY OVER LABELS"), tr("ACCURACY")  # where there is little room
        if measure is not None:
            whole = tr("LEARNING CURVE"), tr("CURVE")
        self._heading.set_whole(*whole)
        if measure is None:
            self._show_accuracy(session)
        else:
            self._show_measure(session)
        self.weighted.setText(by_weights := weighted_text(session))
        self.weighted.setVisible(bool(by_weights))
        told = outlook_texts(session)[1] if known.newest().enough else ""
        self.outlook.setText(told)
        self.outlook.setVisible(bool(told))
        first = tr(_FIRST[known.basis], n=ENOUGH)
        if measure is not None and known.newest().enough:
            first = ""
        self._about = tr(_POINT) if self.plot.points else first
        if self.plot.earlier:
            self._about += " " + tr("Grey: other encoders.")
        self._read.setText(self._about)

    def _show_accuracy(self, session: LabelSession) -> None:
        known, accuracy = session.accuracy, session.accuracy.newest()
        set_tip(self._figure, "")
        self._figure.setText(
            f"{100 * accuracy.value:.1f} %" if accuracy.enough else tr(_NOT_ENOUGH)
        )
        self._interval.setText(_interval_text(accuracy, known.area(), _basis(session)))
        set_tip(self._interval, holds_text() if accuracy.enough else "")
        doubt = doubt_text(accuracy, known.kept_together) if accuracy.enough else ""
        worth = worth_text(accuracy, known.kept_together) if accuracy.enough else ""
        self._say(doubt, worth)

    def _show_measure(self, session: LabelSession) -> None:
        known, measure = session.accuracy, chosen.measure
        estimate, basis = known.newest_of(measure), _basis(session)
        set_tip(self._figure, meaning_text(measure))
        set_tip(self._interval, holds_text(is_several=True) if estimate else "")
        self._figure.setText(f"{100 * estimate.value:.1f} %" if estimate else tr(_NOT_ENOUGH))
        if estimate:
            self._interval.setText(_mean_text(estimate, known.area(measure), basis))
        elif known.newest().enough:
            self._interval.setText(f"{missing_text(session)} · {basis}")
        else:
            self._interval.setText(_so_far_text(known.newest(), basis))
        self._say(doubt_of_several(session) if estimate else "", "")

    def _say(self, doubt: str, worth: str) -> None:
        for words, place in ((doubt, self._doubt), (worth, self._worth)):
            place.setText(words)
            place.setVisible(bool(words))


def _basis(session: LabelSession) -> str:
    waiting = "" if session.accuracy.newest().enough else waiting_text(session)
    return " · ".join(filter(None, (waiting, basis_text(session), kept_text(session))))


def _so_far_text(accuracy: Accuracy, basis: str) -> str:
    return tr("{n} of {enough} samples so far · {basis}", n=accuracy.n, enough=ENOUGH, basis=basis)


def _interval_text(accuracy: Accuracy, area: float | None, basis: str) -> str:
    if not accuracy.enough:
        return _so_far_text(accuracy, basis)
    right = tr("{n} of {total} right", n=accuracy.n_correct, total=accuracy.n)
    return _figures_text(right, accuracy, area, basis, accuracy_interval_text())


def _mean_text(estimate: Estimate, area: float | None, basis: str) -> str:
    text = noop("95 % interval {low}–{high} %")
    return _figures_text(tr("mean of the classes"), estimate, area, basis, text)


def _figures_text(
    what: str, known: Accuracy | Estimate, area: float | None, basis: str, interval: str
) -> str:
    low, high = percent_ends(known)
    text = " · ".join((what, tr(interval, low=low, high=high), basis))
    return text + ("" if area is None else " · " + tr("area under the curve {area:.3f}", area=area))
