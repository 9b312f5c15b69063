"""A spawned process with a pipe: started by a module's name, stopped in bounded steps."""

import importlib
import logging
import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import Connection

_log = logging.getLogger(__name__)
_FAULT_NAMES = ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGFPE", "SIGILL")
_SECONDS_TO_DIE = 5.0  # a busy machine takes its time even over that
_FAULTS = [getattr(signal, name) for name in _FAULT_NAMES if hasattr(signal, name)]
_WINDOWS_FAULT = 0xC0000000  # such as an access violation, 0xC0000005
_CONTEXT = multiprocessing.get_context("spawn")


class ChildProcess:
    """A child process that runs ``main(connection)`` of a module.

    The module is named by a string and imported in the child, so that this process stays light.

    Parameters
    ----------
    module : str
        Such as ``aldesk.engine.refit.worker``.
    patience : float
        Seconds that it gets to end by itself; a process with nothing to save needs few.
    is_urgent : bool
        Somebody waits for it; it may call `lower_priority` when nobody does any more.
    """

    def __init__(self, module: str, patience: float = 2.0, *, is_urgent: bool = False) -> None:
        self._patience = patience
        self.pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_run, args=(module, theirs, is_urgent), daemon=True)
        self._process.start()
        self.pid = int(self._process.pid or 0)
        theirs.close()

    def is_alive(self) -> bool:
        """Whether the child still runs."""
        return self._process.is_alive()

    def ended_by_fault(self) -> bool:
        """Tell whether a child whose pipe is at its end was ended by damaged memory.

        Reading a damaged file does that; a process that was killed is another matter.
        """
        self._process.join(self._patience)
        code = self._process.exitcode or 0
        return -code in _FAULTS or code >= _WINDOWS_FAULT

    def stop(self) -> None:
        """Ask, wait, terminate, wait, kill; returns within some seconds."""
        self.pipe.close()  # the child reads the end of the pipe as the wish to stop
        self._process.join(self._patience)
        for step in (self._process.terminate, self._process.kill):
            if self._process.is_alive():
                _log.info("the background process %d did not end; %s", self.pid, step.__name__)
                step()
                self._process.join(_SECONDS_TO_DIE)
        if self._process.is_alive():
            _log.error("the background process %d cannot be killed", self.pid)
        else:
            self._process.close()


def _run(module: str, pipe: "Connection[bytes, bytes]", is_urgent: bool) -> None:
    if not is_urgent:
        lower_priority()
    # A child must not die of the parent's Ctrl+C; it ends with its pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        importlib.import_module(module).main(pipe)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone, or asks to stop


def lower_priority() -> None:
    """Let the window go first."""
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
    else:
        os.nice(19)


def run_only_when_idle() -> None:
    """Run only when nothing else wants to: for hours of work that nobody waits for.

    A process that is merely nice keeps a key waiting for the end of its slice of time.
    """
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
