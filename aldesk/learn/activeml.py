"""What fits take of scikit-activeml, imported without torch, which a linear learner never needs."""

from aldesk.strategies.without_torch import import_activeml

import_activeml()

from skactiveml.base import SkactivemlClassifier  # noqa: E402
from skactiveml.classifier import SklearnClassifier  # noqa: E402
from skactiveml.utils import call_func  # noqa: E402

__all__ = ["SkactivemlClassifier", "SklearnClassifier", "call_func"]
