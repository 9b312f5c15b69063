"""No strategy minds how large numbers are, how few candidates there are, or that all are alike."""

from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pytest
from scipy.spatial.distance import cdist
from skactiveml.base import SkactivemlClassifier
from skactiveml.utils import call_func

from aldesk.learn.logistic import discriminator
from aldesk.strategies import coverage, distances, kernels, rows
from aldesk.strategies.build import build
from aldesk.strategies.catalogue import BY_NAME, STRATEGIES

NAMES = [strategy.name for strategy in STRATEGIES]
N, N_LABELS, BATCH = 60, 20, 5
# Its penalty is for weights of a certain size, and so for data of a certain size.
OF_A_SIZE = ("DiscriminativeAL",)
rng = np.random.default_rng(0)
truth = rng.integers(0, 3, N)
X = rng.normal(size=(N, 6)) + np.eye(3, 6)[truth]
y = np.where(np.arange(N) < N_LABELS, truth, -1)


class Committee(SkactivemlClassifier):  # type: ignore[misc]
    """Ten fixed linear members, whose answers don't depend on the size of the numbers."""

    def __init__(self, scale: float = 1.0) -> None:
        super().__init__(classes=[0, 1, 2], missing_label=-1)
        self.scale = scale

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        self.classes_ = np.arange(3)
        return self

    def sample_proba(self, X: Any) -> npt.NDArray[Any]:
        weights = np.random.default_rng(5).normal(size=(10, np.shape(X)[1], 3))
        near_one = np.tanh(np.asarray(X, np.float64) / self.scale)
        odds = np.exp(near_one @ (weights[:1] + weights))
        proba: npt.NDArray[Any] = odds / odds.sum(axis=2, keepdims=True)
        return proba

    def predict_proba(self, X: Any) -> npt.NDArray[Any]:
        mean: npt.NDArray[Any] = self.sample_proba(X).mean(axis=0)
        return mean

    def predict(self, X: Any) -> npt.NDArray[Any]:
        classes: npt.NDArray[Any] = self.predict_proba(X).argmax(axis=1)
        return classes


def ask(name: str, X: Any, scale: float = 1.0, candidates: Any = None) -> list[int]:
    """Return the picks; warnings are errors, such as those of infinite squares."""
    return ask_it(build(name, {}, seed=0), X, scale, candidates)


def ask_it(strategy: Any, X: Any, scale: float = 1.0, candidates: Any = None) -> list[int]:
    clf = Committee(scale).fit(X, y)
    picks = call_func(
        strategy.query,
        X=X,
        y=y,
        clf=clf,
        fit_clf=False,
        ensemble=clf,
        fit_ensemble=False,
        estimator=clf,
        fit_estimator=False,
        discriminator=discriminator(),
        candidates=candidates,
        batch_size=BATCH,
    )
    return [int(pick) for pick in picks]


@pytest.fixture(params=["few", "many"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Take the paths for small pools, or those for large ones, which copy nothing."""
    if request.param == "many":
        monkeypatch.setattr(rows, "MAX_DOUBLES", 0)
        monkeypatch.setattr(distances, "MAX_DOUBLES", 0)
        monkeypatch.setattr(kernels, "MAX_EXACT", 5)
        monkeypatch.setattr(coverage, "MAX_KEPT", 5)
    return str(request.param)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_picks_do_not_depend_on_the_size_of_the_numbers(
    name: str, dtype: type, size: str
) -> None:
    # A power of two, so that nothing is rounded.
    scales = [2.0**exponent for exponent in (0, -66, -33, 66)]
    picks = [ask(name, (X * scale).astype(dtype), scale) for scale in scales]
    for found in picks:
        assert len(set(found)) == BATCH
        assert (y[found] == -1).all()
        assert found == picks[0] or name in OF_A_SIZE


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("where", [0, N - 1], ids=["labelled", "candidate"])
@pytest.mark.parametrize("value", [1e10, 1e12, 1e20])
def test_core_set_is_right_whatever_a_single_value_is(
    value: float, where: int, dtype: type, size: str
) -> None:
    far: npt.NDArray[Any] = X.astype(dtype)
    far[where, 2] = value
    squares = cdist(far, far, "sqeuclidean")
    right: list[int] = []
    for _ in range(BATCH):
        right.append(int(squares[:, [*range(N_LABELS), *right]].min(axis=1).argmax()))
    assert ask("CoreSet", far) == right


def test_core_set_is_right_far_from_the_origin(size: str) -> None:
    assert ask("CoreSet", np.rint(X * 1000) + 2.0**40) == ask("CoreSet", np.rint(X * 1000))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_one_huge_value_is_the_most_discriminative(dtype: type) -> None:
    far: npt.NDArray[Any] = X.astype(dtype)
    far[N - 1, 2] = 1e20
    assert ask("DiscriminativeAL", far)[0] == N - 1


@pytest.mark.parametrize("name", NAMES)
def test_as_many_as_there_are(name: str) -> None:
    assert ask(name, X, candidates=[N - 1, 30, 40, 50, N_LABELS]) != []
    for few in ([N - 1], [30, N - 1, N_LABELS]):
        with pytest.warns(UserWarning, match="larger than number of candidates"):
            assert sorted(ask(name, X, candidates=few)) == sorted(few)


@pytest.mark.parametrize("name", ["Badge", "CoreSet"])
def test_candidates_with_a_label_are_not_asked_about(name: str) -> None:
    with pytest.warns(UserWarning, match="candidates without a label"):
        assert sorted(ask(name, X, candidates=[0, 1, 2, 40, 30])) == [30, 40]
    with pytest.raises(ValueError, match="All candidates have a label"):
        ask(name, X, candidates=[0, 1, 2, 3, 4])


@pytest.mark.filterwarnings("ignore:Number of distinct clusters")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("n_different", [1, N // 4])
def test_copies_are_not_picked_twice(name: str, n_different: int) -> None:
    copies = X[np.arange(N) % n_different]
    picks = ask(name, copies)
    assert len(set(picks)) == BATCH
    assert (y[picks] == -1).all()


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_numpy_are_numbers(name: str) -> None:
    strategy = BY_NAME[name]
    for parameter in (*strategy.parameters, *strategy.more):
        default = parameter.default
        if type(default) not in (int, float):
            continue
        own: Any = np.float32(default) if isinstance(default, float) else np.int32(default)
        asked: Any = build(name, {}, seed=0)
        told: Any = build(name, {parameter.name: own}, seed=0)
        assert told.get_params() == asked.get_params()
        assert ask_it(told.set_params(**{parameter.name: own}), X) == ask_it(asked, X)
