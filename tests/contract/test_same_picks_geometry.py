"""Badge, Falcun, CoreSet, MaxHerding and UncertaintySampling pick what scikit-activeml's pick."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest
import skactiveml.pool
from skactiveml.classifier import SklearnClassifier
from sklearn.naive_bayes import GaussianNB

import aldesk.strategies
from aldesk.strategies import SubSamplingWrapper

N_PROBLEMS = 24
SETTINGS: dict[str, list[dict[str, Any]]] = {
    "Badge": [{}],
    "Falcun": [{}, {"gamma": 0}, {"gamma": 2.5}],
    "UncertaintySampling": [
        {"method": method} for method in ("least_confident", "margin_sampling", "entropy")
    ],
    "CoreSet": [{}, {"metric": "manhattan"}],
    "MaxHerding": [
        {},
        {"normalize_samples": False},
        {"metric_dict": {"gamma": 2.0}},
        {"metric": "laplacian"},
        {"metric": "cosine", "normalize_samples": False},
    ],
}
NEED_A_CLASSIFIER = ("Badge", "Falcun", "UncertaintySampling")


class Embedder(SklearnClassifier):  # type: ignore[misc]
    """Returns embeddings with the probabilities if it is asked to."""

    def predict_proba(self, X: Any, embed: bool = False) -> Any:
        proba = super().predict_proba(X)
        return (proba, np.tanh(np.asarray(X))) if embed else proba


@dataclass(frozen=True)
class Problem:
    X: Any
    y: Any
    candidates: Any
    batch_size: int
    classifier: Any


@cache
def problem(seed: int) -> Problem:
    """Return a random pool: dtypes, sizes, forms of candidates, copies and whole numbers mixed."""
    rng = np.random.default_rng(seed)
    n, n_features, n_classes = rng.integers(20, 150), rng.integers(1, 24), int(rng.integers(2, 6))
    truth = rng.integers(0, n_classes, n)
    X = rng.normal(size=(n_classes, n_features))[truth] + rng.normal(size=(n, n_features))
    if seed % 3 == 0:
        X[n // 2 :] = X[: n - n // 2]
    if seed % 5 == 0:
        X = np.rint(X)
    X = X.astype(np.float32 if seed % 2 else np.float64)
    y = np.full(n, -1)
    labeled = rng.choice(n, int(rng.integers(n_classes, n // 3 + n_classes)), replace=False)
    labeled = np.union1d(labeled, [np.flatnonzero(truth == c)[0] for c in set(truth)])
    y[labeled] = truth[labeled]
    unlabeled = np.flatnonzero(y == -1)
    forms = (
        None,
        rng.permutation(unlabeled)[: n // 3],
        np.array(X[n // 3 :]),
        np.concatenate([unlabeled[:20], labeled[:2]]),
    )
    candidates = forms[seed // 2 % 4]
    most = len(unlabeled) if candidates is None else len(candidates) - 2
    # Smooth, or the last gradients are so short that rounding alone makes their distances.
    classifier = Embedder(GaussianNB(var_smoothing=3.0), classes=range(n_classes), missing_label=-1)
    return Problem(X, y, candidates, min(8, most), classifier.fit(X, y))


def ask(kind: Any, name: str, task: Problem, seed: int, **options: Any) -> tuple[Any, Any]:
    """Query a new strategy of the kind; return picks and utilities."""
    settings = SETTINGS[name][seed % len(SETTINGS[name])]
    if name == "Badge" and seed % 2:
        settings = {"clf_embedding_flag_name": "embed" if seed % 4 == 1 else {"embed": True}}
    if name in NEED_A_CLASSIFIER:
        weight = np.linspace(1, 2, len(task.X)) if seed % 3 == 1 else None
        options |= {"clf": task.classifier, "fit_clf": seed % 3 > 0, "sample_weight": weight}
    strategy = kind(missing_label=-1, random_state=seed, **settings)
    if options.pop("wrapped", False):
        strategy = SubSamplingWrapper(
            strategy, max_candidates=0.7, missing_label=-1, random_state=seed + 1
        )
    picks, utilities = strategy.query(
        X=task.X,
        y=task.y,
        candidates=task.candidates,
        batch_size=task.batch_size,
        return_utilities=True,
        **options,
    )
    return np.asarray(picks), utilities


def agree(ours: tuple[Any, Any], theirs: tuple[Any, Any]) -> bool:
    """Hold the answers against each other; return whether the picks are the same to the last.

    Where rounding decides between two candidates, both must be equally useful to either.
    """
    assert ours[1].shape == theirs[1].shape
    assert ours[1].dtype == theirs[1].dtype
    for i, (our_pick, their_pick) in enumerate(zip(ours[0], theirs[0], strict=True)):
        mine, yours = ours[1][i], theirs[1][i]
        np.testing.assert_array_equal(np.isnan(mine), np.isnan(yours))
        finite = yours[np.isfinite(yours)]
        scale = np.abs(finite).max() + 1e-300
        np.testing.assert_allclose(mine, yours, rtol=1e-5, atol=2e-6 * scale)
        if our_pick != their_pick:
            for utilities in (mine, yours):
                assert abs(utilities[our_pick] - utilities[their_pick]) <= 1e-5 * scale
            return False
    return True


@pytest.fixture(params=["few", "many"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Take the paths for small pools, or those for large ones in blocks of a few."""
    if request.param == "many":
        from aldesk.strategies import coverage, distances, kernels, rows, uncertainty

        monkeypatch.setattr(rows, "MAX_DOUBLES", 0)
        monkeypatch.setattr(rows, "ONE_CALL", 5)
        monkeypatch.setattr(rows, "BLOCK", 16)
        monkeypatch.setattr(uncertainty, "ONE_CALL", 5)
        monkeypatch.setattr(kernels, "MAX_EXACT", 5)
        monkeypatch.setattr(kernels, "_BLOCK", 16)
        monkeypatch.setattr(kernels, "_SEARCHED", 16)
        monkeypatch.setattr(coverage, "MAX_KEPT", 5)
        monkeypatch.setattr(coverage, "_BLOCK", 10)
        monkeypatch.setattr(distances, "_BLOCK", 16)
    return str(request.param)


