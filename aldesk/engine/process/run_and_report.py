"""The one way in which a worker does what it is asked."""

from collections.abc import Callable
from multiprocessing.connection import Connection

from aldesk.engine.process.endings import answer_of


def run_and_report(pipe: "Connection[bytes, bytes]", job: Callable[[], bytes | None]) -> None:
    """Do a job; send its answer, or that it is done, or why it is not.

    Raises
    ------
    BrokenPipeError, ConnectionResetError
        If nobody is there any more to be told.
    """
    pipe.send_bytes(answer_of(job))
