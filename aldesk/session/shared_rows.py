"""Which samples are asked about in the copies of several people, to see how far they agree."""

import numpy as np

from aldesk.arrays import Rows
from aldesk.store import values
from aldesk.store.database import damaged_values
from aldesk.store.project import Project


def shared_rows(project: Project) -> tuple[Rows, float]:
    """Return the rows in the random order of asking, and which share of a batch they are.

    There are none before a copy was made for a second person, and none after the merge. Both copies
    have the same rows in the same order: those of when the copy was made.
    """
    nothing: Rows = np.zeros(0, np.int64)
    told = project.meta.shared
    if told is None or project.meta.is_merged:
        return nothing, 0.0
    with damaged_values(project.path, "the fact 'shared'"):
        share = values.real(told["share"], "the share", 0, 1)
        n, seed = (values.whole(told[key], key) for key in ("n_samples", "seed"))
        began = [values.whole(told[key], key) for key in ("n_events", "n_queries")]
    now = len(project.journal.events), len(project.queries.all())
    if n > len(project.samples) or any(a < b for a, b in zip(now, began, strict=True)):
        return nothing, 0.0
    order = np.random.default_rng(seed).permutation(n)
    return order[: round(share * n)], share
