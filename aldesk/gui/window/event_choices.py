"""Which events or predictions are exported: a row above the line in which their file is named."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QWidget

from aldesk.core.events import JoinRule
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field, number, seconds_field, translated
from aldesk.gui.window.event_job import EventChoice, WindowForm
from aldesk.session.export.clips import ClipRule

FORMS: tuple[tuple[str, WindowForm], ...] = (
    (noop("Events as a table"), "table"),
    (noop("Events for Raven, a file each"), "raven"),
    (noop("Events for Raven, one file"), "raven-one"),
    (noop("Events for Audacity"), "audacity"),
    (noop("Events as clips"), "clips"),
    (noop("Clips to train BirdNET"), "birdnet"),
)
_FROM = (
    (noop("labels only"), False),
    (noop("also predictions"), True),
)
_CLIPS = ("clips", "birdnet")
_PREDICTED = ("predictions", "probabilities")
_NAMES = {
    "table": "-events.csv",
    "raven": "-raven",
    "raven-one": "-events.txt",
    "audacity": "-audacity",
    "clips": "-clips",
    "birdnet": "-birdnet",
}
_WIDE, _NARROW = 168, 104


class EventChoices(QWidget):
    """Asks only what the form leaves open.

    Of labels with predictions that is how sure these must be, where a sample may have several
    classes.

    Parameters
    ----------
    accept : callable
        Called by Enter in a number.
    """

    def __init__(self, accept: Callable[[], None]) -> None:
        super().__init__()
        self.source = combo(tr("What events come from"), translated(_FROM))
        self.least = number(tr("Least confidence"), 1, 100, " %", 5)
        self.gap = seconds_field(tr("Join windows over gaps up to"), 0.0)
        self.shortest = seconds_field(tr("Leave out what is shorter than"), 0.0)
        self.padding = seconds_field(tr("Seconds more around each clip"), 0.0)
        self.sound = combo(tr("Form of the clips"), [("WAV", "wav"), ("FLAC", "flac")])
        self.least.setValue(50)
        self._fields = [
            _sized(field(tr("Events from"), self.source), _WIDE),
            _sized(field(tr("Least confidence"), self.least), _NARROW),
            _sized(field(tr("Join over gaps to"), self.gap), _NARROW),
            _sized(field(tr("Shortest event"), self.shortest), _NARROW),
            _sized(field(tr("Around each clip"), self.padding), _NARROW),
            _sized(field(tr("Clips as"), self.sound), _NARROW),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in self._fields:
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        self._asks_least = False
        self.source.currentIndexChanged.connect(lambda _: self._show_least())
        for asked in (self.least, self.gap, self.shortest, self.padding):
            _accept_by_enter(asked, accept)

    def show_form(self, form: str, *, is_several: bool) -> None:
        """Ask what this form of events or labels needs, which may be nothing."""
        is_events = form in _NAMES
        self._asks_least = is_several and form in _PREDICTED
        source, _, gap, shortest, *of_clips = self._fields
        for part in (source, gap, shortest):
            part.setVisible(is_events)
        for part in of_clips:
            part.setVisible(form in _CLIPS)
        self._show_least()
        self.setVisible(is_events or self._asks_least)

    @property
    def least_sure(self) -> float:
        """The least probability of what counts as predicted, 0 … 1."""
        return float(self.least.value() / 100)

    def chosen(self, form: WindowForm) -> EventChoice:
        """Return what is chosen."""
        return EventChoice(
            form,
            self.least_sure if self.source.currentData() else None,
            JoinRule(self.gap.value(), self.shortest.value()),
            ClipRule(self.sound.currentData(), self.padding.value()),
        )

    def _show_least(self) -> None:
        self._fields[1].setVisible(self._asks_least or bool(self.source.currentData()))


def name_ending(form: str) -> str:
    """Return what stands behind the project's name in that of the file or folder."""
    return _NAMES[form]


def endings_of(form: str) -> tuple[str, str]:
    """Return what names are possible for a form, short and as a sentence."""
    if form == "table":
        return tr("Enter saves · .csv or .parquet"), tr("A name that ends in .csv or .parquet")
    if form == "raven-one":
        return tr("Enter saves · .txt"), tr("A name that ends in .txt")
    return tr("Enter saves · a new folder"), tr("A folder that is new or empty")


def kinds_of(form: str) -> str:
    """Return what a file dialogue offers for a form."""
    if form == "table":
        return tr("Table (*.csv *.parquet)")
    return tr("Text (*.txt)") if form == "raven-one" else tr("New folder (*)")


def _sized(part: QWidget, width: int) -> QWidget:
    part.setFixedWidth(theme.px(width))
    return part


def _accept_by_enter(asked: QAbstractSpinBox, accept: Callable[[], None]) -> None:
    asked.lineEdit().returnPressed.connect(accept)
