"""How many wrong judgements second looks find where samples may have several classes.

python tests/benchmarks/several_label_errors.py SOUNDSCAPES --cache FOLDER [--seeds 5]
    [--first-seed 0] [--learner NAME]

SOUNDSCAPES holds recordings of an hour with truth.csv, as make_soundscapes.py writes them. Windows
of 3 s are embedded by the built-in encoder; a window has each kind of which a quarter of a second,
or half of an event, is in it.

In 5 % of the windows one judgement is wrong. *slips*: of any class, so that most are a rare class
that is not there; *missed and mistaken*: half of them a class that was not heard, half one that was
heard in vain, each as often as the class is there. Told is the share of these windows in the first
tenth of each order: mean, least and most over the seeds. The probabilities are those of the
program: five folds, calibrated. *Second looks* orders as the program does; *least probable
judgement* and *moving average* (Thyagarajan et al., 2022) take the classifier's alone, as does
cleanlab.
"""

import argparse
import csv
from pathlib import Path

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask, Verdicts
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.span import Span
from aldesk.embed import load_encoder
from aldesk.evaluate.label_errors import joined, nearest, of_samples, suspicion, votes_of
from aldesk.learn.calibrate import N_FOLDS, calibrate
from aldesk.learn.crossfit import cross_fit
from aldesk.media.recording_facts import recording_facts

SHARE, FIRST, RULE, HEARD = 0.05, 0.1, WindowRule(3.0, 3.0), 0.25
KINDS = ("slips", "missed and mistaken")


def pack(folder: Path, cache: Path) -> tuple[Floats, Verdicts]:
    """Return embeddings and verdicts of all windows."""
    file = cache / "several windows.npz"
    if not file.exists():
        with (folder / "truth.csv").open(encoding="utf-8", newline="") as lines:
            events = list(csv.DictReader(lines))
        names, encoder = sorted({event["label"] for event in events}), load_encoder("spectral")
        vectors, verdicts = [], []
        for number, path in enumerate(sorted(folder.glob("*.wav"))):
            facts = recording_facts(path)
            hour = Recording(SampleId(f"{number:032x}"), path, facts.seconds, facts.rate, RULE)
            said = np.zeros((hour.n_windows, len(names)), np.int8)
            for event in (event for event in events if event["file"] == path.name):
                span = Span(float(event["start"]), float(event["end"]))
                least = min(HEARD, (span.stop - span.start) / 2)
                for window in RULE.numbers(span, hour.seconds):
                    if RULE.span(window, hour.seconds).overlap(span) >= least:
                        said[window, names.index(event["label"])] = 1
            windows = [hour.window(window) for window in range(hour.n_windows)]
            parts = range(0, len(windows), 100)
            vectors += [encoder.embed(windows[start : start + 100]) for start in parts]
            verdicts.append(said)
        np.savez(file, X=np.concatenate(vectors), y=np.concatenate(verdicts))
    with np.load(file, allow_pickle=False) as kept:
        return kept["X"].astype(np.float32), kept["y"].astype(np.int8)


def wrong_ones(y: Verdicts, kind: str, random: np.random.Generator) -> Mask:
    """Return which judgements are wrong, bool (n, n_classes)."""
    n, n_classes = y.shape
    wrong: Mask = np.zeros(y.shape, bool)
    rows = random.permutation(n)[: round(SHARE * n)]
    if kind == KINDS[0]:
        wrong[rows, random.integers(0, n_classes, len(rows))] = True
        return wrong
    there = random.permutation(np.argwhere(y == 1))[: round(SHARE * n / 2)]
    wrong[tuple(there.T)] = True
    others = random.permutation(np.flatnonzero(~wrong.any(axis=1)))[: round(SHARE * n / 2)]
    wrong[others, random.choice(n_classes, len(others), p=y.sum(axis=0) / y.sum())] = True
    return wrong


def orders(X: Floats, said: Verdicts, learner: str, seed: int) -> dict[str, Ints]:
    """Return the samples in the order of each way, those that seem wrong first."""
    n, n_classes = said.shape
    found, near = cross_fit(learner, X, said, n_classes, seed, N_FOLDS), nearest(X)
    proba: Doubles = np.full(said.shape, np.nan)
    proba[found.index] = calibrate(found, said).apply(found.logits)
    alone, doubt = np.empty(said.shape), np.empty(said.shape)
    for code in range(n_classes):
        both = np.stack([1 - proba[:, code], proba[:, code]], axis=1)
        codes = said[:, code].astype(np.int64)
        alone[:, code] = both[np.arange(n), codes]
        votes = votes_of(near, codes, 2).shares
        doubt[:, code] = suspicion(joined(both, votes, codes), codes).doubt
    ways = {
        "second looks": of_samples(doubt),
        "least probable judgement": 1 - alone.min(axis=1),
        "moving average": of_samples(1 - alone),
    }
    return {name: np.argsort(-score, kind="stable") for name, score in ways.items()}


def main() -> None:
    """Print what each way finds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("soundscapes", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--learner", default="logistic")
    wanted = parser.parse_args()
    X, y = pack(wanted.soundscapes, wanted.cache)
    for kind in KINDS:
        told: dict[str, list[float]] = {}
        for seed in range(wanted.first_seed, wanted.first_seed + wanted.seeds):
            wrong = wrong_ones(y, kind, np.random.default_rng([seed, 7]))
            said = np.where(wrong, 1 - y, y).astype(np.int8)
            has = np.flatnonzero(wrong.any(axis=1))
            for name, order in orders(X, said, wanted.learner, seed).items():
                share = np.isin(order[: round(FIRST * len(y))], has).sum() / len(has)
                told.setdefault(name, []).append(float(share))
        for name, values in told.items():
            mean, least, most = (100 * of(values) for of in (np.mean, min, max))
            print(f"{kind}: {name}: {mean:.0f} % ({least:.0f} to {most:.0f})", flush=True)


if __name__ == "__main__":
    main()
