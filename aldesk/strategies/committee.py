"""Query by committee: the samples on whose class the members disagree."""

from collections.abc import Callable
from itertools import chain
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt
import skactiveml.pool
from skactiveml.base import SkactivemlClassifier, SkactivemlRegressor
from skactiveml.pool._query_by_committee import _check_ensemble
from skactiveml.utils import check_scalar, check_type, unlabeled_indices

from aldesk.strategies.arrays import Floats, Ints
from aldesk.strategies.best import distinct
from aldesk.strategies.blocks import in_blocks
from aldesk.strategies.foremost import foremost
from aldesk.strategies.probabilities import as_proba, check_finite


class Members:
    """What a committee says of candidates.

    Parameters
    ----------
    strategy : QueryByCommittee
    ensemble : SkactivemlClassifier, or a sequence of them
    fit_ensemble : bool
    X : numpy.ndarray of shape (n_samples, n_features)
    y : numpy.ndarray of shape (n_samples,)
    sample_weight : array-like of shape (n_samples,) or None
    """

    def __init__(
        self,
        strategy: "QueryByCommittee",
        ensemble: Any,
        fit_ensemble: bool,
        X: Floats,
        y: npt.NDArray[Any],
        sample_weight: npt.ArrayLike | None,
    ) -> None:
        check_type(fit_ensemble, "fit_ensemble", bool)
        self._ensemble, self._members, self.classes, self._sample, self._settings = _check_ensemble(
            ensemble=ensemble,
            X=X,
            y=y,
            sample_weight=sample_weight,
            fit_ensemble=fit_ensemble,
            missing_label=strategy.missing_label_,
            estimator_types=[SkactivemlClassifier],
            sample_predictions_method_name=strategy.sample_predictions_method_name,
            sample_predictions_dict=strategy.sample_predictions_dict,
        )

    def proba(self, X: Floats) -> Floats:
        """Return the members' probabilities, (n_members, n_samples, n_classes), finite or not."""
        if self._sample is not None:
            return as_proba(self._sample(X, **self._settings))
        classes = getattr(self._ensemble, "classes_", None)
        if classes is None:
            classes = np.unique(list(chain.from_iterable(m.classes_ for m in self._members)))
        proba = np.zeros((len(self._members), len(X), len(classes)))
        for member, row in zip(self._members, proba, strict=True):
            known = np.isin(member.classes_, classes)
            if len(member.classes_) == len(classes):
                row[:] = member.predict_proba(X)
            else:
                where = np.searchsorted(classes, member.classes_[known])
                row[:, where] = member.predict_proba(X)
        return proba

    def votes(self, X: Floats) -> npt.NDArray[Any]:
        """Return the members' classes, (n_samples, n_members)."""
        if self._sample is not None:
            proba = as_proba(self._sample(X, **self._settings))
            check_finite(proba)
            votes: npt.NDArray[Any] = proba.argmax(axis=-1).T
            return votes
        return np.array([member.predict(X) for member in self._members]).T