@pytest.mark.filterwarnings("ignore:All-NaN")
@pytest.mark.parametrize("name", SETTINGS)
def test_the_same_picks_in_the_same_order(name: str, size: str) -> None:
    kinds = (getattr(aldesk.strategies, name), getattr(skactiveml.pool, name))
    same = 0
    for seed in range(N_PROBLEMS):
        task = problem(seed)
        same += agree(*(ask(kind, name, task, seed) for kind in kinds))
    # The rest are ties that rounding decides; a float64 sum has no order that both share.
    assert same >= (22 if size == "few" else 20)


@pytest.mark.filterwarnings("ignore:All-NaN")
@pytest.mark.parametrize("name", SETTINGS)
def test_the_same_picks_from_a_subsample(name: str) -> None:
    kinds = (getattr(aldesk.strategies, name), getattr(skactiveml.pool, name))
    for seed in range(0, N_PROBLEMS, 4):
        task = problem(seed)
        agree(*(ask(kind, name, task, seed, wrapped=True) for kind in kinds))


@pytest.mark.parametrize("name", ["CoreSet", "MaxHerding"])
@pytest.mark.parametrize("seed", range(6))
def test_the_same_picks_without_labels(name: str, seed: int, size: str) -> None:
    task = problem(seed)
    task = Problem(task.X, np.full(len(task.X), -1), None, 8, None)
    agree(*(ask(getattr(m, name), name, task, seed) for m in (aldesk.strategies, skactiveml.pool)))


@pytest.mark.parametrize("name", SETTINGS)
def test_utilities_are_returned_only_if_asked_for(name: str) -> None:
    task = problem(3)
    options = {"clf": task.classifier, "fit_clf": False} if name in NEED_A_CLASSIFIER else {}
    strategy = getattr(aldesk.strategies, name)(missing_label=-1, random_state=0)
    picks, _ = strategy.query(task.X, task.y, batch_size=5, return_utilities=True, **options)
    np.testing.assert_array_equal(strategy.query(task.X, task.y, batch_size=5, **options), picks)
