"""BALD and BatchBALD: the samples whose labels would tell most about the model."""

from collections.abc import Callable
from functools import cached_property
from numbers import Integral
from typing import Any

import numpy as np
import numpy.typing as npt
import skactiveml.pool
from scipy.special import entr
from skactiveml.utils import check_scalar

from aldesk.strategies.arrays import Floats, Ints
from aldesk.strategies.blocks import in_blocks
from aldesk.strategies.committee import (
    Draws,
    Members,
    QueryByCommittee,
    best,
    candidate_samples,
    check_eps,
)
from aldesk.strategies.foremost import foremost
from aldesk.strategies.probabilities import check_finite
from aldesk.strategies.watch import tick

_MAX_EXACT = 1_000_000  # members × candidates × classes
_EQUAL = 2e-6  # nats: ten times that of `_exhausted`
_MAX_RIVALS = 512
_ROUGHNESS = 2e-4  # nats: ten times the error of single precision


class _Bald(QueryByCommittee):
    """What both have in common: a query that asks a committee."""

    n_MC_samples: int | None  # noqa: N815 - scikit-activeml's name

    def _choose(
        self, proba: Floats, n_draws: int, where: Ints, n: int, batch_size: int, keep: bool
    ) -> Any:
        """Pick from the members' probabilities, (n_members, n_candidates, n_classes)."""
        raise NotImplementedError

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
        """Return the picks and, if asked for, the information; as scikit-activeml's does."""
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        samples, mapping = candidate_samples(self, candidates, X, y)
        proba = Members(self, ensemble, fit_ensemble, X, y, sample_weight).proba(samples)
        n_draws = len(proba) if self.n_MC_samples is None else self.n_MC_samples
        check_scalar(n_draws, "n_MC_samples", Integral, min_val=1)
        check_eps(self.eps)
        where = np.arange(len(samples)) if mapping is None else mapping
        n = len(samples) if mapping is None else len(X)
        return self._choose(proba, n_draws, where, n, batch_size, return_utilities)


class GreedyBALD(_Bald, skactiveml.pool.GreedyBALD):
    """Ask for the samples whose labels would each tell most about the model [1]_.

    The parameters are those of `skactiveml.pool.GreedyBALD`, and so are the picks.

    Notes
    -----
    Without utilities, the information is computed of those candidates alone that a bound leaves.

    Peak memory: the candidates, the members' probabilities of them
    (n_members × n_candidates × n_classes) and some megabytes; and batch_size × n_samples × 8
    bytes if utilities are returned.

    References
    ----------
    .. [1] N. Houlsby, F. Huszár, Z. Ghahramani, M. Lengyel. Bayesian active learning for
       classification and preference learning. arXiv:1112.5745, 2011
    """

    def _choose(
        self, proba: Floats, n_draws: int, where: Ints, n: int, batch_size: int, keep: bool
    ) -> Any:
        information = foremost(
            lambda some: _alone(some, self.eps), proba, self.eps, None if keep else batch_size
        )
        return best(information, where, n, batch_size, keep, self.random_state_)


class BatchBALD(_Bald, skactiveml.pool.BatchBALD):
    """Ask for the batch whose labels together would tell most about the model [1]_.

    The parameters are those of `skactiveml.pool.BatchBALD`, and so are the picks.

    Notes
    -----
    When the labels of the batch tell all members apart, the information is exhausted, and what is
    left of it takes no product with all draws. Where the candidates then differ by rounding alone,
    scikit-activeml goes on choosing by that; so does this up to a million probabilities, and with
    more it goes on by BALD, among those whose information is the same to 2e-6. Without utilities
    the best are looked for in single precision; utilities take some three times as long.

    Peak memory: the candidates, two and a half times the members' probabilities of them
    (n_members × n_candidates × n_classes) and some megabytes; and batch_size × n_samples × 8 bytes
    if utilities are returned.

    References
    ----------
    .. [1] A. Kirsch, J. van Amersfoort, Y. Gal. BatchBALD: efficient and diverse batch acquisition
       for deep Bayesian active learning. NeurIPS 2019
    """

    def _choose(
        self, proba: Floats, n_draws: int, where: Ints, n: int, batch_size: int, keep: bool
    ) -> Any:
        check_finite(proba)
        batch = _Batch(proba, n_draws, self.eps, self.random_state_)
        # scikit-activeml breaks ties twice: within the batch by these draws, and at the end.
        within = np.random.RandomState(0).random_sample(len(where))
        ties: list[Ints] = []
        utilities = np.full((batch_size if keep else 0, n), np.nan)
        for step in range(batch_size):
            tick(step, batch_size)
            if step:
                batch.add(ties[-1][within[ties[-1]].argmax()])
            if keep:
                information = batch.information(np.arange(len(where)))
                information[batch.picks] = np.nan
                utilities[step, where] = information
            ties.append(batch.best())
        draw = Draws(self.random_state_, n)
        picks = [draw.one_of(tied, where) for tied in ties]
        return (where[picks], utilities) if keep else where[picks]


