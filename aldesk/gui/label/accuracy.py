"""The accuracy with its interval, and the learning curve."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aldesk.evaluate.accuracy import ENOUGH
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import ElidedLabel, button, label
from aldesk.gui.results.accuracy_plot import AccuracyPlot
from aldesk.gui.results.alike_words import doubt_text, worth_text
from aldesk.session import LabelSession

_MEASURED = {
    "test": noop("Measured on the test split."),
    "audit": noop("Measured on random audit samples."),
}
_SO_FAR = {
    "test": noop("{n} of {enough} test samples so far."),
    "audit": noop("{n} of {enough} audit samples so far."),
}


class AccuracyPane(QWidget):
    """What is known of the classifier's accuracy, and how sure that is."""

    def __init__(self) -> None:
        super().__init__()
        self._figure = label("", "figure")
        self._interval = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self._interval.setContentsMargins(0, 0, 0, 3)
        self._below = label("", "small", wraps=True)
        self.chip = button("", tr("Choose the query strategy"), "quiet")
        key_tip(self.chip, tr("What to ask next"), Action.STRATEGY)
        self.curve = AccuracyPlot()
        self._told = ""
        self.curve.read.connect(lambda text: self._below.setText(text or self._told))
        self._lay_out()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.curve.apply_theme()

    def show_session(self, session: LabelSession) -> None:
        """Show what was measured so far."""
        accuracy, points = session.accuracy.newest(), session.accuracy.curve()
        if session.accuracy.basis == "audit" and session.settings.audit_rate == 0 and not points:
            self._show_text(tr("Not measured"), tr("Set an audit rate to measure it."), "")
        elif accuracy.enough:
            low, high = (f"{100 * end:.0f}" for end in accuracy.interval)
            self._figure.setText(f"{accuracy.n_correct} / {accuracy.n}")
            self._interval.set_whole(
                tr("95 % interval {low}–{high} %", low=low, high=high), f"{low}–{high} %"
            )
            right = tr("{n} of {total} right", n=accuracy.n_correct, total=accuracy.n)
            by = session.accuracy.kept_together
            how = worth_text(accuracy, by) or tr("Wilson interval")
            set_tip(self._figure, f"{right} · {how}")
            self._tell(" ".join(filter(None, (doubt_text(accuracy, by), _area_text(session)))))
        else:
            done = tr(_SO_FAR[session.accuracy.basis], n=accuracy.n, enough=ENOUGH)
            self._show_text(tr("Not enough yet"), "", done if points else _first_text(session))
        self.curve.show_points(points, session.accuracy.earlier_curves())
        if self.curve.earlier:
            grey = tr("Grey: other encoders.")
            self._tell(f"{self._told} {grey}".strip())

    def _show_text(self, figure: str, interval: str, below: str) -> None:
        self._figure.setText(figure)
        self._interval.set_whole(interval)
        self._tell(below)

    def _tell(self, text: str) -> None:
        self._told = text
        self._below.setText(text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(tr("ACCURACY"), "heading"))
        head.addStretch()
        head.addWidget(self.chip)
        figures = QHBoxLayout()
        figures.setSpacing(10)
        figures.addWidget(self._figure)
        figures.addWidget(self._interval, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(figures)
        column.addWidget(self.curve, 10)
        column.addWidget(self._below)
        column.addStretch(1)


def _first_text(session: LabelSession) -> str:
    """Say what the first measurement waits for."""
    if n := session.accuracy.n_waiting:
        return tr("{n} audit sample(s) labelled; measured when embedded.", "", n)
    return tr("Label to see the first measurement.")


def _area_text(session: LabelSession) -> str:
    text = tr(_MEASURED[session.accuracy.basis])
    if skipped := session.accuracy.n_skipped:
        text += " " + tr("{n} of these sample(s) were skipped.", "", skipped)
    area = session.accuracy.area()
    if area is not None:
        text += " " + tr("Area under the curve {area:.3f}.", area=area)
    return text
