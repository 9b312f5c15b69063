"""The queries of a copy of the project, as they were before it was merged or went on."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from aldesk.core.project_state import ProjectState
from aldesk.core.runs import unrolled
from aldesk.store.journal import Journal
from aldesk.store.query_table import Chosen, Query, QueryTable, Reason


class PastQueries(QueryTable):
    """Some queries of a project, numbered as they were then; only to be read.

    Parameters
    ----------
    now : QueryTable
    state : ProjectState
        How far the copy had come.
    journal : Journal
        As it was then.
    seqs : sequence of int
        Which events there were, by their numbers of now.
    """

    def __init__(
        self, now: QueryTable, state: ProjectState, journal: Journal, seqs: Sequence[int]
    ) -> None:
        super().__init__(now._connection, now._path, journal, now._samples)
        self._now, self._state, self._seqs = now, state, seqs

    def asked(self) -> list[Query]:
        """Return the queries of then, the oldest first, with all that each copy was asked about."""
        known = {query.number: query for query in self._now.asked()}
        queries = (replace(known[now], number=then) for then, now in self._numbers(known).items())
        return [replace(query, samples=self._samples_then(query)) for query in queries]

    def chosen(self) -> dict[int, Chosen]:
        """Return how each was chosen."""
        known = self._now.chosen()
        return {
            then: replace(known[now], last_event=self._event_then(known[now].last_event))
            for then, now in self._numbers(known).items()
        }

    def last_event(self, number: int) -> int:
        """Return how many events there were when a query was made."""
        return self._event_then(self._now.last_event(self._numbers(self._now.chosen())[number]))

    def _samples_then(self, query: Query) -> tuple[tuple[int, Reason], ...]:
        if not self._state.samples:
            return query.samples
        rows = unrolled(self._state.samples, len(self._samples))
        row_then = {now: then for then, now in enumerate(rows)}
        return tuple((row_then[row], why) for row, why in query.samples if row in row_then)

    def _numbers(self, known: Collection[int]) -> dict[int, int]:
        """Return the numbers of now by those of then."""
        if not self._state.queries:
            return {number: number for number in known if number < self._state.n_queries}
        runs = unrolled(self._state.queries, max(known, default=0) + 1)
        return dict(enumerate(number for number in runs if number in known))

    def _event_then(self, seq: int) -> int:
        return bisect_right(self._seqs, seq)
