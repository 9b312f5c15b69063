"""How often what a validation states holds, by simulation.

python -m tests.benchmarks.validation [--rounds 500] [--seed 1] [--packs FOLDER] [--json]

The pools have 10,000 samples, of which 1, 5 or 30 % have the class; see `validation_pools`. How
the answers are spread was chosen with `--seed 0 --tuned`; the widths of the packs' other classes
were looked at with seed 3, and where testing begins with seed 11; other seeds are fresh. Each pool
is validated by 96 samples in each round:

stated  rounds in which a threshold was recommended, in %
holds   rounds in which nothing false was stated, in %
of them of the rounds that stated something, in % (no method can promise this one)
recall  mean of the recall at the threshold (for a wanted recall: precision), 0 where none was
number  rounds in which the interval of the number of positives holds it, in %

Then at 100 samples, in 200 rounds at most: the same of the number of positives and its mean width
(`at 100 holds`, `width`), beside that of four quantile bins of 25 with our interval (`bins`), and
with the posterior of their authors (`theirs`, and how often it `holds`). With 500 rounds a
percentage of 95 is known to ± 1.9 (95 %; its standard error is 1.0).

With `--elsewhere`: in how many percent of the rounds that say something of other recordings at
least that precision is found in 100,000 windows of 5,000 others.

A. K. Navine, T. Denton, M. J. Weldy, P. J. Hart. All thresholds barred: direct estimation of call
density in bioacoustic data. Frontiers in Bird Science 3, 2024.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Ints, Mask
from aldesk.evaluate.profile_bounds import Parts
from aldesk.evaluate.stratified_test import total_end
from aldesk.evaluate.threshold_choice import Goal, passed_thresholds
from aldesk.evaluate.validation import validate
from aldesk.evaluate.validation_design import Strata, strata_of
from aldesk.evaluate.validation_sample import (
    STRONG,
    WEAK,
    ValidationSample,
    cut_everywhere,
    whole,
)
from tests.benchmarks.validation_pools import (
    CHOSEN_ON,
    FRESH,
    PREVALENCES,
    Pool,
    normal,
    of_packs,
    recordings,
    shaped,
)

Row = dict[str, str | float | None]


def stated(pool: Pool, goal: Goal, wanted: float, unsure: float, rounds: int, seed: int) -> Row:
    """Simulate validations by 96 samples, and tell how often what they state holds."""
    _, scores, present = pool
    rng, total = np.random.default_rng(seed), int(present.sum())
    strata = strata_of(scores, 96, wanted if goal == "precision" else 0.8)
    holds, counted, others, n_stated = 0, 0, 0.0, 0
    for _ in range(rounds):
        sample = answered(strata, scores, present, rng)
        if unsure:
            sample.said[rng.random(len(sample.said)) < unsure] = -1
        low = total_end(whole(sample, WEAK), 0.025, -1)[0]
        counted += low <= total <= total_end(whole(sample, STRONG), 0.025, 1)[0]
        passed = passed_thresholds(cut_everywhere(sample), goal, wanted)
        if len(passed):
            is_found = scores >= passed[-1]
            precision, recall = present[is_found].mean(), present[is_found].sum() / total
            n_stated += 1
            holds += (precision if goal == "precision" else recall) >= wanted
            others += recall if goal == "precision" else precision
    return {
        "stated": 100 * n_stated / rounds,
        "holds": 100 * (rounds - n_stated + holds) / rounds,
        "of them": 100 * holds / n_stated if n_stated else None,
        "recall" if goal == "precision" else "precision": others / rounds,
        "number": 100 * counted / rounds,
    }


def widths(pool: Pool, rounds: int, seed: int) -> Row:
    """Compare the interval of the number of positives with that of four quantile bins of 25."""
    _, scores, present = pool
    rng, total, size = np.random.default_rng(seed), int(present.sum()), len(scores)
    strata = strata_of(scores, 100)
    order = np.argsort(-scores, kind="stable")
    bins = np.empty(size, np.int8)
    bins[order] = np.searchsorted([0.125, 0.25, 0.5], np.arange(size) / size, side="right")
    told = np.zeros((3, 2))
    for _ in range(rounds):
        ends = []
        for of, n in ((strata.of, strata.n), (bins, np.full(4, 25))):
            rows = _rows(of, n, rng)
            counts = [np.bincount(of[rows], present[rows], len(n)), n, np.bincount(of)]
            parts = Parts(*(np.array([c], float) for c in counts))
            ends.append((total_end(parts, 0.025, -1)[0], total_end(parts, 0.025, 1)[0]))
        x = counts[0]
        density = rng.beta(x + 0.1, 25 - x + 0.1, (2000, 4)) @ counts[2]
        ends.append(tuple(np.quantile(density, [0.025, 0.975]).tolist()))
        told += [(100 * (low <= total <= high), high - low) for low, high in ends]
    (ours, our_width), (_, width), (theirs, their_width) = (told / rounds).tolist()
    return {
        "at 100 holds": ours, "width": our_width, "bins": width, "theirs": their_width,
        "theirs holds": theirs,
    }  # fmt: skip


def elsewhere(wanted: float, rounds: int, seed: int) -> Iterator[Row]:
    """Tell how often the precision that is stated of other recordings is found there."""
    for prevalence in PREVALENCES:
        for alike in (0.0, 1.0, 2.0):
            others, truth, _ = recordings(seed, 5000, prevalence, alike)
            holds, n, bounds = 0, 0, 0.0
            for turn in range(rounds):
                scores, present, of = recordings(1000 * seed + turn + 1, 500, prevalence, alike)
                rng = np.random.default_rng([seed, turn])
                sample = answered(strata_of(scores, 96, wanted), scores, present, rng, of)
                found = validate(sample, "precision", wanted).recommended
                if found is None or np.isnan(found.elsewhere):
                    continue
                n += 1
                bounds += found.elsewhere
                holds += truth[others >= found.threshold].mean() >= found.elsewhere
            yield {
                "pool": f"{prevalence:.0%} recordings differ by {alike}",
                "told": 100 * n / rounds,
                "holds": 100 * holds / n if n else None,
                "bound": bounds / n if n else None,
            }


def answered(
    strata: Strata,
    scores: Floats,
    present: Mask,
    rng: np.random.Generator,
    groups: Ints | None = None,
) -> ValidationSample:
    """Draw and answer samples as the program does."""
    rows = _rows(strata.of, strata.n, rng)
    return ValidationSample(
        scores[rows], present[rows].astype(np.int8), strata.of[rows].astype(np.int64),
        strata.sizes, scores, strata.of, -1 - rows if groups is None else groups[rows],
    )  # fmt: skip


def _rows(of: npt.NDArray[np.int8], n: Ints, rng: np.random.Generator) -> Ints:
    return np.concatenate(
        [rng.choice(np.flatnonzero(of == h), m, replace=False) for h, m in enumerate(n.tolist())]
    )


def _pools(args: argparse.Namespace) -> Iterator[Pool]:
    if not args.only_packs:
        yield from normal(args.seed)
        if not args.tuned:
            yield from shaped(args.seed)
    if args.packs:
        yield from of_packs(args.packs, args.seed, CHOSEN_ON if args.tuned else FRESH)


def _measured(args: argparse.Namespace) -> Iterator[Row]:
    if args.elsewhere:
        yield from elsewhere(args.wanted, args.rounds, args.seed)
        return
    for pool in _pools(args):
        row: Row = {"pool": pool[0]}
        row |= stated(pool, args.goal, args.wanted, args.unsure, args.rounds, args.seed)
        if args.goal == "precision" and not args.unsure:
            row |= widths(pool, min(args.rounds, 200), args.seed)
        yield row


def _line(row: Row, *, heads: bool = False) -> str:
    cells = [f"{name:>12}" if heads else _cell(value) for name, value in list(row.items())[1:]]
    return f"{'pool' if heads else row['pool']:<28}" + " ".join(cells)


def _cell(value: str | float | None) -> str:
    if value is None:
        return f"{'–':>12}"
    return f"{value:12.2f}" if isinstance(value, float) and value < 1 else f"{value:12.1f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--goal", choices=("precision", "recall"), default="precision")
    parser.add_argument("--wanted", type=float, default=0.9)
    parser.add_argument("--unsure", type=float, default=0.0, help="share that nobody can tell")
    parser.add_argument("--packs", type=Path)
    parser.add_argument("--only-packs", action="store_true")
    parser.add_argument("--tuned", action="store_true", help="what the design was chosen on")
    parser.add_argument("--elsewhere", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows: list[Row] = []
    for row in _measured(args):
        if not args.json:
            print(*([] if rows else [_line(row, heads=True)]), _line(row), sep="\n", flush=True)
        rows.append(row)
    if args.json:
        print(json.dumps(rows))


if __name__ == "__main__":
    main()
