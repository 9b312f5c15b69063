"""What was asked about, and what of it is still to be answered."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from aldesk.core.sample import Sample
from aldesk.session.answers import Answers
from aldesk.session.types import BatchProgress, QueueItem
from aldesk.store.query_table import Query, Reason

_FIRST = ("picked", "model_check")
_LAST = 2
_Turn = tuple[int, int, int]
_MIXED = 0x9E3779B1  # a factor that scatters places, by Knuth


class Queue:
    """The samples of all queries in the order of asking, by row.

    The current sample is the first that has no answer; what the annotator picked or wants to check
    goes before all else, and samples to decide about, of which two people said different things,
    before even that. Checks of bulk acts come after all else, those of several acts mixed, so that
    nothing tells what the act said. Some of these samples have a label, and are asked about once
    more: see `ask_again`.

    Attributes
    ----------
    reasons : dict of int to Reason
        Why each row was asked about.
    n_batches : int
        Handed out so far.
    """

    def __init__(self, samples: Sequence[Sample], answers: Answers) -> None:
        self.reasons: dict[int, Reason] = {}
        self.n_batches = 0
        self._samples, self._answers = samples, answers
        self._order: list[int] = []
        self._turn: dict[int, _Turn] = {}  # of a row: which come first, how mixed, its place
        self._open: list[_Turn] = []  # turns still to come, sorted
        self._again: dict[int, _Turn] = {}  # of a row that has a label all the same
        self._last = range(0)
        self._to_decide: set[int] = set()

    def decide(self, rows: Iterable[int]) -> None:
        """Ask first about samples to decide about."""
        for row in rows:
            if (turn := self._turn.get(row)) is not None:
                self._put(turn, is_open=False)
            self._to_decide.add(row)
            self._turn[row] = _turn("adjudicate", len(self._order))
            self._put(self._turn[row], is_open=not self._answers.is_marked[row])
            self._order.append(row)

    def forget(self, rows: Iterable[int]) -> None:
        """Ask no more about samples that were only to be decided about."""
        for row in rows:
            self._put(self._turn.pop(row), is_open=False)
            self._to_decide.discard(row)

    def decides(self, row: int) -> bool:
        """Whether a sample is, or was, to be decided about."""
        return row in self._to_decide

    @property
    def only_to_decide(self) -> set[int]:
        """The rows that are asked about for no other reason."""
        return {row for row in self._to_decide if row not in self.reasons}

    def add_query(self, query: Query) -> None:
        """Append the samples of a query; those that a person wants come first.

        One that another copy was asked about before has its place already.
        """
        start = len(self._order)
        for row, reason in query.samples:
            self.reasons.setdefault(row, reason)
            if row not in self._turn:
                self._turn[row] = _turn(reason, len(self._order))
                self.update_open(row)
            self._order.append(row)
        self._last = range(start, len(self._order))
        self.n_batches = query.number + 1

    def ask_again(self, query: Query) -> None:
        """Give samples that have a label a place of their own; `update_again` opens it."""
        for row, reason in query.samples:
            self.update_again(row, is_open=False)
            self._again[row] = _turn(reason, len(self._order))
            self._order.append(row)
        self.n_batches = query.number + 1

    def update_open(self, row: int) -> None:
        """Open or close a sample's place, as its answer says."""
        if (turn := self._turn.get(row)) is not None:
            self._put(turn, is_open=not self._answers.is_marked[row])

    def update_again(self, row: int, *, is_open: bool) -> None:
        """Open or close the place of a sample that is asked about though it has a label."""
        if (turn := self._again.get(row)) is not None:
            self._put(turn, is_open=is_open)

    def come_first(self, row: int) -> None:
        """Let a check whose answer was taken back come at once, as any other sample does."""
        for turns in (self._turn, self._again):
            if (turn := turns.get(row)) and turn[0] == _LAST and self._is_open(turn):
                self._put(turn, is_open=False)
                turns[row] = _turn("random", turn[-1])
                self._put(turns[row], is_open=True)

    def _put(self, turn: _Turn, *, is_open: bool) -> None:
        was_open = self._is_open(turn)
        if was_open and not is_open:
            del self._open[bisect_left(self._open, turn)]
        elif is_open and not was_open:
            insort(self._open, turn)

    def _is_open(self, turn: _Turn) -> bool:
        place = bisect_left(self._open, turn)
        return self._open[place : place + 1] == [turn]

    def rows(self, limit: int | None = None) -> list[int]:
        """Return what is still to be answered, in the order of asking."""
        few = self._open if limit is None else self._open[: 2 * limit]  # some stand there twice
        return list(dict.fromkeys(self._order[place] for *_, place in few))[:limit]

    def last_rows(self) -> list[int]:
        """Return the samples of the last query, answered or not."""
        return self._order[self._last.start : self._last.stop]

    def is_open(self, row: int) -> bool:
        """Whether a sample was asked about and has no answer."""
        return row in self._turn and not self._answers.is_marked[row]

    def waits(self, row: int) -> bool:
        """Whether a sample is among `rows`: still to be answered, for the first time or again."""
        turn = self._turn.get(row)
        return self.asks_again(row) or (turn is not None and self._is_open(turn))

    def asks_again(self, row: int) -> bool:
        """Whether a sample is still to be asked about though it has a label, which stays hidden."""
        turn = self._again.get(row)
        return turn is not None and self._is_open(turn)

    def item(self, row: int) -> QueueItem:
        """Return a sample and why it is asked about; one that never was counts as random."""
        if self.asks_again(row):
            return QueueItem(self._samples[row], "bulk_check")
        why = "adjudicate" if row in self._to_decide else self.reasons.get(row, "random")
        return QueueItem(self._samples[row], why)

    def items(self, limit: int | None = None) -> list[QueueItem]:
        """Return what is still to be answered, in the order of asking."""
        return [self.item(row) for row in self.rows(limit)]

    @property
    def current(self) -> QueueItem | None:
        """The sample to show now; None when everything handed out is answered."""
        return next(iter(self.items(1)), None)

    def last_batch(self, most: int | None = None) -> list[QueueItem]:
        """Return the samples of the batch that was handed out last, answered or not.

        Of more than `most` samples, the page of so many on which the first open one stands.
        """
        rows = self.last_rows()
        if most is not None and len(rows) > most:
            is_done = self._answers.is_marked[rows]
            first = len(rows) - 1 if is_done.all() else int(is_done.argmin())
            start = first // most * most
            rows = rows[start : start + most]
        return [self.item(row) for row in rows]

    def progress(self) -> BatchProgress:
        """Return how far the batch is that was handed out last."""
        rows = self.last_rows()
        n_done = int(self._answers.is_marked[rows].sum()) if rows else 0
        n_audit = sum(self.reasons[row] == "audit" for row in rows)
        return BatchProgress(len(rows), n_done, n_audit)


def _turn(reason: Reason, place: int) -> _Turn:
    if reason in ("bulk_check", "bulk_again"):
        return _LAST, place * _MIXED % 2**32, place
    if reason == "adjudicate":
        return -1, 0, place
    return int(reason not in _FIRST), 0, place
