"""A scorer of one class, for the first verdicts on it: quick, and of use with one example.

Few samples are known, and nearly all of the pool is something else. So some of the pool, drawn at
random, stand in as weak negatives: where a class is rare nearly all of them are, and the samples
that were judged so far are all alike. It is the usual way to learn from positive and unlabelled
samples [1]_.

References
----------
.. [1] C. Elkan, K. Noto. Learning classifiers from only positive and unlabeled data. KDD 2008
"""

import numpy as np
from sklearn.linear_model import LogisticRegression

from aldesk.arrays import Floats, Rows, Verdicts
from aldesk.learn.scale import scale_of

_BLOCK = 16_384
_C = 10.0
_N_STAND_INS = 300
_STAND_IN_WEIGHT = 0.3
_MOST_KNOWN = 2000


class UnitPool:
    """A pool of which every sample is standardised and then scaled to length 1.

    Takes no copy of the pool: of each sample only its length is kept.

    Parameters
    ----------
    X : float32 (n, n_features)
        Must not change.
    """

    def __init__(self, X: Floats) -> None:
        self.X = X
        self._scale = scale_of(X)
        starts = range(0, len(X), _BLOCK)
        parts = [np.linalg.norm(self._scale.apply(X[s : s + _BLOCK]), axis=1) for s in starts]
        self._length = np.maximum(np.concatenate([*parts, np.zeros(0, np.float32)]), 1e-12)

    def __len__(self) -> int:
        return len(self.X)

    def of(self, places: Rows) -> Floats:
        """Return some samples, float32 (n, n_features)."""
        found: Floats = self._scale.apply(self.X[places]) / self._length[places, None]
        return found

    def product(self, direction: Floats) -> Floats:
        """Return the product of each sample and a direction, float32 (n,)."""
        back = (direction / self._scale.std).astype(np.float32)
        product: Floats = (self.X @ back - float(self._scale.mean @ back)) / self._length
        return product


def logits_of_class(
    pool: UnitPool, places: Rows, said: Verdicts, unknown: Rows, seed: int = 0
) -> Floats:
    """Fit on what is known of a class, and score all of the pool.

    A logistic regression. The present ones weigh as much more as the root of how many times more
    the absent ones are: they stay few however long one looks. All stand-ins together weigh a third
    of the present ones.

    Parameters
    ----------
    pool : UnitPool
    places, said : int64 (n_known,), int8 (n_known,)
        Samples of which the class is known: 1 present, 0 absent. At least one is present.
    unknown : int64 (n_unknown,)
        Samples that may stand in.
    seed : int
        Which samples stand in, and which are left out of many that are known.

    Returns
    -------
    float32 (n,)
        Log-odds of each sample of the pool.
    """
    rng = np.random.default_rng(seed)
    has, has_not = (_some(places[said == verdict], rng) for verdict in (1, 0))
    if len(unknown):
        unknown = np.unique(unknown[rng.integers(0, len(unknown), _N_STAND_INS)])
    stand_ins = unknown
    if not len(has_not) + len(stand_ins):
        return np.zeros(len(pool), np.float32)
    of_one = max(1.0, len(has_not) / len(has)) ** 0.5
    of_stand_in = _STAND_IN_WEIGHT * len(has) * of_one / max(1, len(stand_ins))
    known = np.concatenate([has, has_not, stand_ins])
    weight = np.repeat([of_one, 1.0, of_stand_in], [len(has), len(has_not), len(stand_ins)])
    model = LogisticRegression(C=_C, max_iter=300)
    model.fit(pool.of(known), np.arange(len(known)) < len(has), weight)
    logits: Floats = pool.product(model.coef_[0]) + np.float32(model.intercept_[0])
    return logits


def _some(places: Rows, rng: np.random.Generator) -> Rows:
    """Return all of some samples, or so many of them that a fit stays quick."""
    many = len(places) > _MOST_KNOWN
    return rng.choice(places, _MOST_KNOWN, replace=False) if many else places
