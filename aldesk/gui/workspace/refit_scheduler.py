"""When the engine refits, and what becomes of its answers."""

import time

from PySide6.QtCore import QObject, Signal

from aldesk.core.refit import Ranking, RefitResult
from aldesk.engine.refit.client import Fault
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.refit_thread import EngineThread
from aldesk.session import Changes

_SECONDS_BETWEEN_REFITS_WHILE_EMBEDDING = 5.0
_STOPPED = "engine stopped"
_RESTARTED: dict[Fault, str] = {
    "ended": noop("The engine ended and was started again. No label is lost."),
    "hung": noop("The engine hung and was started again. No label is lost."),
    "garbled": noop("The engine failed and was started again. No label is lost."),
}
_GIVEN_UP: dict[Fault, str] = {
    "ended": noop(
        "The engine keeps ending, perhaps for want of memory: close other programs. You can go on "
        "labelling; no label is lost."
    ),
    "hung": noop("The engine keeps hanging. You can go on labelling; no label is lost."),
    "garbled": noop("The engine keeps failing. You can go on labelling; no label is lost."),
}


class RefitScheduler(QObject):
    """Asks the engine to fit on the labels of now, and takes its answers into the session.

    Attributes
    ----------
    engine : EngineThread
    n_refits : int
        Answers taken in that were fitted on labels.
    is_stopped : bool
        The engine ended too often, and is not started until somebody wants it to `try_again`.

    Signals
    -------
    engine_state : str
        As `EngineThread.state`.
    """

    engine_state = Signal(str)

    def __init__(self, controller: SessionController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._session = controller.session
        self._messages = controller.messages
        self._last_request = 0.0
        self.n_refits = 0
        self.is_stopped = False
        self.engine = EngineThread(self)
        self.engine.ranked.connect(self._accept_ranking)
        self.engine.refitted.connect(self._accept)
        self.engine.state.connect(self._on_engine_state)
        self.engine.trouble.connect(self._on_trouble)
        self.engine.restarted.connect(self._on_restart)
        self.engine.stopped.connect(self._on_stop)
        controller.refit_wanted.connect(self._request_if_running)

    def start(self) -> None:
        """Start the engine, and ask for the first refit."""
        self.engine.start()
        self.request()

    def stop(self) -> None:
        """End the engine, in bounded time."""
        self.engine.stop()

    def request(self) -> None:
        """Ask the engine to fit on the labels of now and to choose the batch after this one."""
        request = self._session.refit_request(self._session.project.meta.encoder_key)
        if not request.shards:
            self._session.give_up_waiting()
            return
        self._last_request = time.monotonic()
        self.engine.submit(request)

    def request_now_and_then(self) -> None:
        """Ask for a refit with the embeddings that came, unless the last one was just now."""
        waited = time.monotonic() - self._last_request
        if waited > _SECONDS_BETWEEN_REFITS_WHILE_EMBEDDING and not self._session.is_waiting:
            self.request()

    def _request_if_running(self) -> None:
        if self.engine.isRunning():
            self.request()

    def _accept_ranking(self, ranking: Ranking) -> None:
        def accept() -> Changes:
            changes = self._session.accept_ranking(ranking)
            if changes and ranking.n_labeled and ranking.note:
                self._messages.notice(ranking.note, once=True)
            return changes

        self._controller.do(accept)

    def _accept(self, result: RefitResult) -> None:
        def accept() -> Changes:
            changes = self._session.accept(result)
            if changes and result.n_labeled:
                self.n_refits += 1
            return changes

        self._controller.do(accept)

    def try_again(self) -> None:
        """Start an engine again that ended too often, and have it fit on the labels of now."""
        self.engine.try_again()
        self._request_if_running()

    def _on_engine_state(self, state: str) -> None:
        self.is_stopped = state == "stopped"
        if state == "starting":
            self._messages.settle(_STOPPED)  # another recipe, too, starts it again
        self.engine_state.emit(state)

    def _on_restart(self, fault: Fault) -> None:
        self._messages.notice(tr(_RESTARTED[fault]))

    def _on_stop(self, fault: Fault) -> None:
        self._give_up()
        self._messages.trouble(tr(_GIVEN_UP[fault]), act=_STOPPED)
        self._messages.offer(tr("Start it again"), self.try_again)

    def _on_trouble(self, what: str) -> None:
        self._give_up()
        self._messages.trouble(
            tr(
                "The model could not be updated ({what}). Your labels are saved; you can go on "
                "labelling.",
                what=what,
            )
        )

    def _give_up(self) -> None:
        self._session.give_up_waiting()
        self._controller.changed.emit(Changes(ready=True))
