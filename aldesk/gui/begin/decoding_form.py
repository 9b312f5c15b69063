"""How a project's files are decoded where there is a choice: channel, time expansion, levels."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from aldesk.core.decoding import AS_IS, EXPANSIONS, Decoding, Levels
from aldesk.core.sample import Media
from aldesk.embed.hearing import kilohertz
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field, number
from aldesk.gui.kit.widgets import label, row_of

_MOST_VALUE = 65_535
_ULTRASOUND = 96_000  # Hz; recordings above this rate are for what nobody hears
_USUAL_HEARING = 8_000  # Hz; of the built-in encoder and most others for sound
_MOST_CHANNELS = 8
_WORDS: dict[Media, tuple[str, ...]] = {
    "sound": (noop("All, mixed"), noop("Left (1)"), noop("Right (2)")),
    "picture": (noop("All, in colour"),),
}


class DecodingForm(QWidget):
    """Fields for sound or for pictures.

    Signals
    -------
    changed
        Something else is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._media: Media | None = None
        self._rate = 0
        self._before = AS_IS
        self._given: tuple[tuple[int, int], Levels] = (0, 0), "picture"
        self.channel = combo(tr("Channel"), ())
        for channel in range(_MOST_CHANNELS + 1):
            self.channel.addItem(str(channel), channel)
        self.expansion = combo(tr("Time expansion"), ())
        for factor in EXPANSIONS:
            words = tr("×{factor} slower", factor=factor) if factor > 1 else tr("As recorded")
            self.expansion.addItem(words, factor)
        self.levels = combo(
            tr("Black and white"),
            [(tr("Each picture's own values"), "picture"), (tr("Fixed values"), "fixed")],
        )
        self.low = number(tr("Black"), 0, _MOST_VALUE, "", 1)
        self.high = number(tr("White"), 0, _MOST_VALUE, "", 1)
        self.high.setValue(_MOST_VALUE)
        self.sentence = label("", "muted", wraps=True)
        self._lay_out()
        for box in (self.channel, self.expansion, self.levels):
            box.currentIndexChanged.connect(lambda _: self._look())
        for value in (self.low, self.high):
            value.valueChanged.connect(lambda _: self._look())
        self._look()

    def show_media(self, media: Media | None) -> None:
        """Show the fields for sound or for pictures; none while it is not known."""
        self._media, self._rate = media, 0
        for place, words in enumerate(_WORDS[media or "sound"]):
            self.channel.setItemText(place, tr(words))
        for place in range(len(_WORDS[media or "sound"]), self.channel.count()):
            self.channel.setItemText(place, str(self.channel.itemData(place)))
        self._look()

    def show_rate(self, rate: int) -> None:
        """Say what a time expansion means for recordings at this rate in Hz; 0 is not known."""
        self._rate = rate
        self._look()

    def decoding(self) -> Decoding:
        """Return what is chosen."""
        channel, expansion = self.channel.currentData(), self.expansion.currentData()
        return Decoding(int(channel), int(expansion), self._chosen_levels())

    def _chosen_levels(self) -> Levels:
        if self.levels.currentData() != "fixed":
            return "picture"
        low, high = self.low.value(), self.high.value()
        shown, given = self._given
        if (low, high) == shown and given != "picture":
            return given
        return (float(low), float(high)) if low < high else "picture"

    def show_decoding(self, decoding: Decoding) -> None:
        """Choose this."""
        with QSignalBlocker(self):
            _choose(self.channel, decoding.channel, str(decoding.channel))
            _choose(self.expansion, decoding.expansion, f"×{decoding.expansion}")
            levels = decoding.levels
            self.levels.setCurrentIndex(int(levels != "picture"))
            low, high = levels if levels != "picture" else (0.0, float(_MOST_VALUE))
            self.low.setValue(round(low))
            self.high.setValue(round(high))
            # What the fields cannot hold was set at the command line, and stays until they change.
            self._given = (self.low.value(), self.high.value()), levels
        self._look()

    def reset(self) -> None:
        """Choose nothing special."""
        self.show_decoding(AS_IS)

    def _look(self) -> None:
        is_fixed = self.levels.currentData() == "fixed"
        self.setVisible(self._media is not None)
        self._slower.setVisible(self._media == "sound")
        self.picture.setVisible(self._media == "picture")
        for part in (self._low, self._high):
            part.setVisible(is_fixed)
        words = self._words()
        self.sentence.setText(words)
        self.sentence.setVisible(bool(words))
        before, self._before = self._before, self.decoding()
        if before != self._before:
            self.changed.emit()

    def _words(self) -> str:
        factor = int(self.expansion.currentData())
        if self._media == "sound" and factor > 1:
            return tr(
                "Shown, played and embedded {factor} times slower: an encoder that hears up to "
                "{hears} hears up to {then}.",
                factor=factor,
                hears=kilohertz(_USUAL_HEARING),
                then=kilohertz(factor * _USUAL_HEARING),
            )
        if self._media == "sound" and self._rate > _ULTRASOUND:
            return tr(
                "These recordings go to {reaches}; most encoders hear up to {hears}. A time "
                "expansion lets them hear bats.",
                reaches=kilohertz(self._rate / 2),
                hears=kilohertz(_USUAL_HEARING),
            )
        if self.levels.currentData() == "fixed" and self.low.value() >= self.high.value():
            return tr("Black must be below white; each picture's own values are taken.")
        return ""

    def _lay_out(self) -> None:
        self._low, self._high = field(tr("Black"), self.low), field(tr("White"), self.high)
        self._slower = field(tr("Time expansion"), self.expansion)
        row = row_of(field(tr("Channel"), self.channel), self._slower)
        self.picture = row_of(field(tr("Black and white"), self.levels), self._low, self._high)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (row, self.picture, self.sentence):
            column.addWidget(part)


def _choose(box: QComboBox, value: int, words: str) -> None:
    """Choose a value; one that is not offered was set at the command line, and is added."""
    if box.findData(value) < 0:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(value))
