"""Read a stretch of a recording, and nothing else of it."""

from pathlib import Path

import numpy as np

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import CutOff, SampleProblem
from aldesk.core.span import Span
from aldesk.media.channels import as_one, check_sound_channel
from aldesk.media.file import check_file
from aldesk.media.shortness import is_cut_off
from aldesk.media.sound import Sound, opened


def read_span(path: Path, span: Span, decoding: Decoding = AS_IS) -> Sound:
    """Decode a stretch of a recording as one channel: what is there if it were cut into a file.

    Parameters
    ----------
    path : Path
    span : Span
        Both ends are rounded to whole samples.
    decoding : Decoding, optional

    Raises
    ------
    SampleProblem
        If the file cannot be read, ends before most of the stretch, lacks the channel that is
        chosen, or holds values there that are not finite.
    """
    import soundfile

    check_file(path)
    with opened(path) as file:
        check_sound_channel(decoding.channel, file.channels, path)
        rate = int(file.samplerate)
        start, stop = round(span.start * rate), round(span.stop * rate)
        try:
            file.seek(start)
            frames = file.read(stop - start, dtype="float32", always_2d=True)
        except soundfile.SoundFileError as error:
            raise _cut_off(path) from error
    missing = 1 - len(frames) / max(1, stop - start)
    if not len(frames) or is_cut_off(missing):
        raise _cut_off(path)
    if not np.isfinite(frames).all():
        raise SampleProblem("The sound holds values that are not finite numbers", subject=str(path))
    return Sound(as_one(frames, decoding.channel), rate, frames.shape[1], decoding, missing)


class OpenRecordings:
    """Reads stretches of recordings for several threads."""

    def read(self, path: Path, span: Span, decoding: Decoding = AS_IS) -> Sound:
        """Return a stretch of a recording, as `read_span` does."""
        return read_span(path, span, decoding)

    def close(self) -> None:
        """Let go of all files; reading opens them again."""


def _cut_off(path: Path) -> SampleProblem:
    return CutOff(
        "The recording is cut off or damaged before this stretch ends",
        subject=str(path),
        todo="Copy or download it again",
    )
