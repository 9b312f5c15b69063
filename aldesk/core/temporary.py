"""A folder for files that nobody needs afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aldesk.core.errors import Problem


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Lend an empty folder, which goes with all that is in it.

    Raises
    ------
    Problem
        If there is no place where one can be made.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="aldesk-", ignore_cleanup_errors=True)
    except OSError as error:
        raise no_room(error) from error
    with folder as name:
        yield Path(name)


def no_room(error: OSError) -> Problem:
    """Return what to say where temporary files cannot be written."""
    return Problem(
        f"Temporary files cannot be written ({error.strerror or error})",
        subject=tempfile.tempdir or os.environ.get("TMPDIR", ""),
        kept="Nothing was changed",
        todo="Make room there, or start ALDesk with TMPDIR set to another folder",
    )
