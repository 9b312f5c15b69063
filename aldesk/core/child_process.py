"""A process with a pipe: started by a module's name, watched, stopped in bounded steps.

Whoever talks through the pipe needs to know one fault only, its end: a process that hangs is ended.
"""

import atexit
import contextlib
import gc
import importlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

SECONDS_OF_SILENCE = 60.0
"""A process without a sign of life for so long hangs, and is ended; a busy machine takes its time.

It gives one as long as it runs and no native code keeps Python's lock. What it counts is time in
which this process runs, too: a machine that slept is no reason.
"""

_log = logging.getLogger(__name__)
_FAULT_NAMES = ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGFPE", "SIGILL")
_BEAT = 0.5
_BEATS_TO_DOUBT = 6  # without them it is not asked to end, but ended
_SECONDS_TO_DIE = 5.0  # a busy machine takes its time even over that
_FAULTS = [getattr(signal, name) for name in _FAULT_NAMES if hasattr(signal, name)]
_WINDOWS_FAULT = 0xC0000000  # such as an access violation, 0xC0000005
_CONTEXT = multiprocessing.get_context("spawn")
_settings = {"has_window": False}
_started: "WeakSet[ChildProcess]" = WeakSet()


class ChildProcess:
    """A child process that runs ``main(connection)`` of a module.

    The module is named by a string and imported in the child, so that this process stays light.

    Parameters
    ----------
    module : str
        Such as ``aldesk.engine.refit.worker``.
    patience : float
        Seconds that it gets to end by itself; a process with nothing to save needs few.
    niceness : int
        How far others go before it, 0 … 19, while there is a window (see `put_window_first`).
    unwanted : threading.Event, optional
        When it is set, the process has its patience to end, whatever this side waits for in the
        pipe, and is ended then.
    forks : ForkServerContext, optional
        From `forks_after`: the process is a fork of one that has imported. By default it is spawned
        and imports for itself, as it does if no fork can be had.

    Attributes
    ----------
    pipe : Connection
    pid : int
    is_hung : bool
        It was ended because it gave no sign of life.
    """

    def __init__(
        self,
        module: str,
        patience: float = 2.0,
        *,
        niceness: int = 19,
        unwanted: threading.Event | None = None,
        forks: "ForkServerContext | None" = None,
    ) -> None:
        self._patience = patience
        self._unwanted = unwanted or threading.Event()
        self.is_hung = False
        self._n_silent = 0
        self.pipe, theirs = _CONTEXT.Pipe()
        self._beats, beating = _CONTEXT.Pipe(duplex=False)
        facts = module, theirs, beating, niceness, _settings["has_window"]
        try:
            self._process = _started_in(forks or _CONTEXT, facts)
        except (EOFError, ConnectionError):
            if forks is None:
                raise
            _log.warning("the process to fork from has failed; %s is spawned", module)
            self._process = _started_in(_CONTEXT, facts)
        _started.add(self)
        self.pid = int(self._process.pid or 0)
        theirs.close()
        beating.close()
        threading.Thread(target=self._watch, name=f"watch {module}", daemon=True).start()

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
        """Ask, wait, kill; returns within some seconds."""
        self.pipe.close()  # the child reads the end of the pipe as the wish to stop
        self._process.join(0.0 if self._n_silent > _BEATS_TO_DOUBT else self._patience)
        if self._process.is_alive():
            _log.info("the background process %d did not end; it is killed", self.pid)
            self._process.kill()
            self._process.join(_SECONDS_TO_DIE)
        if self._process.is_alive():
            _log.error("the background process %d cannot be killed", self.pid)
        else:
            self._process.close()

    def _watch(self) -> None:
        """End the process if it hangs, or is unwanted and does not end; runs in a thread.

        Whoever waits in the pipe for it, to read or to write, sees its end then.
        """
        unwanted_at = float("inf")
        with self._beats:
            while not self._is_over(unwanted_at):
                try:
                    if self._beats.poll(_BEAT):
                        self._beats.recv_bytes()
                        self._n_silent = 0
                    else:
                        self._n_silent += 1
                except (EOFError, OSError):
                    return  # it has ended
                if self._unwanted.is_set():
                    unwanted_at = min(unwanted_at, time.monotonic())
        self.kill()

    def kill(self) -> None:
        """End it at once, from any thread; `stop` it all the same."""
        with contextlib.suppress(ValueError):  # it is stopped already
            self._process.kill()

    def _is_over(self, unwanted_at: float) -> bool:
        if self._n_silent * _BEAT >= SECONDS_OF_SILENCE:
            _log.warning("the background process %d gives no sign of life", self.pid)
            self.is_hung = True
            return True
        if unwanted_at == float("inf"):
            return False
        is_doubtful = self._n_silent > _BEATS_TO_DOUBT
        return is_doubtful or time.monotonic() > unwanted_at + self._patience


