"""In a fresh Python: strategies bring no torch; scikit-activeml's networks are there as ever."""

import subprocess
import sys

USE_BOTH = """
import pickle, sys
import aldesk.strategies
strategies = [getattr(aldesk.strategies, name) for name in aldesk.strategies.__all__]
from skactiveml.classifier import SklearnClassifier
assert not {"torch", "skorch"} & set(sys.modules), "torch"

from skactiveml import base, classifier, regressor
from skactiveml.classifier import *
assert "torch" in sys.modules
assert SkorchClassifier is classifier._wrapper.SkorchClassifier
assert issubclass(SkorchClassifier, base.SkactivemlClassifier)
assert issubclass(regressor.SkorchRegressor, base.SkorchMixin)
assert SklearnClassifier is classifier._wrapper.SklearnClassifier
assert pickle.loads(pickle.dumps(SkorchClassifier)) is SkorchClassifier
from skactiveml.classifier.multiannotator import AnnotMixClassifier
try:
    classifier.Nonsense
except AttributeError as error:
    assert "Nonsense" in str(error)

import numpy as np
from torch import nn
X, y = np.eye(4, dtype=np.float32), np.array([0, 1, 0, 1])
network = SkorchClassifier(
    nn.Linear(4, 2), classes=[0, 1], missing_label=-1,
    neural_net_param_dict={"verbose": 0, "train_split": None},
)
assert network.fit(X, y).predict_proba(X).shape == (4, 2)
"""


def test_strategies_import_no_torch_and_break_nothing_that_needs_it() -> None:
    command = [sys.executable, "-c", USE_BOTH]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
