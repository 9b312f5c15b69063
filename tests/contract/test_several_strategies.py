"""What every strategy must do where samples may have several classes."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from aldesk.core.errors import Problem
from aldesk.core.refit import Recipe, RefitRequest, RefitResult
from aldesk.learn.catalogue import LEARNERS
from aldesk.learn.fit import fit
from aldesk.learn.refit import refit
from aldesk.strategies.build import build
from aldesk.strategies.catalogue import STRATEGIES
from aldesk.strategies.several import labelled_or_not

N, N_CLASSES = 90, 4
OFFERED = [s.name for s in STRATEGIES if s.several]
OWN = [s.name for s in STRATEGIES if s.several == "own"]
rng = np.random.default_rng(3)
TRUTH = (rng.random((N, N_CLASSES)) < 0.3).astype(np.int8)
X = (TRUTH @ (3 * np.eye(N_CLASSES, 8)) + rng.normal(size=(N, 8))).astype(np.float32)


@dataclass(frozen=True)
class Vectors:
    rows: npt.NDArray[np.int64]
    X: npt.NDArray[np.float32]


EMBEDDINGS = Vectors(rng.permutation(N) + 100, X)
LABELED = {"none": 0, "one": 1, "some": 30}


@pytest.fixture(autouse=True)
def few_epochs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldesk.learn.several_dropout.SeveralDropout.epochs", 3)


def request_of(learner: str, strategy: str, n: int) -> RefitRequest:
    rows = EMBEDDINGS.rows
    return RefitRequest(
        generation=3,
        shards=(),
        n_classes=N_CLASSES,
        rows=rows[:n],
        codes=TRUTH[:n],
        candidates=rows[n : N - 20],
        check_rows=rows[-20:],
        check_codes=TRUTH[-20:],
        predict_rows=rows[: N - 20],
        recipe=Recipe(learner=learner, strategy=strategy, batch_size=6),
        seed=4,
        check_groups=np.arange(20),
    )


def answer(request: RefitRequest) -> RefitResult:
    """Refit, and hold the answer against what every answer must be."""
    result = refit(request, EMBEDDINGS)
    assert sorted(result.ranked) == sorted(request.candidates)
    n_predicted = len(request.predict_rows) if len(request.rows) else 0
    assert result.proba.shape == (n_predicted, N_CLASSES)
    assert ((result.proba >= 0) & (result.proba <= 1)).all()
    assert result.is_several
    assert 0 <= result.n_correct <= result.n_check
    return result


@pytest.mark.parametrize("learner", [learner.name for learner in LEARNERS])
@pytest.mark.parametrize("strategy", OFFERED)
@pytest.mark.parametrize("which", LABELED)
@pytest.mark.parametrize("max_candidates", [0, 4])
def test_any_labels(learner: str, strategy: str, which: str, max_candidates: int) -> None:
    request = request_of(learner, strategy, LABELED[which])
    recipe = replace(request.recipe, max_candidates=max_candidates)
    result = answer(replace(request, recipe=recipe))
    assert np.isfinite(result.measures[0, 0]).all() == (which != "none")


@pytest.mark.parametrize("strategy", OFFERED)
def test_what_is_judged_in_part_is_still_a_candidate(strategy: str) -> None:
    request = request_of("mc-dropout", strategy, 40)
    codes = request.codes.copy()
    codes[30:, 1:] = -1
    partly = replace(request, codes=codes, candidates=EMBEDDINGS.rows[30 : N - 20])
    answer(partly)


@pytest.mark.parametrize("strategy", OFFERED)
def test_the_same_request_has_the_same_answer(strategy: str) -> None:
    request = request_of("mc-dropout", strategy, 30)
    first, again = answer(request), answer(request)
    assert np.array_equal(first.ranked, again.ranked)


@pytest.mark.parametrize("strategy", OFFERED)
@pytest.mark.parametrize("n", [0, 1, 3])
def test_few_candidates(strategy: str, n: int) -> None:
    request = request_of("mc-dropout", strategy, 30)
    answer(replace(request, candidates=request.candidates[:n]))


@pytest.mark.parametrize("strategy", OFFERED)
def test_a_class_without_a_verdict_changes_nothing(strategy: str) -> None:
    request = request_of("mc-dropout", strategy, 30)
    unknown = np.full((30, 1), -1, np.int8)
    more = replace(
        request,
        n_classes=N_CLASSES + 1,
        codes=np.hstack([np.asarray(request.codes, np.int8), unknown]),
        check_codes=np.hstack([np.asarray(request.check_codes, np.int8), unknown[:20]]),
    )
    one, other = refit(request, EMBEDDINGS), refit(more, EMBEDDINGS)
    assert np.array_equal(one.ranked, other.ranked)
    assert (other.proba[:, -1] == 0).all()


@pytest.mark.parametrize("strategy", [s.name for s in STRATEGIES if not s.several])
def test_what_has_no_sound_form_is_refused_with_the_reason(strategy: str) -> None:
    with pytest.raises(Problem, match="several classes"):
        refit(request_of("mc-dropout", strategy, 30), EMBEDDINGS)


@pytest.mark.parametrize("name", OWN)
def test_a_query_says_what_each_candidate_is_worth(name: str) -> None:
    y = np.full((N, N_CLASSES), -1, np.int8)
    y[:40] = TRUTH[:40]
    clf = fit("mc-dropout", X, y, N_CLASSES, seed=0).classifier
    strategy: Any = build(name, {}, seed=0, several=True)
    candidates = np.arange(45, 80)
    picks, utilities = strategy.query(X, y, clf, candidates, 5, return_utilities=True)
    assert len(set(picks.tolist())) == 5
    assert np.isin(picks, candidates).all()
    assert utilities.shape == (5, N)
    assert np.isnan(utilities[0]).tolist() == (~np.isin(np.arange(N), candidates)).tolist()
    assert np.isnan(utilities[1:, picks[0]]).all()
    again: Any = build(name, {}, seed=0, several=True)
    assert np.array_equal(again.query(X, y, clf, candidates, 5), picks)


def test_for_what_looks_at_embeddings_a_sample_is_of_its_rarest_class() -> None:
    y = np.array([[1, 0, 1], [1, 0, 0], [0, 0, 0], [1, 1, -1], [-1, 1, -1], [-1, -1, -1]])
    assert labelled_or_not(y, np.array([4, 5])).tolist() == [0, 2, 3, 1, -1, -1]
    assert labelled_or_not(y[:2, :0], np.zeros(0, np.int64)).tolist() == [-1, -1]


def test_prob_cover_s_radius_suits_the_lengths_of_all_embeddings() -> None:
    y = labelled_or_not(np.where(np.arange(N)[:, None] < 20, TRUTH, -1), np.arange(20, N))
    picks = []
    for length in (0.01, 1, 100):
        strategy: Any = build("ProbCover", {}, seed=0, several=True)
        picks.append(strategy.query(X * length, y, batch_size=5).tolist())
    assert picks[0] == picks[1] == picks[2]
