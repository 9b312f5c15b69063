"""Write the media that lie inside a data set's files as files of their own."""

import hashlib
import stat
from dataclasses import replace
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.files import write_whole
from aldesk.media.signature import extension_of
from aldesk.sources.types import SourceEntry


def extracted(entry: SourceEntry) -> SourceEntry:
    """Write a row's sound or picture as a file, and return the entry with its path.

    An entry that is a file already is returned as it is. The name is the row and the beginning of
    the content's id, so that names follow the order of the data set, and a row whose content has
    changed never replaces what was there. A file is there whole or not at all, and one that is not
    what was written, as after a power cut, is written again. Whoever relies on it calls
    `aldesk.core.durable.make_durable` first.

    Raises
    ------
    SampleProblem
        If the row holds nothing that can be written.
    Problem
        If the file cannot be written.
    """
    if entry.content is None:
        return entry
    content = entry.content()
    suffix = f".{extension}" if (extension := extension_of(content)) else entry.path.suffix
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    row = entry.path.parent
    path = row.with_name(f"{row.name}-{digest[:12]}{suffix}")
    try:
        _write(path, content)
    except OSError as error:
        raise Problem(
            f"A file of the data set cannot be written ({error.strerror or error})",
            subject=str(path),
            kept="What was written before is kept",
            todo="Make room on the disk, or choose another place for the project, and go on",
        ) from error
    return replace(entry, path=path, content=None)


def _write(path: Path, content: bytes) -> None:
    if _holds(path, content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content, durable=False)


def _holds(path: Path, content: bytes) -> bool:
    """Tell whether a file is there, and has this content to the byte."""
    try:
        status = path.lstat()  # a link is none of ours
        is_file = stat.S_ISREG(status.st_mode)
        return is_file and status.st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
