"""Decodes the next samples ahead of time, in a thread, so that showing one is only painting."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import SampleProblem, Unreachable
from aldesk.core.sample import Sample
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.view_settings import ViewSettings
from aldesk.gui.render.sample_image import deep_toned, picture_image, screen_sized, thinned, toned
from aldesk.gui.render.sound_renderer import Drawing, draw
from aldesk.media import read_picture
from aldesk.media.antiphase import cancels_out
from aldesk.media.clip import Clip, WholeClip, open_clip
from aldesk.media.levels import Tones

_KEPT = 24
_KEPT_BYTES = 256 << 20
_SILENT_MIX = noop(
    "The channels cancel each other out when they are mixed. Choose the left or the right one."
)
_IF_MOVED = noop(
    "If it was moved, drop the folder where it is now onto this window. ALDesk recognises files "
    "by their content."
)


@dataclass(frozen=True)
class Prepared:
    """A sample ready to be painted: a clip with its drawing, a picture, or a problem.

    Attributes
    ----------
    sample : Sample
    clip : Clip or None
    drawing : Drawing or None
        Of the clip; a long one's is not made ahead.
    plain, image : QImage or None
        The picture as it is, and as the settings want it.
    tones : uint16 (height, width, 1 or 3), optional
        Of a picture deeper than 8 bits, as `Picture.tones`.
    small : QImage or None
        A large picture made smaller, to be shown as a whole.
    size : (int, int)
        The picture's width and height in its file.
    problem : str
        Why it cannot be shown.
    notice : str
        What is to be known of it though it is shown.
    look : tuple
        The settings that it was drawn with.
    """

    sample: Sample
    clip: Clip | None = None
    drawing: Drawing | None = None
    plain: QImage | None = None
    image: QImage | None = None
    tones: Tones | None = None
    small: QImage | None = None
    size: tuple[int, int] = (0, 0)
    problem: str = ""
    notice: str = ""
    look: tuple[object, ...] = ()

    @property
    def n_bytes(self) -> int:
        """Memory that it takes, about."""
        decoded = self.clip.sound.samples.nbytes if isinstance(self.clip, WholeClip) else 0
        drawn = self.drawing.n_bytes if self.drawing else 0
        decoded += self.tones.nbytes if self.tones is not None else 0
        return decoded + drawn + sum(i.sizeInBytes() for i in (self.image, self.small) if i)


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
        self._thread = Background("decode")
        self._settings = ViewSettings()
        self._decoding = AS_IS
        self._kept: OrderedDict[str, Prepared] = OrderedDict()
        self._pending: set[tuple[str, Path]] = set()

    def use(self, settings: ViewSettings) -> None:
        """Draw with these settings from now on."""
        if settings.look != self._settings.look:
            self._thread.forget_waiting()
            self._pending.clear()
        self._settings = settings

    def use_decoding(self, decoding: Decoding) -> None:
        """Decode by this rule from now on; what was decoded by another is forgotten."""
        if decoding != self._decoding:
            self._decoding = decoding
            self._thread.forget_waiting()
            self._pending.clear()
            self._kept.clear()

    def get(self, sample: Sample) -> Prepared | None:
        """Return a sample if it is ready, perhaps drawn with the settings of a moment ago."""
        kept = self._kept.get(sample.id)
        return kept if kept and kept.sample.path == sample.path else None

    def want(self, samples: Iterable[Sample]) -> None:
        """Prepare these, the first first."""
        for sample in samples:
            kept = self.get(sample)
            is_fresh = kept is not None and kept.look == self._settings.look
            if not is_fresh and (sample.id, sample.path) not in self._pending:
                self._pending.add((sample.id, sample.path))
                self._ask(sample, self._settings, kept)

    def stop(self) -> None:
        """End the thread that decodes."""
        self._thread.close()

    def _ask(self, sample: Sample, settings: ViewSettings, before: Prepared | None) -> None:
        decoding = self._decoding

        def keep(prepared: Prepared) -> None:
            if (settings.look, decoding) == (self._settings.look, self._decoding):
                self._keep(prepared)

        self._thread.submit(lambda: prepare(sample, settings, before, decoding), keep)

    def _keep(self, prepared: Prepared) -> None:
        self._pending.discard((prepared.sample.id, prepared.sample.path))
        self._kept[prepared.sample.id] = prepared
        size = sum(kept.n_bytes for kept in self._kept.values())
        while len(self._kept) > _KEPT or (size > _KEPT_BYTES and len(self._kept) > 1):
            size -= self._kept.popitem(last=False)[1].n_bytes
        self.ready.emit(prepared)


def prepare(
    sample: Sample,
    settings: ViewSettings | None = None,
    before: Prepared | None = None,
    decoding: Decoding = AS_IS,
) -> Prepared:
    """Decode a sample and draw what can be drawn ahead; a broken one says why it is.

    What was decoded `before` is only drawn anew.
    """
    settings = settings or ViewSettings()
    try:
        decoded = before if before and not before.problem else _decoded(sample, decoding)
        return _drawn(decoded, settings)
    except Unreachable as problem:
        return Prepared(sample, problem=f"{problem}\n\n{tr(_IF_MOVED)}", look=settings.look)
    except SampleProblem as problem:
        return Prepared(sample, problem=str(problem), look=settings.look)
    except Exception as error:  # noqa: BLE001 - a broken file must not end the thread
        problem_text = tr("{path}: it cannot be shown ({error}).", path=sample.path, error=error)
        return Prepared(sample, problem=problem_text, look=settings.look)


def _decoded(sample: Sample, decoding: Decoding) -> Prepared:
    if sample.media == "picture":
        picture = read_picture(sample.path, decoding)
        height, width = picture.pixels.shape[:2]
        tones = None if picture.tones is None else thinned(picture.tones)
        return Prepared(sample, plain=picture_image(picture), tones=tones, size=(width, height))
    clip = open_clip(sample.path, decoding)
    is_silent = clip.channels > 1 and not decoding.channel and cancels_out(sample.path)
    return Prepared(sample, clip=clip, notice=tr(_SILENT_MIX) if is_silent else "")


def _drawn(decoded: Prepared, settings: ViewSettings) -> Prepared:
    if decoded.plain:
        image = _toned(decoded.plain, decoded.tones, settings.brightness, settings.contrast)
        return replace(decoded, image=image, small=screen_sized(image), look=settings.look)
    if isinstance(decoded.clip, WholeClip):
        return replace(decoded, drawing=draw(decoded.clip, settings), look=settings.look)
    return replace(decoded, look=settings.look)


def _toned(plain: QImage, tones: Tones | None, brightness: int, contrast: int) -> QImage:
    """Return a picture as the settings want it, from all that its file holds."""
    if tones is None or brightness == contrast == 0:
        return toned(plain, brightness, contrast)
    return deep_toned(tones, brightness, contrast)
