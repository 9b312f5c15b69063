"""Herding with and without the bound in fewer numbers, on spectra that fall and on a flat one.

python tests/benchmarks/shortened.py [--pool 20000] [--decays 0,0.8,1] [--json]

Seconds of all processors that a query of MaxHerding takes, least of three, the two ways in turns on
the same samples. `times_faster` is about 1 where the bound is not worth while, and so not used.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from aldesk.strategies import MaxHerding
from aldesk.strategies.kernels import RBF
from tests.benchmarks.strategies import MISSING, make_pool


def query(X: Any, y: Any, *, shortens: bool) -> tuple[float, list[int]]:
    """Return the seconds of a query, and its picks."""
    shorter = RBF._shorter
    if not shortens:
        RBF._shorter = lambda *_: None  # type: ignore[method-assign]
    try:
        strategy = MaxHerding(missing_label=MISSING, random_state=0)
        start = time.process_time()
        picks = strategy.query(X, y, batch_size=100)
        return time.process_time() - start, picks.tolist()
    finally:
        RBF._shorter = shorter  # type: ignore[method-assign]


def measure(n: int, decay: float) -> dict[str, Any]:
    """Return what both ways take of a pool whose feature k is as wide as k to the −`decay`."""
    with tempfile.TemporaryDirectory() as folder:
        make_pool(Path(folder), n, 384, 100, 1000, decay)
        X, y = np.load(Path(folder) / "X.npy"), np.load(Path(folder) / "y.npy")
    runs = [(query(X, y, shortens=True), query(X, y, shortens=False)) for _ in range(3)]
    seconds, without = (min(run[way][0] for run in runs) for way in (0, 1))
    return {
        "seconds": seconds,
        "without": without,
        "times_faster": without / seconds,
        "same_picks": runs[0][0][1] == runs[0][1][1],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pool", type=int, default=20_000)
    parser.add_argument("--decays", default="0,0.8,1")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = {decay: measure(options.pool, float(decay)) for decay in options.decays.split(",")}
    if options.json:
        print(json.dumps(found))
        return
    for decay, row in found.items():
        print(f"decay {decay:4}", "  ".join(f"{name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
