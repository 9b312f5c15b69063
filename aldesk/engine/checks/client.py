"""Asks PyTorch, in a process of its own, what it can compute with."""

from typing import Any

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Problem
from aldesk.core.waiting import comes
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import reading

_MODULE = "aldesk.engine.checks.worker"
_SECONDS_FOR_TORCH = 60.0


def torch_devices() -> dict[str, Any]:
    """Return ``gpus`` (names), ``cuda`` (version) and ``torch_problem`` (empty if none)."""
    worker = ChildProcess(_MODULE)
    try:
        if not comes(worker.pipe.poll, _SECONDS_FOR_TORCH):
            return {"gpus": [], "cuda": "", "torch_problem": "PyTorch did not answer in time"}
        _, facts, _ = unpack_answer(worker.pipe.recv_bytes())
        with reading():
            gpus, cuda = [str(name) for name in facts["gpus"]], str(facts["cuda"])
    except (EOFError, OSError, Problem, WorkerBug):
        return {"gpus": [], "cuda": "", "torch_problem": "PyTorch cannot be loaded"}
    finally:
        worker.stop()
    return {"gpus": gpus, "cuda": cuda, "torch_problem": ""}
