"""The accuracy with its interval, or a measure of several classes, and the learning curve."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aldesk.evaluate.accuracy import ENOUGH
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import ElidedLabel, button, label
from aldesk.gui.results.accuracy_plot import AccuracyPlot
from aldesk.gui.results.alike_words import doubt_of_several, doubt_text, worth_text
from aldesk.gui.results.looks import accuracy_interval_text, ends_of, holds_text, looks
from aldesk.gui.results.measure import MeasureChoice, chosen, meaning_text, missing_text
from aldesk.gui.results.outlook_words import outlook_meaning, outlook_texts
from aldesk.gui.results.weighted_words import weighted_text
from aldesk.session import LabelSession

_LETTERS = 8  # of a measure's name, where the strategy's takes the room
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
        self.outlook = label("", "small", wraps=True)
        self.chip = button("", tr("Choose the query strategy"), "quiet")
        key_tip(self.chip, tr("What to ask next"), Action.STRATEGY)
        self._heading = label(tr("ACCURACY"), "heading")
        self.measures = MeasureChoice()
        self.measures.hide()
        self.measures.setMinimumContentsLength(_LETTERS)
        self.measures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.curve = AccuracyPlot()
        self._session: LabelSession | None = None
        self._told = ""
        self.curve.read.connect(lambda text: self._below.setText(text or self._told))
        for choice in (chosen, looks):
            choice.changed.connect(self._show_again)
        self._lay_out()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.curve.apply_theme()

    def show_session(self, session: LabelSession) -> None:
        """Show what was measured so far."""
        self._session = session
        known, measure = session.accuracy, chosen.measure if session.labels.is_several else None
        points = known.curve()
        self._heading.setVisible(measure is None)
        self.measures.setVisible(measure is not None)
        if known.basis == "audit" and session.settings.audit_rate == 0 and not points:
            self._show_text(tr("Not measured"), tr("Set an audit rate to measure it."), "")
        elif measure is None and known.newest().enough:
            self._show_accuracy(session)
        elif measure is not None and known.newest_of(measure):
            self._show_measure(session)
        elif measure is not None and known.newest().enough:
            self._show_text(tr("Not enough yet"), "", missing_text(session))
        else:
            done = tr(_SO_FAR[known.basis], n=known.newest().n, enough=ENOUGH)
            self._show_text(tr("Not enough yet"), "", done if points else _first_text(session))
        self.curve.show_points(points, known.earlier_curves(), measure)
        line, details = outlook_texts(session)
        self.outlook.setText(line)
        self.outlook.setVisible(bool(line))
        set_tip(self.outlook, f"{details}\n{outlook_meaning()}" if line else "")
        if self.curve.earlier:
            grey = tr("Grey: other encoders.")
            self._tell(f"{self._told} {grey}".strip())

    def _show_accuracy(self, session: LabelSession) -> None:
        accuracy, by = session.accuracy.newest(), session.accuracy.kept_together
        self._figure.setText(f"{accuracy.n_correct} / {accuracy.n}")
        self._show_interval(ends_of(accuracy), accuracy_interval_text())
        right = tr("{n} of {total} right", n=accuracy.n_correct, total=accuracy.n)
        plain = tr("Wilson interval") if looks.holds == "one look" else tr("exact interval")
        how = worth_text(accuracy, by) or plain
        lines = f"{right} · {how}", holds_text(), weighted_text(session)
        set_tip(self._figure, "\n".join(filter(None, lines)))
        area = _area_text(session, session.accuracy.area())
        self._tell(" ".join(filter(None, (doubt_text(accuracy, by), area))))

    def _show_measure(self, session: LabelSession) -> None:
        measure = chosen.measure
        if estimate := session.accuracy.newest_of(measure):
            self._figure.setText(f"{100 * estimate.value:.0f} %")
            self._show_interval(estimate.interval, noop("95 % interval {low}–{high} %"))
            mean = tr("mean of the classes")
            meaning = f"{mean[:1].upper()}{mean[1:]}. {meaning_text(measure)}"
            set_tip(self._figure, f"{meaning}\n{holds_text(is_several=True)}")
            area = _area_text(session, session.accuracy.area(measure))
            self._tell(" ".join(filter(None, (doubt_of_several(session), area))))

    def _show_interval(self, interval: tuple[float, float], text: str) -> None:
        low, high = (f"{100 * end:.0f}" for end in interval)
        whole = tr(text, low=low, high=high)
        self._interval.set_whole(whole, f"{low}–{high} %")

    def _show_again(self) -> None:
        """Show the measure that is chosen now."""
        if self._session:
            self.show_session(self._session)

    def _show_text(self, figure: str, interval: str, below: str) -> None:
        self._figure.setText(figure)
        self._interval.set_whole(interval)
        self._tell(below)

    def _tell(self, text: str) -> None:
        self._told = text
        self._below.setText(text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self.measures, 1)
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
        column.addWidget(self.outlook)
        column.addWidget(self._below)
        column.addStretch(1)


def _first_text(session: LabelSession) -> str:
    """Say what the first measurement waits for."""
    if n := session.accuracy.n_waiting:
        return tr("{n} audit sample(s) labelled; measured when embedded.", "", n)
    return tr("Label to see the first measurement.")


def _area_text(session: LabelSession, area: float | None) -> str:
    text = tr(_MEASURED[session.accuracy.basis])
    if skipped := session.accuracy.n_skipped:
        text += " " + tr("{n} of these sample(s) were skipped.", "", skipped)
    if area is not None:
        text += " " + tr("Area under the curve {area:.3f}.", area=area)
    return text
