"""The card that says how far the model's probabilities can be believed."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from aldesk.core.calibration import Calibration
from aldesk.evaluate.accuracy import ENOUGH
from aldesk.evaluate.reliability import Reliability
from aldesk.evaluate.several import ENOUGH_PRESENT
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import card_column, label
from aldesk.gui.results.curve_card import basis_text
from aldesk.gui.results.reliability_plot import ReliabilityPlot
from aldesk.session import LabelSession
from aldesk.session.checked_sureness import CheckedSureness, checked_sureness

_LEAST_HEIGHT = 220
_QUICK = 20_000  # predictions that are measured in some milliseconds
_FIRST = {
    "test": noop("The diagram appears at {n} test samples."),
    "audit": noop("The diagram appears at {n} audit samples."),
}
_MEANING = noop(
    "How far the probabilities are from what came true, on average (expected calibration error). "
    "What chance adds to it is taken off."
)
_LINES = noop(
    "Across: the model's probability. Up: how many came true. On the dashed line both are equal."
)
_GREY = noop("Grey: before calibration.")
_CHOSEN = noop(
    "Labels that a strategy chose are not like all samples: so the error is measured on samples "
    "that were drawn at random."
)


class ReliabilityCard(QFrame):
    """Calibration error and reliability diagram, of all classes or of one."""

    def __init__(self, session: LabelSession) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self._known: CheckedSureness | None = None
        self._measured: tuple[Reliability, Reliability] | None = None
        self._background: Background | None = None
        self.of = combo(tr("Which class is shown"), [(tr("All classes"), None)])
        self.of.setMinimumContentsLength(12)
        self.of.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.plot = ReliabilityPlot()
        self.plot.setMinimumHeight(_LEAST_HEIGHT)
        self._figure = label("", "figure")
        set_tip(self._figure, tr(_MEANING))
        self._interval = label("", "muted", wraps=True)
        self._corrected = label("", "muted", wraps=True)
        set_tip(self._corrected, tr(_CHOSEN))
        self._read = label("", "muted", wraps=True)
        self._about = ""
        figures = QHBoxLayout()
        figures.setSpacing(12)
        figures.addWidget(self._figure)
        figures.addWidget(self._interval, 1, Qt.AlignmentFlag.AlignBottom)
        column = card_column(tr("CALIBRATION"), self.of)
        column.addLayout(figures)
        column.addWidget(self._corrected)
        column.addWidget(self.plot, 1)
        column.addWidget(self._read)
        self.setLayout(column)
        self.plot.read.connect(lambda text: self._read.setText(text or self._about))
        self.of.currentIndexChanged.connect(lambda _: self.show_session())

    def show_session(self) -> None:
        """Show what is known now; much of it is measured in the background."""
        self._offer_classes()
        known = checked_sureness(self._session, self.of.currentData())
        if known is None or not known.says_the_same(self._known):
            self._known, self._measured = known, None
            if known is not None and known.enough and len(known.sureness) >= ENOUGH:
                self._measure(known)
        self._show()

    def stop(self) -> None:
        """End the thread that measures."""
        if self._background:
            self._background.close()

    def _offer_classes(self) -> None:
        self.of.setVisible(self._session.labels.is_several)
        names = self._session.labels.class_names if self._session.labels.is_several else ()
        if [self.of.itemText(place) for place in range(1, self.of.count())] == list(names):
            return
        chosen = self.of.currentText()
        with QSignalBlocker(self.of):
            while self.of.count() > 1:
                self.of.removeItem(1)
            for code, name in enumerate(names):
                self.of.addItem(name, code)
            self.of.setCurrentIndex(max(0, self.of.findText(chosen)))

    def _measure(self, known: CheckedSureness) -> None:
        if len(known.sureness) <= _QUICK:
            self._measured = known.measured()
            return
        if self._background is None:
            self._background = Background("calibration")
        self._background.forget_waiting()
        self._background.submit(known.measured, partial(self._take, known))

    def _take(self, known: CheckedSureness, measured: tuple[Reliability, Reliability]) -> None:
        if known is self._known:
            self._measured = measured
            self._show()

    def _show(self) -> None:
        after, before = self._measured or (None, None)
        calibration = self._calibration
        is_shown = self._known is not None and self._known.enough and bool(after and after.enough)
        is_changed = calibration.kind != "none"
        self._figure.setText(tr("Not enough yet"))
        self._about = ""
        if after and before and is_shown:
            self._figure.setText(f"{100 * after.error.value:.1f} %")
            self._interval.setText(_error_text(after, before if is_changed else None, self._basis))
            self._about = " ".join([tr(_LINES), *([tr(_GREY)] if is_changed else [])])
        else:
            self._interval.setText(self._missing_text())
        self.plot.setVisible(is_shown)
        self.plot.show_bins(
            *((after, before if is_changed else None) if is_shown else (None, None))
        )
        self._corrected.setText(
            tr(
                "Corrected on {n} label(s), each predicted by a model that has not seen it.",
                "",
                calibration.n,
            )
            if is_changed
            else tr("Nothing is corrected: too few labels, or no need.")
        )
        self._corrected.setVisible(is_shown)
        self._read.setText(self._about)
        self._read.setVisible(is_shown)

    @property
    def _calibration(self) -> Calibration:
        result = self._session.predictions.result
        return result.calibration if result else Calibration()

    @property
    def _basis(self) -> str:
        return basis_text(self._session)

    def _missing_text(self) -> str:
        known = self._known
        if known is None or len(known.sureness) < ENOUGH:
            return tr(_FIRST[self._session.accuracy.basis], n=ENOUGH)
        if known.enough:
            return tr("Measuring …")
        one = noop("{n} of the measured samples have this class; {enough} are needed.")
        any_ = noop("{n} of the measured samples have a class; {enough} are needed.")
        text = any_ if self.of.currentData() is None else one
        return tr(text, n=int(known.is_right.sum()), enough=ENOUGH_PRESENT)


def _error_text(after: Reliability, before: Reliability | None, basis: str) -> str:
    low, high = (f"{100 * end:.1f}" for end in after.error.interval)
    said = [tr("calibration error"), tr("95 % interval {low}–{high} %", low=low, high=high)]
    if before:
        said.append(tr("before: {value} %", value=f"{100 * before.error.value:.1f}"))
    return " · ".join([*said, basis])
