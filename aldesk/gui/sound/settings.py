"""The unfolded part below a clip: how its spectrogram is drawn and where it is played."""

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QWidget

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field, number
from aldesk.gui.kit.view_settings import (
    COLOR_MAPS,
    FFT_SIZES,
    HIGHEST_HZ,
    LEAST_RANGE,
    MOST_RANGE,
    SettingsKeeper,
    ViewSettings,
)
from aldesk.gui.sound.player import Player

_SCALES = ((noop("Mel"), "mel"), (noop("Linear"), "linear"))
_ONE_ROW = 640  # pixels that all fields need side by side
_IN_A_ROW = 4
_RANGE_STEP = 10
_LIKE_AUTO = 60
"""From which the keys go on: about what a clean recording shows by itself."""


class SoundSettings(QWidget):
    """Scale, FFT size, frequencies, dynamic range, colours and output device."""

    def __init__(self, settings: SettingsKeeper, player: Player) -> None:
        super().__init__()
        self._settings = settings
        self._player = player
        self.scale = combo(tr("Frequency scale"), [(tr(words), scale) for words, scale in _SCALES])
        self.n_fft = combo(
            tr("FFT size: larger for finer frequencies, smaller for finer times"),
            [(str(size) if size else tr("Auto"), size) for size in FFT_SIZES],
        )
        self.lowest = number(tr("Lowest frequency"), 0, HIGHEST_HZ, " Hz", 100)
        self.highest = number(tr("Highest frequency"), 0, HIGHEST_HZ, " Hz", 100, tr("All"))
        least = LEAST_RANGE - _RANGE_STEP
        self.range = number(tr("Dynamic range"), least, MOST_RANGE, " dB", _RANGE_STEP, tr("Auto"))
        self.colors = combo(
            tr("Colours"),
            [(tr("Grey") if name == "grey" else name.capitalize(), name) for name in COLOR_MAPS],
        )
        self.device = combo(tr("Output device"), [(tr("System"), "")])
        self._lay_out()
        self._wear(settings.now)
        self._connect()

    def change_range(self, steps: int) -> None:
        """Widen or narrow the dynamic range by steps of 10 dB; below the narrowest it is auto."""
        is_auto = self.range.value() < LEAST_RANGE
        now = _LIKE_AUTO if is_auto else self.range.value()
        self.range.setValue(now + steps * _RANGE_STEP)

    def next_choice(self, box: QComboBox) -> None:
        """Choose what comes next in one of the lists."""
        box.setCurrentIndex((box.currentIndex() + 1) % box.count())

    def shift_frequencies(self, share: float, rate: int) -> None:
        """Move the shown frequencies up or down by a share of them, if not all are shown."""
        low, high = self._settings.now.axis.limits(rate)
        step = min(max(share * (high - low), -low), rate / 2 - high)
        if not step:
            return  # keeps "all" what it is
        self._settings.change(lowest=round(low + step), highest=round(high + step))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask which outputs there are, in the player's thread."""
        super().showEvent(event)
        self._player.find_devices(self._fill_devices)

    def _fill_devices(self, names: list[str]) -> None:
        wanted = self._settings.now.device
        self.device.blockSignals(True)
        self.device.clear()
        self.device.addItem(tr("System") if names else tr("None"), "")
        for name in dict.fromkeys([*names, *([wanted] if wanted else [])]):
            self.device.addItem(name, name)
        self.device.setCurrentIndex(self.device.findData(wanted))
        self.device.setEnabled(self.device.count() > 1)
        self.device.blockSignals(False)

    def _wear(self, now: ViewSettings) -> None:
        for box, choice in (
            (self.scale, now.scale),
            (self.n_fft, now.n_fft),
            (self.colors, now.color_map),
            (self.device, now.device),
        ):
            box.setCurrentIndex(max(0, box.findData(choice)))
        self.lowest.setValue(now.lowest)
        self.highest.setValue(now.highest)
        self.range.setValue(now.dynamic_range or self.range.minimum())

    def _connect(self) -> None:
        change = self._settings.change
        self.scale.currentIndexChanged.connect(lambda: change(scale=self.scale.currentData()))
        self.n_fft.currentIndexChanged.connect(lambda: change(n_fft=self.n_fft.currentData()))
        self.colors.currentIndexChanged.connect(lambda: change(color_map=self.colors.currentData()))
        self.device.currentIndexChanged.connect(lambda: change(device=self.device.currentData()))
        self.lowest.valueChanged.connect(lambda value: change(lowest=value))
        self.highest.valueChanged.connect(lambda value: change(highest=value))
        self.range.valueChanged.connect(
            lambda value: change(dynamic_range=value if value >= LEAST_RANGE else 0)
        )
        self._settings.changed.connect(self._wear)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields into two rows where one would cut their words."""
        super().resizeEvent(event)
        self._arrange(len(self._fields) if self.width() >= _ONE_ROW else _IN_A_ROW)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 0, 12, 12)
        self._grid.setSpacing(8)
        fields: list[tuple[str, QComboBox | QSpinBox]] = [
            (tr("Scale"), self.scale),
            (tr("FFT size"), self.n_fft),
            (tr("From"), self.lowest),
            (tr("To"), self.highest),
            (tr("Range"), self.range),
            (tr("Colours"), self.colors),
            (tr("Output"), self.device),
        ]
        self._fields = [field(words, box) for words, box in fields]
        self._in_a_row = 0
        self._arrange(len(self._fields))

    def _arrange(self, in_a_row: int) -> None:
        if in_a_row == self._in_a_row:
            return
        self._in_a_row = in_a_row
        for place, part in enumerate(self._fields):
            self._grid.addWidget(part, place // in_a_row, place % in_a_row)
            self._grid.setColumnStretch(place, 1 if place < in_a_row else 0)
