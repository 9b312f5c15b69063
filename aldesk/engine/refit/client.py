"""Talks to the refit process: the latest request wins, a dead process is started again.

It also scores one class, which is quick, and so goes before a refit that waits.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.one_class import ScoreRequest, ScoreResult
from aldesk.core.refit import Ranking, RefitRequest, RefitResult
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import pack, pack_request, unpack_ranking, unpack_result
from aldesk.engine.process.score_messages import pack_score_request, unpack_score_result

Request = RefitRequest | ScoreRequest
_log = logging.getLogger(__name__)
_MODULE = "aldesk.engine.refit.worker"
_TICK = 0.02
_PATIENCE = 0.3  # a refit has nothing to save
_REST_AFTER_CRASH = 1.0
_MOST_CRASHES = 3


@dataclass
class RefitListener:
    """What the client calls, all of it from the thread that runs `RefitClient.serve`."""

    on_result: Callable[[RefitResult], None]
    on_state: Callable[[str], None] = field(default=lambda state: None)
    on_trouble: Callable[[str], None] = field(default=lambda what: None)
    on_scores: Callable[[ScoreResult], None] = field(default=lambda scores: None)
    on_ranking: Callable[[Ranking], None] = field(default=lambda ranking: None)


def refit_once(request: RefitRequest, client: "RefitClient | None" = None) -> RefitResult:
    """Have one refit done by a process of its own, and wait for it.

    Parameters
    ----------
    request : RefitRequest
    client : RefitClient, optional
        A new one, whose `end`, called by another thread, cancels it.

    Raises
    ------
    Problem
        If it failed.
    Cancelled
        If the client was told to end before there was an answer.
    """
    client = client or RefitClient()
    answers: list[RefitResult] = []
    failures: list[str] = []

    def on_result(result: RefitResult) -> None:
        answers.append(result)
        client.end()

    def on_trouble(what: str) -> None:
        failures.append(what)
        client.end()

    client.submit(request)
    client.serve(RefitListener(on_result, on_trouble=on_trouble))
    if failures:
        raise Problem(f"The refit failed ({failures[0]})", kept="All labels are kept")
    if not answers:
        raise Cancelled
    return answers[0]


class RefitClient:
    """Owns the refit process. `submit` is for any thread and never blocks; `serve` runs in one.

    A request waits while the process is busy; a newer one of its kind replaces it. A refit is
    answered by its ranking first. What comes after that keeps no request waiting; a newer refit
    may take its place, and then it has no result. When the process dies, it is started again and
    the unanswered request is sent once more. One that ends three times in a row at the same
    request, or without one, is not started until there is a new request.
    """

    def __init__(self) -> None:
        self._waiting: dict[type[Request], Request] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._ending = False
        self._worker: ChildProcess | None = None
        self._running: Request | None = None  # waits for its answer, a refit for its ranking
        self._ranked: Request | None = None  # a refit whose result is still to come
        self._is_ready = self._has_asked = self._is_sent = False
        self._crashes = 0
        self._crashed: Request | None = None
        self._is_resting = False

    def submit(self, request: Request) -> None:
        """Ask for a refit, or for scores; replaces a request of this kind that still waits."""
        with self._lock:
            self._waiting[type(request)] = request
        self._wake.set()

    def end(self) -> None:
        """Make `serve` return soon."""
        self._ending = True
        self._wake.set()

    @property
    def pid(self) -> int:
        """The process id of the engine, 0 if there is none at the moment."""
        worker = self._worker
        return worker.pid if worker else 0

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs and nothing waits."""
        with self._lock:
            return not self._waiting and self._running is None and self._ranked is None

    def serve(self, listener: RefitListener) -> None:
        """Start the process, pass requests and answers, until `end` is called."""
        try:
            while not self._ending:
                try:
                    self._step(listener)
                except (EOFError, OSError):
                    self._after_crash(listener)
        finally:
            self._stop_worker()

    def _step(self, listener: RefitListener) -> None:
        """Send what waits, or wait a little for an answer."""
        if self._worker is None:
            if self._is_resting and not self._waiting:
                self._rest(10 * _TICK)
                return
            listener.on_state("starting")
            self._is_resting = False
            self._worker = ChildProcess(_MODULE, _PATIENCE)
            self._is_ready = self._has_asked = self._is_sent = False
            listener.on_state("idle")
        if self._running is None and isinstance(self._next_request(), RefitRequest):
            listener.on_state("refitting")
        if not self._is_ready:
            self._is_ready = self._has_begun(self._worker)
        elif self._running is not None and not self._has_asked:
            self._worker.pipe.send_bytes(pack("may I"))
            self._has_asked = True
        elif self._running is None and self._ranked is None:
            if not self._worker.is_alive():
                raise EOFError
            self._rest(10 * _TICK)
        elif self._worker.pipe.poll(_TICK):
            self._answer(self._worker.pipe.recv_bytes(), listener)

    def _has_begun(self, worker: ChildProcess) -> bool:
        """Wait a little for the process to read; a long request would be waited with till then."""
        if not worker.is_alive():
            raise EOFError
        return worker.pipe.poll(_TICK) and bool(worker.pipe.recv_bytes())

    def _rest(self, seconds: float) -> None:
        self._wake.wait(seconds)
        self._wake.clear()

    def _stop_worker(self) -> None:
        if self._worker:
            self._worker.stop()
        self._worker = None

    def _next_request(self) -> Request | None:
        with self._lock:
            kind = next((k for k in (ScoreRequest, RefitRequest) if k in self._waiting), None)
            self._running = self._waiting.pop(kind) if kind else None
            return self._running

    def _answer(self, message: bytes, listener: RefitListener) -> None:
        try:
            kind, head, arrays = unpack_answer(message)
        except (Problem, WorkerBug) as failure:
            _log.exception("a refit failed")
            listener.on_trouble(str(failure).removesuffix("."))
            self._is_over(of_ranked=not self._is_sent)
        else:
            if kind == "go on":
                self._send(self._worker, self._running)
                return
            if kind != "ranked":  # the rest of that may still end the process
                self._crashes, self._crashed = 0, None
            if kind == "scored":
                listener.on_scores(unpack_score_result(head, arrays))
            elif kind == "ranked":
                listener.on_ranking(unpack_ranking(head, arrays))
                self._ranked = self._running if self._is_sent else None
            else:
                listener.on_result(unpack_result(head, arrays))
            self._is_over(of_ranked=kind == "refitted" or not self._is_sent)
        if self._ranked is None and self._running is None:
            listener.on_state("idle")

    def _send(self, worker: ChildProcess | None, asked: Request | None) -> None:
        """Send what is to be answered next; something newer may have come since it was asked."""
        with self._lock:
            if asked is not None:
                self._waiting.setdefault(type(asked), asked)
        if worker is not None and (newest := self._next_request()) is not None:
            worker.pipe.send_bytes(_packed(newest))
            self._is_sent = True

    def _is_over(self, *, of_ranked: bool) -> None:
        with self._lock:
            if of_ranked:
                self._ranked = None
            else:
                self._running, self._has_asked, self._is_sent = None, False, False

    def _after_crash(self, listener: RefitListener) -> None:
        """Begin anew; after the third crash in a row at the same, rest until a new request."""
        self._stop_worker()
        with self._lock:
            unanswered = [one for one in (self._running, self._ranked) if one is not None]
            crashed = self._running if self._is_sent or self._ranked is None else self._ranked
            self._running = self._ranked = None
            self._crashes = self._crashes + 1 if crashed is self._crashed else 1
            self._crashed = crashed
            self._is_resting = self._crashes >= _MOST_CRASHES
            for one in () if self._is_resting else unanswered:
                self._waiting.setdefault(type(one), one)
        _log.warning("the engine ended unexpectedly (%d in a row)", self._crashes)
        if self._is_resting:
            listener.on_state("stopped")
            listener.on_trouble("the engine ended three times in a row")
            return
        listener.on_state("restarting")
        if self._crashes > 1:
            self._rest(_REST_AFTER_CRASH)


def _packed(request: Request) -> bytes:
    return (
        pack_request(request) if isinstance(request, RefitRequest) else pack_score_request(request)
    )
