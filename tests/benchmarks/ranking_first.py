"""How long labelling waits for a refit's ranking, and how long the whole refit takes.

python tests/benchmarks/ranking_first.py PACK [--labels 50 200 500]

PACK is as for `calibration.py`. Times are CPU seconds of one thread, of a refit that calibrates.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aldesk.arrays import Floats, Rows
from aldesk.core.refit import Recipe, RefitRequest
from aldesk.learn.catalogue import LEARNERS
from aldesk.learn.refit import refitting
from aldesk.learn.steps import done
from tests.benchmarks.calibration import Data, read


@dataclass(frozen=True)
class Vectors:
    """What a refit reads."""

    rows: Rows
    X: Floats


def request(data: Data, learner: str, n: int) -> RefitRequest:
    """Return a refit on `n` labels at random that is asked about the pool and the test split."""
    n_pool, n_test = len(data.X), len(data.X_test)
    drawn = np.random.default_rng(1).permutation(n_pool)
    check = np.arange(n_pool, n_pool + n_test)
    return RefitRequest(
        generation=1,
        shards=(),
        n_classes=data.n_classes,
        rows=drawn[:n],
        codes=data.y[drawn[:n]],
        candidates=drawn[n:],
        check_rows=check,
        check_codes=data.y_test,
        predict_rows=np.arange(n_pool),
        recipe=Recipe(learner),
        seed=0,
        check_groups=check,
    )


def main() -> None:
    """Print a line for each learner and number of labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--labels", nargs="+", type=int, default=[50, 200, 500])
    wanted = parser.parse_args()
    data = read(wanted.pack)
    X = np.concatenate([data.X, data.X_test])
    for learner in LEARNERS:
        for n in [wanted.labels[0], *wanted.labels]:  # the first warms up
            started = time.thread_time()
            steps = refitting(request(data, learner.name, n), Vectors(np.arange(len(X)), X))
            next(steps)
            ranked = time.thread_time() - started
            done(steps)
            whole = time.thread_time() - started
            print(f"{learner.title}, {n} labels: ranking {ranked:.2f} s, all {whole:.2f} s")


if __name__ == "__main__":
    main()
