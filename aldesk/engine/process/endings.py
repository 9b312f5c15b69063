"""How a job in another process ended: done, cancelled, a problem, or a bug with its report."""

import traceback
from collections.abc import Callable
from typing import Any

import numpy.typing as npt

from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.process.messages import pack, reading, unpack


class WorkerBug(RuntimeError):  # noqa: N818 - the word that we have for it
    """A bug in another process.

    Attributes
    ----------
    report : str
        Its traceback there; part of the traceback that is written here.
    """

    def __init__(self, what: str, report: str) -> None:
        super().__init__(what)
        self.report = report
        self.add_note(report)


_FAILURES: dict[str, type[Problem | WorkerBug]] = {"problem": Problem, "bug": WorkerBug}


def answer_of(job: Callable[[], bytes | None]) -> bytes:
    """Do a job, and return the message that it answers with, or else how it ended."""
    try:
        return job() or pack("done")
    except Cancelled:
        return pack("cancelled")
    except Problem as problem:
        return pack_problem(problem)
    except MemoryError:
        return pack_problem(Problem("There was not enough memory", todo="Close other programs"))
    except Exception as error:  # noqa: BLE001 - reported by whoever asked
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return pack("bug", {"what": what, "report": traceback.format_exc()})


def pack_problem(problem: Problem) -> bytes:
    """Return the message that makes `unpack_answer` raise the same problem."""
    parts = ("what", "subject", "kept", "todo")
    return pack("problem", {part: getattr(problem, part) for part in parts})


def unpack_answer(message: bytes) -> tuple[str, dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """Return an answer's kind, head and arrays.

    Raises
    ------
    Cancelled, Problem, WorkerBug
        If the job ended so.
    Garbled
        If it is no answer.
    """
    kind, head, arrays = unpack(message)
    if kind == "cancelled":
        raise Cancelled
    with reading():
        failure = _FAILURES[kind](**head) if kind in _FAILURES else None
    if failure:
        raise failure
    return kind, head, arrays
