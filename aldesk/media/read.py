"""Read any sample, or check that it can be read."""

from pathlib import Path

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import SampleProblem, Unsupported
from aldesk.media.kinds import convertible, media_of
from aldesk.media.picture import Picture, probe_picture, read_picture
from aldesk.media.sound import Sound, probe_sound, read_sound


def read(path: Path, decoding: Decoding = AS_IS) -> Sound | Picture:
    """Decode a clip or a picture, whichever the extension says.

    Raises
    ------
    SampleProblem
        If it cannot be decoded; the text says why.
    """
    match media_of(path):
        case "sound":
            return read_sound(path, decoding)
        case "picture":
            return read_picture(path, decoding)
        case None:
            raise _unknown(path)


def probe(path: Path) -> float:
    """Check a clip or a picture by its header; return the share that is known to be missing.

    Raises
    ------
    SampleProblem
        If it certainly cannot be decoded. Damage further in shows only when it is read.
    """
    match media_of(path):
        case "sound":
            return probe_sound(path)
        case "picture":
            return probe_picture(path)
        case None:
            raise _unknown(path)


def _unknown(path: Path) -> SampleProblem:
    if other := convertible(path):
        return Unsupported(
            f"ALDesk cannot read {path.suffix} files", subject=str(path), todo=f"Convert to {other}"
        )
    kind = path.suffix or "no extension"
    return Unsupported(
        f"ALDesk knows neither sound nor pictures of this kind ({kind})", subject=str(path)
    )
