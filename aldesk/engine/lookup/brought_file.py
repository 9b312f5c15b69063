"""A file that somebody brings to find what is like it."""

from collections.abc import Collection
from pathlib import Path

from aldesk.core.errors import NotAFile, SampleProblem, Unsupported
from aldesk.core.ids import NO_SAMPLE
from aldesk.core.sample import Media, Sample
from aldesk.media.file import check_file
from aldesk.media.kinds import convertible, media_of
from aldesk.media.recording_facts import recording_facts

LONGEST_SECONDS = 60.0
"""A longer sound is no example: its one vector would be the mean of all that is in it."""

_KINDS: dict[Media, str] = {"sound": "sound", "picture": "pictures"}


def sample_of_file(path: Path, media: Collection[Media]) -> Sample:
    """Return a file as a sample that belongs to no project.

    Parameters
    ----------
    path : Path
    media : collection of {"sound", "picture"}
        What there is in the project.

    Raises
    ------
    SampleProblem
        If it is a folder, cannot be read, is no sound or picture, is what the project has none of,
        or is a recording longer than `LONGEST_SECONDS`.
    """
    if path.is_dir():
        raise NotAFile(
            "This is a folder", subject=str(path), todo="Give one file as an example, not a folder"
        )
    check_file(path)
    kind = media_of(path)
    if kind is None:
        other = convertible(path)
        raise Unsupported(
            "This is neither sound nor a picture that ALDesk reads",
            subject=str(path),
            todo=f"Convert it to {other}" if other else "",
        )
    if media and kind not in media:
        [there] = {*media}
        raise SampleProblem(
            f"The project has {_KINDS[there]}, and this file is {_what(kind)}",
            subject=str(path),
            todo=f"Give an example that is {_what(there)}",
        )
    if kind == "sound" and (seconds := recording_facts(path).seconds) > LONGEST_SECONDS:
        raise SampleProblem(
            f"This recording is {seconds / 60:.1f} minutes long, too long for an example",
            subject=str(path),
            todo=f"Cut out what you look for, at most {LONGEST_SECONDS:.0f} seconds of it",
        )
    return Sample(NO_SAMPLE, path, kind)


def _what(kind: Media) -> str:
    return "a picture" if kind == "picture" else "sound"
