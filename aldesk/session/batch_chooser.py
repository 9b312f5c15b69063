"""What a batch is made of: the strategy's choice, the last ranking, audit, shared, random ones."""

from collections.abc import Iterator

import numpy as np

from aldesk.arrays import Doubles, Rows
from aldesk.core.query_record import Chance, Ranked
from aldesk.session.pool import Pool
from aldesk.store.query_table import Reason


class BatchChooser:
    """Mixes the batches.

    Attributes
    ----------
    is_ready : bool
        The strategy has chosen the batch after the present one.
    by : Ranked or None
        The refit that ranked, for the record.
    chances : dict of int to Chance
        Of the rows of the last batch that were drawn at random by known weights: how likely that
        was.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._ranked: Rows = np.zeros(0, np.int64)
        self._weights: Doubles = np.zeros(0)
        self.is_ready = False
        self.by: Ranked | None = None
        self.chances: dict[int, Chance] = {}

    def take(
        self,
        ranked: Rows,
        *,
        is_newest: bool,
        by: Ranked | None = None,
        weights: Doubles | None = None,
    ) -> None:
        """Take over a refit's ranking; only the newest refit's counts as the strategy's choice.

        With the weights by which it was drawn, if it was.
        """
        self._ranked = ranked
        self._weights = np.zeros(0) if weights is None else weights
        self.is_ready = is_newest and bool(len(ranked))
        self.by = by

    def forget(self) -> None:
        """Drop the ranking: what made it is not used any more."""
        self.take(np.zeros(0, np.int64), is_newest=False)

    def choose(self, size: int, audit_rate: float, seed: int) -> list[tuple[int, Reason]]:
        """Return a batch of rows with their reasons; shorter when the pool is used up."""
        self.chances = {}
        rng = np.random.default_rng(seed)
        audit, others = self._audit_candidates(), self._query_candidates(size, rng)
        shared = self._shared_candidates()
        wants_shared = np.random.default_rng([seed, 1]).random(size) < self._pool.share
        batch: list[tuple[int, Reason]] = []
        for place, wants_audit in enumerate(rng.random(size) < audit_rate):
            first, second = (audit, others) if wants_audit else (others, audit)
            item = next(shared, None) if wants_shared[place] else None
            item = item or next(first, None) or next(second, None) or next(shared, None)
            if item is None:
                break
            batch.append(item)
        return batch

    def _audit_candidates(self) -> Iterator[tuple[int, Reason]]:
        reserve = self._pool.reserve
        return ((int(row), "audit") for row in reserve[self._pool.is_free(reserve)])

    def _shared_candidates(self) -> Iterator[tuple[int, Reason]]:
        shared = self._pool.shared
        return ((int(row), "shared") for row in shared[self._pool.is_free(shared)])

    def _query_candidates(
        self, size: int, rng: np.random.Generator
    ) -> Iterator[tuple[int, Reason]]:
        n_chosen = size if self.is_ready else 0
        ranked = self._ranked
        kept = self._pool.is_reserved[ranked] | self._pool.is_shared[ranked]
        ranks = np.flatnonzero(self._pool.is_free(ranked) & ~kept)
        # What is left at each place, also where some were labelled since: they are left out of it.
        left = np.cumsum(self._weights[ranks][::-1])[::-1] if len(self._weights) else None
        for place, rank in enumerate(ranks):
            if left is not None:
                chance = float(self._weights[rank] / left[place])
                self.chances[int(ranked[rank])] = Chance(chance, len(ranks) - place)
            yield int(ranked[rank]), "query" if rank < n_chosen else "ranked"
        given, candidates = set(ranked[ranks].tolist()), self._pool.candidates()
        # No more than can be wanted: to shuffle a million took longer than all else of a label.
        n_drawn = min(len(candidates), size + len(given))
        n_left = len(candidates) - len(given)
        for row in rng.choice(candidates, n_drawn, replace=False):
            if row not in given:
                self.chances[int(row)] = Chance(1 / n_left, n_left)
                n_left -= 1
                yield int(row), "random"
