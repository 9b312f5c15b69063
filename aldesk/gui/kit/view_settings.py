"""How sound and pictures are shown; kept for each person, not in the project."""

from dataclasses import dataclass, replace
from typing import Any, get_args

from PySide6.QtCore import QObject, Signal

from aldesk.gui.kit.kept_settings import keep_settings, kept_settings
from aldesk.media.spectrogram import FrequencyAxis, Scale

COLOR_MAPS = ("inferno", "viridis", "cividis", "grey")
SPEEDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0)
LEAST_RANGE, MOST_RANGE = 20, 120
CONTEXTS = (0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
"""Seconds that are shown before a stretch of a recording, and as many after."""
HIGHEST_HZ = 192_000
FFT_SIZES = (0, 256, 512, 1024, 2048, 4096)
"""In samples; 0 is about 32 ms."""
_CHOICES: dict[str, tuple[object, ...]] = {
    "scale": get_args(Scale),
    "n_fft": FFT_SIZES,
    "color_map": COLOR_MAPS,
    "speed": SPEEDS,
    "context": CONTEXTS,
}
_LIMITS = {
    "lowest": (0, HIGHEST_HZ),
    "highest": (0, HIGHEST_HZ),
    "dynamic_range": (0, MOST_RANGE),
    "brightness": (-100, 100),
    "contrast": (-100, 100),
}
_KEY = "view"
_BINS_PER_BAND = 10  # so many rows that a long window's fine frequencies are seen


@dataclass(frozen=True)
class ViewSettings:
    """How samples are shown and played.

    Attributes
    ----------
    scale : {"mel", "linear"}
        Of the spectrogram's frequencies.
    n_fft : int
        Samples of the spectrogram's window: more for finer frequencies, fewer for finer times; 0
        for about 32 ms.
    lowest, highest : int
        Frequencies in Hz; a `highest` of 0 is half the sampling rate.
    dynamic_range : int
        In dB from the loudest to the darkest tone; 0 follows each clip's own noise.
    color_map : str
    brightness, contrast : int
        Of pictures, in percent from −100 to 100; 0 leaves them as they are.
    speed : float
        Of playing, 0.5 … 2.
    loops : bool
    plays_by_itself : bool
        Whether a clip plays when it arrives.
    context : float
        Seconds around a stretch of a recording that are shown, one of `CONTEXTS`.
    device : str
        Output device, empty for the system's.
    shows_settings, shows_columns : bool
        What is unfolded.
    """

    scale: Scale = "mel"
    n_fft: int = 0
    lowest: int = 0
    highest: int = 0
    dynamic_range: int = 0
    color_map: str = COLOR_MAPS[0]
    brightness: int = 0
    contrast: int = 0
    speed: float = 1.0
    loops: bool = False
    plays_by_itself: bool = True
    context: float = 2.0
    device: str = ""
    shows_settings: bool = False
    shows_columns: bool = False

    @property
    def axis(self) -> FrequencyAxis:
        """The frequencies that a spectrogram shows, as the settings say."""
        n_bands = max(96 if self.scale == "mel" else 192, self.n_fft // _BINS_PER_BAND)
        return FrequencyAxis(self.scale, self.lowest, self.highest, n_bands)

    @property
    def look(self) -> tuple[object, ...]:
        """What the drawing of a clip or a picture depends on."""
        sound = (self.axis, self.dynamic_range, self.color_map, self.n_fft)
        return (*sound, self.brightness, self.contrast)


class SettingsKeeper(QObject):
    """The view settings in force.

    Signals
    -------
    changed : ViewSettings
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.now = kept_settings(_KEY, ViewSettings(), _fits)

    def change(self, *, keep: bool = True, **values: Any) -> None:
        """Put some settings into force, and keep them for the next time unless told not to."""
        before, self.now = self.now, replace(self.now, **values)
        if self.now != before:
            if keep:
                keep_settings(_KEY, self.now)
            self.changed.emit(self.now)


def _fits(name: str, value: object) -> bool:
    if type(value) is not type(getattr(ViewSettings(), name)):
        return False
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name in _LIMITS:
        least, most = _LIMITS[name]
        return isinstance(value, int) and least <= value <= most
    return True
