"""Pictures of whole recordings, drawn in the background: rough at once, finer by and by."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from aldesk.arrays import Floats
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import SampleProblem
from aldesk.core.ids import SampleId
from aldesk.gui.kit.background import PATIENCE, Background
from aldesk.gui.render.sample_image import Levels, spectrogram_image
from aldesk.media.clip import recording_clip, seconds
from aldesk.media.kept_strips import KeptStrip, KeptStrips
from aldesk.media.overview_strip import OverviewStrip

_WAIT_MS = 150
"""Who goes from recording to recording meanwhile is not slowed by strips that nobody sees."""
_TELL_SECONDS = 0.4
_REST_SECONDS = 0.004
"""Between two looks, so that the window and the next samples have their turn."""
_KEPT = 24
_LEAST_RANGE_DB = 12.0


@dataclass(frozen=True)
class StripImage:
    """A whole recording as a picture.

    Attributes
    ----------
    path : Path
    seconds : float
        How long it is.
    image : QImage
        Null where it cannot be read.
    share : float
        Of what is to be looked at, 0 … 1.
    """

    path: Path
    seconds: float
    image: QImage
    share: float = 0.0


@dataclass(frozen=True)
class _Wish:
    """Which recording is to be drawn, and how."""

    recording: SampleId
    path: Path
    decoding: Decoding
    color_map: str


def _new_strip(wanted: _Wish) -> tuple[OverviewStrip, float]:
    """Return an empty strip, and the recording's length in seconds."""
    clip = recording_clip(wanted.path, wanted.decoding)
    return OverviewStrip(clip), seconds(clip)


def _image(wanted: _Wish, strip: KeptStrip, share: float) -> StripImage:
    image = spectrogram_image(strip.decibels, _levels(strip.decibels), wanted.color_map)
    return StripImage(wanted.path, strip.seconds, image, share)


def _levels(decibels: Floats) -> Levels:
    """Return tones in which calls are seen that are far from the loudest moment of the night."""
    low, high = np.percentile(decibels, (40, 99.5))
    return float(low), float(max(high, low + _LEAST_RANGE_DB))


class StripRenderer(QObject):
    """Draws one recording at a time, the last that was asked for, and keeps what it drew.

    What is done is kept in the application's cache, too, and is there at once the next time.

    Signals
    -------
    drawn : StripImage
        Of the recording that was asked for last.
    """

    drawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._thread = Background("strip", PATIENCE)
        self._on_disk = KeptStrips()
        self._wanted: _Wish | None = None
        self._kept: OrderedDict[_Wish, StripImage] = OrderedDict()
        self._begun: OrderedDict[_Wish, tuple[OverviewStrip, float]] = OrderedDict()
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._begin)

    def ask(
        self, recording: SampleId, path: Path, color_map: str, decoding: Decoding = AS_IS
    ) -> None:
        """Have a recording drawn, unless it is what was asked for last."""
        wanted = _Wish(recording, path, decoding, color_map)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if kept := self._kept.get(wanted):
            self._kept.move_to_end(wanted)
            self.drawn.emit(kept)
        if kept is None or kept.share < 1.0:
            self._timer.start()

    def forget(self) -> None:
        """Draw nothing any more."""
        self._wanted = None
        self._timer.stop()

    def close(self) -> None:
        """End the thread."""
        self.forget()
        self._thread.close()

    def _begin(self) -> None:
        if wanted := self._wanted:
            self._thread.forget_waiting()
            self._thread.submit(lambda: self._draw(wanted))

    def _draw(self, wanted: _Wish) -> None:
        """In the thread: look at the recording until it is done, or another is wanted."""
        facts = wanted.recording, wanted.path, wanted.decoding
        if known := self._on_disk.read(*facts):
            self._thread.post(self._keep(wanted), _image(wanted, known, 1.0))
            return
        told = 0.0
        try:
            begun = self._begun.pop(wanted) if wanted in self._begun else None
            strip, length = begun or _new_strip(wanted)
            for share in strip.fill():
                if self._wanted != wanted or self._thread.is_closed:
                    self._go_on_later(wanted, strip, length)
                    return
                if share == 1.0 or time.monotonic() > told + _TELL_SECONDS:
                    seen = KeptStrip(strip.decibels(), length)
                    self._thread.post(self._keep(wanted), _image(wanted, seen, share))
                    told = time.monotonic()
                    if share == 1.0 and not strip.damaged.any():
                        self._on_disk.keep(*facts, seen)
                time.sleep(_REST_SECONDS)
        except SampleProblem:  # the sample itself says what is wrong with its file
            self._thread.post(self._keep(wanted), StripImage(wanted.path, 0.0, QImage(), 1.0))

    def _go_on_later(self, wanted: _Wish, strip: OverviewStrip, length: float) -> None:
        """In the thread: keep what was begun, for who comes back to it."""
        self._begun[wanted] = strip, length
        while len(self._begun) > _KEPT:
            self._begun.popitem(last=False)

    def _keep(self, wanted: _Wish) -> Callable[[StripImage], None]:
        def keep(drawn: StripImage) -> None:
            if not drawn.image.isNull():
                self._kept[wanted] = drawn
                self._kept.move_to_end(wanted)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            if wanted == self._wanted:
                self.drawn.emit(drawn)

        return keep
