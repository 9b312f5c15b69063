"""Teaching one class: what is said of it fits a scorer, which says what to ask about next."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

import numpy as np

from aldesk.arrays import Floats, Mask, Rows
from aldesk.core.one_class import Order, ScoreRequest, ScoreResult
from aldesk.session.held_review import HeldReview
from aldesk.session.label_session import LabelSession
from aldesk.session.types import Changes

_N_RANKED = 512
_N_RANDOM = 64
_KEEPS_SHARDS = 20
"""Requests with the same shards: to list those of a million samples takes as long as all else."""

Train = Callable[[ScoreRequest], ScoreResult]


class Teaching(HeldReview):
    """A review whose order follows from what was said in it.

    Asks about no sample that measures the accuracy, that has an answer already or was left out.
    Until there is a scorer, it asks about the examples, then about what is likely, then at random.

    Parameters
    ----------
    session, class_name, holds
        See `HeldReview`.
    order : Order
    examples : iterable of str
        Ids of samples that are taken for the class from the beginning, though nobody said so yet;
        they are asked about first.
    likely : iterable of str
        Ids of samples to ask about in this order as long as none is known to have the class, such
        as those that words found.
    train : callable, optional
        Answers a `ScoreRequest` at once, after each answer. By default whoever drives this asks
        for `request` and hands the result to `accept`.
    """

    def __init__(
        self,
        session: LabelSession,
        class_name: str,
        *,
        order: Order = "top",
        examples: Iterable[str] = (),
        likely: Iterable[str] = (),
        train: Train | None = None,
        holds: int = 1,
    ) -> None:
        super().__init__(session, class_name, holds=holds)
        self.order: Order = order
        self._examples = _rows(session, examples)
        self._likely = _rows(session, likely)
        self._train = train
        self._ranked: Rows = np.zeros(0, np.int64)
        self._scores: Floats = np.zeros(0, np.float32)
        self._random: Rows = np.zeros(0, np.int64)
        self._generation = self._answered = 0
        self._shards = session.project.embeddings.shards(session.project.meta.encoder_key)
        self._rng = np.random.default_rng(session.settings.seed)
        self._learn()

    def change_order(self, order: Order) -> None:
        """Ask in another order; the samples that are held stay the next ones."""
        self.order = order
        self._ranked = self._ranked[:0]
        self._learn()

    def request(self) -> ScoreRequest:
        """Return what a fit of the scorer needs to know now."""
        self._generation += 1
        project = self.session.project
        if self._generation % _KEEPS_SHARDS == 0:
            self._shards = project.embeddings.shards(project.meta.encoder_key)
        rows, said = self.session.known_of_class(self.class_id)
        return ScoreRequest(
            generation=self._generation,
            shards=self._shards,
            rows=rows,
            said=said,
            examples=np.setdiff1d(self._examples, rows),
            may_ask=self._may_ask(),
            order=self.order,
            n_ranked=_N_RANKED,
            seed=int(self._rng.integers(2**32)),
        )

    def accept(self, result: ScoreResult) -> Changes:
        """Take in an answer; one that is older than the last is of no use."""
        if result.generation <= self._answered or result.generation > self._generation:
            return Changes()
        self._answered = result.generation
        self._ranked, self._scores = result.ranked, result.scores
        return Changes(queue=True)

    def score(self, row: int) -> float | None:
        """Return what the scorer said of a sample that it wants asked; None of all others."""
        place = np.flatnonzero(self._ranked == row)
        return float(self._scores[place[0]]) if len(place) else None

    @property
    def knows_none(self) -> bool:
        """Whether no sample is known to have the class, so that there is nothing to go by."""
        return not len(self._examples) and not self.session.known_of_class(self.class_id)[1].any()

    def _learn(self) -> None:
        if self._train and self._shards:
            self.accept(self._train(self.request()))

    def _next_rows(self, n: int) -> Sequence[int]:
        wanted = n + len(self._held)
        first = self._likely if self.knows_none else self._likely[:0]
        likely = self._open(np.concatenate([self._examples, first, self._ranked]), wanted)
        if self.order == "strategy":
            chosen = self._open(self.session.chosen_rows(2 * wanted), wanted)
            is_turn_of_top = (len(self._said) + len(self._held)) % 2 == 0
            turns = zip_longest(*((likely, chosen) if is_turn_of_top else (chosen, likely)))
            likely = [row for both in turns for row in both if row is not None]
        if len(likely) < wanted:
            likely += self._at_random(wanted)
        return likely

    def _open(self, rows: Iterable[int] | Rows, n: int) -> list[int]:
        """Return the first of some samples that may still be asked about."""
        found: list[int] = []
        for row in map(int, rows):
            if len(found) == n:
                break
            if self.is_open(row) and not self.session.pool.measures(row):
                found.append(row)
        return found

    def _at_random(self, n: int) -> list[int]:
        """Return samples where the scorer knows of none: nothing is embedded or known yet."""
        found = self._open(self._random, n)
        if len(found) < n:
            rows = np.flatnonzero(self._may_ask())
            places = self._rng.integers(0, max(1, len(rows)), max(_N_RANDOM, n))
            many = len(rows) > 2 * len(places)
            self._random = np.unique(rows[places]) if many else rows
            self._rng.shuffle(self._random)
            found = self._open(self._random, n)
        return found

    def _may_ask(self) -> Mask:
        """Return which samples may be asked about, bool (n_samples,)."""
        session = self.session
        may: Mask = ~session.pool.measures(slice(None))
        if session.labels.is_several:
            may &= ~session.answers.where_answer_is("skip")
            may &= ~session.answers.where_answer_is("cant_tell")
        else:
            may &= ~session.answers.is_marked
        ids = session.labels.members[self.class_id]
        may[session.verdicts.has(ids)] = may[session.verdicts.lacks(ids)] = False
        return may


def _rows(session: LabelSession, sample_ids: Iterable[str]) -> Rows:
    """Return the rows of samples, each once."""
    rows = (session.project.row_of(sample_id) for sample_id in sample_ids)
    return np.array(list(dict.fromkeys(rows)), np.int64)


def teach(
    session: LabelSession, class_name: str, *, order: Order = "top", examples: Iterable[str] = ()
) -> Teaching:
    """Begin to teach a class here and now: each answer fits the scorer before it returns.

    Parameters
    ----------
    session : LabelSession
    class_name : str
    order : {"top", "boundary", "spread", "strategy"}
        See `aldesk.core.one_class.Order`.
    examples : iterable of str
        Ids of samples that are taken for the class from the beginning.

    Examples
    --------
    >>> review = teach(session, "skylark", examples=["a sample's id"])
    >>> while review.current and review.progress.n_present < 50:
    ...     review.say("present" if is_skylark(review.current.sample) else "absent")
    """
    # They bring torch: only scripts fit in their own process.
    from aldesk.embed import EmbeddingMatrix
    from aldesk.learn.teach import Teacher

    embeddings, teacher = EmbeddingMatrix(), Teacher()

    def train(request: ScoreRequest) -> ScoreResult:
        embeddings.update(request.shards)
        return teacher.answer(request, embeddings)

    return Teaching(session, class_name, order=order, examples=examples, train=train)
