"""Logistic regression with fewer labels than features, against scikit-learn's in all features.

python tests/benchmarks/logistic.py [--labels 100] [--features 1024] [--classes 10] [--json]

Synthetic embeddings whose few first directions are long. Both are fitted in turns, in one thread,
within scikit-activeml's classifier, whose checks take both as long, and alone; the times are the
shortest CPU times of 15 fits. What the probabilities of 2,000 other samples differ by is told for
scikit-learn in 64 and, as embeddings come to it, in 32 bits.
"""

import argparse
import json
import time
import warnings
from typing import Any

import numpy as np
from skactiveml.classifier import SklearnClassifier
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from aldesk.arrays import Floats, Ints
from aldesk.learn.logistic import logistic_classifier
from aldesk.learn.row_span import SpanLogistic

_N_FITS = 15
_N_OTHERS = 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--labels", type=int, default=100)
    parser.add_argument("--features", type=int, default=1024)
    parser.add_argument("--classes", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = compare(options.labels, options.features, options.classes)
    print(json.dumps(found) if options.json else "\n".join(f"{k}: {v}" for k, v in found.items()))


def compare(n: int, n_features: int, n_classes: int) -> dict[str, Any]:
    """Measure both, and what they say of other samples."""
    X, y = samples(n + _N_OTHERS, n_features, n_classes)
    X, y, others = X[:n], y[:n], X[n:]
    classes = list(range(n_classes))
    theirs = SklearnClassifier(LogisticRegression(max_iter=1000), classes=classes, missing_label=-1)
    ours = logistic_classifier(n_classes, seed=0, scale=None)
    fitted = {
        "ours": ours,
        "scikit-learn": theirs,
        "ours alone": SpanLogistic(max_iter=1000),
        "scikit-learn alone": LogisticRegression(max_iter=1000),
    }
    seconds = dict.fromkeys(fitted, np.inf)
    for _ in range(_N_FITS):
        for name, model in fitted.items():
            started = time.process_time()
            model.fit(X, y)
            seconds[name] = min(seconds[name], time.process_time() - started)
    told = ours.predict_proba(others)
    in_32_bits = theirs.predict_proba(others)
    in_64_bits = theirs.fit(X.astype(np.float64), y).predict_proba(others.astype(np.float64))
    return {
        "shape": [n, n_features, n_classes],
        "milliseconds": {name: round(1000 * value, 2) for name, value in seconds.items()},
        "times_faster": round(seconds["scikit-learn"] / seconds["ours"], 1),
        "alone_times_faster": round(seconds["scikit-learn alone"] / seconds["ours alone"], 1),
        "difference_64_bits": float(np.abs(told - in_64_bits).max()),
        "difference_32_bits": float(np.abs(told - in_32_bits).max()),
    }


def samples(n: int, n_features: int, n_classes: int) -> tuple[Floats, Ints]:
    """Return clusters in directions of falling length, float32 (n, n_features)."""
    rng = np.random.default_rng(0)
    y = np.arange(n) % n_classes
    centers = 0.3 * rng.standard_normal((n_classes, n_features))
    X = centers[y] + rng.standard_normal((n, n_features))
    X *= np.arange(1, n_features + 1) ** -0.7
    turn = np.linalg.qr(rng.standard_normal((n_features, n_features)))[0]
    turned: Floats = (X @ turn * np.sqrt(n_features / 4)).astype(np.float32)
    return turned, y


if __name__ == "__main__":
    main()
