"""What can be said of a file before it is decoded."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aldesk.core.errors import Empty, Forbidden, NotAFile, SampleProblem, Unreachable


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn the operating system's errors about a file into problems of its sample.

    Raises
    ------
    SampleProblem
        In place of an OSError, or of the ValueError about a path that no file can have.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise Unreachable("There is no such file", subject=str(path)) from error
    except PermissionError as error:
        raise Forbidden(
            "ALDesk is not allowed to read the file",
            subject=str(path),
            todo="Change its permissions, or copy it to a folder of your own",
        ) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise Unreachable(f"The file cannot be read ({why})", subject=str(path)) from error
    except ValueError as error:
        raise SampleProblem(f"The file cannot be read ({error})", subject=str(path)) from error


def check_file(path: Path) -> None:
    """Check that a path leads to a file with content that may be read.

    Raises
    ------
    SampleProblem
        If it does not.
    """
    with reading(path):
        status = path.stat()
        # Opening a named pipe would wait forever for somebody to write into it.
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile("This is not a file", subject=str(path))
        if status.st_size == 0:
            raise Empty("The file is empty (0 bytes)", subject=str(path))
        with path.open("rb"):
            pass
