"""Any job's process with a fault: at what it is asked first, and once; then it is as any other.

``FAULTY_WORKER`` in the environment is ``FAULT@MODULE@FILE``; the fault takes the file away, and
comes always where the file has no name.
"""

import importlib
import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

FAULTS = ("killed", "garbled")


def break_once(
    monkeypatch: pytest.MonkeyPatch, client: str, worker: str, fault: str, mark: Path | None = None
) -> None:
    """Let a client start this process in the place of its own, which has the fault if marked."""
    if mark:
        mark.touch()
    monkeypatch.setenv("FAULTY_WORKER", f"{fault}@{worker}@{mark or ''}")
    monkeypatch.setattr(f"{client}._MODULE", __name__)


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer, or not."""
    fault, module, mark = os.environ["FAULTY_WORKER"].split("@")
    if mark and not Path(mark).exists():
        importlib.import_module(module).main(pipe)
        return
    pipe.recv_bytes()
    if mark:
        Path(mark).unlink()
    if fault == "killed":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if fault == "garbled":
        pipe.send_bytes(b"\0\xff" * 40)
    time.sleep(600)
