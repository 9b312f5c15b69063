"""Drawings of a part of a clip, made in the background; the newest request wins."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from aldesk.arrays import Floats
from aldesk.core.errors import SampleProblem
from aldesk.gui.kit.background import PATIENCE, Background
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.view_settings import ViewSettings
from aldesk.gui.render.sample_image import Levels, levels_of, spectrogram_image, wave_image
from aldesk.media.clip import Clip, Read
from aldesk.media.peaks import Peaks
from aldesk.media.spectrogram import edges_of, spectrogram

_MOST_READ = 1 << 21  # samples of a waveform that are read rather than taken from the peaks
_COLUMNS = 640
_WAVE_COLUMNS = 1200
_TELL_SECONDS = 0.3


@dataclass(frozen=True, eq=False)
class Drawing:
    """A part of a clip as pictures; equal only to itself.

    Attributes
    ----------
    start, stop : int
        In samples.
    spectrogram, wave : QImage
    levels : (float, float)
        Darkest and brightest tone in dB.
    loudest : float
        Amplitude that fills the waveform's height.
    look : tuple
        The settings that it was drawn with.
    """

    start: int
    stop: int
    spectrogram: QImage
    wave: QImage
    levels: Levels
    loudest: float
    look: tuple[object, ...]

    @property
    def n_bytes(self) -> int:
        """How much memory a drawing takes."""
        return int(self.spectrogram.sizeInBytes() + self.wave.sizeInBytes())


def draw(
    clip: Clip,
    settings: ViewSettings,
    part: tuple[int, int] | None = None,
    whole: Drawing | None = None,
    peaks: Peaks | None = None,
) -> Drawing:
    """Draw a clip, or a part of it in the tones of its whole.

    Raises
    ------
    SampleProblem
        If that part of the clip cannot be read.
    """
    start, stop = part or (0, clip.n_samples)
    axis = replace(settings.axis, expansion=clip.decoding.expansion)
    with clip.opened() as read:
        decibels = spectrogram(read, start, stop, clip.rate, axis, _COLUMNS, settings.n_fft)
        edges = _edges(clip, read, start, stop, peaks)
    levels = whole.levels if whole else levels_of(decibels, settings.dynamic_range)
    loudest = whole.loudest if whole else float(np.abs(edges).max())
    image = spectrogram_image(decibels, levels, settings.color_map)
    wave = wave_image(edges, loudest=loudest)
    return Drawing(start, stop, image, wave, levels, loudest, settings.look)


def with_wave(drawing: Drawing, peaks: Peaks) -> Drawing:
    """Return the drawing of a whole long clip with what is known of its waveform by now."""
    edges = peaks.outline(drawing.start, drawing.stop, _WAVE_COLUMNS)
    loudest = float(np.abs(edges).max())
    return replace(drawing, wave=wave_image(edges, loudest=loudest), loudest=loudest)


def _edges(clip: Clip, read: Read, start: int, stop: int, peaks: Peaks | None) -> Floats:
    if peaks and stop - start > _MOST_READ:
        return peaks.outline(start, stop, _WAVE_COLUMNS)
    if not clip.is_decoded and stop - start > _MOST_READ:
        return np.zeros((2, 1), np.float32)  # until the peaks are known
    samples = read(start, stop)
    return edges_of(samples, samples, _WAVE_COLUMNS)


class SoundRenderer(QObject):
    """Draws for one view at a time.

    Signals
    -------
    drawn : Drawing
        Of the clip that was asked for last.
    listened
        While a long clip's peaks are gathered, now and then, and at the end.
    failed : str
        A part of the clip cannot be read.
    """

    drawn = Signal(object)
    listened = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._drawing = Background("draw", PATIENCE)
        self._listening = Background("listen", PATIENCE)
        self._clip: Clip | None = None

    def take(self, clip: Clip | None) -> Peaks | None:
        """Turn to another clip; of a long one, return the peaks that are now gathered."""
        self._clip = clip
        self._drawing.forget_waiting()
        self._listening.forget_waiting()
        if clip is None or clip.is_decoded:
            return None
        peaks = Peaks(clip)
        self._listening.submit(lambda: self._listen(clip, peaks))
        return peaks

    def ask(self, make: Callable[[], Drawing]) -> None:
        """Have a drawing of the clip made in the place of those that wait."""
        clip = self._clip
        self._drawing.forget_waiting()
        self._drawing.submit(lambda: _made(make), lambda made: self._hand_over(clip, made))

    def close(self) -> None:
        """End the threads that draw."""
        self._clip = None
        self._drawing.close()
        self._listening.close()

    def _listen(self, clip: Clip, peaks: Peaks) -> None:
        try:
            told = time.monotonic()
            for share in peaks.fill():
                if self._clip is not clip:
                    return
                if share == 1.0 or time.monotonic() > told + _TELL_SECONDS:
                    told = time.monotonic()
                    self._listening.post(self._tell_of_peaks, clip)
        except SampleProblem as problem:
            self._listening.post(lambda text: self._hand_over(clip, text), problem_text(problem))

    def _tell_of_peaks(self, clip: Clip) -> None:
        if self._clip is clip:
            self.listened.emit()

    def _hand_over(self, clip: Clip | None, made: Drawing | str) -> None:
        if self._clip is not clip:
            return
        if isinstance(made, str):
            self.failed.emit(made)
        else:
            self.drawn.emit(made)


def _made(make: Callable[[], Drawing]) -> Drawing | str:
    try:
        return make()
    except SampleProblem as problem:
        return problem_text(problem)
