"""What is said of a file whose content is not what its name says."""

from pathlib import Path

from aldesk.core.errors import SampleProblem, Unsupported
from aldesk.core.sample import Media
from aldesk.media.kinds import convertible, media_named
from aldesk.media.signature import HEAD, extension_of, no_media

_THINGS: dict[Media, str] = {"sound": "sound", "picture": "a picture"}


def refused(path: Path, wanted: Media, todo: str) -> SampleProblem:
    """Return the problem of a file that could not be opened as sound or as a picture.

    Parameters
    ----------
    path : Path
    wanted : {"sound", "picture"}
        What its name says.
    todo : str
        What to do where nothing is known of the content.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if other := no_media(head):
        return Unsupported(other.what, subject=str(path), todo=other.todo)
    extension = extension_of(head)
    inside = Path(f"a.{extension}")
    kind: type[SampleProblem] = SampleProblem
    if to := convertible(inside):
        kind = Unsupported
        todo = f"Convert it to {to}"
    elif (its := media_named(inside)) and its != wanted:
        todo = f"It is {_THINGS[its]}: name it {path.stem}.{extension}"
    remark = f" (it looks like {extension})" if extension else ""
    return kind(
        f"The content is not {_THINGS[wanted]} that ALDesk can read{remark}",
        subject=str(path),
        todo=todo,
    )
