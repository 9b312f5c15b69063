"""Labels of samples that were drawn with known probabilities, which can measure, too.

The queue draws at random before there is a model; afterwards some strategies draw as well (`draws`
in `aldesk.strategies.catalogue`). How likely each draw was stands in the query's record.
"""

from bisect import bisect_left

import numpy as np

from aldesk.arrays import Ints, Mask, Rows
from aldesk.core.query_record import Chance
from aldesk.evaluate.lure import Draws, WeightedAccuracy, weighted_accuracy
from aldesk.store.project import Project

_GREW = 1.01
"""A pool that has so many times as many samples as before is another one: many were added."""


def weighted(project: Project, rows: Rows, right: Mask, groups: Ints) -> WeightedAccuracy | None:
    """Return the accuracy on the samples without a label; None if nothing was drawn.

    Parameters
    ----------
    project : Project
    rows : int64 (n,)
        Training samples.
    right : bool (n,)
        Whether models that have not seen their labels predict them.
    groups : int64 (n,)
        Equal where samples are alike.
    """
    place = {row: i for i, row in enumerate(rows.tolist())}
    drawn, events = _draws(project, place)
    if not drawn:
        return None
    index = np.array([place[row] for row, _ in drawn])
    others = np.array(sorted(place.keys() - {row for row, _ in drawn}), np.int64)
    chances = [chance for _, chance in drawn]
    draws = Draws(
        chance=np.array([c.chance for c in chances]),
        n_left=np.array([c.n_left for c in chances]),
        right=right[index],
        groups=groups[index],
        others_right=right[[place[row] for row in others.tolist()]],
        others_after=_after(project, others, events),
    )
    return weighted_accuracy(draws)


def _draws(project: Project, known: dict[int, int]) -> tuple[list[tuple[int, Chance]], list[int]]:
    """Return the rows that were drawn since the pool grew last, and after which event each was.

    One that is not known, as it has no answer yet or no class, counts as if it had not been drawn:
    what is measured is the accuracy on samples that have one.
    """
    chosen = project.queries.chosen()
    drawn: list[tuple[int, Chance]] = []
    events: list[int] = []
    n_before = 0
    for query in project.queries.all():
        record = chosen[query.number].record
        chances = record.chances if record else ()
        if len(chances) != len(query.samples):  # not recorded, or a repair has lost some
            continue
        for (row, _), chance in zip(query.samples, chances, strict=True):
            if chance is None:
                continue
            if n_before and chance.n_left > _GREW * n_before:
                drawn, events = [], []
            n_before = chance.n_left
            if row in known:
                drawn.append((row, chance))
                events.append(chosen[query.number].last_event)
    return drawn, events


def _after(project: Project, rows: Rows, events: list[int]) -> Ints:
    """Return how many draws came before some samples got their first label."""
    samples = project.samples
    number = {samples[row].id: i for i, row in enumerate(rows.tolist())}
    after = np.zeros(len(rows), np.int64)
    for event in project.journal.events if number else ():
        if event.kind == "label" and (i := number.pop(event.sample, None)) is not None:
            after[i] = bisect_left(events, event.seq)
            if not number:
                break
    return after
