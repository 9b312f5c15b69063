"""Uncertainty herding over several classes."""

from copy import deepcopy
from typing import Any

import numpy as np
from scipy.special import expit, logit
from sklearn.preprocessing import normalize

from aldesk.strategies.arrays import Floats, Ints
from aldesk.strategies.coverage import coverage
from aldesk.strategies.herding import herd, median_distance, smallest_distance
from aldesk.strategies.kernels import RBF
from aldesk.strategies.several.base import Question, SeveralStrategy
from aldesk.strategies.several.measures import Aggregation, aggregate, uncertainty

_LEAST = 1e-6
_TEMPERATURES = np.logspace(-1, 1, 49)


class UHerding(SeveralStrategy):
    """Uncertainty herding with an uncertainty that is aggregated over the classes.

    Asks for the sample that most raises the mean of uncertainty × similarity to the nearest sample
    that is labelled or picked; see `aldesk.strategies.UHerding`. One temperature for all classes is
    chosen for the least calibration error of their probabilities on held-out samples, for which a
    copy of the classifier is fitted on the others.

    Parameters
    ----------
    method : {"least_confident", "margin_sampling", "entropy"}, default="margin_sampling"
    multilabel_aggregation_fn : {"mean", "max", "rank"} or callable, default="mean"
        See `aldesk.strategies.several.measures.aggregate`.
    validation_size : float, default=0.2
        Share of the labelled samples that the temperature is chosen on.
    n_ece_bins : int, default=15
        Bins of the expected calibration error.
    normalize_samples : bool, default=True
        Whether to scale each embedding to the length 1.
    adaptive_sigma : bool, default=True
        Whether the smallest distance of two labelled samples is the width of the kernel, and not
        the median distance of candidates.
    missing_label, random_state
        See `SeveralStrategy`.

    References
    ----------
    W. Bae, G. L. Oliveira, D. J. Sutherland. Uncertainty herding: one active learning method for
    all label budgets. ICLR 2025.
    """

    def __init__(
        self,
        method: str = "margin_sampling",
        multilabel_aggregation_fn: Aggregation = "mean",
        validation_size: float = 0.2,
        n_ece_bins: int = 15,
        normalize_samples: bool = True,
        adaptive_sigma: bool = True,
        missing_label: int = -1,
        random_state: Any = None,
    ) -> None:
        super().__init__(missing_label, random_state)
        self.method = method
        self.multilabel_aggregation_fn = multilabel_aggregation_fn
        self.validation_size = validation_size
        self.n_ece_bins = n_ece_bins
        self.normalize_samples = normalize_samples
        self.adaptive_sigma = adaptive_sigma

    def _choose(self, question: Question, clf: Any) -> Any:
        labeled = np.flatnonzero((question.y != question.missing_label).any(axis=1))
        labeled = np.setdiff1d(labeled, question.where)
        temperature = self._temperature(question, clf, labeled)
        proba = _cooled(question.predict(clf.predict_proba), temperature)
        weights = aggregate(uncertainty(proba, self.method), self.multilabel_aggregation_fn)
        if not np.isfinite(weights).all() or np.allclose(weights, 0):
            weights = np.ones(len(proba))  # it tells nothing: cover
        pool, known = question.rows[:], question.X[labeled]
        if self.normalize_samples:
            pool = normalize(pool)
            known = normalize(known) if len(known) else known
        adapts = self.adaptive_sigma and len(known)
        kernel = RBF(pool, 1 / (smallest_distance(known) if adapts else median_distance(pool)) ** 2)
        covered = kernel.largest(known) if len(known) else np.zeros(len(pool), pool.dtype)
        picks, gains = herd(
            coverage(kernel, covered, weights),
            question.batch_size,
            question.random,
            keep=question.keep,
        )
        return question.answer(picks, gains)

    def _temperature(self, question: Question, clf: Any, labeled: Ints) -> float:
        """Return the temperature with the least calibration error on held-out samples."""
        n_held = round(self.validation_size * len(labeled))
        if not n_held or n_held == len(labeled):
            return 1.0
        order = question.random.permutation(labeled)
        held, others = order[:n_held], order[n_held:]
        proba = (
            deepcopy(clf)
            .fit(question.X[others], question.y[others])
            .predict_proba(question.X[held])
        )
        said = question.y[held]
        judged = said != question.missing_label
        errors = [
            calibration_error(_cooled(proba[judged], t), said[judged] == 1, self.n_ece_bins)
            for t in _TEMPERATURES
        ]
        return float(_TEMPERATURES[int(np.argmin(errors))])


def _cooled(proba: Floats, temperature: float) -> Floats:
    """Return probabilities whose logits are divided by a temperature."""
    cooled: Floats = expit(logit(np.clip(proba, _LEAST, 1 - _LEAST)) / temperature)
    return cooled


def calibration_error(proba: Floats, is_present: Any, n_bins: int) -> float:
    """Return the expected calibration error of probabilities that something is there.

    Parameters
    ----------
    proba : (n,)
    is_present : bool (n,)
    n_bins : int
        Of equal width.
    """
    bins = np.minimum((proba * n_bins).astype(np.intp), n_bins - 1)
    gap = np.bincount(bins, proba, n_bins) - np.bincount(bins, is_present, n_bins)
    return float(np.abs(gap).sum() / max(len(proba), 1))