def forks_after(modules: Iterable[str]) -> "ForkServerContext | None":
    """Start a process that imports some modules, for children that are forks of it.

    It stays until this process ends, and there is one only: the modules of a second call count for
    nothing. Whoever starts a fork meanwhile waits for the imports.

    Parameters
    ----------
    modules : iterable of str

    Returns
    -------
    ForkServerContext or None
        What `ChildProcess` takes; none where forks are not offered (Windows), not sound (macOS), or
        never tried (PyInstaller).
    """
    if sys.platform != "linux" or hasattr(sys, "frozen"):
        return None
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    # Each child wants the program's file.
    context.set_forkserver_preload(["__main__", "aldesk.core.keeps_all", *modules])
    with _deaf_to_interrupts():
        forkserver.ensure_running()
    return context


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let what is started here be deaf to Ctrl+C, which would end it while it imports."""
    if threading.current_thread() is not threading.main_thread():  # only there it can be said
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _started_in(context: "ForkServerContext | SpawnContext", facts: tuple[Any, ...]) -> BaseProcess:
    process = context.Process(target=_run, args=facts, daemon=True)
    process.start()
    return process


def put_window_first() -> None:
    """Let the children that are started from now on go behind, for this process shows a window.

    Where there is none, somebody waits for what they do, at a terminal, and they run as any program
    does: on a busy machine one that only takes what is left would hardly come to anything.
    """
    _settings["has_window"] = True


def _run(
    module: str,
    pipe: "Connection[bytes, bytes]",
    beats: "Connection[bytes, bytes]",
    niceness: int,
    has_window: bool,
) -> None:
    _settings["has_window"] = has_window
    # On Linux its priority stays, and so a process that hardly comes to its work is not hanging.
    threading.Thread(target=_beat, args=(beats,), daemon=True).start()
    lower_priority(niceness)
    # A child must not die of the parent's Ctrl+C; it ends with its pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # why, `keeps_all` says
    try:
        imported = importlib.import_module(module)
        gc.freeze()  # to look through it later, a fork would have to copy all of it
        gc.enable()
        imported.main(pipe)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone, or asks to stop


def _beat(beats: "Connection[bytes, bytes]") -> None:
    """Tell that it is alive; once nobody is there to be told, end what does not end by itself."""
    with contextlib.suppress(OSError):
        while True:
            beats.send_bytes(b"")
            time.sleep(_BEAT)
    time.sleep(_SECONDS_TO_DIE)
    os._exit(1)


def lower_priority(niceness: int = 19) -> None:
    """Let the window go first, if there is one."""
    if not niceness or not _settings["has_window"]:
        return
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
    else:
        os.nice(niceness)


def run_only_when_idle() -> None:
    """Run only when nothing else wants to, if there is a window: work that nobody waits for.

    A process that is merely nice keeps a key waiting for the end of its slice of time.
    """
    if sys.platform == "linux" and _settings["has_window"]:
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def _kill_left() -> None:
    """End what nobody has stopped; Python would wait for it, and for one that hangs in vain."""
    for child in list(_started):
        child.kill()


atexit.register(_kill_left)  # goes before what multiprocessing has registered
