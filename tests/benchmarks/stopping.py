"""How often what is said of the next batch and of stopping holds, in simulated sessions.

python tests/benchmarks/stopping.py --cache FOLDER [--digits FOLDER] [--pictures FOLDER]
    [--encoder FOLDER] [--soundscapes FOLDER] [--sessions 200] [--first 0] [--batches 25]
    [--workers 2] [--json]

Data are as in ``honesty.py``; `--encoder` embeds the pictures, by default the built-in one. The
embeddings, what all labels would bring, and what came of each session are kept in the cache, so
that a run that was stopped goes on.

Each session is a project with the program's own `LabelSession`, which hands out batches, learns
after each, measures on its audit samples, and tells what it expects; only the answers come from
the truth. Sessions differ in seed, learner, strategy, batch and audit rate, and packs take turns.
The truth of a gain is the difference of both models' shares of right predictions among the samples
of the pool that neither learned from; the plateau is what fits on seven eighths of the whole pool,
all labelled, have right of the other eighth, among the same samples.

Told is, in per cent of the sessions or of all looks with 30 audit samples or more,

- *gain at one look*, *gain*: the 90 % interval of the next batch's gain holds it;
- *plateau*, *left*: the same of the plateau, and of how far it is;
- *stops*: "you can stop" comes; *too early*: it comes first more than two points below the plateau;
- *late*: labels that it comes after the session was within two points for good, in per cent of
  those that it took to get there (median, of the sessions where it came).
"""

import argparse
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Mask
from aldesk.core.refit import Recipe
from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import ClusteredInterval
from aldesk.evaluate.learning_curve import ENOUGH_LEFT, Expected, Look, Outlook, look_ahead
from aldesk.learn.catalogue import BY_NAME
from aldesk.session import LabelSession, Settings
from aldesk.session.outlook import looks_of
from aldesk.store import Project
from tests.benchmarks.honesty_packs import Pack, digits, pictures, windows
from tests.benchmarks.kept_sessions import report, run

STRATEGIES = ("UncertaintySampling", "RandomSampling", "Badge", "TypiClust", "CoreSet")
N_CANDIDATES, FIXED, N_FOLDS = 400, 8, 8
KEPT = "stopping.jsonl"


def simulate(
    best: Mapping[str, Mapping[str, Mask]], most: int, pack: Pack, made: Path, number: int
) -> dict[str, Any]:
    """Run one session; return what was known at each look, and the truth."""
    random = np.random.default_rng([number, 19])
    learner = "mc-dropout" if number % 10 in (3, 7) else "logistic"
    strategy = STRATEGIES[number % len(STRATEGIES)]
    batch, audit = int(random.choice([10, 20])), float(random.choice([0.2, 0.4]))
    n_batches = most if learner == "logistic" else most * 14 // 25
    recipe = Recipe(learner, strategy, {}, batch, N_CANDIDATES)
    truths = _Truths(pack, best[pack.name][learner])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(made, folder, dirs_exist_ok=True)
        with Project.open(Path(folder) / "a.aldesk") as project:
            session = LabelSession(project, Settings(recipe, audit, number))
            for _ in range(n_batches):
                for item in session.next_batch():
                    code = int(pack.y[project.row_of(item.sample.id)])
                    session.label(item.sample.id, pack.classes[code])
                session.refit()
                truths.look(session)
            n_pool = int(session.pool.is_in.sum())
    about = {"pack": pack.name, "learner": learner, "strategy": strategy, "batch": batch}
    return {**about, "audit": audit, "seed": number, "n_pool": n_pool, "looks": truths.looks}


class _Truths:
    """What is known at each look, and what is true."""

    def __init__(self, pack: Pack, best: Mask) -> None:
        self._y, self._best = pack.y, best
        self._before: tuple[Mask, Mask] | None = None
        self.looks: list[dict[str, Any]] = []

    def look(self, session: LabelSession) -> None:
        """Take note of one."""
        result = session.predictions.result
        assert result is not None
        names = [session.labels.classes[class_id] for class_id in session.predictions.class_ids]
        codes = np.array([int(name.split()[-1]) for name in names])
        right = np.zeros(len(self._y), bool)
        right[result.rows] = codes[result.proba.argmax(axis=1)] == self._y[result.rows]
        learned, _ = session.pool.training_labels(session.labels.classes)
        rest = np.ones(len(right), bool)
        rest[learned] = False
        if self._before is not None:
            was_right, _ = self._before
            self.looks[-1]["gain"] = float(right[rest].mean() - was_right[rest].mean())
        self._before = right, rest
        accuracy, looks = session.accuracy.newest(), looks_of(session)
        is_told = bool(looks) and looks[-1].n_labeled == len(learned)
        self.looks.append(
            {
                "n": len(learned),
                "audit": [accuracy.n_correct, accuracy.n],
                "alike": accuracy.alike and asdict(accuracy.alike),
                "halves": asdict(looks[-1]) if is_told else None,
                "accuracy": float(right[rest].mean()),
                "left": float(self._best[rest].mean() - right[rest].mean()),
            }
        )


