"""The embedding process with a fault: once, and then it is as any other.

``FAULTY_WORKER`` in the environment is ``FAULT@FILE``; the fault takes the file away. It comes when
the encoder is loaded; with ``waits`` the process is as any other, but waits at each sample that is
done for what is said to it then.
"""

import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.embed import load_encoder
from aldesk.engine.embed import worker
from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.process.progress_reporter import ProgressReporter


def _shard(rows: Any, path: str = "") -> Callable[[Path], list[bytes]]:
    facts = {"sha256": "0" * 64, "d": 3}

    def made(folder: Path) -> list[bytes]:
        file = Path(path or folder / "forged.npy")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "forged.npy").touch()
        return [pack("shard", {**facts, "path": str(file)}, {"rows": np.array(rows)})]

    return made


GARBAGE: dict[str, Callable[[Path], list[bytes]]] = {
    "says nothing": lambda _: [],
    "no message": lambda _: [b"\0" * 40],
    "an unknown kind": lambda _: [pack("riddle")],
    "no fields": lambda _: [pack("shard")],
    "too long": lambda _: [bytes(65 << 20)],
    "samples of nobody": _shard([5000]),
    "a sample twice": _shard([1, 1]),
    "no samples": _shard([[0.5]]),
    "a file elsewhere": _shard([1], "/etc/hostname"),
    "a broken sample of nobody": lambda _: [pack("broken", {"row": -3, "reason": "?"})],
    "the same twice": lambda _: [pack("broken", {"row": 3, "reason": "?"})] * 2,
}
FAULTS: dict[str, Callable[[], object]] = {
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "stopped": lambda: os.kill(os.getpid(), signal.SIGSTOP),
}


class _Waiting(ProgressReporter):
    def __call__(self, done: int, total: int) -> None:
        self._last = 0.0  # tell it in any case
        super().__call__(done, total)
        if done:
            self._pipe.poll(None)


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do the one job, or not."""
    fault, mark = os.environ["FAULTY_WORKER"].split("@")
    if Path(mark).exists() and fault == "waits":
        Path(mark).unlink()
        vars(worker)["ProgressReporter"] = _Waiting
    if not Path(mark).exists():
        worker.main(pipe)
        return
    _, head, _ = unpack(pipe.recv_bytes())
    encoder = load_encoder(head["encoder"])
    facts = {"key": encoder.key, "card": encoder.card.as_dict(), "needs_project": False}
    Path(mark).unlink()  # before anyone loses patience, which may be at once on a busy machine
    pipe.send_bytes(pack("key", facts))
    pipe.recv_bytes()
    if fault in FAULTS:
        FAULTS[fault]()
    for message in GARBAGE[fault](Path(head["folder"])):
        pipe.send_bytes(message)
    pipe.recv_bytes()
