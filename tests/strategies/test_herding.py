"""What uncertainty herding must do; there is no other implementation in reach to compare with."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from skactiveml.classifier import ParzenWindowClassifier, SklearnClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import pairwise_kernels
from sklearn.preprocessing import normalize

from aldesk.strategies import MaxHerding, UHerding
from aldesk.strategies.calibration import Calibration, Predictor, calibration_error
from aldesk.strategies.threads import n_threads

rng = np.random.default_rng(0)
truth = rng.integers(0, 3, 90)
X = rng.normal(size=(90, 6)) + 2 * np.eye(3, 6)[truth]
y = np.where(np.arange(90) < 30, truth, -1)
clf = SklearnClassifier(LogisticRegression(), classes=range(3), missing_label=-1).fit(X, y)


def query(strategy: Any, **options: Any) -> Any:
    options = {"clf": clf, "fit_clf": False, "batch_size": 5, "return_utilities": True} | options
    return strategy.query(options.pop("X", X), options.pop("y", y), **options)


def test_utilities_are_the_uncertainty_weighted_gains_in_coverage() -> None:
    picks, utilities = query(UHerding(temperatures=2.0, missing_label=-1, random_state=0))
    pool, labeled = normalize(X[30:]), normalize(X[:30])
    distances = np.linalg.norm(labeled[:, None] - labeled, axis=2)
    gamma = 1 / distances[np.triu_indices(30, 1)].min() ** 2
    logits = clf.estimator_.decision_function(X[30:]) / 2
    proba = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    top = np.sort(proba, axis=1)
    uncertainty = 1 - top[:, -1] + top[:, -2]
    kernel = pairwise_kernels(pool, metric="rbf", gamma=gamma)
    covered = pairwise_kernels(pool, labeled, metric="rbf", gamma=gamma).max(axis=1)
    for i, pick in enumerate(picks):
        gains = uncertainty @ np.maximum(kernel - covered[:, None], 0) / 60
        gains[picks[:i] - 30] = np.nan
        np.testing.assert_allclose(utilities[i, 30:], gains, rtol=1e-6, atol=1e-12)
        assert pick == 30 + np.nanargmax(gains)
        covered = np.maximum(covered, kernel[pick - 30])


def test_without_differences_in_uncertainty_it_is_max_herding() -> None:
    even: dict[str, Any] = {"metric_dict": {"gamma": 0.5}, "missing_label": -1, "random_state": 0}
    hot = UHerding(temperatures=1e9, adaptive_sigma=False, **even)
    picks, _ = query(hot)
    others = MaxHerding(**even).query(X, y, batch_size=5)
    np.testing.assert_array_equal(picks, others)


def test_an_overconfident_classifier_is_cooled() -> None:
    noise = rng.normal(size=(300, 40))
    labels = rng.integers(0, 2, 300)
    overfit = SklearnClassifier(LogisticRegression(C=1e4, max_iter=1000), classes=[0, 1])
    calibration = Calibration(np.array([0.1, 1.0, 10.0, 100.0]), 0.3, 15, Predictor())
    random = np.random.RandomState(0)
    assert calibration.choose(overfit, noise, labels, None, random) >= 10


def test_a_classifier_is_calibrated_in_one_thread() -> None:
    n_allowed = []

    class Counted(SklearnClassifier):  # type: ignore[misc]
        def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Any:
            n_allowed.append(n_threads())
            return super().fit(X, y, sample_weight)

    counted = Counted(LogisticRegression(), classes=range(3), missing_label=-1).fit(X, y)
    query(UHerding(missing_label=-1, random_state=0), clf=counted)
    assert n_allowed[1:] == [1]


def test_the_calibration_error_is_zero_only_when_confidence_is_accuracy() -> None:
    right = np.array([True, True, True, False])
    assert calibration_error(np.full(4, 0.75), right, 15) == pytest.approx(0)
    assert calibration_error(np.full(4, 1.0), right, 15) == pytest.approx(0.25)


class Told(SklearnClassifier):  # type: ignore[misc]
    """Gives logits and embeddings, in one order or another."""

    def predict_proba(self, X: Any, order: str = "") -> Any:
        proba = super().predict_proba(X)
        parts = {"p": proba, "l": np.log(proba) + 3, "e": np.asarray(X)[:, :2]}
        return tuple(parts[letter] for letter in order) if order else proba

    def decision_function(self, X: Any) -> npt.NDArray[Any]:
        raise AttributeError


def test_logits_and_embeddings_come_from_wherever_they_are() -> None:
    told = Told(LogisticRegression(), classes=range(3), missing_label=-1).fit(X, y)
    same: dict[str, Any] = {"missing_label": -1, "random_state": 0, "temperatures": [0.5, 3.0]}
    _, plain = query(UHerding(**same), clf=told)
    _, decided = query(UHerding(**same))
    np.testing.assert_allclose(plain, decided)
    _, logits = query(UHerding(predict_proba_dict={"order": "pl"}, **same), clf=told)
    np.testing.assert_allclose(logits, plain)
    _, embedded = query(UHerding(predict_proba_dict={"order": "ple"}, **same), clf=told)
    assert not np.allclose(embedded[0, 30:], plain[0, 30:])
    parser = UHerding(
        predict_proba_dict={"order": "el"},
        predict_proba_parser=lambda out: (None, out[1], out[0]),
        **same,
    )
    np.testing.assert_allclose(query(parser, clf=told)[1], embedded)


class Counting(SklearnClassifier):  # type: ignore[misc]
    """Counts the samples whose probabilities it is asked for."""

    n_asked = 0

    def predict_proba(self, X: Any) -> Any:
        self.n_asked += len(X)
        return super().predict_proba(X)


def test_where_a_classifier_decides_its_probabilities_are_not_computed_as_well() -> None:
    counting = Counting(LogisticRegression(), classes=range(3), missing_label=-1).fit(X, y)
    picks, _ = query(UHerding(missing_label=-1, random_state=0), clf=counting)
    assert counting.n_asked <= 3
    np.testing.assert_array_equal(picks, query(UHerding(missing_label=-1, random_state=0))[0])


def test_a_class_without_labels_counts_as_impossible() -> None:
    wider = SklearnClassifier(LogisticRegression(), classes=range(7), missing_label=-1).fit(X, y)
    settings: dict[str, Any] = {"missing_label": -1, "random_state": 0}
    np.testing.assert_allclose(
        query(UHerding(**settings), clf=wider)[1], query(UHerding(**settings))[1], rtol=1e-6
    )


@pytest.mark.parametrize("n_labels", [1, 2, 5])
@pytest.mark.parametrize("dtype", [np.float32, np.float64, int])
def test_few_labels_are_enough(n_labels: int, dtype: type) -> None:
    few = np.where(np.arange(90) < n_labels, truth, -1)
    counts = ParzenWindowClassifier(classes=range(3), missing_label=-1)
    picks, utilities = query(
        UHerding(missing_label=-1, random_state=0),
        X=X.astype(dtype),
        y=few,
        clf=counts,
        fit_clf=True,
    )
    assert len(set(picks)) == 5
    assert (few[picks] == -1).all()
    assert (utilities[~np.isnan(utilities)] >= 0).all()


def test_candidates_in_every_form_have_the_same_utilities() -> None:
    which = np.arange(30, 90)
    settings: dict[str, Any] = {"missing_label": -1, "random_state": 0}
    answers = [query(UHerding(**settings), candidates=form) for form in (None, which, X[which])]
    for picks, utilities in answers[:2]:
        np.testing.assert_array_equal(picks - 30, answers[2][0])
        np.testing.assert_allclose(utilities[:, 30:], answers[2][1])


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"temperatures": 0.0}, ValueError),
        ({"temperatures": []}, ValueError),
        ({"temperatures": [1.0, np.nan]}, ValueError),
        ({"validation_size": 1.0}, ValueError),
        ({"validation_size": "0.2"}, TypeError),
        ({"n_ece_bins": 0}, ValueError),
        ({"method": "margin"}, ValueError),
        ({"metric": "cosine"}, ValueError),
        ({"metric_dict": {"gamma": 1.0}}, ValueError),
        ({"metric_dict": "gamma"}, TypeError),
        ({"predict_proba_parser": 1}, TypeError),
        ({"normalize_samples": 1}, TypeError),
    ],
)
def test_a_wrong_setting_is_refused(settings: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        query(UHerding(missing_label=-1, random_state=0, **settings))
