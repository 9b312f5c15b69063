"""Copy one sample's file, if it is still what was labelled."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from aldesk.core.files import whole_file
from aldesk.core.sample import Sample, has_content

_BLOCK = 1 << 20


class Refused(Exception):  # noqa: N818 - a reason to leave one file out, told in the end
    """The file is left out; the text says why."""


def copy_sample(sample: Sample, size: int | None, to: Path) -> None:
    """Copy a sample's file, which appears whole or not at all.

    A path may lead anywhere by now: to another file, through a link, to a pipe that never ends. So
    only a regular file is opened, and only the content that the sample's id was made of is kept.

    Parameters
    ----------
    sample : Sample
    size : int or None
        Bytes that the content has, where that is known; another size is refused unread.
    to : Path
        Its folder is there.

    Raises
    ------
    Refused
        If the source is not what it was.
    OSError
        If the copy cannot be written.
    """
    status = source_status(sample.path)
    if size not in (None, status.st_size):
        raise Refused("it has another content than when it was taken in")
    digest = hashlib.blake2b(digest_size=16)
    with _opened(sample.path) as source, whole_file(to, durable=False) as copy:
        while block := source.read(_BLOCK):
            digest.update(block)
            copy.write(block)
        if digest.hexdigest() != sample.id:
            raise Refused("it has another content than when it was taken in")
    with suppress(OSError):
        os.utime(to, ns=(status.st_atime_ns, status.st_mtime_ns))


def source_status(path: Path) -> os.stat_result:
    """Return what the system says of a regular file; raise `Refused` if it is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise Refused("it is gone") from None
    except (OSError, ValueError) as error:
        raise Refused(f"it cannot be read ({getattr(error, 'strerror', error)})") from None
    if not stat.S_ISREG(status.st_mode):
        raise Refused("it is no regular file")
    return status


def holds(path: Path, sample_id: str) -> bool:
    """Tell whether a path is itself, and through no link, a file with a sample's content."""
    try:
        return stat.S_ISREG(path.lstat().st_mode) and has_content(path, [sample_id]) is not None
    except OSError:
        return False


def _opened(path: Path) -> BinaryIO:
    def without_waiting(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))

    try:
        return open(path, "rb", opener=without_waiting)
    except OSError as error:
        raise Refused(f"it cannot be read ({error.strerror})") from None
