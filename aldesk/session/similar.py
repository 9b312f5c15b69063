"""Samples by their likeness to examples, as the session asks for them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from aldesk.arrays import Doubles, Rows, Vectors
from aldesk.core.errors import Problem
from aldesk.core.progress import Progress
from aldesk.core.some_rows import SomeRows
from aldesk.embed.nearest.cosine_search import CosineSearch, Nearest
from aldesk.embed.nearest.question import Question, answer
from aldesk.session.pool import Pool
from aldesk.store.project import Project


@dataclass(frozen=True)
class Similar:
    """Samples by falling similarity.

    Attributes
    ----------
    samples : SomeRows
    similarity : float64 (n,)
        Cosine, −1 … 1.
    n_exact : int
        So many of the first are in exact order; of the others the cosine is right to 0.001.
    """

    samples: SomeRows
    similarity: Doubles
    n_exact: int


def question(
    project: Project,
    pool: Pool,
    like: Iterable[int],
    unlike: Iterable[int] = (),
    brought: Vectors | None = None,
    counter_brought: Vectors | None = None,
) -> Question:
    """Return what to ask, for any thread.

    Parameters
    ----------
    like, unlike : iterable of int
        Rows of the examples and counter-examples.
    brought, counter_brought : float32 (n, d), optional
        Of those that are no samples.

    Raises
    ------
    Problem
        If nothing is embedded, or an example measures the accuracy: the predictions of what is like
        it would tell its own.
    """
    key = project.meta.encoder_key
    shards = project.embeddings.shards(key) if key else ()
    if not shards:
        raise Problem(
            "Nothing is embedded yet, so nothing can be compared",
            todo="Try again when some samples are embedded",
        )
    examples, counter = (np.array(list(rows), np.int64) for rows in (like, unlike))
    measuring = np.concatenate([examples, counter])
    measuring = measuring[pool.measures(measuring)]
    if len(measuring):
        raise Problem(
            "This sample measures the accuracy, so nothing is shown to be like it",
            subject=project.samples[int(measuring[0])].path.name,
            todo="Choose another example",
        )
    none = np.zeros((0, 0), np.float32)
    return Question(
        key,
        shards,
        examples,
        counter,
        none if brought is None else brought,
        none if counter_brought is None else counter_brought,
    )


def not_embedded() -> Problem:
    """Return the problem of examples without a direction."""
    return Problem(
        "The example is not embedded yet, or its embedding is all zeros",
        todo="Try again later, or choose another example",
    )


def shown(found: Nearest, project: Project, pool: Pool) -> Similar:
    """Return what of an answer may be shown; what only the queue may bring is left out."""
    may: Rows = np.flatnonzero(~pool.hidden_from_search[found.rows])
    return Similar(
        SomeRows(project.samples, found.rows[may]),
        found.similarity[may],
        int(np.searchsorted(may, found.n_exact)),
    )


class SimilarSearch:
    """Finds what is like examples, in this process; the index is made once."""

    def __init__(self, project: Project, pool: Pool) -> None:
        self._project, self._pool = project, pool
        self._nearest: CosineSearch | None = None

    def find(
        self,
        like: Iterable[int],
        unlike: Iterable[int],
        brought: Vectors | None,
        counter_brought: Vectors | None,
        *,
        n_exact: int,
        progress: Progress,
    ) -> Similar:
        """Return all samples that may be shown, by falling similarity; see `LabelSession.similar`.

        Raises
        ------
        Problem
            As `question`, or if no example has an embedding.
        """
        asked = question(self._project, self._pool, like, unlike, brought, counter_brought)
        self._nearest = self._nearest or CosineSearch(self._project.embeddings.folder)
        found = answer(self._nearest, asked, n_exact, progress)
        if found is None:
            raise not_embedded()
        return shown(found, self._project, self._pool)
