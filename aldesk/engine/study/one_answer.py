"""One question to a process that is started for it, and ended after."""

import threading
from collections.abc import Mapping
from typing import Any

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.process.endings import WorkerBug, unpack_answer

_TICK = 0.2


def ask(
    worker: ChildProcess, question: bytes, folder: str, cancel: threading.Event
) -> Mapping[str, Any]:
    """Have a worker do something for the study in a folder, and return what it says.

    Raises
    ------
    Problem
        What the worker tells, or that it ended or has a bug.
    Cancelled
        After `cancel` was set.
    """
    try:
        worker.pipe.send_bytes(question)
        while not worker.pipe.poll(_TICK):
            if cancel.is_set():
                raise Cancelled
        _, head, _ = unpack_answer(worker.pipe.recv_bytes())
    except WorkerBug as bug:
        raise Problem(str(bug), subject=folder) from bug
    except (EOFError, OSError) as error:
        raise Problem(
            "The study's process ended unexpectedly",
            subject=folder,
            todo="If it does again, a file of its data may be damaged: copy or download it again",
        ) from error
    finally:
        worker.stop()
    return head
