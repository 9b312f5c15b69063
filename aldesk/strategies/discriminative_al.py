"""DiscriminativeAL: the samples that look least like those with a label."""

from typing import Any

import numpy as np
import numpy.typing as npt
import skactiveml.pool
from scipy.special import expit
from skactiveml.base import SkactivemlClassifier
from skactiveml.classifier import SklearnClassifier
from skactiveml.utils import check_type, is_unlabeled, rand_argmax
from sklearn import clone
from sklearn.linear_model import LogisticRegression

from aldesk.strategies.arrays import Floats, Ints, Mask
from aldesk.strategies.discriminator import Discriminator
from aldesk.strategies.threads import one_blas_thread
from aldesk.strategies.watch import tick


class DiscriminativeAL(skactiveml.pool.DiscriminativeAL):
    """Ask for the samples that a discriminator finds least like the labeled ones [1]_.

    The parameters are those of `skactiveml.pool.DiscriminativeAL`. Where the discriminator is a
    `SklearnClassifier` of a `LogisticRegression` with its usual L2 penalty, it is not fitted anew
    after each pick: one label has changed, so a Newton step or two from the last solution solve
    it, more tightly than `LogisticRegression` does unless its `tol` is tiny. Then the picks are
    the same. Samples are ranked by the log-odds, which still differ where the probability of all
    rounds to one. Any other discriminator is left to scikit-activeml.

    Notes
    -----
    Each pick reads `X` some four to ten times, or without utilities some two or three times, until
    it is clear which sample is the one. Peak memory beside `X`: 100 bytes a sample and some
    megabytes, or two copies of it if it has more features than samples; and
    batch_size × n_samples × 8 bytes if utilities are returned.

    References
    ----------
    .. [1] D. Gissin, S. Shalev-Shwartz. Discriminative active learning. arXiv:1907.06347, 2019
    """

    def query(
        self,
        X: Any,
        y: Any,
        discriminator: SkactivemlClassifier,
        candidates: npt.ArrayLike | None = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Return the picks and, if asked for, the utilities; as scikit-activeml's does."""
        check_type(discriminator, "discriminator", SkactivemlClassifier)
        check_type(self.greedy_selection, "greedy_selection", bool)
        if self.greedy_selection or not _is_plain_logistic_regression(discriminator):
            return super().query(X, y, discriminator, candidates, batch_size, return_utilities)
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        # Only their numbers are wanted: X without columns saves the copy of the samples.
        _, mapping = self._transform_candidates(candidates, X[:, :0], y, enforce_mapping=True)
        unlabeled = is_unlabeled(y, missing_label=self.missing_label_)
        picks = np.zeros(0, np.int64)
        utilities = np.full((batch_size if return_utilities else 0, len(X)), np.nan)
        # On a busy machine two threads wait for each other longer than these small products take.
        with one_blas_thread():
            solver = Discriminator(X, unlabeled, discriminator.estimator)
            for step in range(batch_size):
                tick(step, batch_size)
                is_open = ~np.isin(mapping, picks)
                left = np.full(len(mapping), np.nan)
                if solver.has_two_classes:
                    solve = solver.scores if return_utilities else solver.highest
                    left[is_open] = solve(mapping[is_open])
                    proba = expit(left)
                else:
                    left[is_open] = _proba(discriminator, X, unlabeled, mapping[is_open])
                    proba = left
                if return_utilities:
                    utilities[step, mapping] = proba
                pick = mapping[rand_argmax(left, random_state=self.random_state_)]
                picks = np.append(picks, pick)
                solver.label(pick[0])
        return (picks, utilities) if return_utilities else picks


def _is_plain_logistic_regression(discriminator: SkactivemlClassifier) -> bool:
    if type(discriminator) is not SklearnClassifier or discriminator.cost_matrix is not None:
        return False
    estimator = discriminator.estimator
    return (
        type(estimator) is LogisticRegression
        and estimator.solver in ("lbfgs", "newton-cg", "newton-cholesky", "sag", "saga")
        and estimator.penalty in ("l2", "deprecated")
        and not estimator.l1_ratio
        and 0 < estimator.C < np.inf
        and estimator.class_weight is None
    )


def _proba(
    discriminator: SkactivemlClassifier, X: Floats, unlabeled: Mask, mapping: Ints
) -> Floats:
    """Return what the discriminator makes of a single class."""
    discriminator = clone(discriminator).set_params(classes=[0, 1], missing_label=-1)
    discriminator.fit(X, unlabeled.astype(int))
    proba: Floats = discriminator.predict_proba(X[mapping])[:, 1]
    return proba
