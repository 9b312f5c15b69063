"""How often the interval for windows of recordings holds the true accuracy, by simulation.

python tests/benchmarks/interval_coverage.py [--rounds 2000] [--seed 0]

Recordings have unequal numbers of windows (log-normal, the longest of 20 has about a fifth of
all), 5 or 20 in the mean. How many of them are right is drawn

- `beta`: from a beta-binomial distribution with the intraclass correlation told;
- `few bad`: with a tenth of the recordings much worse than the others, by the same correlation.
  Among 20 recordings are none of these one time in eight, and then nobody could know of them.

Told are, in percent, the coverage of the plain Wilson interval, of Wilson with the linearised
design effect and Student's t (Korn and Graubard 1998), and of ALDesk's, whose least and largest
are to be 93 and 97.5; and its mean width and effective number.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np

from aldesk.arrays import Doubles, Ints
from aldesk.evaluate.clustered import interval_of_counts
from aldesk.evaluate.interval import wilson
from aldesk.evaluate.mean import student_t

Z = 1.959963985


@dataclass(frozen=True)
class Case:
    """What is simulated."""

    kind: str
    n_recordings: int
    windows: int
    accuracy: float
    alike: float

    def draw(self, rng: np.random.Generator) -> tuple[Ints, Ints]:
        """Return how many windows of each recording were right, and how many there were."""
        sizes = self.windows * rng.lognormal(-0.32, 0.8, self.n_recordings)
        n = np.maximum(1, np.round(sizes)).astype(np.int64)
        return rng.binomial(n, self._accuracies(rng)), n

    @property
    def is_possible(self) -> bool:
        """Whether recordings can be that unlike."""
        good, bad = self._good_and_bad()
        return self.kind == "beta" or (good <= 1 and bad >= 0)

    def _accuracies(self, rng: np.random.Generator) -> Doubles:
        if self.alike == 0:
            return np.full(self.n_recordings, self.accuracy)
        if self.kind == "beta":
            scale = 1 / self.alike - 1
            a, b = self.accuracy * scale, (1 - self.accuracy) * scale
            return rng.beta(a, b, self.n_recordings)
        good, bad = self._good_and_bad()
        return np.where(rng.random(self.n_recordings) < 0.1, bad, good)

    def _good_and_bad(self) -> tuple[float, float]:
        apart = sqrt(self.alike * self.accuracy * (1 - self.accuracy) / 0.09)
        good = self.accuracy + 0.1 * apart
        return good, good - apart


@dataclass(frozen=True)
class Coverage:
    """Shares of the rounds, and means over them."""

    plain: float
    linearised: float
    clustered: float
    width: float
    n_effective: float


def cases() -> Iterator[Case]:
    """Yield all that the full table has."""
    for kind in ("beta", "few bad"):
        for n_recordings in (20, 100):
            for windows in (5, 20):
                for accuracy in (0.7, 0.9, 0.97):
                    for alike in (0.0, 0.05, 0.2, 0.5):
                        case = Case(kind, n_recordings, windows, accuracy, alike)
                        if case.is_possible and (kind == "beta" or alike):
                            yield case


def coverage(case: Case, rounds: int, seed: int) -> Coverage:
    """Simulate one case."""
    of_case = (
        case.n_recordings,
        case.windows,
        round(1000 * case.accuracy),
        round(1000 * case.alike),
    )
    rng = np.random.default_rng([seed, len(case.kind), *of_case])
    told = []
    for _ in range(rounds):
        right, n = case.draw(rng)
        found = interval_of_counts(right, n)
        plain = wilson(int(right.sum()), int(n.sum()))
        holds = [low <= case.accuracy <= high for low, high in (plain, _linearised(right, n))]
        holds.append(found.low <= case.accuracy <= found.high)
        told.append([*holds, found.high - found.low, found.n_effective])
    return Coverage(*np.mean(told, axis=0).tolist())


def _linearised(right: Ints, n: Ints) -> tuple[float, float]:
    """Return the interval of Korn and Graubard's effective number, in Wilson's form."""
    m, total = len(n), int(n.sum())
    p = right.sum() / total
    effective = float(total)
    if 0 < p < 1:
        design = m / (m - 1) * ((right - p * n) ** 2).sum() / (total * p * (1 - p))
        effective = total / max(1.0, design)
    effective *= (student_t(total - 1) / student_t(m - 1)) ** 2
    center = p + Z * Z / (2 * effective)
    half = Z * sqrt(p * (1 - p) / effective + Z * Z / (4 * effective**2))
    scale = 1 + Z * Z / effective
    return (center - half) / scale - 1e-12, (center + half) / scale + 1e-12


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    print("kind     recordings windows accuracy alike   plain  linear  ALDesk   width  effective")
    found: dict[str, list[float]] = {}
    for case in cases():
        c = coverage(case, args.rounds, args.seed)
        found.setdefault(case.kind, []).append(100 * c.clustered)
        print(
            f"{case.kind:<8} {case.n_recordings:>10} {case.windows:>7} {case.accuracy:>8} "
            f"{case.alike:>5} {100 * c.plain:>7.1f} {100 * c.linearised:>7.1f} "
            f"{100 * c.clustered:>7.1f} {c.width:>7.3f} {c.n_effective:>10.1f}",
            flush=True,
        )
    for kind, shares in found.items():
        print(f"{kind}: {min(shares):.1f} … {max(shares):.1f} %")


if __name__ == "__main__":
    main()
