"""What a refit must answer for every learner with every strategy, however few labels there are."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pytest

from aldesk.core.refit import Recipe, RefitRequest, RefitResult
from aldesk.learn.catalogue import LEARNERS
from aldesk.learn.refit import refit
from aldesk.strategies.catalogue import BY_NAME, STRATEGIES

N, N_CLASSES = 60, 3


@dataclass(frozen=True)
class Vectors:
    rows: npt.NDArray[np.int64]
    X: npt.NDArray[np.float32]


rng = np.random.default_rng(1)
truth = rng.integers(0, N_CLASSES, N)
EMBEDDINGS = Vectors(
    rows=rng.permutation(N) + 100,
    X=(rng.normal(size=(N, 5)) + np.eye(N_CLASSES, 5)[truth]).astype(np.float32),
)

INDICES = np.arange(N)
LABELED = {
    "none": INDICES[:0],
    "one": INDICES[:1],
    "one class": np.flatnonzero(truth == 0)[:4],
    "all classes": INDICES[:20],
}


def _request(learner: str, strategy: str, labeled: npt.NDArray[np.int64]) -> RefitRequest:
    check = INDICES[50:]
    rest = np.setdiff1d(INDICES[:50], labeled)
    rows = EMBEDDINGS.rows
    return RefitRequest(
        generation=3,
        shards=(),
        n_classes=N_CLASSES,
        rows=rows[labeled],
        codes=truth[labeled],
        candidates=rows[rest],
        check_rows=rows[check],
        check_codes=truth[check],
        predict_rows=rows[rest],
        recipe=Recipe(learner=learner, strategy=strategy, batch_size=6),
        seed=4,
    )


def _answer(request: RefitRequest) -> RefitResult:
    """Refit, and hold the answer against what every answer must be."""
    result = refit(request, EMBEDDINGS)
    assert result.ranked.dtype == np.int64
    assert sorted(result.ranked) == sorted(request.candidates)
    n_predicted = len(request.predict_rows) if len(request.rows) else 0
    assert result.proba.shape == (n_predicted, request.n_classes)
    assert result.proba.dtype == np.float16
    assert len(result.rows) == n_predicted
    assert np.isfinite(result.proba).all()
    assert result.n_labeled == len(request.rows)
    assert 0 <= result.n_correct <= result.n_check
    return result


pytestmark = [
    pytest.mark.parametrize("learner", [learner.name for learner in LEARNERS]),
    pytest.mark.parametrize("strategy", [strategy.name for strategy in STRATEGIES]),
]


@pytest.fixture(autouse=True)
def few_epochs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldesk.learn.bayesian._EPOCHS", 3)


@pytest.mark.parametrize("which", LABELED)
@pytest.mark.parametrize("max_candidates", [0, 4])
def test_any_labels(learner: str, strategy: str, which: str, max_candidates: int) -> None:
    request = _request(learner, strategy, LABELED[which])
    request = replace(request, recipe=replace(request.recipe, max_candidates=max_candidates))
    result = _answer(request)
    hindered = learner == "logistic" and _hinders(strategy, which)
    assert bool(result.note) == (BY_NAME[strategy].needs_labels and (which == "none" or hindered))


def _hinders(strategy: str, which: str) -> bool:
    return which in ("one", "one class") or BY_NAME[strategy].needs_ensemble


@pytest.mark.parametrize("which", LABELED)
def test_no_candidates(learner: str, strategy: str, which: str) -> None:
    request = _request(learner, strategy, LABELED[which])
    result = _answer(replace(request, candidates=request.candidates[:0]))
    assert len(result.ranked) == 0
    assert result.n_check == (0 if which == "none" else 10)


@pytest.mark.parametrize("which", LABELED)
def test_a_batch_larger_than_the_candidates(learner: str, strategy: str, which: str) -> None:
    request = _request(learner, strategy, LABELED[which])
    _answer(replace(request, candidates=request.candidates[:3]))


def test_the_same_request_has_the_same_answer(learner: str, strategy: str) -> None:
    request = _request(learner, strategy, LABELED["all classes"])
    request = replace(request, recipe=replace(request.recipe, max_candidates=20))
    first, again = _answer(request), _answer(request)
    assert np.array_equal(first.ranked, again.ranked)
    assert np.array_equal(first.proba, again.proba)
    other = _answer(replace(request, seed=5))
    assert not np.array_equal(first.ranked, other.ranked)


def test_a_single_class_in_the_project(learner: str, strategy: str) -> None:
    request = _request(learner, strategy, INDICES[:5])
    codes = np.zeros(5, np.int64)
    result = _answer(replace(request, n_classes=1, codes=codes))
    assert (result.proba == 1).all()


def test_a_project_without_classes(learner: str, strategy: str) -> None:
    _answer(replace(_request(learner, strategy, INDICES[:0]), n_classes=0))
