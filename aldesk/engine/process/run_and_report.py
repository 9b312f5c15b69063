"""How a process that does one job tells what became of it."""

import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection

from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.process.messages import pack, problem_parts


def run_and_report(
    pipe: "Connection[bytes, bytes]", job: Callable[["Connection[bytes, bytes]"], None]
) -> None:
    """Do the job that the pipe brings; say that it is done, or why it is not.

    Raises
    ------
    EOFError, BrokenPipeError, ConnectionResetError
        If nobody is there any more to be told.
    """
    try:
        job(pipe)
    except Cancelled:
        pipe.send_bytes(pack("cancelled"))
    except Problem as problem:
        pipe.send_bytes(pack("problem", problem_parts(problem)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001 - told to the person, with the report in the log
        pipe.send_bytes(pack("bug", {"what": str(error), "report": traceback.format_exc()}))
    else:
        pipe.send_bytes(pack("done"))
