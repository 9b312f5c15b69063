"""Where samples may have several classes, strategies do not pass over one that 1 % of them have."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from skactiveml.utils import call_func
from threadpoolctl import threadpool_limits

from aldesk.arrays import MISSING
from aldesk.learn.fit import fit
from aldesk.learn.logistic import discriminator
from aldesk.strategies.build import build
from aldesk.strategies.catalogue import STRATEGIES
from aldesk.strategies.several import UncertaintySampling, labelled_or_not

N, N_FEATURES, N_CLASSES = 1200, 32, 4
RARE, N_RARE, BATCH = 3, 12, 30
SEEDS = range(8)
EXPECTED = len(SEEDS) * BATCH * N_RARE / N
"""How many samples with the rare class random picks find, at most."""
INFORMED = [s.name for s in STRATEGIES if s.several == "own"]
OF_EMBEDDINGS = [s.name for s in STRATEGIES if s.several == "as it is" and s.needs]

Pool = tuple[npt.NDArray[np.float32], npt.NDArray[np.int8], npt.NDArray[np.int8]]


@cache
def pool(seed: int, *, informed: bool) -> Pool:
    """Return X, the truth and what is known of it.

    There are three common classes and a rare one, well apart. For strategies that ask a classifier
    it is there with the others, and two samples of it are known; for those that look at embeddings
    it is a corner of its own, and none is.
    """
    rng = np.random.default_rng(seed)
    truth = (rng.random((N, N_CLASSES)) < 0.3).astype(np.int8)
    rare = rng.choice(N, N_RARE, replace=False)
    truth[rare] *= informed
    truth[:, RARE] = 0
    truth[rare, RARE] = 1
    centers = rng.normal(size=(N_CLASSES, N_FEATURES))
    centers *= np.array([[8], [8], [8], [12]]) / np.linalg.norm(centers, axis=1, keepdims=True)
    X = truth @ centers + (1.0 if informed else 0.4) * rng.normal(size=(N, N_FEATURES))
    others = rng.permutation(np.flatnonzero(truth[:, RARE] == 0))
    y = np.full((N, N_CLASSES), MISSING, np.int8)
    for known in (rare[:2], others[:58]) if informed else (others[:30],):
        y[known] = truth[known]
    return X.astype(np.float32), truth, y


@cache
def classifier(seed: int) -> Any:
    X, _, y = pool(seed, informed=True)
    return fit("mc-dropout", X, y, N_CLASSES, seed).classifier


def found(strategy: Any, seed: int, *, informed: bool) -> int:
    """Return how many samples with the rare class a batch has."""
    X, truth, y = pool(seed, informed=informed)
    candidates = np.flatnonzero((y == MISSING).all(axis=1))
    clf = classifier(seed) if informed else None
    with threadpool_limits(1):  # k-means of so few waits more for its threads than it works
        picks = call_func(
            strategy.query,
            X=X,
            y=y if informed else labelled_or_not(y.astype(np.int64), candidates, MISSING),
            clf=clf,
            ensemble=clf,
            fit_ensemble=False,
            discriminator=discriminator(),
            candidates=candidates,
            batch_size=BATCH,
        )
    return int(truth[picks, RARE].sum())


def found_by(name: str, *, informed: bool) -> int:
    """Return how many a strategy of the catalogue finds, over all seeds."""
    return sum(
        found(build(name, {}, seed=seed, several=True), seed, informed=informed) for seed in SEEDS
    )


def test_random_picks_are_the_control() -> None:
    of_a_batch = [
        found(build("RandomSampling", {}, seed=number, several=True), 0, informed=False)
        for number in range(200)
    ]
    assert 0.5 * EXPECTED < len(SEEDS) * np.mean(of_a_batch) < 1.5 * EXPECTED


@pytest.mark.parametrize("name", INFORMED)
def test_what_asks_a_classifier_finds_a_rare_class_more_often(name: str) -> None:
    assert found_by(name, informed=True) > 2 * EXPECTED


@pytest.mark.parametrize("name", OF_EMBEDDINGS)
def test_what_looks_at_embeddings_finds_a_rare_corner_at_least_as_often(name: str) -> None:
    assert found_by(name, informed=False) >= EXPECTED


def test_what_asks_about_the_surest_does_not() -> None:
    def sure(scores: npt.NDArray[Any], axis: int) -> Any:
        return -scores.max(axis)

    n = 0
    for seed in SEEDS:
        strategy = UncertaintySampling(multilabel_aggregation_fn=sure, random_state=seed)
        n += found(strategy, seed, informed=True)
    assert n <= EXPECTED
