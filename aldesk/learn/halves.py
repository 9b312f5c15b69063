"""What the second half of the labels changed: all that is known of where the curve goes next.

The folds by which labels are judged are fits on half of the labels each (see `crossfit`); asked
about samples without a label, they tell at no cost how far the model still changes with more
labels, and on the samples that measure the accuracy, whether it changes to the better.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.arrays import Floats, Ints, Rows, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.core.halves import Halves
from aldesk.core.refit import RefitRequest
from aldesk.learn.fit import Fitted
from aldesk.learn.predict import EmbeddingMatrix, locate

N_HALVES: Final = 2
_FEWEST: Final = 20
_MOST: Final = 2000
"""The share of samples that change is then known to a percentage point at worst."""


@dataclass(frozen=True)
class Probe:
    """Samples that no fit has learned from.

    Attributes
    ----------
    X : float32 (n_free + n_check, n_features)
        Those without a label first, then those that the accuracy is measured on.
    codes : int64 (n_check,)
    """

    X: Floats
    codes: Ints | Verdicts

    @property
    def n_free(self) -> int:
        """How many have no label."""
        return len(self.X) - len(self.codes)


def probe_of(request: RefitRequest, embeddings: EmbeddingMatrix, seed: int) -> Probe | None:
    """Draw samples to compare fits on; None where there is nothing to be told.

    So it is where samples may have several classes, where the accuracy is not measured, and with
    few labels.
    """
    if request.is_several or not len(request.check_rows) or len(request.rows) < _FEWEST:
        return None
    known = np.concatenate([request.rows, request.check_rows])
    free = np.setdiff1d(request.predict_rows, known)
    if len(free) > _MOST:
        free = np.random.default_rng(seed).choice(free, _MOST, replace=False)
    index, _ = locate(embeddings.rows, free)
    checked, found = locate(embeddings.rows, request.check_rows)
    if not len(index) or not len(checked):
        return None
    return Probe(embeddings.X[np.concatenate([index, checked])], request.check_codes[found])


def compare(probe: Probe, fitted: Fitted, halves: Rows, calibration: Calibration) -> Halves | None:
    """Compare a fit on all labels with those on half of them.

    Parameters
    ----------
    probe : Probe
    fitted : Fitted
        On all labels.
    halves : int64 (n_fits, n_probe)
        The classes that fits on half of the labels give the probe's samples.
    calibration : Calibration
        Of the fit on all labels.

    Returns
    -------
    Halves or None
        None unless there were two such fits: one half may lack a class that a fit needs.
    """
    if len(halves) != N_HALVES:
        return None
    proba = calibration.apply(fitted.logits(probe.X))
    n, guess = probe.n_free, proba.argmax(axis=1)
    each = np.arange(n)
    less = [proba[each, guess[:n]] - proba[each, half[:n]] for half in halves]
    right, right_half = guess[n:] == probe.codes, halves[:, n:] == probe.codes
    return Halves(
        n_probe=n,
        changed=float((halves[:, :n] != guess[:n]).mean()),
        believed=float(np.mean(less)),
        n_check=right_half.size,
        won=int((right & ~right_half).sum()),
        lost=int((~right & right_half).sum()),
    )
