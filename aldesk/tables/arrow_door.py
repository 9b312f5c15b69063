"""The one door to Parquet, Arrow and Feather files, which may be damaged.

Opening a damaged one can end the process that does. In the program they are read in a child
process, which has a limit of memory and of time; its end is a problem of the file. A script, and a
process that is somebody's child already, read them themselves.
"""

import json
import multiprocessing
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Problem
from aldesk.tables import arrow_content
from aldesk.tables.arrow_child import DROP, END, ERRORS, ITEM, NEXT, reason_of

if TYPE_CHECKING:
    import pyarrow as pa

SECONDS_A_PART = 20.0
"""A file that gives nothing for so long is given up."""

_MODULE = "aldesk.tables.arrow_child"
_idle: list[ChildProcess] = []
_turn = threading.Lock()
_settings = {"in_child": False}


class UnreadableError(ValueError):
    """A file cannot be read; the text says why."""


def read_in_child(wanted: bool = True) -> None:
    """Let a child process read from now on, where this is nobody's child."""
    _settings["in_child"] = wanted


def end_idle() -> None:
    """End the child that waits for a next file; it would end by itself in a few seconds."""
    with _turn:
        while _idle:
            _idle.pop().stop()


def schema_of(path: Path) -> "pa.Schema":
    """Return the schema of a file.

    Raises
    ------
    UnreadableError, OSError
        If it cannot be read.
    Problem
        If reading it ended the process that did, or took too long; so do all functions here.
    """
    import pyarrow as pa

    if not _is_for_child():
        with _Refusing():
            return arrow_content.schema_of(path)
    (answer,) = _asked(path, "schema")
    return pa.ipc.read_schema(pa.py_buffer(answer))


def n_rows(path: Path) -> int | None:
    """Return the number of rows of a Parquet file; None for Arrow, which does not say."""
    if not _is_for_child():
        with _Refusing():
            return arrow_content.n_rows(path)
    (answer,) = _asked(path, "n_rows")
    told: int | None = json.loads(answer)
    return told


def parts(
    path: Path, columns: Sequence[str] | None = None, size: int = 1000
) -> Iterator[arrow_content.Part]:
    """Yield all rows, at most `size` at a time, in these columns or in all; validated."""
    if _is_for_child():
        chosen = None if columns is None else list(columns)
        return map(_unpacked, _asked(path, "parts", columns=chosen, size=size))
    return _refusing(arrow_content.parts(path, columns, size))


def parts_with(path: Path, places: Sequence[int]) -> Iterator[arrow_content.Part]:
    """Yield parts until all rows at these places, in ascending order, are there; validated."""
    if _is_for_child():
        return map(_unpacked, _asked(path, "parts_with", places=list(places)))
    return _refusing(arrow_content.parts_with(path, places))


def _is_for_child() -> bool:
    return _settings["in_child"] and multiprocessing.parent_process() is None


class _Refusing:
    """Turns what a damaged file leads to into `UnreadableError`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, tb: Any) -> None:
        import pyarrow as pa

        if isinstance(error, OSError) and not isinstance(error, pa.ArrowException):
            return
        if isinstance(error, (*ERRORS, pa.ArrowException)):
            raise UnreadableError(reason_of(error)) from error


def _refusing(found: Iterator[arrow_content.Part]) -> Iterator[arrow_content.Part]:
    with _Refusing():
        yield from found


def _unpacked(answer: bytes) -> arrow_content.Part:
    import pyarrow as pa

    with pa.ipc.open_stream(pa.py_buffer(answer)[8:]) as reader:
        batch = reader.read_next_batch()
    return int.from_bytes(answer[:8], "little"), arrow_content.checked(batch)


def _asked(path: Path, what: str, **more: Any) -> Iterator[bytes]:
    """Yield the parts of a child's answer; a child that is not asked on is kept for the next."""
    with path.open("rb"):  # what the system says of it is said here
        pass
    request = json.dumps({"what": what, "path": str(path.absolute()), **more}).encode()
    child, answer = _begun(path, request)
    try:
        while answer[:1] == ITEM:
            yield answer[1:]
            child.pipe.send_bytes(NEXT)
            answer = _received(path, child)
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
        raise UnreadableError(answer[1:].decode())


def _begun(path: Path, request: bytes) -> tuple[ChildProcess, bytes]:
    """Return a child, and the first part of its answer; one that was kept may just have ended."""
    child, is_new = _taken()
    while True:
        try:
            child.pipe.send_bytes(request)
            return child, _received(path, child)
        except (EOFError, OSError) as error:
            problem = _ended(path, child)
            if is_new:
                raise problem from error
            child, is_new = ChildProcess(_MODULE, 0.5, is_urgent=True), True
        except Problem:
            child.stop()
            raise


def _received(path: Path, child: ChildProcess) -> bytes:
    if not child.pipe.poll(SECONDS_A_PART):
        raise Problem(
            f"Reading this file took more than {SECONDS_A_PART:.0f} s, so it was given up",
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
    return ChildProcess(_MODULE, 0.5, is_urgent=True), True


def _keep(child: ChildProcess) -> None:
    with _turn:
        if not _idle:
            _idle.append(child)
            return
    child.stop()
