"""The bundled pictures: scikit-learn's 1,797 handwritten digits, which need no bytes of ours."""

from pathlib import Path

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Problem
from aldesk.core.waiting import comes
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import pack

_PATIENCE = 120.0


def write_digits(folder: Path) -> None:
    """Write the digits as ``train/3/0012.png`` …, in a process that may import scikit-learn.

    Raises
    ------
    Problem
        If they could not be written.
    """
    if (folder / "complete").exists():
        return
    worker = ChildProcess("aldesk.engine.digits.worker")
    try:
        worker.pipe.send_bytes(pack("digits", {"folder": str(folder)}))
        if not comes(worker.pipe.poll, _PATIENCE):
            raise EOFError
        unpack_answer(worker.pipe.recv_bytes())
        (folder / "complete").touch()
    except (EOFError, OSError, WorkerBug) as error:
        raise Problem("The digits could not be written", subject=str(folder)) from error
    finally:
        worker.stop()
