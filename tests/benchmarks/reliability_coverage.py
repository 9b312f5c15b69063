"""How often the interval of the expected calibration error holds the truth, and the error's bias.

python tests/benchmarks/reliability_coverage.py [--rounds 300]

Probabilities are drawn, and made too sure or too unsure by a known temperature. The truth is the
error of 400,000 predictions in ten bins of equal mass. In recordings, all of one are up or down
together.
"""

import argparse

import numpy as np

from aldesk.arrays import Doubles, Ints, Mask
from aldesk.evaluate.reliability import measure_reliability


def draw(
    n: int, slope: float, alike: int, spread: float, rng: np.random.Generator
) -> tuple[Doubles, Mask, Ints]:
    """Return what is said, what comes true, and in which recording."""
    groups = np.arange(n) // alike
    logit = rng.normal(1.5, 1.5, n)
    shift = rng.normal(0, spread, n // alike + 1)[groups]
    right = rng.uniform(size=n) < 1 / (1 + np.exp(-(logit + shift)))
    return 1 / (1 + np.exp(-slope * logit)), right, groups


def truth(slope: float, alike: int, spread: float) -> float:
    """Return the error of very many predictions."""
    said, right, _ = draw(400_000, slope, alike, spread, np.random.default_rng(99))
    order = np.argsort(said)
    parts = np.array_split(order, 10)
    return float(sum(abs((right[part] - said[part]).sum()) for part in parts) / len(said))


def main() -> None:
    """Print a line for each case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    rounds = parser.parse_args().rounds
    print("n      slope alike  truth   mean    covered  width")
    for slope in (1.0, 1.5, 3.0, 0.5):
        for n, alike, spread in (
            (50, 1, 0),
            (100, 1, 0),
            (300, 1, 0),
            (1000, 1, 0),
            (400, 10, 0.7),
        ):
            true, rng = truth(slope, alike, spread), np.random.default_rng(n)
            found = [
                measure_reliability(*draw(n, slope, alike, spread, rng)).error
                for _ in range(rounds)
            ]
            mean = np.mean([each.value for each in found])
            covered = np.mean([each.low <= true <= each.high for each in found])
            width = np.mean([each.high - each.low for each in found])
            print(
                f"{n:<6} {slope:<5} {alike:<5} {true:.4f}  {mean:.4f}  {covered:.3f}   {width:.3f}"
            )


if __name__ == "__main__":
    main()
