"""How often what a validation states holds, by simulation.

python tests/benchmarks/validation.py [--rounds 500] [--seed 0] [--packs FOLDER]

The pools have 10,000 samples, of which 1, 5 or 30 % have the class: scores of a mixture of two
normal distributions, turned into true probabilities, into ones that are too sure, and into ones
that are too low; with `--packs` also those of a logistic regression on 200 of the embeddings of a
folder (a class of it is thinned out and multiplied by resampling with a little noise).

For each pool: in how many percent of the validations by 96 samples a threshold was recommended for
the wanted precision; in how many of all of them, and of those, what was stated holds; the mean
recall at the threshold; then in how many the interval of the number of positives holds it, and its
mean width at 100 labels beside that of four quantile bins of 25 (with our interval, and with the
posterior of their authors, whose coverage stands after it).

A. K. Navine, T. Denton, M. J. Weldy, P. J. Hart. All thresholds barred: direct estimation of call
density in bioacoustic data. Frontiers in Bird Science 3, 2024.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Doubles, Floats, Ints, Mask
from aldesk.evaluate.profile_bounds import Parts, total_bound
from aldesk.evaluate.validation import ValidationSample, validate
from aldesk.evaluate.validation_design import strata_of

SIZE, Z = 10_000, 1.9
PREVALENCES = (0.01, 0.05, 0.3)
Pool = tuple[str, Floats, Mask]


def made_up(seed: int) -> Iterator[Pool]:
    """Yield pools of a mixture of two normal distributions."""
    for prevalence in PREVALENCES:
        for raised in (3.0, 3.5):
            rng = np.random.default_rng([seed, int(1000 * prevalence), int(10 * raised)])
            present = rng.random(SIZE) < prevalence
            logit = raised * (rng.standard_normal(SIZE) + raised * present) - raised**2 / 2
            logit += np.log(prevalence / (1 - prevalence))
            for name, scores in (
                ("", logit),
                (" too sure", 1.7 * logit),
                (" too low", logit - 1.5),
            ):
                if name and raised != 3.0:
                    continue
                yield f"{prevalence:.0%} raised {raised}{name}", _sigmoid(scores), present


def of_packs(folder: Path, seed: int) -> Iterator[Pool]:
    """Yield pools with the scores of real embeddings."""
    from sklearn.linear_model import LogisticRegression

    for pack, word in (("pictures", "frog"), ("soundscapes", "zero"), ("calls", "george")):
        vectors, has = _read(folder / pack, word)
        rng = np.random.default_rng(seed)
        train = np.concatenate([rng.permutation(np.flatnonzero(has == v))[:80] for v in (0, 1)])
        rest = np.setdiff1d(np.arange(len(has)), train)
        model = LogisticRegression(C=0.1, max_iter=1000).fit(vectors[train], has[train])
        logit = model.decision_function(vectors[rest])
        for prevalence in PREVALENCES:
            n = round(SIZE * prevalence)
            drawn = np.concatenate(
                [rng.choice(np.flatnonzero(has[rest] == v), m) for v, m in ((1, n), (0, SIZE - n))]
            )
            noise = 0.3 * logit.std() * rng.standard_normal(SIZE)
            scores = logit[drawn] + noise + np.log(prevalence / (1 - prevalence))
            yield f"{prevalence:.0%} {pack} {word}", _sigmoid(scores), has[rest][drawn] == 1


def _read(folder: Path, word: str) -> tuple[Floats, Ints]:
    lines = (folder / "labels.csv").read_text().splitlines()[1:]
    names, labels = zip(*(line.split(",")[:2] for line in lines), strict=True)
    (encoder,) = (folder / "embeddings").iterdir()
    vectors = np.stack([np.load(encoder / f"{Path(name).stem}.npy") for name in names])
    return vectors / vectors.std(), np.array([word in label for label in labels], np.int64)


def _sigmoid(logit: Doubles) -> Floats:
    scores: Floats = (1 / (1 + np.exp(-logit))).astype(np.float32)
    return scores


def stated(scores: Floats, present: Mask, wanted: float, rounds: int, seed: int) -> str:
    """Simulate validations by 96 samples, and tell how often what they state holds."""
    strata = strata_of(scores, 96, wanted)
    rng, total = np.random.default_rng(seed), int(present.sum())
    holds, counted, recalls, n_stated = 0, 0, [], 0
    for _ in range(rounds):
        rows = _drawn(strata.of, strata.n, rng)
        sample = ValidationSample(
            scores[rows], present[rows].astype(np.int8), strata.of[rows].astype(np.int64),
            strata.sizes, scores, strata.of, np.arange(len(rows)),
        )  # fmt: skip
        found = validate(sample, "precision", wanted)
        counted += found.positives[1] <= total <= found.positives[2]
        if found.recommended is not None:
            is_found = scores >= found.recommended.threshold
            n_stated += 1
            holds += present[is_found].mean() >= wanted
            recalls.append(present[is_found].sum() / total)
    every = 100 * (rounds - n_stated + holds) / rounds
    of_them = 100 * holds / max(n_stated, 1)
    recall = np.mean(recalls) if recalls else np.nan
    return (
        f"{100 * n_stated / rounds:6.1f} {every:6.1f} {of_them:6.1f} {recall:6.2f}"
        f" {100 * counted / rounds:6.1f}"
    )


def widths(scores: Floats, present: Mask, rounds: int, seed: int) -> str:
    """Compare the interval of the number of positives with that of four quantile bins of 25."""
    rng, total = np.random.default_rng(seed), int(present.sum())
    strata = strata_of(scores, 100)
    order = np.argsort(-scores, kind="stable")
    bins = np.empty(len(scores), np.int8)
    bins[order] = np.searchsorted([0.125, 0.25, 0.5], np.arange(SIZE) / SIZE, side="right")
    told = np.zeros((3, 2))
    for _ in range(rounds):
        ends = []
        for of, n in ((strata.of, strata.n), (bins, np.full(4, 25))):
            rows = _drawn(of, n, rng)
            parts = [np.bincount(of[rows], present[rows], len(n)), n, np.bincount(of)]
            found = Parts(*(np.array([p], float) for p in parts))
            ends.append((total_bound(found, Z, -1)[0], total_bound(found, Z, 1)[0]))
        x = parts[0]
        density = rng.beta(x + 0.1, 25 - x + 0.1, (2000, 4)) @ parts[2]
        ends.append(tuple(np.quantile(density, [0.025, 0.975])))
        told += [(100 * (low <= total <= high), high - low) for low, high in ends]
    (ours, our_width), (_, width), (theirs, their_width) = (told / rounds).tolist()
    return f"{ours:6.1f} {our_width:6.0f} {width:6.0f} {their_width:6.0f} {theirs:6.1f}"


def _drawn(of: npt.NDArray[np.int8], n: Ints, rng: np.random.Generator) -> Ints:
    return np.concatenate(
        [rng.choice(np.flatnonzero(of == h), m, replace=False) for h, m in enumerate(n.tolist())]
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--wanted", type=float, default=0.9)
    parser.add_argument("--packs", type=Path)
    parser.add_argument("--only-packs", action="store_true")
    args = parser.parse_args()
    pools = [
        *(() if args.only_packs else made_up(args.seed)),
        *(of_packs(args.packs, args.seed) if args.packs else ()),
    ]
    print(f"{'pool':<26} {'stated':>6} {'holds':>6} {'ofthem':>6} {'recall':>6} {'number':>6} |"
          f" at 100: {'holds':>6} {'width':>6} {'bins':>6} {'theirs':>6} {'holds':>6}")  # fmt: skip
    for name, scores, present in pools:
        first = stated(scores, present, args.wanted, args.rounds, args.seed)
        second = widths(scores, present, args.rounds, args.seed)
        print(f"{name:<26} {first} |         {second}", flush=True)


if __name__ == "__main__":
    main()
