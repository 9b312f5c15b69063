"""Calibration error, log loss and Brier score before and after, on packs of embeddings with labels.

python tests/benchmarks/calibration.py PACK... [--seeds 10] [--labels 50 200 500]
    [--learners logistic mc-dropout] [--save FILE.json]

A PACK is a folder as `several_packs.py` makes it: embeddings/MODEL/*.npy and labels.csv; with one
label for each sample its samples have exactly one class. Labels are random, or chosen where a
logistic regression is unsure. Measured is the test split. The calibration error is that of the
most probable class, or of all classes together, in ten bins of equal mass, as it is (so both are
too large by the same). Told are medians over the seeds, and the median difference with the 95 %
interval of the median by the order statistics (sign test).
"""

import argparse
import csv
import json
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from aldesk.arrays import MISSING, Doubles, Floats, Ints, Mask, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.learn.calibrate import N_FOLDS, calibrate
from aldesk.learn.crossfit import cross_fit
from aldesk.learn.fit import fit

MEASURES = ("calibration error", "log loss", "Brier score")
_FIRST, _BINS, _LEAST = 20, 10, 1e-6


@dataclass(frozen=True)
class Data:
    """A pack: the pool, and the test split."""

    X: Floats
    y: Ints | Verdicts
    X_test: Floats
    y_test: Ints | Verdicts
    n_classes: int


