"""MaxHerding and UHerding: batches that cover the pool."""

from numbers import Integral
from typing import Any

import numpy as np
from scipy.special import softmax
from skactiveml import pool
from skactiveml.base import SingleAnnotatorPoolQueryStrategy
from skactiveml.pool import uncertainty_scores
from skactiveml.utils import MISSING_LABEL, check_scalar, check_type, is_unlabeled, rand_argmax

from aldesk.strategies.arrays import Floats, Indices
from aldesk.strategies.calibration import TEMPERATURES, Calibration, Predictor
from aldesk.strategies.check import plain
from aldesk.strategies.coverage import Coverage, coverage
from aldesk.strategies.kernels import RBF, Kernel, NamedKernel
from aldesk.strategies.lengths import unit_length
from aldesk.strategies.rows import Rows, answer, candidate_rows, fitted
from aldesk.strategies.watch import tick

# The utilities of the best, if these are few and almost equal, are computed again in the same order
# of additions as scikit-activeml's, so that the same ones tie.
_MAX_RIVALS = 128


class MaxHerding(pool.MaxHerding):
    """MaxHerding: greedy maximisation of generalised coverage.

    Asks for the sample that most raises the mean similarity of a candidate to the nearest sample
    that is labelled or picked.

    With the RBF kernel and labels, only pairs count that are more alike than one of them is to its
    nearest label. They are found once, block by block, and a pick changes the gains of the few
    candidates that are in pairs with what it covers. Otherwise the kernel matrix is kept for up to
    16,000 candidates, and computed again by blocks beyond. The peak is about 1 GB and three times
    the candidates' rows above `X`. A kernel that is a function is left to scikit-activeml.

    Parameters
    ----------
    normalize_samples : bool, default=True
        Whether to scale each sample to the length 1.
    metric : str or callable, default="rbf"
        As of `sklearn.metrics.pairwise.pairwise_kernels`.
    metric_dict : dict, optional
        Its keyword arguments.
    missing_label : scalar, str, None or np.nan, default=np.nan
        What stands for a missing label.
    random_state : int, RandomState or None, default=None
        Decides between candidates of equal utility.

    References
    ----------
    W. Bae, J. Noh, D. J. Sutherland. Generalized coverage for more robust low-budget active
    learning. ECCV 2024.
    """

    def query(
        self,
        X: Any,
        y: Any,
        candidates: Any = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Choose the samples to label next.

        Parameters
        ----------
        X : (n_samples, n_features)
        y : (n_samples,)
            Labels, or `missing_label`.
        candidates : None, int (n_candidates,) or (n_candidates, n_features), default=None
            All without a label, indices into `X`, or samples.
        batch_size : int, default=1
        return_utilities : bool, default=False

        Returns
        -------
        query_indices : int (batch_size,)
            Into `X`, or into `candidates` where these are samples.
        utilities : float (batch_size, n_samples) or (batch_size, n_candidates)
            By how much each candidate would raise the coverage; NaN for what is picked.
        """
        if not isinstance(self.metric, str) or self.metric == "precomputed":
            return super().query(X, y, candidates, batch_size, return_utilities)
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        parameters = {} if self.metric_dict is None else self.metric_dict
        check_type(parameters, "metric_dict", dict)
        check_type(self.normalize_samples, "normalize_samples", bool)
        unlabeled = is_unlabeled(y, missing_label=self.missing_label_)
        rows, where, n_out = candidate_rows(X, candidates, unlabeled)
        pool_, labeled = rows[:], X[~unlabeled]
        if self.normalize_samples:
            pool_ = unit_length(pool_, overwrite=rows.index is not None)
            labeled = unit_length(labeled) if len(labeled) else labeled
        kernel = _kernel(pool_, self.metric, parameters)
        covered = kernel.largest(labeled) if len(labeled) else None
        picks, gains = herd(
            coverage(kernel, covered, None), batch_size, self.random_state_, keep=return_utilities
        )
        return answer(picks, gains, where, n_out, return_utilities)


class UHerding(SingleAnnotatorPoolQueryStrategy):
    """Uncertainty herding: MaxHerding whose coverage counts uncertain samples for more.

    Asks for the sample that most raises the mean of uncertainty × similarity to the nearest sample
    that is labelled or picked. With few labels it covers the pool, with many it asks about
    uncertain samples: the temperature of the probabilities is chosen for the least calibration
    error on held-out labels (Sec. 3.2 of the paper), and the kernel exp(−‖x − z‖²/σ²) is as wide
    as the smallest distance between two labelled samples.

    Choosing the temperature fits a clone of the classifier on most of the labels; a single
    temperature spares that. Speed and memory are MaxHerding's, but for the class probabilities.
    scikit-activeml 1.0.1 has no such strategy; its next release has one with these parameters.

    Parameters
    ----------
    method : {"least_confident", "margin_sampling", "entropy"}, default="margin_sampling"
        What uncertainty is.
    predict_proba_dict : dict, optional
        Keyword arguments for `predict_proba`, so that it returns logits and embeddings, too.
    predict_proba_parser : callable, optional
        Turns what it returns into (probabilities, logits[, embeddings]), any of them None. By
        default a tuple is in that order. Without logits, `decision_function` is used, and without
        that, the logarithms of the probabilities. Without embeddings, `X` is used.
    temperatures : float or array, optional
        > 0, to choose from; by default 49 from 0.1 to 10.
    validation_size : float or int, default=0.2
        Share (0 to 1) or number of the labelled samples that the temperature is chosen on.
    n_ece_bins : int, default=15
        Bins of the expected calibration error.
    normalize_samples : bool, default=True
        Whether to scale each embedding to the length 1.
    metric : str, default="rbf"
        As of `sklearn.metrics.pairwise.pairwise_kernels`.
    metric_dict : dict, optional
        Its keyword arguments.
    adaptive_sigma : bool, default=True
        Whether the labels set the width of the kernel, which must be "rbf". Without labels it is
        the median distance of candidates.
    missing_label : scalar, str, None or np.nan, default=np.nan
        What stands for a missing label.
    random_state : int, RandomState or None, default=None
        Draws the held-out labels and decides between candidates of equal utility.

    References
    ----------
    W. Bae, G. L. Oliveira, D. J. Sutherland. Uncertainty herding: one active learning method for
    all label budgets. ICLR 2025.
    """

    def __init__(
        self,
        method: str = "margin_sampling",
        predict_proba_dict: dict[str, Any] | None = None,
        predict_proba_parser: Any = None,
        temperatures: Any = None,
        validation_size: float | int = 0.2,
        n_ece_bins: int = 15,
        normalize_samples: bool = True,
        metric: str = "rbf",
        metric_dict: dict[str, Any] | None = None,
        adaptive_sigma: bool = True,
        missing_label: Any = MISSING_LABEL,
        random_state: Any = None,
    ) -> None:
        super().__init__(missing_label=missing_label, random_state=random_state)
        self.method = method
        self.predict_proba_dict = predict_proba_dict
        self.predict_proba_parser = predict_proba_parser
        self.temperatures = temperatures
        self.validation_size = validation_size
        self.n_ece_bins = n_ece_bins
        self.normalize_samples = normalize_samples
        self.metric = metric
        self.metric_dict = metric_dict
        self.adaptive_sigma = adaptive_sigma

    def query(
        self,
        X: Any,
        y: Any,
        clf: Any,
        fit_clf: bool = True,
        sample_weight: Any = None,
        candidates: Any = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Choose the samples to label next.

        Parameters
        ----------
        X : (n_samples, n_features)
        y : (n_samples,)
            Labels, or `missing_label`.
        clf : skactiveml.base.SkactivemlClassifier
        fit_clf : bool, default=True
            Whether to fit a clone of `clf` first. Choosing the temperature fits another in any
            case.
        sample_weight : (n_samples,), optional
        candidates : None, int (n_candidates,) or (n_candidates, n_features), default=None
            All without a label, indices into `X`, or samples.
        batch_size : int, default=1
        return_utilities : bool, default=False

        Returns
        -------
        query_indices : int (batch_size,)
            Into `X`, or into `candidates` where these are samples.
        utilities : float (batch_size, n_samples) or (batch_size, n_candidates)
            By how much each candidate would raise the coverage; NaN for what is picked.
        """
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        calibration = self._calibration()
        predictor, parameters = calibration.predictor, self._kernel_parameters()
        unlabeled = is_unlabeled(y, missing_label=self.missing_label_)
        rows, where, n_out = candidate_rows(X, candidates, unlabeled)
        known = np.flatnonzero(~unlabeled)
        weight = None if sample_weight is None else np.asarray(sample_weight)[known]
        fitted_clf = fitted(clf, X, y, fit_clf, sample_weight, self.missing_label_)
        temperature = calibration.choose(clf, X[known], y[known], weight, self.random_state_)

        logits, pool_ = predictor(fitted_clf, rows)
        unsure = uncertainty_scores(softmax(logits / temperature, axis=1), method=self.method)
        labeled = None
        if len(known):
            _, labeled = predictor(fitted_clf, Rows(X, known))
            labeled = X[known] if labeled is None else labeled
        pool_ = rows[:] if pool_ is None else pool_
        if self.normalize_samples:
            pool_ = unit_length(pool_)
            labeled = None if labeled is None else unit_length(labeled)
        if self.adaptive_sigma:
            parameters["gamma"] = 1 / kernel_width(pool_, labeled) ** 2
        kernel = _kernel(pool_, self.metric, parameters)
        covered = np.zeros(len(pool_), pool_.dtype) if labeled is None else kernel.largest(labeled)
        cover = coverage(kernel, covered, weights_of(unsure))
        picks, gains = herd(cover, batch_size, self.random_state_, keep=return_utilities)
        return answer(picks, gains, where, n_out, return_utilities)

    def _calibration(self) -> Calibration:
        check_scalar(self.n_ece_bins, "n_ece_bins", Integral, min_val=1)
        size: Any = plain(self.validation_size)
        if isinstance(size, int):
            check_scalar(size, "validation_size", int, min_val=1)
        else:
            inside = {"min_inclusive": False, "max_inclusive": False}
            check_scalar(size, "validation_size", float, min_val=0, max_val=1, **inside)
        temperatures = self.temperatures
        if temperatures is None:
            temperatures = TEMPERATURES
        temperatures = np.atleast_1d(np.asarray(temperatures, np.float64)).ravel()
        if not len(temperatures) or not (temperatures > 0).all():
            raise ValueError("`temperatures` must be one or more numbers above 0")
        check_type(self.predict_proba_dict, "predict_proba_dict", (dict, type(None)))
        if not (self.predict_proba_parser is None or callable(self.predict_proba_parser)):
            raise TypeError("`predict_proba_parser` must be callable or None")
        predictor = Predictor(self.predict_proba_dict or {}, self.predict_proba_parser)
        return Calibration(temperatures, size, self.n_ece_bins, predictor)

    def _kernel_parameters(self) -> dict[str, Any]:
        check_scalar(self.normalize_samples, "normalize_samples", bool)
        check_scalar(self.adaptive_sigma, "adaptive_sigma", bool)
        check_type(self.metric_dict, "metric_dict", (dict, type(None)))
        parameters = dict(self.metric_dict or {})
        if self.adaptive_sigma and (self.metric != "rbf" or "gamma" in parameters):
            raise ValueError(
                "`adaptive_sigma=True` sets the width of the kernel: it needs `metric='rbf'` and "
                "no `gamma` in `metric_dict`"
            )
        return parameters


def weights_of(uncertainty: Floats) -> Floats:
    """Return what each candidate counts for, (n,): its uncertainty, if that tells anything."""
    if not np.isfinite(uncertainty).all() or np.allclose(uncertainty, 0):
        # It tells nothing, as after labels of one class only: cover.
        return np.ones(len(uncertainty))
    return uncertainty


def kernel_width(pool_: Floats, labeled: Floats | None) -> float:
    """Return the smallest distance of labelled samples, or of candidates the median one."""
    return _median_distance(pool_) if labeled is None else _smallest_distance(labeled)


def _squared_distances(X: Floats, Z: Floats) -> Floats:
    squares = [np.einsum("ij,ij->i", part, part) for part in (X, Z)]
    distances: Floats = squares[0][:, None] + squares[1] - 2 * (X @ Z.T)
    # Rounding is no distance.
    distances[distances <= 1e-12 * (squares[0].max() + squares[1].max())] = 0
    return distances


def _smallest_distance(X: Floats) -> float:
    """Return the smallest distance above 0 between two samples; 1 if there is none."""
    X = X.astype(np.float64)
    smallest = np.inf
    for start in range(0, len(X), 1024):
        distances = _squared_distances(X[start : start + 1024], X[start:])
        smallest = min(smallest, distances[distances > 0].min(initial=np.inf))
    return float(smallest**0.5) if np.isfinite(smallest) else 1.0


def _median_distance(X: Floats) -> float:
    """Return the median distance above 0 of evenly spaced samples; 1 if there is none."""
    some = X[np.linspace(0, len(X) - 1, min(len(X), 1024), dtype=np.intp)].astype(np.float64)
    distances = _squared_distances(some, some)
    distances = distances[distances > 0]
    return float(np.median(distances) ** 0.5) if len(distances) else 1.0


def _kernel(X: Floats, metric: str, parameters: dict[str, Any]) -> Kernel:
    if metric == "rbf" and set(parameters) <= {"gamma"} and X.ndim == 2:
        gamma = parameters.get("gamma")
        return RBF(X, 1 / X.shape[1] if gamma is None else gamma)
    return NamedKernel(X, metric, parameters)


def herd(
    cover: Coverage, batch_size: int, random: np.random.RandomState, *, keep: bool
) -> tuple[Indices, Floats]:
    """Pick greedily; return the picks and, if they are to be kept, the utilities before each."""
    picks = np.empty(batch_size, np.intp)
    kept = np.empty((batch_size if keep else 0, len(cover)))
    for i in range(batch_size):
        tick(i, batch_size)
        utilities = cover.gains / len(cover)
        utilities[picks[:i]] = np.nan
        best = np.nanmax(utilities)
        rivals = np.flatnonzero(utilities >= best - 1e-5 * abs(best))
        if 1 < len(rivals) <= _MAX_RIVALS:
            utilities[rivals] = cover.utilities(rivals)
        if keep:
            kept[i] = utilities
        picks[i] = rand_argmax(utilities, random_state=random)[0]
        if i + 1 < batch_size:
            cover.add(int(picks[i]))
    return picks, kept
