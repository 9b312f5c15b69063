"""What else it takes, beside the seeds, to pick what scikit-activeml's tutorials pick."""

from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression

from aldesk.arrays import Doubles, Floats
from aldesk.learn.row_span import SpanLogistic
from aldesk.strategies import DiscriminativeAL, DropQuery, TypiClust


def as_there(strategy: Any) -> Any:
    """Return a strategy as the tutorials have it where ours does something else.

    Clusters are scikit-learn's, and scikit-activeml's discriminative active learning stops its fits
    early. DropQuery's clusters are drawn there from numpy's own generator, which has no seed: here
    they have one.

    Parameters
    ----------
    strategy : skactiveml.base.SingleAnnotatorPoolQueryStrategy
    """
    if isinstance(strategy, TypiClust | DropQuery):
        return strategy.set_params(cluster_algo=KMeans)
    if isinstance(strategy, DiscriminativeAL):
        from skactiveml.pool import DiscriminativeAL as Theirs

        return Theirs(**strategy.get_params(deep=False))
    return strategy


def fitted_there(classifier: Any) -> Any:
    """Return a classifier with scikit-learn's own logistic regression.

    Ours computes in more bits where labels are few, and samples of nearly equal utility could
    change places.
    """
    model = getattr(classifier, "estimator", None)
    if isinstance(model, SpanLogistic):
        classifier.set_params(estimator=LogisticRegression(**model.get_params()))
    return classifier


def drawn(classifier: Any, X: Floats, proba: Floats | Doubles) -> Floats | Doubles:
    """Return 1 for the class that a classifier draws which has not learned, or else `proba`.

    scikit-activeml's draws the class of each sample, and what it draws next depends on that.

    Parameters
    ----------
    classifier : skactiveml.base.SkactivemlClassifier
    X : float32 (n, n_features)
    proba : (n, n_classes)
    """
    if getattr(classifier, "is_fitted_", True):
        return proba
    is_drawn: Doubles = classifier.predict(X)[:, None] == np.arange(proba.shape[1])
    return is_drawn.astype(np.float64)
