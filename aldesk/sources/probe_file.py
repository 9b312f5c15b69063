"""Look into one file: whether it can be read, and what the id of its content is."""

from pathlib import Path
from typing import NamedTuple

from aldesk.core.errors import Unsupported
from aldesk.core.ids import SampleId
from aldesk.core.progress import Beat
from aldesk.core.sample import content_id
from aldesk.media import long_clip, media_of, probe, read, reading
from aldesk.media.ending import is_certain, seems_cut_off
from aldesk.media.recording_facts import RecordingFacts, recording_facts
from aldesk.media.shortness import is_cut_off
from aldesk.media.sound import cut_off


class Looked(NamedTuple):
    """What a look into a file showed.

    Attributes
    ----------
    id : str
        Of its content.
    missing : float
        The share of what the file promises that it lacks, as far as it is known.
    """

    id: str
    missing: float


class LookedRecording(NamedTuple):
    """What a look into a recording showed.

    Attributes
    ----------
    id : SampleId
        Of its content.
    facts : RecordingFacts
        Its length, as far as it can be read, and what it lacks.
    """

    id: SampleId
    facts: RecordingFacts


def look(path: Path, beat: Beat) -> Looked:
    """Check a file, and return its content's id.

    Parameters
    ----------
    path : Path
    beat : callable
        Called now and then; it may raise `Cancelled`.

    Raises
    ------
    SampleProblem
        If it certainly cannot be read. It is decoded only if it is short and its end looks wrong,
        so damage in its middle shows when it is embedded.
    """
    _check_name(path)
    missing = probe(path)
    with reading(path):
        if seems_cut_off(path):
            least = 1 / path.stat().st_size if is_certain(path) else 0.0
            missing = max(missing, _missing(path), least)
        return Looked(content_id(path, beat), missing)


def look_at_recording(path: Path, beat: Beat) -> LookedRecording:
    """Check a recording that is to be cut into windows, and return its content's id and length.

    One that was cut off is taken as far as it can be read, however little that is: the windows that
    are there lack nothing.

    Parameters
    ----------
    path : Path
    beat : callable
        Called now and then; it may raise `Cancelled`.

    Raises
    ------
    SampleProblem
        If nothing of it can be read.
    """
    _check_name(path)
    facts = recording_facts(path)
    with reading(path):
        return LookedRecording(content_id(path, beat), facts)


def _missing(path: Path) -> float:
    """Return what a file lacks whose end looks wrong; a short one is decoded to know it."""
    if media_of(path) != "sound" or long_clip(path) is None:
        return read(path).missing
    missing = recording_facts(path).missing
    if is_cut_off(missing):
        raise cut_off(path, 1 - missing)
    return missing


def _check_name(path: Path) -> None:
    if _is_undecodable(path):
        raise Unsupported("Its name is not UTF-8", subject=str(path), todo="Rename it")


def _is_undecodable(path: Path) -> bool:
    """Tell whether a path holds bytes that are no text, which Python keeps as lone surrogates."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return True
    return False
