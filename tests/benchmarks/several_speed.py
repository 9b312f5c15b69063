"""Fits and queries where samples may have several classes, beside those of exactly one class.

python tests/benchmarks/several_speed.py [--pool 50000] [--features 1024] [--classes 50]
    [--labels 500] [--batch 50] [--threads 2] [--repeat 1] [--strategies NAME ...] [--json]

Each sample has one to three classes, and its embedding is the sum of theirs and noise; as a sample
of exactly one class it is of its first. A fit is that of `aldesk.learn.fit.fit`, a query what a
refit asks with a fitted MC-dropout network: all samples without a label are candidates, and the
utilities are returned. Strategies that look at embeddings alone do the same in both.

Told are seconds by the clock and of the processors, the least of some repetitions, and how many
times the single one's processor time the several one takes: on a machine that does other work, too,
read that.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from time import perf_counter, process_time
from typing import Any

import numpy as np
import torch
from skactiveml.utils import call_func
from threadpoolctl import threadpool_limits

from aldesk.arrays import MISSING, Floats, Ints, Verdicts
from aldesk.learn.catalogue import LEARNERS
from aldesk.learn.fit import Fitted, fit
from aldesk.learn.logistic import discriminator
from aldesk.strategies.build import build
from aldesk.strategies.catalogue import BY_NAME, STRATEGIES
from aldesk.strategies.several import labelled_or_not

OFFERED = [strategy.name for strategy in STRATEGIES if strategy.several]
KINDS = (False, True)
Seconds = tuple[float, float]
"""By the clock, and of the processors."""


@dataclass(frozen=True, eq=False)
class Problem:
    """A pool of which some is labelled, with one class and with several."""

    X: Floats
    one: Ints
    several: Verdicts
    n_classes: int

    def fit(self, learner: str, *, several: bool) -> Fitted:
        """Fit a learner of the catalogue."""
        return fit(learner, self.X, self.several if several else self.one, self.n_classes, 0)

    @property
    def candidates(self) -> Ints:
        """What has no label."""
        return np.flatnonzero(self.one == MISSING)


def make_problem(n: int, n_features: int, n_classes: int, n_labels: int) -> Problem:
    """Draw it."""
    rng = np.random.default_rng(0)
    centers = rng.standard_normal((n_classes, n_features), np.float32) / 2
    codes = rng.random((n, n_classes), np.float32).argpartition(3, axis=1)[:, :3]
    is_there = np.arange(3) < rng.choice([1, 2, 3], n, p=[0.5, 0.3, 0.2])[:, None]
    truth = np.zeros((n, n_classes), np.int8)
    truth[np.repeat(np.arange(n), 3)[is_there.ravel()], codes[is_there]] = 1
    X = rng.standard_normal((n, n_features), np.float32)
    X += truth.astype(np.float32) @ centers
    labeled = rng.choice(n, n_labels, replace=False)
    one, several = np.full(n, MISSING), np.full(truth.shape, MISSING, np.int8)
    one[labeled], several[labeled] = codes[labeled, 0], truth[labeled]
    return Problem(X, one, several, n_classes)


def measure(do: Callable[[], Any], repeat: int) -> Seconds:
    """Do something some times."""
    found = []
    for _ in range(repeat):
        clock, processors = perf_counter(), process_time()
        do()
        found.append((perf_counter() - clock, process_time() - processors))
    return min(each[0] for each in found), min(each[1] for each in found)


def query(problem: Problem, name: str, fitted: Fitted, batch_size: int, *, several: bool) -> Any:
    """Ask as a refit does."""
    y: Ints | Verdicts = problem.one
    if several:
        is_own = BY_NAME[name].several == "own"
        said, candidates = problem.several, problem.candidates
        y = said if is_own else labelled_or_not(np.asarray(said, np.int64), candidates, MISSING)
    return call_func(
        build(name, {}, seed=0, several=several).query,
        X=problem.X,
        y=y,
        clf=fitted.classifier,
        fit_clf=False,
        ensemble=fitted.classifier,
        fit_ensemble=False,
        discriminator=discriminator(),
        candidates=problem.candidates,
        batch_size=batch_size,
        return_utilities=True,
    )


def compare(what: str, single: Seconds, several: Seconds, args: argparse.Namespace) -> Any:
    """Tell a line."""
    row = {"what": what, "single": single, "several": several, "ratio": several[1] / single[1]}
    if not args.json:
        times = "   ".join(f"{clock:6.2f} {cpu:6.2f}" for clock, cpu in (single, several))
        print(f"{what:22} {times}   {row['ratio']:5.2f}", flush=True)
    return row


def of_learners(problem: Problem, args: argparse.Namespace) -> Iterator[Any]:
    """Yield the lines of fits, and of predicting all samples."""
    small = make_problem(400, 16, 4, 60)
    for learner in LEARNERS:
        for several in KINDS:
            small.fit(learner.name, several=several).predict_proba(small.X)  # loads what it needs
        fits = [partial(problem.fit, learner.name, several=several) for several in KINDS]
        times = [measure(do, args.repeat) for do in fits]
        yield compare(f"fit {learner.name}", times[0], times[1], args)
        asks = [partial(do().predict_proba, problem.X) for do in fits]
        times = [measure(do, args.repeat) for do in asks]
        yield compare(f"predict {learner.name}", times[0], times[1], args)


def of_strategies(problem: Problem, args: argparse.Namespace) -> Iterator[Any]:
    """Yield the lines of queries."""
    small = make_problem(400, 16, 4, 60)
    fitted = {each: [each.fit("mc-dropout", several=s) for s in KINDS] for each in (problem, small)}
    for name in args.strategies:
        times = []
        for several in KINDS:
            query(small, name, fitted[small][several], 3, several=several)  # loads what it needs
            ask = partial(query, problem, name, fitted[problem][several], args.batch)
            times.append(measure(partial(ask, several=several), args.repeat))
        yield compare(name, times[0], times[1], args)


def main() -> None:
    """Measure all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pool", type=int, default=50_000)
    parser.add_argument("--features", type=int, default=1024)
    parser.add_argument("--classes", type=int, default=50)
    parser.add_argument("--labels", type=int, default=500)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--strategies", nargs="*", default=OFFERED)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    problem = make_problem(args.pool, args.features, args.classes, args.labels)
    if not args.json:
        print(f"{'':22} single clock, CPU   several: s   CPU ratio")
    with threadpool_limits(args.threads):
        rows = [*of_learners(problem, args), *of_strategies(problem, args)]
    if args.json:
        print(json.dumps({"settings": vars(args), "results": rows}))


if __name__ == "__main__":
    main()