def _alone(proba: Floats, eps: float) -> Floats:
    """Return what the label of each candidate by itself tells about the model, (n,).

    As the first `_Batch.information`, to the last digit, but nothing is kept for later.
    """
    n_members = len(proba)
    logs = _logs(proba, eps)
    each = np.exp(logs)
    logs *= each
    given_model = -logs.sum(axis=(1, 2)) / n_members
    mixed = np.matmul(np.ones((1, n_members)), each.astype(np.float64))
    mixed /= n_members
    terms = np.log(mixed)
    terms *= mixed
    information: Floats = -terms.sum(axis=(1, 2)) - given_model
    return information


def _logs(proba: Floats, eps: float) -> Floats:
    """Return the logarithms of probabilities, the samples first."""
    logs: Floats = np.log(np.clip(proba, eps, 1))
    return logs.swapaxes(0, 1)


class _Batch:
    """Mutual information between the model and the labels of a growing batch.

    Parameters
    ----------
    proba : numpy.ndarray of shape (n_members, n_candidates, n_classes)
    n_draws : int
        How many configurations of the batch's labels are drawn, once there are more than that.
    eps : float
        The smallest probability.
    random_state : numpy.random.RandomState

    Notes
    -----
    Each sum and product is done in scikit-activeml's order, so that what ties there ties here:
    once some labels tell the members apart, the candidates differ by rounding alone.
    """

    def __init__(
        self, proba: Floats, n_draws: int, eps: float, random_state: np.random.RandomState
    ) -> None:
        self.picks: list[int] = []
        self._n_draws = n_draws
        self._eps = eps
        self._random_state = random_state
        self._original = proba
        n_members, n, n_classes = proba.shape
        self._proba = np.empty((n, n_members, n_classes))  # as log and exp leave them
        self._entropies = np.empty((n, n_members))
        self._given_model = in_blocks(self._prepare, n, n_members * n_classes)
        self._joint: Floats = np.ones((1, n_members))
        self._is_drawn = False
        self._chosen: list[Floats] = []
        self.alone = self.information(np.arange(n))

    def _prepare(self, part: slice) -> Floats:
        """Keep the probabilities, and return the entropy of a label given the member, (n,)."""
        logs = _logs(self._original[:, part], self._eps)
        proba = np.exp(logs)
        self._proba[part] = proba
        terms = logs * proba
        self._entropies[part] = -terms.sum(axis=2)
        given_model: Floats = -terms.sum(axis=(1, 2)) / proba.shape[1]
        return given_model

    def information(self, candidates: Ints) -> Floats:
        """Return the information of the batch with each of some candidates, (n,)."""

        def entropy(part: slice) -> Floats:
            mixed = np.matmul(self._joint, self._proba[candidates[part]])
            mixed /= self._joint.shape[1]
            terms = np.log(mixed)
            terms *= mixed
            if self._is_drawn:
                terms /= self._joint.mean(axis=1, keepdims=True)
            total: Floats = -terms.sum(axis=(1, 2))
            return total / len(self._joint) if self._is_drawn else total

        values = in_blocks(entropy, len(candidates), self._cells, progress=False)
        given = self._given_model
        information: Floats = values - (given[candidates] + given[self.picks].sum())
        return information

    def best(self) -> Ints:
        """Return the candidates that tie for the most information."""
        if not self.picks or self._is_underflown():
            return self._best_alone(np.arange(len(self._proba)))
        is_exhausted = self._is_exhausted()
        if is_exhausted:
            about = self._exhausted()
        else:
            about = in_blocks(self._rough(), len(self._proba), self._cells, progress=False)
        about[self.picks] = -np.inf
        near = np.flatnonzero(about >= about.max() - (_EQUAL if is_exhausted else _ROUGHNESS))
        if is_exhausted and len(near) > _MAX_RIVALS:
            return self._best_alone(near)
        exact = self.information(near)
        tied: Ints = near[exact == exact.max()]
        return tied

    def _exhausted(self) -> Floats:
        """Return the information, up to a constant, where labels tell all members apart.

        Each draw of labels then has one member of its own, not always the one that it was drawn
        from, and adds the entropy that this one has.
        """
        share, weights, left_out = self._weighting()
        entropy = self._single[1] @ left_out + self._entropies @ (share @ weights)
        information: Floats = entropy - self._given_model
        return information

    def _best_alone(self, which: Ints) -> Ints:
        """Return those of some candidates that tie for telling most by themselves."""
        left = self.alone[which]
        left[np.isin(which, self.picks)] = -np.inf
        best: Ints = which[left == left.max()]
        return best

    @property
    def _cells(self) -> int:
        return int(self._proba[0].size) + len(self._joint) * self._proba.shape[2]

    def _is_underflown(self) -> bool:
        """Return whether no labels were drawn, or too many for double precision."""
        return not len(self._joint) or not self._joint.sum(axis=1).all()

    def _is_exhausted(self) -> bool:
        """Return whether the labels tell all members of a large pool apart.

        The candidates differ by at most the mean entropy of the members' weights, given the labels,
        and by what rounding and `eps` make of the sums of their probabilities.
        """
        if self._proba.size <= _MAX_EXACT:
            return False
        weights = self._joint / self._joint.sum(axis=1, keepdims=True)
        return float(entr(weights).sum(axis=1).mean()) < 1e-7

    @cached_property
    def _single(self) -> tuple[npt.NDArray[np.float32], Floats]:
        """The probabilities in single precision, and their sums over the classes."""
        return self._proba.astype(np.float32), self._proba.sum(axis=2)

    def _weighting(self) -> tuple[Floats, Floats, Floats]:
        """Return what each labels count for, the members' weights, and what `_rough` leaves out.

        That is a factor of each member's sum of probabilities.
        """
        likelihood = self._joint.mean(axis=1)
        share = np.full(len(likelihood), 1 / len(likelihood)) if self._is_drawn else likelihood
        weights = self._joint / self._joint.sum(axis=1, keepdims=True)
        return share, weights, -(share * np.log(likelihood)) @ weights

    def _rough(self) -> Callable[[slice], Floats]:
        """Return what computes the information in single precision, up to a constant.

        With the weights of the members given some labels, the probability of these can be left
        out of the logarithm, where single precision could not hold it.
        """
        share, weights, left_out = self._weighting()
        # Smaller ones would be slow and change nothing.
        rough_weights = np.where(weights < 1e-30, 0, weights).astype(np.float32)
        proba, sums = self._single
        share_of_term = np.repeat(share, proba.shape[2]).astype(np.float32)

        def score(part: slice) -> Floats:
            mixed = np.matmul(rough_weights, proba[part])
            terms = np.log(mixed)
            terms *= mixed
            given_labels = terms.reshape(len(terms), -1) @ share_of_term
            entropy = sums[part] @ left_out - given_labels
            information: Floats = entropy - self._given_model[part]
            return information

        return score

    def add(self, candidate: int) -> None:
        """Add a candidate to the batch."""
        logs = _logs(self._original[:, [candidate]], self._eps)[0].astype(np.float64)
        self.picks.append(candidate)
        self._chosen.append(np.exp(logs))
        n_classes = self._proba.shape[2]
        self._is_drawn = n_classes ** len(self.picks) > self._n_draws
        if self._is_drawn:
            self._joint = self._draw()
        else:
            joint = self._joint.T[:, :, None] * self._proba[candidate][:, None, :]
            self._joint = joint.reshape(len(joint), -1).T

    def _draw(self) -> Floats:
        """Draw labels of the batch from each member, as `RandomState.choice` draws them.

        Returns
        -------
        joint : numpy.ndarray of shape (n_draws, n_members)
            How probable each member finds them.
        """
        proba = np.array(self._chosen)  # (n_picks, n_members, n_classes)
        n_picks, n_members, _ = proba.shape
        n_each = self._n_draws // n_members
        total = np.cumsum(proba / proba.sum(axis=2, keepdims=True), axis=2)
        total /= total[..., -1:]
        draws = self._random_state.random_sample((n_picks, n_members, n_each))
        # How many of the sums each draw reaches is the class that it falls into.
        labels = (total[:, :, None, :] <= draws[..., None]).sum(axis=3)
        logs = np.log(proba)
        found = np.take_along_axis(logs[:, :, None, :], labels[:, None, :, :], axis=3)
        joint: Floats = np.exp(found.sum(axis=0))
        return joint.reshape(n_members, -1).T
