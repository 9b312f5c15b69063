"""How often the intervals of average precision hold the true value, by simulation.

python tests/benchmarks/several_coverage.py [--rounds 500] [--seed 0]

Recordings have unequal numbers of windows (log-normal, 20 in the mean). A class has 5, 20 or 50
positive windows, more in some recordings than in others; its score is a normal one that is raised
where the class is there, by little, much or very much, and may differ between recordings. The true
value is that of all windows of very many such rounds, put together.

Told are, in percent, the coverage of the percentile bootstrap over recordings and of ALDesk's
interval, which is to be 90 at least, and the mean width of both; then the same for the mean of a
class of each of the three sizes. Rounds of less than five positives cannot be.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask
from aldesk.evaluate.several import average_precision, measure_several

POSITIVES = (5, 20, 50)
AP: Final = "average precision"
_DRAWN = 300


@dataclass(frozen=True)
class Case:
    """What is simulated.

    Attributes
    ----------
    n_recordings : int
    raised : float
        By how many standard deviations the score of a positive is higher.
    differs : float
        Standard deviation between recordings, of the scores and of how high they are raised.
    evenness : float
        The shape of the gamma distribution of how much of a class a recording has.
    """

    n_recordings: int
    raised: float
    differs: float
    evenness: float

    def draw(self, rng: np.random.Generator) -> tuple[Mask, Floats, Ints]:
        """Return which windows have each class, the scores, and the recordings."""
        sizes = 20 * rng.lognormal(-0.32, 0.8, self.n_recordings)
        recording = np.repeat(
            np.arange(self.n_recordings), np.maximum(1, np.round(sizes)).astype(np.int64)
        )
        present = np.zeros((len(recording), len(POSITIVES)), bool)
        scores = rng.standard_normal(present.shape)
        for code, n in enumerate(POSITIVES):
            share = rng.gamma(self.evenness, 1, self.n_recordings)[recording] + 1e-9
            places = rng.choice(len(recording), n, replace=False, p=share / share.sum())
            present[places, code] = True
            base, more = self.differs * rng.standard_normal((2, self.n_recordings))[:, recording]
            scores[:, code] += base + present[:, code] * (self.raised + more)
        return present, scores.astype(np.float32), recording


def cases() -> Iterator[Case]:
    """Yield all that the table has."""
    for n_recordings in (20, 100):
        for raised in (1.0, 2.5, 4.0):
            for differs, evenness in ((0.0, 5.0), (0.7, 1.0), (0.7, 0.3)):
                yield Case(n_recordings, raised, differs, evenness)


def truth(case: Case, rng: np.random.Generator, rounds: int = 400) -> list[float]:
    """Return the average precision of each class over very many rounds, then their mean."""
    drawn = [case.draw(rng) for _ in range(rounds)]
    present, scores = (np.concatenate([one[part] for one in drawn]) for part in (0, 1))
    found = [average_precision(present[:, c] == 1, scores[:, c]) for c in range(len(POSITIVES))]
    return [*found, float(np.mean(found))]


def coverage(case: Case, rounds: int, seed: int) -> Doubles:
    """Simulate one case; return coverages and widths, (2 intervals, 4 values, 2)."""
    rng = np.random.default_rng([seed, case.n_recordings, *(round(10 * v) for v in _numbers(case))])
    true = truth(case, rng)
    told = np.zeros((2, len(true), 2))
    for number in range(rounds):
        present, scores, recording = case.draw(rng)
        found = measure_several(present.astype(np.int8), scores, recording, seed=number)
        ours = [found.of(code, AP).interval for code in range(len(POSITIVES))]
        ends = [_percentile(present, scores, recording, rng), [*ours, found.macro(AP).interval]]
        for kind, intervals in enumerate(ends):
            for place, (low, high) in enumerate(intervals):
                told[kind, place] += low <= true[place] <= high, high - low
    return told / rounds


def _percentile(
    present: Mask, scores: Floats, recording: Ints, rng: np.random.Generator
) -> list[tuple[float, float]]:
    """Return the percentile bootstrap's intervals of the classes and of their mean."""
    of = [np.flatnonzero(recording == number) for number in range(recording.max() + 1)]
    drawn = []
    for _ in range(_DRAWN):
        rows = np.concatenate([of[n] for n in rng.integers(0, len(of), len(of))])
        drawn.append(
            [average_precision(present[rows, c], scores[rows, c]) for c in range(len(POSITIVES))]
        )
    values = np.array(drawn)
    values = np.column_stack([values, np.nanmean(values, axis=1)])
    low, high = np.nanpercentile(values, [2.5, 97.5], axis=0)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _numbers(case: Case) -> tuple[float, float, float]:
    return case.raised, case.differs, case.evenness


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    heads = [f"{n} positives" for n in POSITIVES] + ["mean of them"]
    print("each: percentile coverage, width; ALDesk's")
    print("recordings raised differs evenness  " + "  ".join(f"{head:<22}" for head in heads))
    least = 100.0
    for case in cases():
        told = coverage(case, args.rounds, args.seed)
        cells = [
            "  ".join(f"{100 * share:5.1f} {width:.2f}" for share, width in told[:, place].tolist())
            for place in range(len(heads))
        ]
        least = min(least, 100 * float(told[1, :, 0].min()))
        print(
            f"{case.n_recordings:>10} {case.raised:>6} {case.differs:>7} {case.evenness:>8}  "
            + "  ".join(f"{cell:<22}" for cell in cells),
            flush=True,
        )
    print(f"ALDesk's least: {least:.1f} %")


if __name__ == "__main__":
    main()
