"""A fitted learner's arrays, for a model that leaves its project."""

from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Ints
from aldesk.core.calibration import Calibration
from aldesk.learn.bayesian import MCDropoutClassifier
from aldesk.learn.fit import Fitted
from aldesk.learn.logistic import LogisticClassifier
from aldesk.learn.mc_dropout import MCDropoutModule
from aldesk.learn.several import SeveralLogistic
from aldesk.learn.several_dropout import SeveralDropout
from aldesk.model.head import Head

Arrays = dict[str, npt.NDArray[Any]]


def head_of(fitted: Fitted, calibration: Calibration, n_features: int) -> Head:
    """Return the learner as arrays; its predictions are the same but for rounding.

    Parameters
    ----------
    fitted : Fitted
    calibration : Calibration
        As it was fitted for this learner.
    n_features : int
        Length of an embedding.
    """
    classifier, n_classes = fitted.classifier, fitted.n_classes
    if isinstance(classifier, MCDropoutClassifier):
        module = classifier.neural_net_.module_
        return Head("mc-dropout", False, _of_network(module, np.arange(n_classes), n_classes),
                    calibration)  # fmt: skip
    if isinstance(classifier, SeveralDropout):
        known = _known(fitted)
        arrays = _of_network(classifier.module, known, n_classes)
        return Head("mc-dropout", True, arrays, calibration)
    if isinstance(classifier, SeveralLogistic):
        return Head("logistic", True, _of_each(classifier, fitted, n_features), calibration)
    if isinstance(classifier, LogisticClassifier):
        return Head("logistic", False, _of_logistic(classifier, n_classes, n_features), calibration)
    raise TypeError(f"no head is known of a {type(classifier).__name__}")


def _known(fitted: Fitted) -> Ints:
    return np.arange(fitted.n_classes) if fitted.known is None else fitted.known


def _of_network(module: MCDropoutModule, codes: Ints, n_classes: int) -> Arrays:
    named = {**dict(module.named_parameters()), **dict(module.named_buffers())}
    arrays = {name: np.array(tensor.detach().numpy(), np.float32) for name, tensor in named.items()}
    for name in ("output.weight", "output.bias"):  # one row too many where no class is known
        arrays[name] = arrays[name][: len(codes)]
    return arrays | _placed(codes, n_classes)


def _of_logistic(classifier: LogisticClassifier, n_classes: int, n_features: int) -> Arrays:
    """Return the weights of each class that has a label; two classes share one row in sklearn."""
    if not classifier.is_fitted_:  # labels of one class, or none: it tells their frequencies
        constant = np.asarray(classifier.predict_proba(np.zeros((1, n_features))), np.float32)[0]
        return _linear(None, np.zeros((0, n_features)), np.zeros(0), np.zeros(0), n_classes) | {
            "constant": constant
        }
    estimator = classifier.estimator_
    model = estimator[-1] if hasattr(estimator, "steps") else estimator
    scaled = estimator[0].func.__self__ if hasattr(estimator, "steps") else None
    weight, bias = model.coef_, model.intercept_
    if len(weight) == 1:
        weight, bias = np.vstack([0 * weight, weight]), np.array([0, *bias])
    return _linear(scaled, weight, bias, np.asarray(model.classes_, np.int64), n_classes)


def _of_each(classifier: SeveralLogistic, fitted: Fitted, n_features: int) -> Arrays:
    """Return the weights of each class that has a model of its own, and what is constant."""
    known, models = _known(fitted), classifier.models
    own = [place for place, model in enumerate(models) if not isinstance(model, float)]
    weight = np.array([models[place].coef_[0] for place in own]).reshape(-1, n_features)  # type: ignore[union-attr]
    bias = np.array([models[place].intercept_[0] for place in own])  # type: ignore[union-attr]
    arrays = _linear(classifier.scale, weight, bias, known[own], fitted.n_classes)
    for code, model in zip(known.tolist(), models, strict=True):
        if isinstance(model, float):
            arrays["constant"][code] = model
    return arrays


def _linear(
    scale: Any, weight: npt.ArrayLike, bias: npt.ArrayLike, codes: npt.ArrayLike, n_classes: int
) -> Arrays:
    weight = np.asarray(weight, np.float32)
    n_features = weight.shape[1]
    mean: Floats = scale.mean if scale else np.zeros(n_features, np.float32)
    std: Floats = scale.std if scale else np.ones(n_features, np.float32)
    arrays: Arrays = {"mean": mean, "std": std, "weight": weight}
    arrays["bias"] = np.asarray(bias, np.float32)
    return arrays | _placed(np.asarray(codes, np.int64), n_classes)


def _placed(codes: Ints, n_classes: int) -> Arrays:
    return {
        "codes": np.asarray(codes, np.int64),
        "constant": np.zeros(n_classes, np.float32),
    }
