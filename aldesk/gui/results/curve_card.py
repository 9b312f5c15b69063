"""The card with the learning curve: the accuracy of now in figures, and how it came to that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from aldesk.evaluate.accuracy import ENOUGH, Accuracy
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.widgets import card_column, label
from aldesk.gui.results.accuracy_plot import AccuracyPlot
from aldesk.gui.results.alike_words import doubt_text, kept_text, worth_text
from aldesk.session import LabelSession

_LEAST_HEIGHT = 152
_BASIS = {"test": noop("test split"), "audit": noop("random audit set")}
_FIRST = {
    "test": noop("The curve starts at {n} test samples."),
    "audit": noop("The curve starts at {n} audit samples."),
}
_POINT = noop("Point at the curve to read a measurement.")


def basis_text(session: LabelSession) -> str:
    """Say what the accuracy is measured on."""
    return tr(_BASIS[session.accuracy.basis])


def waiting_text(session: LabelSession) -> str:
    """Say how many audit samples are labelled and not measured yet; empty for none."""
    n = session.accuracy.n_waiting
    return tr("{n} more labelled, measured when embedded", "", n) if n else ""


class CurveCard(QFrame):
    """Shows the accuracy of a session; `export` is its button."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.plot = AccuracyPlot()
        self.plot.setMinimumHeight(_LEAST_HEIGHT)
        self.export = KeyButton(tr("Export …"), Action.EXPORT_CURVE)
        self.export.show_key(False)
        self._figure = label("", "figure")
        self._interval = label("", "muted", wraps=True)
        self._doubt = label("", "warn", wraps=True)
        self._worth = label("", "muted", wraps=True)
        self._read = label(tr(_POINT), "muted", wraps=True)
        self._about = ""  # the curve, while nothing on it is pointed at
        self.plot.read.connect(lambda text: self._read.setText(text or self._about))
        figures = QHBoxLayout()
        figures.setSpacing(12)
        figures.addWidget(self._figure)
        figures.addWidget(self._interval, 1, Qt.AlignmentFlag.AlignBottom)
        column = card_column(tr("ACCURACY OVER LABELS"), self.export)
        column.addLayout(figures)
        column.addWidget(self._worth)
        column.addWidget(self._doubt)
        column.addWidget(self.plot, 1)
        column.addWidget(self._read)
        self.setLayout(column)

    def show_session(self, session: LabelSession) -> None:
        """Read figures and curve from the session."""
        known = session.accuracy
        accuracy, measured, earlier = known.newest(), known.curve(), known.earlier_curves()
        self.plot.show_points(measured, earlier)
        self.export.setEnabled(bool(measured or earlier))
        figure = f"{100 * accuracy.value:.1f} %" if accuracy.enough else tr("Not enough yet")
        self._figure.setText(figure)
        waiting = "" if accuracy.enough else waiting_text(session)
        basis = " · ".join(filter(None, (waiting, basis_text(session), kept_text(session))))
        self._interval.setText(_interval_text(accuracy, known.area(), basis))
        doubt = doubt_text(accuracy, known.kept_together) if accuracy.enough else ""
        self._doubt.setText(doubt)
        self._doubt.setVisible(bool(doubt))
        worth = worth_text(accuracy, known.kept_together) if accuracy.enough else ""
        self._worth.setText(worth)
        self._worth.setVisible(bool(worth))
        self._about = tr(_POINT) if self.plot.points else tr(_FIRST[known.basis], n=ENOUGH)
        if self.plot.earlier:
            self._about += " " + tr("Grey: other encoders.")
        self._read.setText(self._about)


def _interval_text(accuracy: Accuracy, area: float | None, basis: str) -> str:
    if not accuracy.enough:
        return tr(
            "{n} of {enough} samples so far · {basis}", n=accuracy.n, enough=ENOUGH, basis=basis
        )
    low, high = (f"{100 * end:.0f}" for end in accuracy.interval)
    right = tr("{n} of {total} right", n=accuracy.n_correct, total=accuracy.n)
    interval = tr("95 % interval {low}–{high} %", low=low, high=high)
    text = " · ".join((right, interval, basis))
    return text + ("" if area is None else " · " + tr("area under the curve {area:.3f}", area=area))
