"""Decodes the next samples ahead of time, in a thread, so that showing one is only painting."""

from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from aldesk.core.errors import SampleProblem, Unreachable
from aldesk.core.sample import Sample
from aldesk.media import Picture, Sound, read
from aldesk.media.spectrogram import log_mel, outline

_KEPT = 24
_KEPT_BYTES = 256 << 20
_DYNAMIC_RANGE_DB = 70.0
_LARGEST_SIDE = 4096
_IF_MOVED = (
    "If it was moved, drop the folder that it lies in now onto this window: ALDesk finds files "
    "again by their content."
)


@dataclass(frozen=True)
class Prepared:
    """A sample ready to be painted."""

    sample: Sample
    sound: Sound | None = None
    wave: QImage | None = None
    image: QImage | None = None
    problem: str = ""

    @property
    def n_bytes(self) -> int:
        """Memory that it takes, about."""
        images = sum(image.sizeInBytes() for image in (self.wave, self.image) if image)
        return images + (self.sound.samples.nbytes if self.sound else 0)


class Prefetcher(QObject):
    """Keeps the samples around the current one decoded.

    Signals
    -------
    ready : Prepared
        Emitted in the window's thread for every sample that was wanted.
    """

    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "decode")
        self._kept: OrderedDict[str, Prepared] = OrderedDict()
        self._pending: set[tuple[str, Path]] = set()
        self.ready.connect(self._keep)

    def get(self, sample: Sample) -> Prepared | None:
        """Return a sample if it is ready, from where it lies now."""
        kept = self._kept.get(sample.id)
        return kept if kept and kept.sample.path == sample.path else None

    def want(self, samples: Iterable[Sample]) -> None:
        """Prepare these, the first first."""
        for sample in samples:
            if self.get(sample) is None and (sample.id, sample.path) not in self._pending:
                self._pending.add((sample.id, sample.path))
                self._thread.submit(self._prepare, sample)

    def stop(self) -> None:
        """End the thread."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _prepare(self, sample: Sample) -> None:
        self.ready.emit(prepare(sample))

    def _keep(self, prepared: Prepared) -> None:
        self._pending.discard((prepared.sample.id, prepared.sample.path))
        self._kept[prepared.sample.id] = prepared
        size = sum(kept.n_bytes for kept in self._kept.values())
        while len(self._kept) > _KEPT or (size > _KEPT_BYTES and len(self._kept) > 1):
            size -= self._kept.popitem(last=False)[1].n_bytes


def prepare(sample: Sample) -> Prepared:
    """Decode a sample and draw what can be drawn ahead; a broken one says why it is."""
    try:
        media = read(sample.path)
        if isinstance(media, Sound):
            image = spectrogram_image(log_mel(media))
            return Prepared(sample, sound=media, wave=wave_image(outline(media)), image=image)
        return Prepared(sample, image=picture_image(media))
    except Unreachable as problem:
        return Prepared(sample, problem=f"{problem}\n\n{_IF_MOVED}")
    except SampleProblem as problem:
        return Prepared(sample, problem=str(problem))
    except Exception as error:  # noqa: BLE001 - a broken file must not end the thread
        return Prepared(sample, problem=f"{sample.path}: it cannot be shown ({error}).")


def spectrogram_image(decibels: npt.NDArray[np.float32]) -> QImage:
    """Return a spectrogram in colour, the lowest band at the bottom."""
    # A clip's own noise is the darkest tone, so that what is said stands out.
    floor = np.clip(np.percentile(decibels, 20), -_DYNAMIC_RANGE_DB, -_DYNAMIC_RANGE_DB / 2)
    level = np.clip(1.0 - decibels / floor, 0.0, 1.0)
    colors = _colors()[(level[::-1] * 255).astype(np.uint8)]
    return _image(np.ascontiguousarray(colors))


def wave_image(edges: npt.NDArray[np.float32], height: int = 176) -> QImage:
    """Return a waveform as a mask, filled between its lowest and highest amplitudes.

    Drawn here in numpy, in the decoding thread: Qt takes 20 ms for so long a polygon.
    """
    loudest = max(1e-6, float(np.abs(edges).max()))
    lows, highs = (
        0.5 - 0.45 * edge / loudest for edge in edges
    )  # shares of the height, from above
    top, bottom = highs * height - 0.75, lows * height + 0.75  # a silent line is still a line
    rows = np.arange(height, dtype=np.float32)[:, None]
    covered = np.clip(np.minimum(rows + 1, bottom) - np.maximum(rows, top), 0.0, 1.0)
    mask = np.ascontiguousarray(255 * covered, dtype=np.uint8)
    width = mask.shape[1]
    return QImage(mask.data, width, height, width, QImage.Format.Format_Alpha8).copy()


def picture_image(picture: Picture) -> QImage:
    """Return a picture for the screen, thinned out where it is larger than any screen."""
    step = max(1, -(-max(picture.pixels.shape[:2]) // _LARGEST_SIDE))
    return _image(np.ascontiguousarray(picture.pixels[::step, ::step]))


def _image(pixels: npt.NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # its own memory: the array's ends with this call


@cache
def _colors() -> npt.NDArray[np.uint8]:
    table = pg.colormap.get("inferno").getLookupTable(nPts=256)
    return np.asarray(table[:, :3], dtype=np.uint8)
