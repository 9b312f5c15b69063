"""What is asked of a pool: its samples by their likeness to some examples."""

from dataclasses import dataclass, field

import numpy as np

from aldesk.arrays import Rows, Vectors
from aldesk.core.progress import Progress, silent
from aldesk.core.refit import Shard
from aldesk.embed.nearest.cosine_search import N_EXACT, CosineSearch, Nearest
from aldesk.embed.nearest.direction import direction


def _no_vectors() -> Vectors:
    return np.zeros((0, 0), np.float32)


@dataclass(frozen=True)
class Question:
    """Which samples are like the examples, and unlike the counter-examples; for any thread.

    Attributes
    ----------
    key : str
        Of the encoder.
    shards : tuple of Shard
        The pool's embeddings.
    examples, counter_examples : int64 (n,)
        Rows of samples; those without an embedding count for nothing.
    brought, counter_brought : float32 (n, d)
        Vectors of examples that are no samples of the project.
    """

    key: str
    shards: tuple[Shard, ...]
    examples: Rows
    counter_examples: Rows
    brought: Vectors = field(default_factory=_no_vectors)
    counter_brought: Vectors = field(default_factory=_no_vectors)


def answer(
    search: CosineSearch, asked: Question, n_exact: int = N_EXACT, progress: Progress = silent
) -> Nearest | None:
    """Return all samples by falling similarity; None if no example has an embedding.

    Raises
    ------
    Problem, Cancelled
        See `CosineSearch.update`.
    """
    search.update(asked.key, asked.shards, progress)
    query = direction(
        _vectors(search, asked.examples, asked.brought),
        _vectors(search, asked.counter_examples, asked.counter_brought),
    )
    return None if query is None else search.ask(query, n_exact)


def _vectors(search: CosineSearch, rows: Rows, brought: Vectors) -> Vectors:
    places = search.vectors.places(rows)
    own = search.vectors.read(places[places >= 0])
    return np.concatenate([own, brought]) if len(brought) else own
