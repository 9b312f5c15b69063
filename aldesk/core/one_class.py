"""What is asked of a scorer of one class, and what it answers: all that crosses a pipe."""

from dataclasses import dataclass
from typing import Literal, get_args

from aldesk.arrays import Floats, Mask, Rows, Verdicts
from aldesk.core.refit import Shard

Order = Literal["top", "boundary", "spread", "strategy"]
"""In which order samples are asked about.

``top``: the likeliest first. ``boundary``: those first of which the scorer is least sure.
``spread``: from all of the scores alike. ``strategy``: one from the top and one that the strategy
chose, by turns.
"""
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True)
class ScoreRequest:
    """Fit on what is known of one class, score all samples, say which to ask about next.

    Attributes
    ----------
    generation : int
        Grows with every request, so that a stale answer is recognised.
    shards : tuple of Shard
        The embeddings that there are; rows without one are left out.
    rows, said : int64 (n_known,), int8 (n_known,)
        Samples that train and of which the class is known: 1 present, 0 absent.
    examples : int64 (n_examples,)
        Samples that count as present, though nobody said so; those in `rows` count as said.
    may_ask : bool (n_samples,)
        Samples that may be asked about, by row.
    order : Order
    n_ranked : int
        How many are wanted at most.
    seed : int
    """

    generation: int
    shards: tuple[Shard, ...]
    rows: Rows
    said: Verdicts
    examples: Rows
    may_ask: Mask
    order: Order
    n_ranked: int
    seed: int


@dataclass(frozen=True)
class ScoreResult:
    """What came of it.

    Attributes
    ----------
    generation : int
        Of the request.
    ranked : int64 (n,)
        Samples to ask about, the next first.
    scores : float32 (n,)
        Of each the scorer's probability, 0 … 1; in the order of `ranked`.
    n_known : int
        Samples with an embedding that it was fitted on; without one that is present the order is
        random, and the scores are NaN.
    """

    generation: int
    ranked: Rows
    scores: Floats
    n_known: int