def read(pack: Path) -> Data:
    """Read a pack."""
    (model,) = (pack / "embeddings").iterdir()
    with (pack / "labels.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    X = np.stack([np.load(model / f"{Path(line['filename']).stem}.npy").ravel() for line in lines])
    said = [[name for name in line["label"].split(";") if name] for line in lines]
    names = sorted({name for each in said for name in each})
    y = np.array([[name in each for name in names] for each in said], np.int8)
    is_test = np.array([line["validation"] == "True" for line in lines])
    codes = y if (y.sum(axis=1) != 1).any() else y.argmax(axis=1)
    X = X.astype(np.float32)
    return Data(X[~is_test], codes[~is_test], X[is_test], codes[is_test], len(names))


def choose(data: Data, n: int, how: str, seed: int) -> Ints:
    """Return the samples that are labelled, in their order."""
    drawn = np.random.default_rng(seed).permutation(len(data.X))
    if how == "random":
        return drawn[:n]
    chosen = drawn[:_FIRST]
    while len(chosen) < n:
        proba = fit("logistic", data.X, given(data, chosen), data.n_classes, seed).predict_proba(
            data.X
        )
        doubt = -np.abs(proba - 0.5).min(axis=1)
        if data.y.ndim == 1:
            best = np.sort(proba, axis=1)
            doubt = best[:, -2] - best[:, -1]
        doubt[chosen] = -np.inf
        more = min(10 if len(chosen) < 100 else 25, n - len(chosen))
        chosen = np.concatenate([chosen, np.argsort(-doubt, kind="stable")[:more]])
    return chosen


def given(data: Data, chosen: Ints) -> Ints | Verdicts:
    """Return what is known when some samples are labelled."""
    y = np.full_like(data.y, MISSING)
    y[chosen] = data.y[chosen]
    return y


def error(p: Floats, right: Mask) -> float:
    """Return the expected calibration error in bins of equal mass."""
    parts = np.array_split(np.argsort(p, kind="stable"), _BINS)
    away = (abs(float((right[part] - p[part]).sum())) for part in parts)
    return sum(away) / len(p)


def measure(proba: Floats, y: Ints | Verdicts) -> Doubles:
    """Return all `MEASURES`."""
    several = y.ndim == 2
    truth = y if several else np.eye(proba.shape[1])[y]
    sure = np.clip(proba.astype(np.float64), _LEAST, 1 - _LEAST)
    wrong = ((proba - truth) ** 2).mean() if several else ((proba - truth) ** 2).sum(axis=1).mean()
    if several:
        found = error(proba.ravel(), y.ravel() == 1)
        loss = -np.where(y == 1, np.log(sure), np.log(1 - sure)).mean()
    else:
        found = error(proba.max(axis=1), proba.argmax(axis=1) == y)
        loss = -np.log(sure[np.arange(len(y)), y]).mean()
    return np.array([found, loss, wrong])


def try_one(data: Data, learner: str, chosen: Ints, seed: int) -> dict[str, Any]:
    """Return the measures before and after, with 5 folds and with 2, and the CPU seconds."""
    y, how = given(data, chosen), (data.n_classes, seed)
    untouched = Calibration(is_several=y.ndim == 2)
    started = process_time()
    logits = fit(learner, data.X, y, *how).logits(data.X_test)
    seconds = [process_time() - started]
    found: dict[str, Any] = {"before": measure(untouched.apply(logits), data.y_test).tolist()}
    for n_folds in (2, N_FOLDS):
        started = process_time()
        held_out = cross_fit(learner, data.X, y, *how, n_folds)
        folded = process_time()
        calibration = calibrate(held_out, y)
        seconds += [folded - started, process_time() - folded]
        found[f"of {n_folds} folds"] = measure(calibration.apply(logits), data.y_test).tolist()
        found[f"kind of {n_folds}"] = calibration.kind
    found["seconds"] = seconds
    return found


def median_interval(values: Doubles) -> tuple[float, float, float]:
    """Return the median, and its 95 % interval by the order statistics."""
    ordered, n = np.sort(values), len(values)
    draws = np.random.default_rng(0).binomial(n, 0.5, 100_000)
    low = max(0, int(np.quantile(draws, 0.025)) - 1)
    return float(np.median(values)), float(ordered[low]), float(ordered[n - 1 - low])


def show(name: str, learner: str, how: str, n: int, runs: list[dict[str, Any]]) -> str:
    """Return the lines of one case."""
    before = np.array([run["before"] for run in runs])
    after = {f: np.array([run[f"of {f} folds"] for run in runs]) for f in (2, N_FOLDS)}
    seconds = np.median([run["seconds"] for run in runs], axis=0)
    n_kept = sum(run[f"kind of {N_FOLDS}"] == "none" for run in runs)
    lines = [
        f"{name}, {learner}, {n} {how} labels; fit {seconds[0]:.2f} s, 2 folds {seconds[1]:.2f} s, "
        f"{N_FOLDS} folds {seconds[3]:.2f} s, calibration {seconds[4]:.3f} s; "
        f"left as it is in {n_kept} of {len(runs)}"
    ]
    for column, measure_name in enumerate(MEASURES):
        cells = [f"  {measure_name:18} {np.median(before[:, column]):.4f}"]
        for n_folds, found in after.items():
            change = median_interval(found[:, column] - before[:, column])
            cells.append(
                f"{n_folds} folds {np.median(found[:, column]):.4f} "
                f"({change[0]:+.4f} [{change[1]:+.4f}, {change[2]:+.4f}])"
            )
        lines.append("   ".join(cells))
    return "\n".join(lines)


def main() -> None:
    """Print a table for each case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--labels", nargs="+", type=int, default=[50, 200, 500])
    parser.add_argument("--learners", nargs="+", default=["logistic", "mc-dropout"])
    parser.add_argument("--save", type=Path)
    wanted = parser.parse_args()
    cases: dict[str, list[dict[str, Any]]] = {}
    for pack in wanted.packs:
        data = read(pack)
        for how in ("random", "uncertain"):
            chosen = [choose(data, max(wanted.labels), how, seed) for seed in range(wanted.seeds)]
            for learner in wanted.learners:
                for n in wanted.labels:
                    runs = [
                        try_one(data, learner, each[:n], seed) for seed, each in enumerate(chosen)
                    ]
                    cases[f"{pack.name} {learner} {how} {n}"] = runs
                    print(show(pack.name, learner, how, n, runs), flush=True)
    if wanted.save:
        wanted.save.write_text(json.dumps(cases), encoding="utf-8")


if __name__ == "__main__":
    main()
