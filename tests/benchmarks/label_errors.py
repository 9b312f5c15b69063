"""How many wrong labels the first tenth of the second looks finds, beside cleanlab.

python tests/benchmarks/label_errors.py --cache FOLDER [--digits FOLDER] [--pictures FOLDER]
    [--encoder FOLDER] [--seeds 20] [--first-seed 0] [--flips any|alike] [--learner NAME] [--json]

Digits are wav files named ``{class}_….wav``; pictures lie in a folder for each class, and are
embedded by the built-in encoder and, if one is given, by a transformers model. All samples are
labelled, and 5 % of the labels are flipped: to any other class, or to that of the most similar
sample of another class (*alike*), as people err. Each seed flips others.

The probabilities are those of the program: five folds, calibrated. *Second looks* ranks as the
program does, by them and the neighbours; *probabilities alone* and *neighbours alone* are its
parts. cleanlab (Northcutt et al., AGPL) is a peer, not a part of ALDesk: install it by hand
(``pip install --no-deps cleanlab termcolor tqdm``). It ranks the same probabilities by its ways:
those of the classifier, and those of second looks (*joined*).

Told is the share of the flips in the first 10 % of each order: mean, least and most over the
seeds, and in how many seeds it is 80 % or more. The ways were chosen with seeds from 1000 on.
"""

import argparse
import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Doubles, Ints, Mask
from aldesk.core.errors import Problem
from aldesk.evaluate.label_errors import joined, nearest, suspicion, votes_of
from aldesk.learn.calibrate import N_FOLDS, calibrate
from aldesk.learn.crossfit import cross_fit
from aldesk.learn.scale import scale_of
from tests.benchmarks.honesty_packs import Pack, digits, pictures

SHARE, FIRST, WANTED = 0.05, 0.1, 0.8
Ranking = Callable[[Ints, Doubles], Doubles]
"""Takes labels and probabilities, and returns a score that is high where a label may be wrong."""


def flipped(pack: Pack, seed: int, kind: str) -> tuple[Ints, Mask]:
    """Return labels of which some are wrong, and which."""
    random = np.random.default_rng([seed, 19])
    n, n_classes = len(pack.y), len(pack.classes)
    is_wrong = np.zeros(n, bool)
    is_wrong[random.permutation(n)[: round(SHARE * n)]] = True
    where, codes = np.flatnonzero(is_wrong), pack.y.copy()
    if kind == "alike":
        Z = scale_of(pack.X).apply(pack.X)
        Z /= np.linalg.norm(Z, axis=1, keepdims=True)
        cosine = Z[where] @ Z.T
        cosine[pack.y[where][:, None] == pack.y] = -2.0
        codes[where] = pack.y[cosine.argmax(axis=1)]
    else:
        codes[where] = (codes[where] + random.integers(1, n_classes, len(where))) % n_classes
    return codes, is_wrong


def held_out(pack: Pack, codes: Ints, learner: str, seed: int) -> Doubles:
    """Return the calibrated probabilities of fits that have not seen the labels."""
    n, n_classes = len(codes), len(pack.classes)
    found = cross_fit(learner, pack.X, codes, n_classes, seed, N_FOLDS)
    proba = np.full((n, n_classes), np.nan)
    proba[found.index] = calibrate(found, codes).apply(found.logits)
    return proba


def peers() -> dict[str, Ranking]:
    """Return cleanlab's ways to rank; none where it is not installed."""
    try:
        get_label_quality_scores = import_module("cleanlab.rank").get_label_quality_scores
    except ImportError:
        return {}

    def by(method: str) -> Ranking:
        return lambda codes, proba: (
            -np.asarray(get_label_quality_scores(codes, proba, method=method), np.float64)
        )

    return {
        f"cleanlab {method.replace('_', ' ')}": by(method)
        for method in ("self_confidence", "normalized_margin", "confidence_weighted_entropy")
    }


def found_by(score: Doubles, is_wrong: Mask) -> float:
    """Return the share of the wrong labels in the first tenth."""
    first = np.argsort(-score, kind="stable")[: round(FIRST * len(score))]
    return float(is_wrong[first].sum() / is_wrong.sum())


def one(pack: Pack, seed: int, kind: str, learner: str) -> dict[str, float]:
    """Flip the labels of one seed, and say what each way finds."""
    codes, is_wrong = flipped(pack, seed, kind)
    proba = held_out(pack, codes, learner, seed)
    votes = votes_of(nearest(pack.X), codes, len(pack.classes)).shares
    both = joined(proba, votes, codes)
    scores = {
        "second looks": suspicion(both, codes).score,
        "probabilities alone": suspicion(proba, codes).score,
        "neighbours alone": suspicion(votes, codes).score,
    }
    for name, rank in peers().items():
        scores[name] = rank(codes, proba)
        scores[f"{name}, joined"] = rank(codes, both)
    return {name: found_by(score, is_wrong) for name, score in scores.items()}


def summary(found: list[dict[str, float]]) -> dict[str, dict[str, float]]:
    """Return what each way finds over the seeds."""
    told: dict[str, dict[str, float]] = {}
    for name in found[0]:
        shares = np.array([each[name] for each in found])
        told[name] = {
            "mean": round(float(shares.mean()), 3),
            "least": round(float(shares.min()), 3),
            "most": round(float(shares.max()), 3),
            "reached": int((shares >= WANTED).sum()),
        }
    return told


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    for name in ("--digits", "--pictures", "--encoder"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--flips", choices=("any", "alike"), default="any")
    parser.add_argument("--learner", default="mc-dropout")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    packs: list[Pack] = []
    if args.digits:
        packs.append(digits(args.digits, args.cache))
    if args.pictures:
        packs.append(pictures(args.pictures, args.cache))
        if args.encoder:
            packs.append(pictures(args.pictures, args.cache, args.encoder))
    if not packs:
        raise Problem("There is nothing to measure with", todo="Give --digits or --pictures")
    seeds = range(args.first_seed, args.first_seed + args.seeds)
    told: dict[str, Any] = {"flips": args.flips, "learner": args.learner, "seeds": len(seeds)}
    told["cleanlab"] = "installed" if peers() else "not installed"
    for pack in packs:
        told[pack.name] = summary([one(pack, s, args.flips, args.learner) for s in seeds])
    if args.json:
        print(json.dumps(told))
        return
    for name, value in told.items():
        if not isinstance(value, dict):
            print(f"{name}: {value}")
            continue
        print(name)
        for way, shares in value.items():
            print(f"  {way:50}", "  ".join(f"{what} {share}" for what, share in shares.items()))


if __name__ == "__main__":
    main()
