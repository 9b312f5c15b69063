"""The review of one class that is under way in the window, and what trains for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from aldesk.core.one_class import Order, ScoreRequest, ScoreResult
from aldesk.session import Changes
from aldesk.session.review import Said
from aldesk.session.teaching import Teaching

_REFIT_AFTER = 20
"""Answers; the scorer of the class learns from each, the model of all classes now and then."""


class Reviewing(QObject):
    """Holds the review, and asks the engine for new scores after each answer.

    Attributes
    ----------
    now : Teaching or None

    Signals
    -------
    turned
        A review has begun or ended.
    scores_wanted : ScoreRequest
    refit_wanted
    """

    turned = Signal()
    scores_wanted = Signal(object)
    refit_wanted = Signal()

    def __init__(self, do: Callable[..., bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self.now: Teaching | None = None
        self._n_said = 0

    def begin(self, review: Teaching) -> None:
        """Ask of one class about one sample after the other, in the place of the queue."""
        self.now, self._n_said = review, 0
        self._ask()
        self.turned.emit()

    def leave(self) -> bool:
        """Go back to the queue; tell whether there was a review."""
        if self.now is None:
            return False
        self.now = None
        if self._n_said:
            self.refit_wanted.emit()
        self.turned.emit()
        return True

    def say(self, said: Said) -> None:
        """Say of the sample that is shown whether it has the class."""
        if (review := self.now) is None or review.current is None:
            return
        if self._do(review.say, said):
            self._n_said += 1
            if self._n_said % _REFIT_AFTER == 0:
                self.refit_wanted.emit()

    def turn_back(self, *, is_undo: bool) -> bool:
        """Take back or say again what is no act of the journal; tell whether that was next."""
        review = self.now
        if review is None or not (review.undoes_unsure if is_undo else review.redoes_unsure):
            return False
        return self._do(review.undo if is_undo else review.redo)

    def change_order(self, order: Order) -> None:
        """Ask in another order from now on."""
        if self.now is not None:
            self.now.change_order(order)
            self._ask()

    def heed(self, changes: Changes) -> None:
        """Follow what was said, here or elsewhere, or undone; and learn from it."""
        if self.now is not None:
            self.now.heed(changes)
            if changes.samples:
                self._ask()

    def accept(self, result: ScoreResult) -> None:
        """Take in the engine's answer."""
        if self.now is not None:
            self._do(self.now.accept, result)

    def _ask(self) -> None:
        if self.now is not None and self.now.class_name:
            request: ScoreRequest = self.now.request()
            if request.shards:
                self.scores_wanted.emit(request)
