"""Small pictures of samples, decoded in threads and kept within bounds."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import SampleProblem
from aldesk.core.sample import Sample
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
    _made = Signal(str, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(_N_THREADS, "thumbnail")
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._n_bytes = 0
        self._decoding = AS_IS
        self._pending: dict[str, Future[None]] = {}
        self._made.connect(self._keep)

    def use_decoding(self, decoding: Decoding) -> None:
        """Decode by this rule from now on; what was decoded by another is forgotten."""
        if decoding != self._decoding:
            self._decoding = decoding
            for future in self._pending.values():
                future.cancel()
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
        wanted = {sample.id for sample in samples}
        for sample_id, future in list(self._pending.items()):
            if sample_id not in wanted and future.cancel():
                del self._pending[sample_id]
        for sample in samples:
            if sample.id not in self._kept and sample.id not in self._pending:
                self._pending[sample.id] = self._threads.submit(self._make, sample, self._decoding)

    def stop(self) -> None:
        """End the threads; what is being decoded is not waited for."""
        self._made.disconnect(self._keep)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _make(self, sample: Sample, decoding: Decoding) -> None:
        self._made.emit(sample.id, thumbnail(sample, decoding), decoding)

    def _keep(self, sample_id: str, image: QImage, decoding: Decoding) -> None:
        if decoding != self._decoding:
            return
        self._pending.pop(sample_id, None)
        self._kept[sample_id] = image
        self._n_bytes += image.sizeInBytes()
        while self._n_bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._n_bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
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