def outlooks(session: dict[str, Any]) -> list[tuple[dict[str, Any], Outlook]]:
    """Return what the program says at each look that has enough audit samples."""
    found, looks = [], []
    all_looks = session["looks"]
    for here, after in zip(all_looks, [*all_looks[1:], None], strict=True):
        if here["halves"] is None:
            continue
        looks.append(Look(**here["halves"]))
        alike = here["alike"] and ClusteredInterval(**here["alike"])
        n_right, n = here["audit"]
        accuracy = Accuracy(n_right, n, alike)
        if accuracy.enough and after is not None:
            n_new = session["batch"] * (1 - session["audit"])
            restless = BY_NAME[session["learner"]].has_ensemble
            told = look_ahead(looks, accuracy, n_new, session["n_pool"], restless=restless)
            found.append((here, told))
    return found


def summary(sessions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return shares in per cent."""
    all_told = [outlooks(session) for session in sessions]
    flat = [one for told in all_told for one in told]
    if not flat:
        return {"sessions": len(sessions), "looks": 0}
    fixed = [told[min(FIXED, len(told)) - 1] for told in all_told if told]
    found: dict[str, Any] = {"sessions": len(sessions), "looks": len(flat)}
    found["gain at one look"] = _percent([_holds(t.gain, here["gain"]) for here, t in fixed])
    found["gain"] = _percent([_holds(told.gain, here["gain"]) for here, told in flat])
    found["gain width"] = _percent([told.gain.high - told.gain.low for _, told in flat])
    found["left"] = _percent([_holds(told.left, here["left"]) for here, told in flat])
    plateaus = [_holds(told.plateau, here["accuracy"] + here["left"]) for here, told in flat]
    found["plateau"] = _percent(plateaus)
    stops = [_first_stop(told) for told in all_told]
    came = [stop for stop in stops if stop is not None]
    found["stops"] = _percent([stop is not None for stop in stops])
    n_early = sum(here["left"] > ENOUGH_LEFT for here in came)
    found["too early"] = round(100 * n_early / len(sessions), 1)
    found["too early, of those that stop"] = round(100 * n_early / len(came), 1) if came else None
    found["left at stop"] = _percent([here["left"] for here in came]) if came else None
    near = [_near(session) for session in sessions]
    found["within two points"] = _percent([n is not None for n in near])
    both = [(s["n"], n) for s, n in zip(stops, near, strict=True) if s and n]
    found["late"] = round(100 * float(np.median([s / n - 1 for s, n in both])), 0) if both else None
    return found


def _first_stop(told: Sequence[tuple[dict[str, Any], Outlook]]) -> dict[str, Any] | None:
    return next((here for here, outlook in told if outlook.may_stop), None)


def _near(session: dict[str, Any]) -> int | None:
    """Return after how many labels a session was near its plateau, and stayed there."""
    far = [place for place, look in enumerate(session["looks"]) if look["left"] > ENOUGH_LEFT]
    after = session["looks"][far[-1] + 1 :] if far else session["looks"]
    return int(after[0]["n"]) if after else None


def _holds(expected: Expected, truth: float) -> bool:
    return bool(expected.low <= truth <= expected.high)


def _percent(values: Sequence[float]) -> float:
    return round(100 * float(np.mean(values)), 1)


def best_possible(pack: Pack, cache: Path) -> dict[str, Mask]:
    """Return for each learner which samples it has right if all others are labelled."""
    from aldesk.learn.crossfit import cross_fit

    found = {}
    for learner in BY_NAME:
        file = cache / f"{pack.name}-{learner}-best.npy"
        if not file.exists():
            held = cross_fit(learner, pack.X, pack.y, len(pack.classes), 0, N_FOLDS)
            right = np.zeros(len(pack.y), bool)
            right[held.index] = held.logits.argmax(axis=1) == pack.y[held.index]
            np.save(file, right)
        found[learner] = np.load(file)
    return found


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    for name in ("--digits", "--pictures", "--encoder", "--soundscapes"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--batches", type=int, default=25)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    packs = []
    if args.digits:
        packs.append(digits(args.digits, args.cache))
    if args.pictures:
        packs.append(pictures(args.pictures, args.cache, args.encoder))
    if args.soundscapes:
        packs.append(windows(args.soundscapes, args.cache))
    seeds = range(args.first, args.first + args.sessions)
    best = {pack.name: best_possible(pack, args.cache) for pack in packs}
    simulate_one = partial(simulate, best, args.batches)
    kept = args.cache / KEPT
    sessions = run(simulate_one, packs, seeds, args.workers, kept, len(STRATEGIES))
    report(sessions, summary, ("pack", "strategy", "learner"), as_json=args.json)


if __name__ == "__main__":
    main()
