"""Whoever factors a matrix does so in one thread: on a busy machine two wait for each other."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from skactiveml.classifier import SklearnClassifier
from sklearn.linear_model import LogisticRegression

from aldesk.engine.projection.projection_math import components
from aldesk.learn import row_span
from aldesk.learn.logistic import LogisticClassifier
from aldesk.learn.one_class import UnitPool
from aldesk.learn.row_span import SpanLogistic
from aldesk.learn.several import SeveralLogistic
from aldesk.strategies import DiscriminativeAL
from aldesk.strategies.threads import n_threads

X = np.random.default_rng(0).standard_normal((20, 48)).astype(np.float32)
CODES = np.arange(20) % 2
VERDICTS = np.stack([CODES, 1 - CODES], axis=1).astype(np.int8)


def spectrum() -> object:
    return UnitPool(X).spectrum


def projection() -> object:
    return components([X], 3)


def discriminator() -> object:
    y = np.where(CODES, np.nan, 0)
    told = SklearnClassifier(LogisticRegression(), classes=[0, 1])
    return DiscriminativeAL(random_state=0).query(X, y, discriminator=told)


def several() -> object:
    return SeveralLogistic(2, None).fit(X, VERDICTS)


def one_of_two() -> object:
    return LogisticClassifier(SpanLogistic(), classes=[0, 1], missing_label=-1).fit(X, CODES)


@pytest.mark.skipif(n_threads() == 1, reason="products have one thread here anyway")
@pytest.mark.parametrize("act", [spectrum, projection, discriminator, several, one_of_two])
def test_a_matrix_is_factored_in_one_thread(
    act: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    n_allowed: list[int] = []

    def counted(factor: Callable[..., Any]) -> Callable[..., Any]:
        def count(*arguments: Any, **named: Any) -> Any:
            n_allowed.append(n_threads())
            return factor(*arguments, **named)

        return count

    for where, name in ((np.linalg, "eigh"), (np.linalg, "qr"), (row_span, "cholesky")):
        monkeypatch.setattr(where, name, counted(getattr(where, name)))
    act()
    assert set(n_allowed) == {1}
