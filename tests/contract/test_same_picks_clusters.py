"""scikit-activeml itself says what the strategies that cluster, cover or vote must pick."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pytest
import skactiveml.pool as theirs
from skactiveml.base import SkactivemlClassifier
from skactiveml.classifier import MixtureModelClassifier, SklearnClassifier
from skactiveml.pool import SubSamplingWrapper
from skactiveml.utils import call_func
from sklearn.base import clone
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.linear_model import LogisticRegression

from aldesk.strategies import lloyd, neighbours, prob_cover
from aldesk.strategies.bald import BatchBALD, GreedyBALD
from aldesk.strategies.clue import Clue
from aldesk.strategies.clustering import FastKMeans
from aldesk.strategies.committee import QueryByCommittee
from aldesk.strategies.discriminative_al import DiscriminativeAL
from aldesk.strategies.drop_query import DropQuery
from aldesk.strategies.plus_plus import plus_plus
from aldesk.strategies.prob_cover import ProbCover
from aldesk.strategies.typi_clust import TypiClust
from aldesk.strategies.watch import watch

PROBLEMS = range(24)
OURS = [
    ProbCover,
    TypiClust,
    DropQuery,
    Clue,
    DiscriminativeAL,
    QueryByCommittee,
    GreedyBALD,
    BatchBALD,
]


@dataclass
class Pool:
    """A random pool of mixed size and type, some rows twice, some labels known."""

    X: npt.NDArray[Any]
    y: npt.NDArray[np.float64]
    candidates: npt.NDArray[np.int64] | None
    batch_size: int
    n_classes: int

    @property
    def arguments(self) -> dict[str, Any]:
        return {
            "X": self.X,
            "y": self.y,
            "candidates": self.candidates,
            "batch_size": self.batch_size,
            "return_utilities": True,
        }


def make_pool(seed: int) -> Pool:
    rng = np.random.default_rng(seed)
    n, d, n_classes = rng.integers(40, 130), rng.integers(2, 12), int(rng.integers(2, 6))
    codes = rng.integers(0, n_classes, n)
    X = rng.normal(size=(n_classes, d))[codes] + 0.4 * rng.normal(size=(n, d))
    if seed % 3 == 0:
        X[n // 2 :][:8] = X[:8]
    y = np.full(n, np.nan)
    known = rng.choice(n, rng.integers(4, 12), replace=False)
    y[known] = codes[known]
    unknown = np.flatnonzero(np.isnan(y))
    candidates = rng.choice(unknown, len(unknown) // 2, replace=False) if seed % 2 else None
    dtype = np.float32 if seed % 4 < 2 else np.float64
    return Pool(X.astype(dtype), y, candidates, int(rng.integers(1, 12)), n_classes)


class Committee(SkactivemlClassifier):  # type: ignore[misc]
    """Ten fixed random linear members."""

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        self.classes_ = np.asarray(self.classes)
        return self

    def sample_proba(self, X: npt.NDArray[Any]) -> npt.NDArray[Any]:
        weights = np.random.default_rng(5).normal(size=(10, X.shape[1], len(self.classes_)))
        odds = np.exp(np.asarray(X, float) @ (1.5 * weights[:1] + weights))
        proba: npt.NDArray[Any] = (odds / odds.sum(axis=2, keepdims=True)).astype(X.dtype)
        return proba

    def predict_proba(self, X: npt.NDArray[Any]) -> npt.NDArray[Any]:
        proba: npt.NDArray[Any] = self.sample_proba(X).mean(axis=0)
        return proba


def committee(pool: Pool) -> Committee:
    return Committee(classes=np.arange(pool.n_classes)).fit(pool.X, pool.y)


def logistic(pool: Pool, **settings: Any) -> SklearnClassifier:
    estimator = LogisticRegression(**settings)
    return SklearnClassifier(estimator, classes=np.arange(pool.n_classes), random_state=0)


def assert_same(ours: tuple[Any, Any], reference: tuple[Any, Any], rtol: float = 1e-5) -> None:
    np.testing.assert_array_equal(ours[0], reference[0])
    np.testing.assert_allclose(ours[1], reference[1], rtol=rtol, atol=1e-9)


@contextmanager
def without_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.mark.parametrize("seed", PROBLEMS)
@pytest.mark.parametrize("in_blocks", [False, True])
def test_prob_cover(seed: int, in_blocks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if in_blocks:
        monkeypatch.setattr(prob_cover, "_MAX_DENSE", 0)
        monkeypatch.setattr(neighbours, "_BLOCK", 16)
        monkeypatch.setattr(neighbours, "_N_GUESSED", [3, 256][seed // 2 % 2])  # wrong, and right
    pool = make_pool(seed)
    settings: dict[str, Any] = {
        "random_state": seed,
        "deltas": np.linspace(0.1, 2, 12),
        "alpha": 0.8,
    }
    ours, reference = ProbCover(**settings), theirs.ProbCover(**settings)
    for update in (False, False, True):
        with without_warnings():
            expected = reference.query(**pool.arguments, update=update)
            found = ours.query(**pool.arguments, update=update)
        assert ours.delta_max_ == reference.delta_max_
        assert_same(found, expected)
        pool.y[expected[0]] = 0
        if pool.candidates is not None:
            pool.candidates = np.setdiff1d(pool.candidates, expected[0])
        pool.batch_size = 2


@pytest.mark.parametrize("n_far", [300, 600])
def test_prob_cover_spares_the_clusters_only_where_the_samples_are_far_from_each_other(
    n_far: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prob_cover, "_MAX_DENSE", 0)
    monkeypatch.setattr(neighbours, "_BLOCK", 64)
    # Each second sample is far from all others, and these are what is looked at first.
    X = np.random.default_rng(0).uniform(0, 2, (600, 2))
    X[::2, 0] += 10 * np.arange(1, 301)
    X[1 : 2 * (n_far - 300) : 2, 1] += 10 * np.arange(1, n_far - 299)
    y = np.full(len(X), -1)
    kinds: dict[str, Any] = {"random_state": 0, "alpha": 0.8, "missing_label": -1, "n_classes": 500}
    query: dict[str, Any] = {"X": X, "y": y, "batch_size": 5, "return_utilities": True}
    ours, reference = ProbCover(**kinds), theirs.ProbCover(**kinds)
    with without_warnings():
        expected = reference.query(**query)
        if n_far == len(X):
            monkeypatch.setattr(neighbours.Pairs, "clusters", None)
        found = ours.query(**query)
    assert (ours.delta_max_ == 2.0) == (n_far == len(X))
    assert ours.delta_max_ == reference.delta_max_
    assert_same(found, expected)


@pytest.mark.parametrize("decay", [0.0, 1.0])
@pytest.mark.parametrize("deltas", [[0.3, 0.6, 0.9, 1.4], [2.0, 4.0, 8.0]])
@pytest.mark.parametrize("max_left", [0.0, 0.05, 1.0])
def test_prob_cover_compares_shorter_vectors_first(
    decay: float, deltas: list[float], max_left: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prob_cover, "_MAX_DENSE", 0)
    monkeypatch.setattr(neighbours, "_MIN_SHORTENED", 0)
    monkeypatch.setattr(neighbours, "_SHORT_BLOCK", 64)
    monkeypatch.setattr(neighbours, "_MAX_LEFT", max_left)
    rng = np.random.default_rng(0)
    widths = np.arange(1, 65) ** -decay
    codes = rng.integers(0, 6, 500)
    X = (2 * rng.normal(size=(6, 64))[codes] + rng.normal(size=(500, 64))) * widths
    X[-30:] = X[:30]
    y = np.where(np.arange(500) < 10, codes, -1)
    settings: dict[str, Any] = {"random_state": 0, "deltas": deltas, "alpha": 0.9}
    settings |= {"missing_label": -1}
    query: dict[str, Any] = {"X": X.astype(np.float32), "y": y, "batch_size": 8}
    query["return_utilities"] = True
    found_short: list[bool] = []
    plain = neighbours.Pairs._shortened

    def shortened(pairs: neighbours.Pairs, radius: float) -> Any:
        short = plain(pairs, radius)
        found_short.append(short is not None)
        return short

    monkeypatch.setattr(neighbours.Pairs, "_shortened", shortened)
    with without_warnings():
        expected = theirs.ProbCover(**settings).query(**query)
        ours = ProbCover(**settings)
        found = ours.query(**query)
    assert_same(found, expected)
    if decay and deltas[0] < 1:
        assert any(found_short)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("far", [0.0, 300.0])
def test_plus_plus_starts_where_scikit_learn_does(seed: int, far: float) -> None:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(8, 20))[rng.integers(0, 8, 900)] + 0.5 * rng.normal(size=(900, 20))
    X[-200:] = X[:200]
    X = (X + far).astype(np.float32)
    expected, _ = kmeans_plusplus(X, 40, random_state=seed)
    found = plus_plus(X, 40, np.random.RandomState(seed))
    np.testing.assert_array_equal(found, expected)


def test_prob_cover_finds_the_neighbours_anew_when_the_samples_change() -> None:
    pool = make_pool(2)
    settings: dict[str, Any] = {"random_state": 0, "deltas": [0.9]}
    ours = ProbCover(**settings)
    ours.query(**pool.arguments)
    pool.X[:20] *= 3
    with without_warnings():
        expected = theirs.ProbCover(**settings).query(**pool.arguments)
    assert_same(ours.query(**pool.arguments), expected)


def test_prob_cover_decides_pairs_at_the_very_radius_as_double_precision_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prob_cover, "_MAX_DENSE", 0)
    # Far from 0, single precision cannot tell the distances 0.9, 1 and 1.1 from each other.
    line = 3e6 + np.cumsum(np.tile([0.9, 1.0, 1.1], 20))
    X = np.column_stack([line, np.zeros_like(line)])
    settings: dict[str, Any] = {"random_state": 0, "deltas": [1.05], "missing_label": -1}
    query: dict[str, Any] = {
        "X": X,
        "y": np.full(len(X), -1),
        "batch_size": 5,
        "return_utilities": True,
    }
    with without_warnings():
        expected = theirs.ProbCover(**settings).query(**query)
    assert_same(ProbCover(**settings).query(**query), expected)


def test_prob_cover_estimates_degrees_of_a_large_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(3000, 3))
    y = np.full(len(X), np.nan)
    exact = ProbCover(random_state=0, deltas=[0.8]).query(X, y, return_utilities=True)[1][0]
    monkeypatch.setattr(prob_cover, "_MAX_EXACT", 1000)
    monkeypatch.setattr(prob_cover, "_N_REFERENCES", 1000)
    about = ProbCover(random_state=0, deltas=[0.8]).query(X, y, return_utilities=True)[1][0]
    assert np.corrcoef(exact, about)[0, 1] > 0.97
    assert about.sum() == pytest.approx(exact.sum(), rel=0.05)


@pytest.mark.parametrize("seed", PROBLEMS)
@pytest.mark.parametrize(
    "name", ["KL_divergence", "vote_entropy", "variation_ratios", "GreedyBALD", "BatchBALD"]
)
def test_committees(seed: int, name: str) -> None:
    pool = make_pool(seed)
    settings: dict[str, Any] = {"random_state": seed}
    if seed % 4:
        ensemble: Any = committee(pool)
        settings["sample_predictions_method_name"] = "sample_proba"
    else:
        with without_warnings():
            ensemble = [logistic(pool, C=c).fit(pool.X, pool.y) for c in (0.01, 0.1, 1)]
    arguments = pool.arguments | {"ensemble": ensemble, "fit_ensemble": False}
    if seed % 5 == 4:
        arguments["candidates"] = pool.X[np.isnan(pool.y)] + 1
    if "BALD" in name:
        ours, reference = {
            "GreedyBALD": (GreedyBALD, theirs.GreedyBALD),
            "BatchBALD": (BatchBALD, theirs.BatchBALD),
        }[name]
        settings["n_MC_samples"] = [None, 10, 40][seed % 3]
    else:
        ours, reference = QueryByCommittee, theirs.QueryByCommittee
        settings["method"] = name
    expected = reference(**settings).query(**arguments)
    assert_same(ours(**settings).query(**arguments), expected)
    picks = ours(**settings).query(**arguments | {"return_utilities": False})
    np.testing.assert_array_equal(picks, expected[0])


@pytest.mark.parametrize("seed", range(3))
def test_exhausted_batch_bald_picks_what_is_as_good_to_scikit_activeml(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = make_pool(seed)
    pool.n_classes, pool.batch_size, pool.candidates = 20, 15, None
    settings = {"random_state": seed, "sample_predictions_method_name": "sample_proba"}
    arguments = pool.arguments | {"ensemble": committee(pool), "fit_ensemble": False}
    monkeypatch.setattr("aldesk.strategies.bald._MAX_EXACT", 0)
    picks = BatchBALD(**settings).query(**arguments | {"return_utilities": False})
    assert len(set(picks)) == len(picks)

    def follow(utilities: npt.NDArray[Any], **options: Any) -> npt.NDArray[Any]:
        if utilities.ndim == 2:
            return np.asarray(picks)
        return np.array([np.flatnonzero(unknown == next(given))[0]])

    unknown, given = np.flatnonzero(np.isnan(pool.y)), iter(picks)
    monkeypatch.setattr("skactiveml.pool._bald.rand_argmax", follow)
    _, utilities = theirs.BatchBALD(**settings).query(**arguments)
    found = utilities[np.arange(len(picks)), picks]
    np.testing.assert_allclose(found, np.nanmax(utilities, axis=1), rtol=1e-5)


@pytest.mark.parametrize("seed", PROBLEMS)
def test_discriminative_al_of_a_tight_discriminator(seed: int) -> None:
    pool = make_pool(seed)
    pool.X = pool.X.astype(np.float64)
    if seed == 5:
        pool.y[:] = np.nan
    discriminator = logistic(
        pool,
        tol=1e-12,
        solver="newton-cholesky",
        C=[0.01, 1, 100][seed % 3],
        fit_intercept=seed % 4 > 0,
    )
    arguments = pool.arguments | {"discriminator": discriminator}
    with without_warnings():
        expected = theirs.DiscriminativeAL(random_state=seed).query(**arguments)
        found = DiscriminativeAL(random_state=seed).query(**arguments)
    if seed % 3:
        assert_same(found, expected)
    else:
        # Of two equal samples rounding decides which is the better.
        np.testing.assert_allclose(found[1][0], expected[1][0], rtol=1e-5)
        np.testing.assert_array_equal(pool.X[found[0]], pool.X[expected[0]])


@pytest.mark.parametrize("seed", range(4))
def test_discriminative_al_in_single_precision(seed: int) -> None:
    pool = make_pool(seed)
    discriminator = logistic(pool, tol=1e-12, solver="newton-cholesky")
    query = pool.arguments | {"discriminator": discriminator, "batch_size": 3}
    double = theirs.DiscriminativeAL(random_state=0).query(
        **query | {"X": pool.X.astype(np.float64)}
    )
    single = DiscriminativeAL(random_state=0).query(**query | {"X": pool.X.astype(np.float32)})
    np.testing.assert_allclose(single[1][0], double[1][0], rtol=1e-5)


@pytest.mark.parametrize("fit_intercept", [False, True])
def test_discriminative_al_of_more_features_than_samples(fit_intercept: bool) -> None:
    rng = np.random.default_rng(3)
    pool = make_pool(3)
    pool.X = rng.normal(size=(len(pool.X), 3 * len(pool.X)))
    discriminator = logistic(pool, tol=1e-12, solver="newton-cholesky", fit_intercept=fit_intercept)
    query = pool.arguments | {"discriminator": discriminator, "batch_size": 10}
    assert_same(
        DiscriminativeAL(random_state=0).query(**query),
        theirs.DiscriminativeAL(random_state=0).query(**query),
    )


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("n_copies", [0, 20])
def test_discriminative_al_stops_when_the_highest_is_clear(kind: Any, n_copies: int) -> None:
    rng = np.random.default_rng(0)
    X = (rng.normal(size=(5, 20))[rng.integers(0, 5, 1000)] + rng.normal(size=(1000, 20))) / 2
    X[500 : 500 + n_copies] = X[:n_copies]
    y = np.where(np.arange(1000) < 30, 0.0, np.nan)
    discriminator = SklearnClassifier(LogisticRegression(C=10))
    query: dict[str, Any] = {"X": X.astype(kind), "y": y, "batch_size": 60}
    query["discriminator"] = discriminator
    picks = DiscriminativeAL(random_state=0).query(**query)
    solved, _ = DiscriminativeAL(random_state=0).query(**query, return_utilities=True)
    np.testing.assert_array_equal(picks, solved)


def test_other_discriminators_are_left_to_scikit_activeml() -> None:
    pool = make_pool(1)
    discriminator = MixtureModelClassifier(classes=[0, 1], random_state=0)
    query = pool.arguments | {"discriminator": discriminator}
    assert_same(
        DiscriminativeAL(random_state=1).query(**query),
        theirs.DiscriminativeAL(random_state=1).query(**query),
    )


@pytest.mark.parametrize("seed", PROBLEMS)
def test_typi_clust_with_the_same_clustering(seed: int) -> None:
    pool = make_pool(seed)
    settings: dict[str, Any] = {"random_state": seed, "cluster_algo": KMeans, "k": 1 + seed % 6}
    with without_warnings():
        expected = theirs.TypiClust(**settings).query(**pool.arguments)
        found = TypiClust(**settings).query(**pool.arguments)
    assert len(set(found[0])) == len(found[0])
    # Where clusters without candidates are left, scikit-activeml may pick a sample twice.
    first = len(np.unique(expected[0], return_index=True)[1])
    if first == len(expected[0]):
        assert_same(found, expected)


@pytest.mark.parametrize("seed", PROBLEMS)
def test_drop_query_with_the_same_clustering(seed: int) -> None:
    pool = make_pool(seed)
    settings: dict[str, Any] = {
        "random_state": seed,
        "cluster_algo": KMeans,
        "cluster_algo_dict": {"random_state": seed},
        "dropout_rate": [0.75, 0.3][seed % 2],
    }
    arguments = pool.arguments | {"clf": logistic(pool), "fit_clf": True}
    if seed % 4 == 1:
        arguments["sample_weight"] = np.linspace(0.1, 2, len(pool.X))
    with without_warnings():
        expected = theirs.DropQuery(**settings).query(**arguments)
        found = DropQuery(**settings).query(**arguments)
    assert_same(found, expected)


@pytest.mark.parametrize("seed", range(8))
def test_clue_with_the_same_clustering(seed: int) -> None:
    pool = make_pool(seed)
    settings: dict[str, Any] = {
        "random_state": seed,
        "cluster_algo_dict": {"random_state": seed},
        "method": ["entropy", "margin_sampling"][seed % 2],
    }
    arguments = pool.arguments | {"estimator": logistic(pool), "fit_estimator": True}
    with without_warnings():
        expected = theirs.Clue(**settings).query(**arguments)
        found = Clue(**settings).query(**arguments)
    assert_same(found, expected)


class Embedder(SklearnClassifier):  # type: ignore[misc]
    """Gives embeddings with its predictions, if asked."""

    def predict(self, X: Any, embed: bool = False) -> Any:
        classes = super().predict(X)
        return (classes, np.asarray(X)[:, ::-1] * 2) if embed else classes


@pytest.mark.parametrize("flag", ["embed", {"embed": True}])
def test_drop_query_clusters_the_classifiers_embeddings(flag: Any) -> None:
    pool = make_pool(3)
    classifier = Embedder(LogisticRegression(), classes=np.arange(pool.n_classes))
    settings: dict[str, Any] = {
        "random_state": 0,
        "cluster_algo": KMeans,
        "cluster_algo_dict": {"random_state": 0},
        "clf_embedding_flag_name": flag,
    }
    query = pool.arguments | {"clf": classifier}
    expected = theirs.DropQuery(**settings).query(**query)
    assert_same(DropQuery(**settings).query(**query), expected)
    plain = DropQuery(**settings | {"clf_embedding_flag_name": None}).query(**query)
    assert not np.allclose(plain[1], expected[1], equal_nan=True)


def queries(pool: Pool, kind: Any) -> Callable[..., Any]:
    """Return the query of a strategy as it comes, with all that it may ask for."""
    settings: dict[str, Any] = {"random_state": 3}
    if issubclass(kind, theirs.QueryByCommittee):
        settings["sample_predictions_method_name"] = "sample_proba"
    return partial(
        call_func,
        SubSamplingWrapper(
            kind(**settings), max_candidates=0.6, exclude_non_subsample=True, random_state=1
        ).query,
        X=pool.X,
        y=pool.y,
        clf=logistic(pool),
        fit_clf=True,
        estimator=logistic(pool),
        fit_estimator=True,
        discriminator=logistic(pool),
        ensemble=committee(pool),
        fit_ensemble=False,
        batch_size=5,
    )


@pytest.mark.parametrize("kind", OURS)
@pytest.mark.parametrize("seed", range(3))
def test_the_same_seed_gives_the_same_distinct_candidates(kind: Any, seed: int) -> None:
    pool = make_pool(seed)
    with without_warnings():
        picks, utilities = queries(pool, kind)(return_utilities=True)
        again = queries(pool, kind)(return_utilities=False)
    np.testing.assert_array_equal(picks, again)
    assert np.isnan(pool.y[picks]).all()
    assert len(picks) == 5
    if kind is not BatchBALD:  # of which scikit-activeml's own picks may repeat
        assert len(set(picks)) == 5
    assert utilities.shape == (5, len(pool.X))
    assert np.isnan(utilities[:, ~np.isnan(pool.y)]).all()


@pytest.mark.parametrize("kind", OURS)
def test_takes_the_parameters_of_its_namesake(kind: Any) -> None:
    namesake = getattr(theirs, kind.__name__)
    assert issubclass(kind, namesake)
    strategy = kind(random_state=7, missing_label=-1)
    more = {"normalize_samples"} if kind is ProbCover else set()
    assert set(strategy.get_params()) == set(namesake().get_params()) | more
    assert clone(strategy).get_params() == strategy.get_params()
    defaults = namesake().get_params()
    ours = kind().get_params()
    different = {key for key, value in defaults.items() if value != ours[key]}
    assert different <= {"cluster_algo", "missing_label"}  # nan is not nan


class Stopped(Exception):  # noqa: N818
    """What a watcher raises."""


@pytest.mark.parametrize("kind", OURS)
def test_can_be_stopped(kind: Any) -> None:
    def stop(done: int, total: int) -> None:
        assert 0 <= done <= total
        raise Stopped

    with without_warnings(), watch(stop), pytest.raises(Stopped):
        queries(make_pool(0), kind)()


def test_fast_k_means_finds_centres_on_a_part_of_a_large_pool(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("aldesk.strategies.clustering._MIN_TO_FIT", 100)
    rng = np.random.default_rng(0)
    X = rng.normal(size=(2000, 4))
    all_samples = KMeans(5, n_init=5, random_state=0).fit(X)
    fast = FastKMeans(5, random_state=0).fit(X)
    distances = FastKMeans(5, random_state=0).fit_transform(X)
    np.testing.assert_array_equal(fast.labels_, distances.argmin(axis=1))
    assert (distances.min(axis=1) ** 2).sum() < 1.1 * all_samples.inertia_


@pytest.mark.parametrize("n_clusters", [4, 60, 400])
@pytest.mark.parametrize("far", [0.0, 100.0])
def test_fast_k_means_ends_where_scikit_learns_does_from_the_same_start(
    n_clusters: int, far: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lloyd, "_BLOCK", 64)
    rng = np.random.default_rng(0)
    X = rng.normal(size=(6, 10))[rng.integers(0, 6, 700)] + rng.normal(size=(700, 10)) + far
    start = X[rng.choice(len(X), n_clusters, replace=False)].astype(np.float32)
    expected = KMeans(n_clusters, init=start, n_init=1, max_iter=10, tol=0).fit(X)

    middle = X.astype(np.float32).mean(axis=0)

    def given(X: npt.NDArray[Any], n_clusters: int, random_state: Any) -> Any:
        return start - middle

    found = FastKMeans(n_clusters, init=given).fit(X)
    np.testing.assert_array_equal(found.labels_, expected.labels_)
    np.testing.assert_allclose(found.cluster_centers_, expected.cluster_centers_, atol=1e-4)
    assert found.inertia_ == pytest.approx(expected.inertia_, rel=1e-3)
    np.testing.assert_array_equal(found.predict(X), expected.predict(X))
