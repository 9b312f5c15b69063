"""What is asked about in the place of the queue: a review of one class, or second looks.

And which labels stay hidden meanwhile: of these, and of what checks labels given in bulk.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from aldesk.core.one_class import Order, ScoreRequest, ScoreResult
from aldesk.session import Changes, LabelSession
from aldesk.session.hidden_ticks import HiddenTicks
from aldesk.session.review import Asks, Review, Said
from aldesk.session.second_looks import SecondLooks
from aldesk.session.teaching import Teaching

_REFIT_AFTER = 20
"""Answers; the scorer of the class learns from each, the model of all classes now and then."""


class Reviewing(QObject):
    """Holds it; if it is a review that teaches, asks the engine for new scores after each answer.

    Attributes
    ----------
    now : Asks or None

    Signals
    -------
    turned
        It has begun or ended.
    finished : Asks
        All that it asks about has an answer.
    scores_wanted : ScoreRequest
    refit_wanted
    """

    turned = Signal()
    finished = Signal(object)
    scores_wanted = Signal(object)
    refit_wanted = Signal()

    def __init__(
        self, session: LabelSession, do: Callable[..., bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._do = do
        self._checks = HiddenTicks(session, session.queue.asks_again)
        self.now: Asks | None = None
        self._n_said = 0

    @property
    def review(self) -> Review | None:
        """What is answered by yes and no now."""
        return self.now if isinstance(self.now, Review) else None

    @property
    def second_looks(self) -> SecondLooks | None:
        """What is answered by a class, blind, though it has one."""
        return self.now if isinstance(self.now, SecondLooks) else None

    def hiding(self, sample_id: str) -> HiddenTicks | None:
        """Return what keeps the label of a sample hidden until it is answered once more.

        Those are second looks, and checks of what was labelled in bulk.
        """
        looks = self.second_looks
        hidden = (looks.hidden, self._checks) if looks else (self._checks,)
        return next((each for each in hidden if each.hides(sample_id)), None)

    @property
    def teaching(self) -> Teaching | None:
        """The review of now, if it teaches."""
        return self.now if isinstance(self.now, Teaching) else None

    @property
    def is_blind(self) -> bool:
        """Whether nothing of what the model believes may be told now."""
        return self.now is not None and self.now.is_blind

    def begin(self, review: Asks) -> None:
        """Ask about one sample after the other, in the place of the queue."""
        self.now, self._n_said = review, 0
        self._ask()
        self.turned.emit()

    def leave(self) -> bool:
        """Go back to the queue; tell whether there was anything else."""
        if self.now is None:
            return False
        has_taught = self.teaching is not None and self._n_said > 0
        self.now = None
        if has_taught:
            self.refit_wanted.emit()
        self.turned.emit()
        return True

    def say(self, said: Said) -> None:
        """Say of the sample that is shown whether it has the class."""
        if (review := self.review) is None or review.current is None:
            return
        if self._do(review.say, said):
            self._n_said += 1
            if self.teaching and self._n_said % _REFIT_AFTER == 0:
                self.refit_wanted.emit()

    def turn_back(self, *, is_undo: bool) -> bool:
        """Take back or say again what is no act of the journal; tell whether that was next."""
        hidden = looks.hidden if (looks := self.second_looks) else self._checks
        if is_undo and hidden.has_ticks:
            return self._do(hidden.take_back)
        review = self.teaching
        if review is None or not (review.undoes_unsure if is_undo else review.redoes_unsure):
            return False
        return self._do(review.undo if is_undo else review.redo)

    def change_order(self, order: Order) -> None:
        """Ask in another order from now on."""
        if review := self.teaching:
            review.change_order(order)
            self._ask()

    def heed(self, changes: Changes) -> None:
        """Follow what was said, here or elsewhere, or undone; and learn from it."""
        if changes.samples or changes.classes:
            self._checks.forget_answered()
        if self.now is not None:
            self.now.heed(changes)
            if changes.samples:
                self._ask()

    def end_if_complete(self) -> None:
        """End what has nothing more to ask, whatever gave the last answer."""
        if (review := self.now) and review.progress.is_complete:
            self.leave()
            self.finished.emit(review)

    def accept(self, result: ScoreResult) -> None:
        """Take in the engine's answer."""
        if review := self.teaching:
            self._do(review.accept, result)

    def _ask(self) -> None:
        if (review := self.teaching) and review.class_name:
            request: ScoreRequest = review.request()
            if request.shards:
                self.scores_wanted.emit(request)
