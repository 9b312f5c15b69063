import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from aldesk.arrays import Floats
from aldesk.learn.row_span import RowSpan, SpanLogistic, spanned
from aldesk.learn.several import SeveralLogistic

rng = np.random.default_rng(0)
SIZES = np.arange(1, 201, dtype=np.float32) ** -0.7  # as of embeddings: few directions are long
CENTERS = rng.standard_normal((4, 200))


def samples(codes: np.ndarray) -> Floats:
    X = CENTERS[codes] + rng.standard_normal((len(codes), 200))
    scaled: Floats = (X * SIZES).astype(np.float32)
    return scaled


POOL = samples(rng.integers(0, 4, 300))


@pytest.mark.parametrize("n_classes", [2, 4])
@pytest.mark.parametrize(("C", "tol"), [(1.0, 1e-4), (0.01, 1e-3), (100.0, 1e-4)])
def test_the_same_probabilities_as_scikit_learns(n_classes: int, C: float, tol: float) -> None:
    y = np.arange(60) % n_classes
    X = samples(y)
    X[7], X[9] = X[8], X[8]  # equal samples, of other classes
    ours = SpanLogistic(C=C, tol=tol, max_iter=1000).fit(X, y)
    theirs = LogisticRegression(C=C, tol=tol, max_iter=1000).fit(X.astype(np.float64), y)
    assert ours.n_iter_ == theirs.n_iter_
    assert np.allclose(ours.predict_proba(POOL), theirs.predict_proba(POOL), atol=1e-6)
    assert np.allclose(ours.coef_, theirs.coef_, atol=1e-6)


def test_samples_of_zeros_tell_how_many_there_are_of_each() -> None:
    X = np.zeros((10, 200), np.float32)
    y = np.repeat([0, 1], [3, 7])
    ours = SpanLogistic(tol=1e-9).fit(X, y)
    assert np.allclose(ours.predict_proba(X[:1]), [[0.3, 0.7]], atol=1e-6)


def test_only_where_samples_are_few() -> None:
    few, many = spanned(POOL[:100]), spanned(POOL[:101])
    assert isinstance(few, RowSpan)
    assert np.allclose(few.back(few.rows), POOL[:100], atol=1e-5)
    assert not isinstance(many, RowSpan)


def test_several_classes_share_one_span() -> None:
    y = rng.integers(-1, 2, (60, 5)).astype(np.int8)
    X = samples(np.arange(60) % 4)
    ours = SeveralLogistic(5, None).fit(X, y).predict_proba(POOL)
    for code, said in enumerate(y.T):
        judged = said >= 0
        theirs = LogisticRegression(max_iter=1000).fit(X[judged].astype(float), said[judged])
        assert np.allclose(ours[:, code], theirs.predict_proba(POOL)[:, 1], atol=1e-6)
