"""Work for the window's thread that can wait, done in steps between which the window lives."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal


class InSteps(QObject):
    """Does one step after another, each after a pause; nothing is done before `start`.

    Parameters
    ----------
    parent : QObject
    steps : iterable of callable
        None should take longer than a person notices, some 30 ms.
    pause_ms : int
        Before the first step, and after what postpones one.
    between_ms : int, optional
        Between two steps; as long as `pause_ms` if left out.

    Signals
    -------
    finished
        The last step is done.
    """

    finished = Signal()

    def __init__(
        self,
        parent: QObject,
        steps: Iterable[Callable[[], object]],
        pause_ms: int,
        between_ms: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._steps = iter(steps)
        self._pause = pause_ms
        self._between = pause_ms if between_ms is None else between_ms
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._do_one)

    def start(self) -> None:
        """Begin after a pause, or go on."""
        self._timer.start(self._pause)

    def postpone(self) -> None:
        """Let the pause begin anew, if one lasts."""
        if self._timer.isActive():
            self._timer.start(self._pause)

    def stop(self) -> None:
        """Do no further step until `start`."""
        self._timer.stop()

    def _do_one(self) -> None:
        if (step := next(self._steps, None)) is None:
            self.finished.emit()
            return
        self._timer.start(self._between)
        step()
        if self._timer.isActive():  # the step has not stopped it; the pause begins after it
            self._timer.start()
