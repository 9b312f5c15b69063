"""Uncertainty herding over several classes."""

from copy import deepcopy
from typing import Any

import numpy as np
from scipy.special import expit, logit

from aldesk.strategies.arrays import Floats, Ints
from aldesk.strategies.calibration import TEMPERATURES, calibration_error
from aldesk.strategies.coverage import coverage
from aldesk.strategies.herding import herd, kernel_width, weights_of
from aldesk.strategies.kernels import RBF
from aldesk.strategies.lengths import unit_length
from aldesk.strategies.several.base import Question, SeveralStrategy
from aldesk.strategies.several.measures import Aggregation, aggregate, uncertainty

_LEAST = 1e-6


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
        unsure = aggregate(uncertainty(proba, self.method), self.multilabel_aggregation_fn)
        pool, known = question.rows[:], question.X[labeled] if len(labeled) else None
        if self.normalize_samples:
            pool = unit_length(pool)
            known = None if known is None else unit_length(known)
        kernel = RBF(pool, 1 / kernel_width(pool, known if self.adaptive_sigma else None) ** 2)
        covered = np.zeros(len(pool), pool.dtype) if known is None else kernel.largest(known)
        cover = coverage(kernel, covered, weights_of(unsure))
        picks, gains = herd(cover, question.batch_size, question.random, keep=question.keep)
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
            for t in TEMPERATURES
        ]
        return float(TEMPERATURES[int(np.argmin(errors))])


def _cooled(proba: Floats, temperature: float) -> Floats:
    """Return probabilities whose logits are divided by a temperature."""
    cooled: Floats = expit(logit(np.clip(proba, _LEAST, 1 - _LEAST)) / temperature)
    return cooled
