"""The queries of a copy of the project, as they were before it was merged or went on."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from aldesk.store.query_table import Chosen, Query, QueryTable


class PastQueries(QueryTable):
    """Some queries of a project, numbered as they were then; only to be read.

    Parameters
    ----------
    now : QueryTable
    numbers : sequence of int
        Which there were, by their numbers of now.
    seqs : sequence of int
        Which events there were, by their numbers of now.
    """

    def __init__(self, now: QueryTable, numbers: Sequence[int], seqs: Sequence[int]) -> None:
        super().__init__(now._connection, now._path, now._journal, now._samples)
        self._now, self._numbers, self._seqs = now, numbers, seqs

    def all(self) -> list[Query]:
        """Return the queries of then, the oldest first."""
        known = {query.number: query for query in self._now.asked()}
        return [
            replace(known[now], number=then)
            for then, now in enumerate(self._numbers)
            if now in known
        ]

    def chosen(self) -> dict[int, Chosen]:
        """Return how each was chosen."""
        known = self._now.chosen()
        return {
            then: replace(known[now], last_event=self._event_then(known[now].last_event))
            for then, now in enumerate(self._numbers)
            if now in known
        }

    def last_event(self, number: int) -> int:
        """Return how many events there were when a query was made."""
        return self._event_then(self._now.last_event(self._numbers[number]))

    def _event_then(self, seq: int) -> int:
        return bisect_right(self._seqs, seq)