class QueryByCommittee(skactiveml.pool.QueryByCommittee):
    """Ask for the samples on whose class the members of an ensemble disagree most [1]_.

    The parameters are those of `skactiveml.pool.QueryByCommittee`, and so are the picks. Most of
    the time is the members' own: what is added to their predictions is a few percent of it. Without
    utilities, the divergence is computed of those candidates alone that a bound leaves.

    Notes
    -----
    Peak memory: the candidates, the members' probabilities of them (n_members × n_candidates ×
    n_classes) and some megabytes; and batch_size × n_samples × 8 bytes if utilities are returned.

    References
    ----------
    .. [1] H. S. Seung, M. Opper, H. Sompolinsky. Query by committee. COLT 1992
    """

    def query(
        self,
        X: Any,
        y: Any,
        ensemble: Any,
        fit_ensemble: bool = True,
        sample_weight: npt.ArrayLike | None = None,
        candidates: npt.ArrayLike | None = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Return the picks and, if asked for, the disagreement; as scikit-activeml's does."""
        first = ensemble[0] if isinstance(ensemble, list | tuple) and ensemble else ensemble
        if isinstance(first, SkactivemlRegressor):
            return super().query(
                X, y, ensemble, fit_ensemble, sample_weight, candidates, batch_size,
                return_utilities,
            )  # fmt: skip
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        samples, mapping = candidate_samples(self, candidates, X, y)
        members = Members(self, ensemble, fit_ensemble, X, y, sample_weight)
        names = ["KL_divergence", "vote_entropy", "variation_ratios"]
        check_type(self.method, "method", target_vals=names)
        n_wanted = None if return_utilities else batch_size
        disagreement = self._disagreement(members, samples, n_wanted)
        where = np.arange(len(samples)) if mapping is None else mapping
        n = len(samples) if mapping is None else len(X)
        return best(disagreement, where, n, batch_size, return_utilities, self.random_state_)

    def _disagreement(self, members: Members, X: Floats, n_wanted: int | None) -> Floats:
        """Return the disagreement about each candidate, (n_candidates,), as `foremost` does."""
        if self.method == "KL_divergence":
            check_eps(self.eps)
            proba = members.proba(X)
            return foremost(lambda some: _divergence(some, self.eps), proba, self.eps, n_wanted)
        votes = members.votes(X)
        if self.method == "variation_ratios":
            classes, codes = np.unique(votes, return_inverse=True)
            count = _counter(codes.reshape(votes.shape), len(classes))
            return in_blocks(
                lambda part: 1 - count(part).max(axis=1) / votes.shape[1], len(votes), len(classes)
            )
        classes = np.arange(len(members.classes))
        if members._sample is None:
            classes = np.unique(members.classes)
        count = _counter(np.searchsorted(classes, votes), len(classes))
        share = np.arange(1, votes.shape[1] + 1) / votes.shape[1]
        entropy = np.append(0, -share * np.log(share))
        return in_blocks(lambda part: entropy[count(part)].sum(axis=1), len(votes), len(classes))


def _divergence(proba: Floats, eps: float) -> Floats:
    """Return the mean Kullback-Leibler divergence of the members from their mean, (n,)."""
    proba = np.clip(proba, eps, 1)
    proba /= proba.sum(axis=2, keepdims=True)
    logs = proba / proba.mean(axis=0)
    np.log(logs, out=logs)
    logs *= proba
    divergence: Floats = logs.sum(axis=2).sum(axis=0) / len(proba)
    return divergence


def _counter(codes: Ints, n_classes: int) -> Callable[[slice], Ints]:
    """Return what counts the votes of some samples, (n, n_classes)."""

    def count(part: slice) -> Ints:
        votes = codes[part]
        cells = (votes + n_classes * np.arange(len(votes))[:, None]).ravel()
        return np.bincount(cells, minlength=len(votes) * n_classes).reshape(-1, n_classes)

    return count


def candidate_samples(
    strategy: "QueryByCommittee", candidates: Any, X: Floats, y: npt.NDArray[Any]
) -> tuple[Floats, Ints | None]:
    """Return the candidates and where in `X` they are, as scikit-activeml does."""
    if candidates is not None:
        found: tuple[Floats, Ints | None] = strategy._transform_candidates(candidates, X, y)
        return found
    mapping = unlabeled_indices(y, strategy.missing_label_)
    return X.take(mapping, axis=0), mapping  # takes two thirds of the time of an index


def check_eps(eps: float) -> None:
    """Raise if the smallest probability is none."""
    check_scalar(eps, "eps", min_val=0, max_val=0.1, target_type=Real, min_inclusive=False)


class Draws:
    """Breaks ties by the numbers that `skactiveml.utils.rand_argmax` would draw.

    Draws them only when there is a tie: without one they decide nothing.

    Parameters
    ----------
    random_state : numpy.random.RandomState
    n : int
        How many it draws at a time.
    """

    def __init__(self, random_state: np.random.RandomState, n: int) -> None:
        self._random_state = random_state
        self._n = n
        self._due = 0

    def one_of(self, ties: Ints, where: Ints) -> int:
        """Return one of the tied candidates, whose numbers among the n are in `where`."""
        self._due += 1
        if len(ties) == 1:
            return int(ties[0])
        for _ in range(self._due):
            draws = self._random_state.random_sample(self._n)
        self._due = 0
        return int(ties[draws[where[ties]].argmax()])


def best(
    utilities: Floats,
    where: Ints,
    n: int,
    batch_size: int,
    return_utilities: bool,
    random_state: np.random.RandomState,
) -> Any:
    """Pick the highest utilities, ties at random, as `skactiveml.utils.simple_batch` does.

    Parameters
    ----------
    utilities : numpy.ndarray of shape (n_candidates,)
    where : numpy.ndarray of shape (n_candidates,)
        The candidates' numbers among the `n` samples.
    n : int
    batch_size : int
    return_utilities : bool
    random_state : numpy.random.RandomState
        Gives `n` numbers a pick.

    Returns
    -------
    picks : numpy.ndarray of shape (batch_size,)
    utilities : numpy.ndarray of shape (batch_size, n)
        Only if asked for. NaN for what is no candidate or picked before.
    """
    order = distinct(utilities, batch_size)
    picks = _drawn(utilities, where, n, batch_size, random_state) if order is None else where[order]
    if not return_utilities:
        return picks
    rows = np.full((batch_size, n), np.nan)
    rows[:, where] = utilities
    for step in range(1, batch_size):
        rows[step, picks[:step]] = np.nan
    return picks, rows


def _drawn(
    utilities: Floats, where: Ints, n: int, batch_size: int, random_state: np.random.RandomState
) -> Ints:
    """Pick the highest utilities of which some tie, as `best` does, (batch_size,)."""
    left = utilities.copy()
    draw = Draws(random_state, n)
    picks = np.zeros(batch_size, np.int64)
    for step in range(batch_size):
        ties = np.flatnonzero(left == left.max())
        pick = draw.one_of(ties, where)
        picks[step], left[pick] = where[pick], -np.inf
    return picks
