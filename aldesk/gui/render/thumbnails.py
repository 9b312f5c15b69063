"""Small pictures of samples, decoded in threads and kept within bounds."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import SampleProblem
from aldesk.core.sample import Sample
from aldesk.gui.kit.background import PATIENCE, Background
from aldesk.gui.render.sample_image import picture_image, spectrogram_image
from aldesk.media import read_picture
from aldesk.media.excerpt import clip_of
from aldesk.media.spectrogram import clip_spectrogram

SIZE = QSize(288, 192)
_KEPT_BYTES = 128 << 20
_N_THREADS = 2
_LARGEST_PICTURE = 64 << 20
_N_BANDS, _N_FRAMES = 64, 144


class Thumbnails(QObject):
    """Decodes what is wanted now, and forgets what was wanted before.

    Signals
    -------
    ready : str
        The id of a sample whose thumbnail has arrived.
    forgotten
        All that was there is gone; what is seen is to be wanted anew.
    """

    ready = Signal(str)
    forgotten = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = Background("thumbnail", PATIENCE, _N_THREADS)
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._n_bytes = 0
        self._decoding = AS_IS
        self._pending: set[str] = set()
        self._wanted: frozenset[str] = frozenset()

    def use_decoding(self, decoding: Decoding) -> None:
        """Decode by this rule from now on; what was decoded by another is forgotten."""
        if decoding != self._decoding:
            self._decoding = decoding
            self._threads.forget_waiting()
            self._pending.clear()
            self._kept.clear()
            self._n_bytes = 0
            self.forgotten.emit()

    def get(self, sample: Sample) -> QImage | None:
        """Return a thumbnail if it is there; a null image for a sample that cannot be read."""
        if (image := self._kept.get(sample.id)) is not None:
            self._kept.move_to_end(sample.id)
        return image

    def want(self, samples: Sequence[Sample]) -> None:
        """Decode these, the first first, in place of all that still wait."""
        self._wanted = frozenset(sample.id for sample in samples)
        for sample in samples:
            if sample.id not in self._kept and sample.id not in self._pending:
                self._pending.add(sample.id)
                self._ask(sample, self._decoding)

    def stop(self) -> None:
        """End the threads; what is being decoded is not waited for."""
        self._threads.close()

    def _ask(self, sample: Sample, decoding: Decoding) -> None:
        def make() -> QImage | None:
            return thumbnail(sample, decoding) if sample.id in self._wanted else None

        def keep(image: QImage | None) -> None:
            if decoding == self._decoding:
                self._pending.discard(sample.id)
                if image is not None:
                    self._keep(sample.id, image)

        self._threads.submit(make, keep)

    def _keep(self, sample_id: str, image: QImage) -> None:
        self._kept[sample_id] = image
        self._n_bytes += image.sizeInBytes()
        while self._n_bytes > _KEPT_BYTES and len(self._kept) > 1:
            # The first that are wanted came first: if all are, the newest is wanted least.
            gone = next((other for other in self._kept if other not in self._wanted), sample_id)
            self._n_bytes -= self._kept.pop(gone).sizeInBytes()
        if sample_id in self._kept:
            self.ready.emit(sample_id)


def thumbnail(sample: Sample, decoding: Decoding = AS_IS) -> QImage:
    """Decode a sample and draw it small; a null image if that cannot be done."""
    try:
        if sample.media == "sound":
            image = spectrogram_image(
                clip_spectrogram(clip_of(sample, decoding=decoding), _N_BANDS, _N_FRAMES)
            )
            return image.scaled(SIZE, mode=Qt.TransformationMode.SmoothTransformation)
        if sample.path.stat().st_size > _LARGEST_PICTURE:
            return QImage()
        image = picture_image(read_picture(sample.path, decoding))
    except (SampleProblem, OSError):
        return QImage()
    except Exception:  # noqa: BLE001 - a broken file must not end the thread
        return QImage()
    if image.width() <= SIZE.width() and image.height() <= SIZE.height():
        return image
    return image.scaled(
        SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
