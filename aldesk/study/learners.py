"""From a plan to an unfitted classifier; imports scikit-learn, and torch where a network is."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from threadpoolctl import threadpool_limits

from aldesk.arrays import Floats, Verdicts
from aldesk.learn.activeml import SkactivemlClassifier, SklearnClassifier
from aldesk.learn.logistic import LogisticClassifier, logistic_classifier
from aldesk.learn.logistic import discriminator as default_discriminator
from aldesk.learn.scale import Scale, scale_of
from aldesk.learn.several import SeveralClassifier, SeveralLogistic, fit_each
from aldesk.study.classifiers import LOGISTIC, MC_DROPOUT
from aldesk.study.plan import ClassifierPlan


def scale_for(plan: ClassifierPlan, X: Floats) -> Scale | None:
    """Return the scale of a pool, or None if the plan says ``standardize = false``."""
    return scale_of(X) if plan.parameters.get("standardize", True) else None


def use_one_thread(plan: ClassifierPlan) -> None:
    """Let all that a task computes with have one thread, whichever classifier it fits."""
    if plan.name == MC_DROPOUT:
        import torch

        from aldesk.learn import draws

        torch.set_num_threads(1)
        draws.remember()
    threadpool_limits(1)


def classifier(
    plan: ClassifierPlan, n_features: int, n_classes: int, scale: Scale | None, seed: int
) -> SkactivemlClassifier:
    """Return the classifier of a plan; −1 is the missing label.

    Parameters
    ----------
    plan : ClassifierPlan
    n_features, n_classes : int
    scale : Scale or None
        See `scale_for`.
    seed : int
        0 … 2³² − 1.

    Raises
    ------
    TypeError
        If scikit-learn's classifier has no such parameter.
    """
    parameters: dict[str, Any] = dict(plan.parameters)
    parameters.pop("standardize", None)
    if plan.name == MC_DROPOUT:
        from aldesk.learn.bayesian import mc_dropout_classifier

        return mc_dropout_classifier(n_features, n_classes, seed=seed, scale=scale, **parameters)
    if plan.name == LOGISTIC:
        return logistic_classifier(n_classes, seed=seed, scale=scale, **parameters)
    model = _from_scikit_learn(plan.name, parameters, seed)
    if scale:
        model = make_pipeline(FunctionTransformer(scale.apply), model)
    classes = list(range(n_classes))
    return LogisticClassifier(model, classes=classes, missing_label=-1, random_state=seed)


def several_classifier(
    plan: ClassifierPlan, n_classes: int, scale: Scale | None, seed: int
) -> SeveralClassifier:
    """Return the classifier of a plan for samples that may have several classes.

    Those of scikit-learn are fitted for each class by itself. See `classifier` for the parameters.
    """
    parameters: dict[str, Any] = dict(plan.parameters)
    parameters.pop("standardize", None)
    if plan.name == MC_DROPOUT:
        from aldesk.learn.several_dropout import SeveralDropout

        return SeveralDropout(n_classes, scale, seed, **parameters)
    if plan.name == LOGISTIC:
        return SeveralLogistic(n_classes, scale, seed, **parameters)
    return EachClass(lambda: _from_scikit_learn(plan.name, parameters, seed), scale)


@dataclass
class EachClass:
    """One of scikit-learn's classifiers for each class; see `fit_each`."""

    make: Callable[[], Any]
    scale: Scale | None
    _models: Sequence[Any] = ()

    def fit(self, X: Floats, y: Verdicts) -> "EachClass":
        """Fit on verdicts, int8 (n_samples, n_classes); those of −1 tell nothing."""
        self._models = fit_each(self.make, self._scaled(X), y)
        return self

    def predict_proba(self, X: Floats) -> Floats:
        """Return the probability of each class, float32 (n_samples, n_classes)."""
        scaled = self._scaled(X)
        proba = np.empty((len(X), len(self._models)), np.float32)
        for code, model in enumerate(self._models):
            is_sure = isinstance(model, float)
            proba[:, code] = model if is_sure else model.predict_proba(scaled)[:, 1]
        return proba

    def _scaled(self, X: Floats) -> Floats:
        return self.scale.apply(X) if self.scale else X


def discriminator(plan: ClassifierPlan) -> SklearnClassifier:
    """Return what tells labelled samples from others: as the classifier, where that is logistic."""
    if plan.name != LOGISTIC:
        return default_discriminator()
    parameters = {k: v for k, v in plan.parameters.items() if k != "standardize"}
    return SklearnClassifier(
        LogisticRegression(**{"max_iter": 1000} | parameters), missing_label=-1
    )


def check(plan: ClassifierPlan) -> None:
    """Raise what scikit-learn has against the parameters, if anything.

    Fits on some numbers: scikit-learn looks at values only then, and scikit-activeml takes an error
    in a fit for too few labels.
    """
    if plan.name in (MC_DROPOUT, LOGISTIC):
        return
    parameters = {k: v for k, v in plan.parameters.items() if k != "standardize"}
    X = np.random.default_rng(0).standard_normal((40, 3))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _from_scikit_learn(plan.name, parameters, 0).fit(X, np.arange(40) % 2)


def _from_scikit_learn(name: str, parameters: dict[str, Any], seed: int) -> Any:
    """Make a classifier that the allow-list names."""
    module, _, kind = name.rpartition(".")
    made = getattr(import_module(module), kind)
    if "random_state" in signature(made).parameters:
        parameters = {"random_state": seed} | parameters
    return made(**parameters)
