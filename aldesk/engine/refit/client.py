"""Talks to the refit process: the latest request wins, a process that fails is started again.

It also scores one class, which is quick, and so goes before a refit that waits.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import numpy.typing as npt

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.one_class import ScoreRequest, ScoreResult
from aldesk.core.refit import Ranking, RefitRequest, RefitResult
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import (
    Garbled,
    pack,
    pack_request,
    reading,
    unpack_ranking,
    unpack_result,
)
from aldesk.engine.process.score_messages import pack_score_request, unpack_score_result
from aldesk.engine.refit.answer_check import (
    check_ranking,
    check_result,
    check_scores,
    most_bytes,
)

Fault = Literal["ended", "hung", "garbled"]
"""What became of a process: it ended, gives no answer, or answers what cannot be."""

Request = RefitRequest | ScoreRequest
_log = logging.getLogger(__name__)
_MODULE = "aldesk.engine.refit.worker"
_TICK = 0.02
_PATIENCE = 0.3  # a refit has nothing to save
_NICENESS = 0  # a person waits for it: beside other programs it would hardly come to anything
_PAUSES = (0.0, 1.0, 5.0)
"""Seconds before it is started again; after one fault more it is not."""
_SECONDS_FOR_AN_ANSWER = 600.0
"""For a strategy that takes long, on a large pool and a busy machine."""
_MOST_BYTES_OF_A_SIGN = 1 << 20  # or of the words for a failure
_ANSWERS = ("ranked", "refitted", "scored")


@dataclass
class RefitListener:
    """What the client calls, all of it from the thread that runs `RefitClient.serve`.

    Attributes
    ----------
    on_trouble : callable (str)
        A refit failed; the process goes on.
    on_restart, on_stop : callable (Fault)
        The process is started again, told at the first of several times in a row; it is not any
        more, until somebody wants it to `try_again`.
    """

    on_result: Callable[[RefitResult], None]
    on_state: Callable[[str], None] = field(default=lambda state: None)
    on_trouble: Callable[[str], None] = field(default=lambda what: None)
    on_restart: Callable[[Fault], None] = field(default=lambda fault: None)
    on_stop: Callable[[Fault], None] = field(default=lambda fault: None)
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

    def on_stop(fault: Fault) -> None:
        on_trouble(FAULT_WORDS[fault])

    client.submit(request)
    client.serve(RefitListener(on_result, on_trouble=on_trouble, on_stop=on_stop))
    if failures:
        raise Problem(f"The refit failed ({failures[0]})", kept="All labels are kept")
    if not answers:
        raise Cancelled
    return answers[0]


FAULT_WORDS: dict[Fault, str] = {
    "ended": "its process ended again and again, perhaps for want of memory",
    "hung": "its process hung again and again",
    "garbled": "its process answered nonsense again and again",
}


class RefitClient:
    """Owns the refit process. `submit` is for any thread and never blocks; `serve` runs in one.

    A request waits while the process is busy; a newer one of its kind replaces it. Scores go
    first, but never twice while a refit waits. A refit is answered by its ranking first. What comes
    after that keeps no request waiting; a newer refit may take its place, and then it has no
    result.

    A process that ends, hangs or answers what cannot be is started again, and the unanswered
    request is sent once more. After some faults in a row, without an answer in between, it is
    left alone until somebody wants it to `try_again`, or asks with another recipe.
    """

    def __init__(self) -> None:
        self._waiting: dict[type[Request], Request] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._worker: ChildProcess | None = None
        self._running: Request | None = None  # waits for its answer, a refit for its ranking
        self._ranked: RefitRequest | None = None  # one whose result is still to come
        self._is_ready = self._has_asked = self._is_sent = False
        self._was_score = False
        self._waited = 0.0  # seconds for what is to come next
        self._n_faults = 0
        self._is_resting = False

    def submit(self, request: Request) -> None:
        """Ask for a refit, or for scores; replaces a request of this kind that still waits."""
        with self._lock:
            last = self._waiting.get(type(request))
            self._waiting[type(request)] = request
        if self._is_resting and _asks_otherwise(request, last):
            self.try_again()
        self._wake.set()

    def try_again(self) -> None:
        """Start a process that was left alone; for any thread."""
        self._n_faults, self._is_resting = 0, False
        self._wake.set()

    def end(self) -> None:
        """Make `serve` return soon, whatever the process does."""
        self._ending.set()
        self._wake.set()

    @property
    def pid(self) -> int:
        """The process id of the engine, 0 if there is none at the moment."""
        worker = self._worker
        return worker.pid if worker else 0

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs and nothing waits, or what waits is left alone."""
        with self._lock:
            waits = bool(self._waiting) and not self._is_resting
            return not waits and self._running is None and self._ranked is None

    def serve(self, listener: RefitListener) -> None:
        """Start the process, pass requests and answers, until `end` is called."""
        try:
            while not self._ending.is_set():
                try:
                    self._step(listener)
                except (EOFError, OSError) as error:
                    self._after_fault(listener, error)
        finally:
            self._stop_worker()

    def _step(self, listener: RefitListener) -> None:
        """Send what waits, or wait a little for an answer."""
        if self._worker is None:
            if self._is_resting:
                self._rest(10 * _TICK)
                return
            self._start(listener)
            return
        if self._running is None and isinstance(self._next_request(), RefitRequest):
            listener.on_state("refitting")
        if not self._is_ready:
            self._is_ready = self._has_begun(self._worker)
        elif self._running is not None and not self._has_asked:
            self._worker.pipe.send_bytes(pack("may I"))
            self._has_asked, self._waited = True, 0.0
        elif self._running is None and self._ranked is None:
            if not self._worker.is_alive():
                raise EOFError
            self._rest(10 * _TICK)
        elif self._worker.pipe.poll(_TICK):
            self._answer(self._worker.pipe.recv_bytes(self._most_bytes()), listener)
        else:
            self._wait_on()

    def _start(self, listener: RefitListener) -> None:
        listener.on_state("starting")
        self._is_ready = self._has_asked = self._is_sent = False
        self._waited = 0.0
        self._worker = ChildProcess(_MODULE, _PATIENCE, niceness=_NICENESS, unwanted=self._ending)
        listener.on_state("idle")

    def _has_begun(self, worker: ChildProcess) -> bool:
        """Wait a little for the process to read; a long request would be waited with till then."""
        if not worker.is_alive():
            raise EOFError
        if worker.pipe.poll(_TICK):
            return bool(worker.pipe.recv_bytes(_MOST_BYTES_OF_A_SIGN))
        self._wait_on()
        return False

    def _wait_on(self) -> None:
        """Count the ticks, not the time: a machine that slept is no reason to give up."""
        self._waited += _TICK
        if self._waited > _SECONDS_FOR_AN_ANSWER:
            raise TimeoutError

    def _rest(self, seconds: float) -> None:
        self._wake.wait(seconds)
        self._wake.clear()

    def _stop_worker(self) -> None:
        if self._worker:
            self._worker.stop()
        self._worker = None

    def _next_request(self) -> Request | None:
        """Take scores first, but a refit that waits before a second time: both get their turn."""
        with self._lock:
            order = (ScoreRequest, RefitRequest)[:: -1 if self._was_score else 1]
            kind = next((k for k in order if k in self._waiting), None)
            self._running = self._waiting.pop(kind) if kind else None
            return self._running

    def _most_bytes(self) -> int:
        asked = (self._running if self._is_sent else None), self._ranked
        return max(_MOST_BYTES_OF_A_SIGN, *(most_bytes(one) for one in asked if one), 0)

    def _answer(self, message: bytes, listener: RefitListener) -> None:
        try:
            kind, head, arrays = unpack_answer(message)
        except Cancelled as error:
            raise Garbled("nobody has cancelled it") from error
        except (Problem, WorkerBug) as failure:
            _log.exception("a refit failed")
            self._n_faults = 0
            self._is_over(of_ranked=not self._is_sent)
            listener.on_trouble(str(failure).removesuffix("."))
        else:
            if kind == "go on":
                self._send(self._worker, self._running)
                return
            with reading():
                tell = self._take(kind, head, arrays, listener)
            tell()
        if self._ranked is None and self._running is None:
            listener.on_state("idle")

    def _take(
        self,
        kind: str,
        head: dict[str, Any],
        arrays: dict[str, npt.NDArray[Any]],
        listener: RefitListener,
    ) -> Callable[[], None]:
        """Return what tells of an answer to what was asked; one to another question is none."""
        sent, ranked = self._running if self._is_sent else None, self._ranked
        number = head["generation"]
        if kind == "ranked" and isinstance(sent, RefitRequest) and number == sent.generation:
            ranking = unpack_ranking(head, arrays)
            check_ranking(ranking, sent)
            self._ranked = sent
            self._is_over(of_ranked=False)
            return partial(listener.on_ranking, ranking)
        if kind == "refitted" and ranked is not None and number == ranked.generation:
            result = unpack_result(head, arrays)
            check_result(result, ranked)
            self._n_faults = 0
            self._is_over(of_ranked=True)
            return partial(listener.on_result, result)
        if kind == "scored" and isinstance(sent, ScoreRequest) and number == sent.generation:
            scores = unpack_score_result(head, arrays)
            check_scores(scores, sent)
            self._n_faults = 0
            self._is_over(of_ranked=False)
            return partial(listener.on_scores, scores)
        if kind not in _ANSWERS:
            raise Garbled(f"{kind!r} is no answer")
        _log.warning("an answer to no question (%s, %s) is left out", kind, number)
        self._wait_on()
        return _nothing

    def _send(self, worker: ChildProcess | None, asked: Request | None) -> None:
        """Send what is to be answered next; something newer may have come since it was asked."""
        if self._is_sent or asked is None:
            raise Garbled("it was not asked whether it reads")
        with self._lock:
            self._waiting.setdefault(type(asked), asked)
        if worker is not None and (newest := self._next_request()) is not None:
            worker.pipe.send_bytes(_packed(newest))
            self._is_sent, self._waited = True, 0.0
            self._was_score = isinstance(newest, ScoreRequest)

    def _is_over(self, *, of_ranked: bool) -> None:
        self._waited = 0.0
        with self._lock:
            if of_ranked:
                self._ranked = None
            else:
                self._running, self._has_asked, self._is_sent = None, False, False

    def _after_fault(self, listener: RefitListener, error: Exception) -> None:
        """Begin anew after a pause; after many faults in a row, rest until somebody wants it."""
        if self._ending.is_set():
            return
        fault = _fault_of(error, self._worker)
        self._stop_worker()
        with self._lock:
            for one in (self._running, self._ranked):
                if one is not None:
                    self._waiting.setdefault(type(one), one)
            self._running = self._ranked = None
        self._n_faults += 1
        _log.warning("the engine %s (%d in a row): %r", fault, self._n_faults, error)
        if self._n_faults > len(_PAUSES):
            self._is_resting = True
            listener.on_state("stopped")
            listener.on_stop(fault)
            return
        listener.on_state("restarting")
        if self._n_faults == 1:
            listener.on_restart(fault)
        self._ending.wait(_PAUSES[self._n_faults - 1])


def _nothing() -> None:
    """Tell nobody."""


def _fault_of(error: Exception, worker: ChildProcess | None) -> Fault:
    if isinstance(error, Garbled):
        return "garbled"
    is_hung = isinstance(error, TimeoutError) or (worker is not None and worker.is_hung)
    return "hung" if is_hung else "ended"


def _asks_otherwise(request: Request, last: Request | None) -> bool:
    """Tell whether a refit is asked for with another recipe, which may well be answered."""
    if not (isinstance(request, RefitRequest) and isinstance(last, RefitRequest)):
        return False
    return request.recipe != last.recipe


def _packed(request: Request) -> bytes:
    return (
        pack_request(request) if isinstance(request, RefitRequest) else pack_score_request(request)
    )
