"""Which measure of several classes is shown: one for all views, kept for the next time."""

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from aldesk.evaluate.several import ENOUGH_PRESENT, MEASURES, Estimate, Measure
from aldesk.gui.kit.calm_fields import Choice
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.kit.tips import set_tip
from aldesk.session import LabelSession

_KEY = "measure"
_LETTERS = 11
_NAMES: dict[Measure, str] = {
    "average precision": noop("average precision"),
    "precision": noop("precision"),
    "recall": noop("recall"),
    "F1": noop("F1"),
}
_MEANINGS: dict[Measure, str] = {
    "average precision": noop(
        "How high the samples with a class stand among all, sorted by its probability. "
        "The mean over the classes is also called mAP."
    ),
    "precision": noop("Of the samples that a class is predicted for, how many have it."),
    "recall": noop("Of the samples that have a class, how many it is predicted for."),
    "F1": noop("The harmonic mean of precision and recall."),
}
_THRESHOLD = noop("A class is predicted from a probability of 50 % on.")


class _Chosen(QObject):
    """What was chosen; `changed` tells all who show it."""

    changed = Signal()

    @property
    def measure(self) -> Measure:
        kept = str(preferences().value(_KEY, ""))
        return next((measure for measure in MEASURES if measure == kept), MEASURES[0])

    def choose(self, measure: Measure) -> None:
        if measure != self.measure:
            preferences().setValue(_KEY, measure)
            self.changed.emit()


chosen = _Chosen()


class MeasureChoice(Choice):
    """The list of measures; choosing one chooses it everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What the curve shows"))
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        for measure in MEASURES:
            self.addItem(measure_text(measure), measure)
        self._show()
        self.currentIndexChanged.connect(lambda _: chosen.choose(self.currentData()))
        chosen.changed.connect(self._show)

    def _show(self) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(MEASURES.index(chosen.measure))
        set_tip(self, meaning_text(chosen.measure))


def measure_text(measure: Measure) -> str:
    """Return a measure's name, as it begins a line."""
    name = tr(_NAMES[measure])
    return name[:1].upper() + name[1:]


def meaning_text(measure: Measure) -> str:
    """Say what a measure is."""
    meaning = tr(_MEANINGS[measure])
    return meaning if measure == MEASURES[0] else f"{meaning} {tr(_THRESHOLD)}"


def percent_text(estimate: Estimate) -> str:
    """Return a measure with its interval; a dash where nothing is known."""
    if not estimate.is_known:
        return "–"
    value, low, high = (f"{100 * end:.0f}" for end in (estimate.value, *estimate.interval))
    return tr("{value} % ({low}–{high} %)", value=value, low=low, high=high)


def missing_text(session: LabelSession) -> str:
    """Say what a measure waits for where enough samples are measured on."""
    n = session.accuracy.most_present
    if n < ENOUGH_PRESENT:
        text = noop("No class has {enough} of the measured samples yet; {n} at most.")
        return tr(text, enough=ENOUGH_PRESENT, n=n)
    if session.accuracy.newest_of(MEASURES[0]) is None:  # these were measured in another way
        return tr("Measured when the model has learned again.")
    return tr("No class is predicted for any of the measured samples yet.")
