"""The thread that talks to the refit process and emits its answers."""

from PySide6.QtCore import QObject, QThread, Signal

from aldesk.engine.refit.client import RefitClient, RefitListener, Request


class EngineThread(QThread):
    """Runs a `RefitClient`.

    Signals
    -------
    ranked : Ranking
    refitted : RefitResult
    scored : ScoreResult
    state : str
        ``starting``, ``idle``, ``refitting``, ``restarting`` or ``stopped``.
    trouble : str
        What went wrong.
    restarted, stopped : Fault
        The process is started again; it is not until somebody wants it to `try_again`.
    """

    ranked = Signal(object)
    refitted = Signal(object)
    scored = Signal(object)
    state = Signal(str)
    trouble = Signal(str)
    restarted = Signal(str)
    stopped = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = RefitClient()

    def submit(self, request: Request) -> None:
        """Ask for a refit, or for the scores of a class; returns at once."""
        self._client.submit(request)

    def try_again(self) -> None:
        """Start the process again that was left alone; returns at once."""
        self._client.try_again()

    @property
    def pid(self) -> int:
        """The process id of the engine."""
        return self._client.pid

    def run(self) -> None:
        """Serve until `stop`; runs in this thread."""
        listener = RefitListener(
            self.refitted.emit,
            self.state.emit,
            self.trouble.emit,
            self.restarted.emit,
            self.stopped.emit,
            self.scored.emit,
            self.ranked.emit,
        )
        self._client.serve(listener)

    def stop(self) -> None:
        """End the process and the thread, in bounded time."""
        self._client.end()
        self.wait()
