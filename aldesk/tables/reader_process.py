"""Reading in a child process, for files that can end the process which reads them if damaged.

In the program they are read in a child, which has a limit of memory and of time; its end is a
problem of the file. A script, and a process that is somebody's child already, read themselves.
"""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Problem
from aldesk.core.waiting import comes
from aldesk.tables.reader_words import DROP, END, ITEM, NEXT

SECONDS_A_PART = 20.0
"""A file that gives nothing for so long is given up."""

_T = TypeVar("_T")
_MODULE = "aldesk.tables.reader_child"
_idle: list[ChildProcess] = []
_turn = threading.Lock()


class UnreadableError(ValueError):
    """A file cannot be read; the text says why."""


def end_idle() -> None:
    """End the child that waits for a next file; it would end by itself in a few seconds."""
    with _turn:
        while _idle:
            _idle.pop().stop()


def asked(
    path: Path,
    what: str,
    read: Callable[[bytes], _T],
    *,
    patience: float | None = None,
    **more: Any,
) -> Iterator[_T]:
    """Yield the parts of a child's answer; a child that is not asked on is kept for the next.

    Parameters
    ----------
    path : Path
    what : str
        What to read; `reader_child` knows it, and what else is said of it.
    read : callable
        Makes what is wanted from a part; raises ValueError, LookupError or TypeError if it is none.
    patience : float, optional
        Seconds for a part; `SECONDS_A_PART` by default.

    Raises
    ------
    OSError, UnreadableError
        If it cannot be read.
    Problem
        If reading it ended the child, took too long, or came to nonsense.
    """
    with path.open("rb"):  # what the system says of it is said here
        pass
    request = json.dumps({"what": what, "path": str(path.absolute()), **more}).encode()
    seconds = patience or SECONDS_A_PART
    child, answer = _begun(path, request, seconds)
    try:
        while answer[:1] == ITEM:
            yield _part(path, answer[1:], read)
            child.pipe.send_bytes(NEXT)
            answer = _received(path, child, seconds)
    except GeneratorExit:
        child.pipe.send_bytes(DROP)
        _keep(child)
        raise
    except (EOFError, OSError) as error:
        raise _ended(path, child) from error
    except Problem:
        child.stop()
        raise
    _keep(child)
    if answer != END:
        raise UnreadableError(answer[1:].decode(errors="replace"))


def _part(path: Path, answer: bytes, read: Callable[[bytes], _T]) -> _T:
    try:
        return read(answer)
    except (ValueError, LookupError, TypeError) as error:
        raise Problem(
            "The process that reads this file answered nonsense",
            subject=str(path),
            kept="The file is untouched",
            todo="Try again; if it stays so, the file is damaged",
        ) from error


def _begun(path: Path, request: bytes, seconds: float) -> tuple[ChildProcess, bytes]:
    """Return a child, and the first part of its answer; one that was kept may just have ended."""
    child, is_new = _taken()
    while True:
        try:
            child.pipe.send_bytes(request)
            return child, _received(path, child, seconds)
        except (EOFError, OSError) as error:
            problem = _ended(path, child)
            if is_new:
                raise problem from error
            child, is_new = ChildProcess(_MODULE, 0.5, niceness=0), True
        except Problem:
            child.stop()
            raise


def _received(path: Path, child: ChildProcess, seconds: float) -> bytes:
    if not comes(child.pipe.poll, seconds):
        raise Problem(
            f"Reading this file took more than {seconds:.0f} s, so it was given up",
            subject=str(path),
            kept="It is untouched",
            todo="If its disk is slow, copy it to this computer",
        )
    return child.pipe.recv_bytes()


def _ended(path: Path, child: ChildProcess) -> Problem:
    """Return the problem of a file whose reader has ended."""
    is_fault = child.ended_by_fault()
    child.stop()
    if is_fault:
        what = "This file is damaged: reading it ended the process that did"
        todo = "Copy or download it again"
    else:
        what = "The process that reads this file ended unexpectedly, perhaps for want of memory"
        todo = "Close other programs and try again"
    return Problem(what, subject=str(path), kept="The file is untouched", todo=todo)


def _taken() -> tuple[ChildProcess, bool]:
    """Return a child that was kept, or a new one, and whether it is new."""
    with _turn:
        while _idle:
            child = _idle.pop()
            if child.is_alive():
                return child, False
            child.stop()
    return ChildProcess(_MODULE, 0.5, niceness=0), True


def _keep(child: ChildProcess) -> None:
    with _turn:
        if not _idle:
            _idle.append(child)
            return
    child.stop()
