"""Look into one file: whether it can be read, and what the id of its content is."""

from pathlib import Path
from typing import NamedTuple

from aldesk.core.errors import Unsupported
from aldesk.core.ids import SampleId
from aldesk.core.progress import Beat
from aldesk.core.recording import WindowRule
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
    facts : RecordingFacts or None
        Of what is long enough to be cut into windows.
    """

    id: SampleId
    missing: float
    facts: RecordingFacts | None = None


def look_long(path: Path, beat: Beat) -> Looked:
    """Look into a recording of any length of which stretches are wanted; see `look`."""
    _refuse_undecodable(path)
    if media_of(path) == "picture":
        raise Unsupported("A stretch of it was asked for, and it is a picture", subject=str(path))
    facts = recording_facts(path)
    with reading(path):
        return Looked(content_id(path, beat), facts.missing, facts)


def look(path: Path, beat: Beat, rule: WindowRule | None = None) -> Looked:
    """Check a file, and return its content's id.

    Parameters
    ----------
    path : Path
    beat : callable
        Called now and then; it may raise `Cancelled`.
    rule : WindowRule, optional
        How recordings are cut. One that was cut off is taken as far as it can be read then, however
        little that is: the windows that are there lack nothing.

    Raises
    ------
    SampleProblem
        If it certainly cannot be read. It is decoded only if it is short and its end looks wrong,
        so damage in its middle shows when it is embedded.
    """
    _refuse_undecodable(path)
    if rule and media_of(path) == "sound":
        facts = recording_facts(path)
        if rule.count(facts.seconds) > 1:
            with reading(path):
                return Looked(content_id(path, beat), facts.missing, facts)
    missing = probe(path)
    with reading(path):
        if seems_cut_off(path):
            least = 1 / path.stat().st_size if is_certain(path) else 0.0
            missing = max(missing, _missing(path), least)
        return Looked(content_id(path, beat), missing)


def _missing(path: Path) -> float:
    """Return what a file lacks whose end looks wrong; a short one is decoded to know it."""
    if media_of(path) != "sound" or long_clip(path) is None:
        return read(path).missing
    missing = recording_facts(path).missing
    if is_cut_off(missing):
        raise cut_off(path, 1 - missing)
    return missing


def _refuse_undecodable(path: Path) -> None:
    """Raise if a path holds bytes that are no text, which Python keeps as lone surrogates."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise Unsupported("Its name is not UTF-8", subject=str(path), todo="Rename it") from error
