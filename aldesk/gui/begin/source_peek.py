"""Looks at the beginning of a source in a thread: what it is, and its first samples as pictures."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import Problem
from aldesk.core.ids import NO_SAMPLE
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.core.temporary import temporary_folder
from aldesk.embed.hearing import highest_rate
from aldesk.gui.kit.background import Background
from aldesk.gui.render.thumbnails import thumbnail
from aldesk.media import media_of
from aldesk.sources import Options, Preview, extracted, preview
from aldesk.sources.lengths import LONG, length_of
from aldesk.sources.types import SourceEntry

_SHOWN = 5.0  # seconds of a long recording
_log = logging.getLogger(__name__)


class SourcePeek(QObject):
    """Looks at one source at a time; what an earlier look would still say is dropped.

    Signals
    -------
    seen : Preview
    failed : Problem
    pictured : (int, QImage)
        The place of a sample in the preview, and its thumbnail; null if it cannot be read.
    measured : int
        The highest sampling rate in Hz among the first clips.
    """

    seen = Signal(object)
    failed = Signal(object)
    pictured = Signal(int, QImage)
    measured = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background("preview")
        self._number = 0

    def look(
        self, where: str, options: Options, decoding: Decoding = AS_IS, *, cuts: bool = False
    ) -> None:
        """Look at a source, in place of what is looked at now; `cuts` is that of `preview`."""
        self.forget()
        see = partial(preview, where, options, cuts=cuts)
        self._background.submit(partial(self._look, self._number, where, see, decoding))

    def forget(self) -> None:
        """Drop what is looked at now."""
        self._number += 1
        self._background.forget_waiting()

    def stop(self) -> None:
        """End the thread; what is stuck in a slow drive is left behind."""
        self.forget()
        self._background.close()

    def _look(
        self, number: int, where: str, see: Callable[[], Preview], decoding: Decoding
    ) -> None:
        try:
            found = see()
        except Problem as problem:
            self._post(number, partial(self.failed.emit, problem))
            return
        except Exception as error:  # noqa: BLE001 - whatever a damaged file leads its reader to
            _log.exception("%s could not be looked at", where)
            fault = Problem(f"It cannot be looked at ({error})", subject=where)
            self._post(number, partial(self.failed.emit, fault))
            return
        self._post(number, partial(self.seen.emit, found))
        if found.media == "sound":
            rate = highest_rate([entry.path for entry in found.samples if not entry.content])
            self._post(number, partial(self.measured.emit, rate))
        with suppress(Problem), temporary_folder() as folder:  # without, no pictures are shown
            for place, entry in enumerate(found.samples):
                if number != self._number:
                    return
                image = small_picture(entry, folder / str(place), decoding)
                self._post(number, partial(self.pictured.emit, place, image))

    def _post(self, number: int, tell: "partial[None]") -> None:
        self._background.post(self._pass_on, (number, tell))

    def _pass_on(self, news: "tuple[int, partial[None]]") -> None:
        number, tell = news
        if number == self._number:
            tell()


def small_picture(entry: SourceEntry, place: Path, decoding: Decoding = AS_IS) -> QImage:
    """Return a thumbnail of what a source names; a null image if that cannot be done.

    Of a long recording its beginning is shown.

    Parameters
    ----------
    entry : SourceEntry
    place : Path
        Beside it, what lies inside a data set's file is written as a file.
    decoding : Decoding
    """
    try:
        if entry.content:
            entry = extracted(replace(entry, path=place / f"sample{entry.path.suffix}"))
    except (Problem, OSError):
        return QImage()
    media = media_of(entry.path)
    if media is None:
        return QImage()
    is_long = media == "sound" and entry.span is None and length_of(entry.path) > LONG
    span = Span(0.0, _SHOWN) if is_long else entry.span
    return thumbnail(Sample(NO_SAMPLE, entry.path, media, span=span), decoding)
