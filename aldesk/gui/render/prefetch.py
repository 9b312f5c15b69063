"""Decodes the next samples ahead of time, in a thread, so that showing one is only painting."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import Forbidden, SampleProblem, Unreachable
from aldesk.core.import_batch import SeenFile
from aldesk.core.same_content import SameContent
from aldesk.core.sample import Sample
from aldesk.gui.kit.background import PATIENCE, Background
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.view_settings import ViewSettings
from aldesk.gui.render.sample_image import deep_toned, picture_image, screen_sized, toned
from aldesk.gui.render.sound_renderer import Drawing, draw
from aldesk.media import read_picture
from aldesk.media.antiphase import cancels_out
from aldesk.media.clip import Clip, FileClip, WholeClip
from aldesk.media.excerpt import Excerpt, clip_of
from aldesk.media.levels import Tones
from aldesk.media.shortness import percent

SeenAt = Callable[[Path], SeenFile | None]

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
    is_away : bool
        Its file cannot be reached at the moment: it may be back at any time.
    notice : str
        What is to be known of it though it is shown.
    look : tuple
        The settings that it was drawn with.
    context : float
        Seconds of its recording around it.
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
    is_away: bool = False
    notice: str = ""
    look: tuple[object, ...] = ()
    context: float = 0.0

    @property
    def n_bytes(self) -> int:
        """Memory that it takes, about."""
        decoded = 0
        if isinstance(self.clip, WholeClip):
            decoded = self.clip.sound.samples.nbytes
        elif isinstance(self.clip, Excerpt) and self.clip.samples is not None:
            decoded = self.clip.samples.nbytes
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
        self._thread = Background("decode", PATIENCE)
        self._settings = ViewSettings()
        self._decoding = AS_IS
        self._kept: OrderedDict[str, Prepared] = OrderedDict()
        self._pending: set[tuple[str, Path]] = set()
        self._wanted: frozenset[tuple[str, Path]] = frozenset()
        self._seen_at: SeenAt = lambda _path: None
        self._seen: dict[Path, SeenFile] = {}
        self._refuse_changed = SameContent(self._seen)

    def use_seen(self, seen_at: SeenAt) -> None:
        """Show no file that is another by now than the one that was looked into."""
        self._seen_at = seen_at

    def use(self, settings: ViewSettings) -> None:
        """Draw with these settings from now on."""
        if _drawn_so(settings) != _drawn_so(self._settings):
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
        """Prepare these, the first first; what was wanted before and has not begun is left out."""
        wanted = list(samples)
        self._wanted = frozenset((sample.id, sample.path) for sample in wanted)
        for sample in wanted:
            kept = self.get(sample)
            is_fresh = kept is not None and _is_fresh(kept, self._settings)
            if not is_fresh and (sample.id, sample.path) not in self._pending:
                self._pending.add((sample.id, sample.path))
                self._ask(sample, self._settings, kept)

    def stop(self) -> None:
        """End the thread that decodes."""
        self._thread.close()

    def _ask(self, sample: Sample, settings: ViewSettings, before: Prepared | None) -> None:
        decoding = self._decoding
        if sample.path not in self._seen and (seen := self._seen_at(sample.path)):
            self._seen[sample.path] = seen

        def make() -> Prepared | None:
            if (sample.id, sample.path) not in self._wanted:
                return None
            return prepare(sample, settings, before, decoding, self._refuse_changed)

        def keep(prepared: Prepared | None) -> None:
            now = self._settings
            if (_drawn_so(settings), decoding) == (_drawn_so(now), self._decoding):
                self._pending.discard((sample.id, sample.path))
                if prepared:
                    self._keep(prepared)

        self._thread.submit(make, keep)

    def _keep(self, prepared: Prepared) -> None:
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
    check: Callable[[Sample], None] = lambda _sample: None,
) -> Prepared:
    """Decode a sample and draw what can be drawn ahead; a broken one says why it is.

    What was decoded `before` is only drawn anew. `check` raises SampleProblem for what must not be
    shown.
    """
    settings = settings or ViewSettings()
    try:
        if before and not before.problem and before.context == _context(sample, settings):
            return _drawn(before, settings)
        check(sample)
        return _drawn(_decoded(sample, decoding, settings), settings)
    except Unreachable as problem:
        moved = "" if isinstance(problem, Forbidden) else f"\n\n{tr(_IF_MOVED)}"
        return Prepared(
            sample, problem=f"{problem_text(problem)}{moved}", is_away=True, look=settings.look
        )
    except SampleProblem as problem:
        return Prepared(sample, problem=problem_text(problem), look=settings.look)
    except Exception as error:  # noqa: BLE001 - a broken file must not end the thread
        text = tr("{path}: it cannot be shown ({error}).", path=sample.path, error=error)
        return Prepared(sample, problem=text, look=settings.look)


def _drawn_so(settings: ViewSettings) -> tuple[object, ...]:
    """Return all that what is prepared depends on."""
    return (settings.look, settings.context)


def _context(sample: Sample, settings: ViewSettings) -> float:
    return settings.context if sample.span else 0.0


def _is_fresh(kept: Prepared, settings: ViewSettings) -> bool:
    if kept.is_away:
        return False
    return kept.look == settings.look and kept.context == _context(kept.sample, settings)


def _decoded(sample: Sample, decoding: Decoding, settings: ViewSettings) -> Prepared:
    if sample.media == "picture":
        picture = read_picture(sample.path, decoding)
        height, width = picture.pixels.shape[:2]
        tones = None if picture.tones is None else picture.tones
        return Prepared(sample, plain=picture_image(picture), tones=tones, size=(width, height))
    context = _context(sample, settings)
    clip = clip_of(sample, context, decoding)
    is_silent = clip.channels > 1 and not decoding.channel and _cancels_out(sample)
    notice = tr(_SILENT_MIX) if is_silent else _cut_off_text(clip)
    return Prepared(sample, clip=clip, notice=notice, context=context)


def _cut_off_text(clip: Clip) -> str:
    """Return what to say of a clip that is shown as far as it can be read."""
    missing = clip.missing if isinstance(clip, FileClip) else 0.0
    missing = clip.sound.missing if isinstance(clip, WholeClip) else missing
    return tr("Its end is missing or damaged ({share}).", share=percent(missing)) if missing else ""


def _cancels_out(sample: Sample) -> bool:
    return _beginning_cancels_out(sample.path) if sample.span else cancels_out(sample.path)


@lru_cache(maxsize=256)
def _beginning_cancels_out(path: Path) -> bool:
    """Return what is taken for all stretches of a recording: its beginning is looked at once."""
    return cancels_out(path)


def _drawn(decoded: Prepared, settings: ViewSettings) -> Prepared:
    if decoded.plain:
        image = _toned(decoded.plain, decoded.tones, settings.brightness, settings.contrast)
        return replace(decoded, image=image, small=screen_sized(image), look=settings.look)
    if decoded.clip and decoded.clip.is_decoded:  # drawn ahead
        return replace(decoded, drawing=draw(decoded.clip, settings), look=settings.look)
    return replace(decoded, look=settings.look)


def _toned(plain: QImage, tones: Tones | None, brightness: int, contrast: int) -> QImage:
    """Return a picture as the settings want it, from all that its file holds."""
    if tones is None or brightness == contrast == 0:
        return toned(plain, brightness, contrast)
    return deep_toned(tones, brightness, contrast)
