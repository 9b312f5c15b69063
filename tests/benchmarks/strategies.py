"""Query strategies of scikit-activeml and of ALDesk on the same pool: seconds, picks, memory.

python tests/benchmarks/strategies.py [--pool 50000] [--features 384] [--classes 100]
    [--labels 1000] [--batch 100] [--candidates 0.2] [--strategies Badge,CoreSet] [--only ours]
    [--dtype float32] [--decay 0] [--memory-mapped] [--limited] [--repeat 1] [--json]

Each implementation runs in a process of its own, one after the other, on normal clusters, one a
class. With `--decay` 1, the spectrum falls as that of many encoders does. `--candidates` is the
share that a SubSamplingWrapper draws, which leaves the rest out of the pool as well; with 1 there
is no wrapper.
`--limited` draws as many candidates as a session lets the strategy see, and leaves out the others.
Before the first query a small one is run, and after it, a second one with the picks labelled.
The classifier is fitted beforehand. A query of less than half a second is run nine times, each time
by a copy of the strategy as it was before, and the medians count. `ratio_without_predictions` is of
what the first query takes without the committee's predictions. `cpu` counts the seconds of all
processors, which other work on the machine hardly changes. `peak` is the most memory that the
process ever had resident after the first query, `before` that before it, and `above` the
difference, pages of a memory-mapped pool left out.
"""

import argparse
import copy
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.strategies.catalogue import CATALOGUE

NAMES = [s.name for s in CATALOGUE if s.name not in ("SubSamplingWrapper", "FourDs")]
IMPLEMENTATIONS = ("theirs", "ours")
N_MEMBERS = 10
MISSING = -1
# A query that takes less is run several times.
QUICK_SECONDS, N_RUNS = 0.5, 9
# Seconds that the committee took for each of its predictions, and those of all processors.
PREDICTED: list[tuple[float, float]] = []


@dataclass(frozen=True)
class Query:
    """A strategy and what it is called with; it sees at most so many candidates, 0 for all."""

    strategy: Any
    options: dict[str, Any]
    most: int

    def __call__(self, X: Any, y: Any, batch: int) -> Any:
        """Return the picks."""
        open_ = np.flatnonzero(y == MISSING)
        if 0 < self.most < len(open_):
            drawn = np.random.default_rng(0).permutation(open_)[: self.most]
            kept = np.sort(np.concatenate([drawn, np.flatnonzero(y != MISSING)]))
            return kept[self.strategy.query(X[kept], y[kept], batch_size=batch, **self.options)]
        return self.strategy.query(X, y, batch_size=batch, **self.options)


@dataclass(frozen=True)
class Run:
    """What a query picked, how long that took, and the memory then."""

    picks: npt.NDArray[Any]
    seconds: float
    cpu: float
    seconds_without_predictions: float
    cpu_without_predictions: float
    peak_mb: float


def make_pool(
    folder: Path, n: int, n_features: int, n_classes: int, n_labels: int, decay: float = 0.0
) -> None:
    """Write X.npy, float32, and y.npy, of which all but some are missing.

    Feature k is as wide as k to the power of −`decay`.
    """
    rng = np.random.default_rng(0)
    truth = rng.integers(0, n_classes, n)
    centers = rng.standard_normal((n_classes, n_features), np.float32) / 2
    widths = np.arange(1, n_features + 1, dtype=np.float32) ** np.float32(-decay)
    X = np.lib.format.open_memmap(folder / "X.npy", "w+", np.float32, (n, n_features))
    for start in range(0, n, 50_000):
        part = slice(start, start + 50_000)
        noise = rng.standard_normal((len(truth[part]), n_features), np.float32)
        X[part] = (centers[truth[part]] + noise) * widths
    y = np.full(n, MISSING)
    labeled = rng.choice(n, n_labels, replace=False)
    y[labeled] = truth[labeled]
    np.save(folder / "y.npy", y)
    np.save(folder / "truth.npy", truth)


def peak_mb() -> float:
    """Return the most memory that this process has had resident."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    import psutil

    info = psutil.Process().memory_info()
    return float(getattr(info, "peak_wset", info.rss)) / 2**20


def make_query(name: str, implementation: str, X: Any, y: Any, args: argparse.Namespace) -> Query:
    """Return a query of a strategy that has not been asked yet, with a fitted classifier."""
    import skactiveml.pool
    from skactiveml.classifier import SklearnClassifier
    from sklearn.linear_model import LogisticRegression

    import aldesk.strategies

    home = aldesk.strategies if implementation == "ours" else skactiveml.pool
    settings: dict[str, Any] = {"missing_label": MISSING, "random_state": 0}
    options: dict[str, Any] = {}
    needs = next(s.needs for s in CATALOGUE if s.name == name)
    if name in ("TypiClust", "DropQuery", "Clue", "ProbCover"):
        settings["cluster_algo_dict"] = {"random_state": 0}
    if name == "BatchBALD":
        settings["n_MC_samples"] = N_MEMBERS
    known = np.flatnonzero(y != MISSING)
    if "ensemble" in needs:
        settings["sample_predictions_method_name"] = "sample_proba"
        options = {"ensemble": make_committee(X, args.classes), "fit_ensemble": False}
    elif "discriminator" in needs:
        classifier = LogisticRegression(tol=args.tolerance, max_iter=1000)
        options["discriminator"] = SklearnClassifier(
            classifier, classes=[0, 1], missing_label=MISSING, random_state=0
        )
    elif "probabilities" in needs:
        classifier = SklearnClassifier(
            LogisticRegression(max_iter=100), classes=range(args.classes), missing_label=MISSING
        ).fit(np.array(X[known]), y[known])
        of = "estimator" if name == "Clue" else "clf"
        options = {of: classifier, f"fit_{of}": False}
    strategy = getattr(home, name)(**settings)
    wrapper = aldesk.strategies.SubSamplingWrapper(
        strategy,
        max_candidates=args.candidates,
        exclude_non_subsample=True,
        missing_label=MISSING,
        random_state=1,
    )
    chosen = strategy if args.candidates >= 1 else wrapper
    most = most_candidates(name, args.classes) if args.limited else 0
    return Query(chosen, options, most)


def most_candidates(name: str, n_classes: int) -> int:
    """Return how many candidates a session lets a strategy see; 0 for all."""
    from aldesk.learn.refit import _MAX_CELLS

    strategy = next(s for s in CATALOGUE if s.name == name)
    if strategy.needs_ensemble:
        return _MAX_CELLS // (N_MEMBERS * n_classes)
    return strategy.most_candidates


def make_committee(X: Any, n_classes: int) -> Any:
    """Return a classifier with members that disagree and cost next to nothing."""
    from scipy.special import softmax
    from skactiveml.base import SkactivemlClassifier

    class Committee(SkactivemlClassifier):  # type: ignore[misc]
        def __init__(self, classes: Any = None, missing_label: Any = MISSING) -> None:
            super().__init__(classes=classes, missing_label=missing_label)

        def fit(self, X: Any, y: Any, sample_weight: Any = None) -> "Committee":
            self.classes_ = np.asarray(self.classes)
            return self

        def sample_proba(self, X: Any) -> npt.NDArray[Any]:
            start, started = time.perf_counter(), time.process_time()
            proba = self._sample(X)
            PREDICTED.append((time.perf_counter() - start, time.process_time() - started))
            return proba

        def _sample(self, X: Any) -> npt.NDArray[Any]:
            rng = np.random.default_rng(0)
            features = np.asarray(X)[:, :16]
            common = rng.standard_normal((features.shape[1], n_classes), np.float32)
            return np.stack(
                [
                    softmax(
                        features @ (common + rng.standard_normal(common.shape, np.float32)), axis=1
                    )
                    for _ in range(N_MEMBERS)
                ]
            )

        def predict_proba(self, X: Any) -> npt.NDArray[Any]:
            mean: npt.NDArray[Any] = self.sample_proba(X).mean(axis=0)
            return mean

    return Committee(classes=range(n_classes)).fit(X, None)


def run_once(query: Query, X: Any, y: Any, batch: int) -> Run:
    """Query, and measure it."""
    PREDICTED.clear()
    start, started = time.perf_counter(), time.process_time()
    picks = np.asarray(query(X, y, batch))
    seconds, cpu = time.perf_counter() - start, time.process_time() - started
    predicted, predicted_cpu = (sum(p[k] for p in PREDICTED) for k in (0, 1))
    return Run(picks, seconds, cpu, seconds - predicted, cpu - predicted_cpu, peak_mb())


def run_several(query: Query, X: Any, y: Any, batch: int, n_runs: int) -> list[Run]:
    """Query once, or several times if that is quick, each time as if it were the first."""
    copies = [copy.deepcopy(query) for _ in range(n_runs - 1)]
    runs = [run_once(query, X, y, batch)]
    if runs[0].seconds < QUICK_SECONDS:
        runs += [run_once(other, X, y, batch) for other in copies]
    return runs


def median(runs: list[Run], of: str) -> float:
    """Return the median of one of the figures."""
    return float(statistics.median(getattr(run, of) for run in runs))


def work(folder: Path, name: str, implementation: str, args: argparse.Namespace) -> dict[str, Any]:
    """Query twice and report."""
    X = np.load(folder / "X.npy", mmap_mode="r" if args.memory_mapped else None)
    if args.dtype != "float32":
        X = X.astype(args.dtype)
    y, truth = np.load(folder / "y.npy"), np.load(folder / "truth.npy")
    few = np.concatenate([np.flatnonzero(y != MISSING)[:50], np.flatnonzero(y == MISSING)[:250]])
    # Of its own, as some keep distances between the samples and expect the same ones again.
    make_query(name, implementation, X, y, args)(np.array(X[few]), y[few], 3)
    query = make_query(name, implementation, X, y, args)
    before = peak_mb()
    first = run_several(query, X, y, args.batch, N_RUNS)
    queries, picks, peak = [first], first[0].picks, first[0].peak_mb
    if not args.first_only:
        y[picks] = truth[picks]
        if (name, implementation) == ("ProbCover", "theirs") and args.candidates < 1:
            query = make_query(name, implementation, X, y, args)  # it knows one pool only
        # What a strategy keeps from a slow query can be too large for copies.
        queries.append(run_several(query, X, y, args.batch, len(first)))
    found = {of: [median(runs, of) for runs in queries] for of in ("seconds", "cpu")}
    memory = {"peak_mb": peak, "before_mb": before, "above_mb": peak - before}
    if args.memory_mapped:
        memory["above_mb"] = max(memory["above_mb"] - X.nbytes / 2**20, 0)
    if PREDICTED:
        for of in ("seconds_without_predictions", "cpu_without_predictions"):
            found[of] = [median(runs, of) for runs in queries]
    return {**found, "picks": picks.tolist(), **memory}


def run(folder: Path, name: str, implementation: str, args: argparse.Namespace) -> dict[str, Any]:
    """Run one implementation in new processes, and return the run of the median time."""
    command = [sys.executable, __file__, *sys.argv[1:], "--worker", str(folder), name]
    results: list[dict[str, Any]] = []
    for _ in range(args.repeat):
        done = subprocess.run(
            [*command, implementation], capture_output=True, text=True, check=False
        )
        if done.returncode:
            error = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
            return {"error": error}
        results.append(json.loads(done.stdout.splitlines()[-1]))
    return sorted(results, key=lambda result: result["seconds"])[len(results) // 2]


def compare(name: str, results: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Put the results of a strategy side by side."""
    row: dict[str, Any] = {"strategy": name, **results}
    if all("seconds" in results.get(i, {}) for i in IMPLEMENTATIONS):
        theirs, ours = (results[i] for i in IMPLEMENTATIONS)
        for key, of in (("ratio", "seconds"), ("cpu_ratio", "cpu")):
            row[key] = [a / b for a, b in zip(theirs[of], ours[of], strict=True)]
            if (own := f"{of}_without_predictions") in ours:
                row[f"{key}_without_predictions"] = theirs[own][0] / ours[own][0]
        row["common"] = len(set(theirs["picks"]) & set(ours["picks"]))
        row["same_order"] = theirs["picks"] == ours["picks"]
    return row


def show(row: dict[str, Any], batch: int) -> str:
    """Return a line of the table."""
    cells = [f"{row['strategy']:20}"]
    for implementation in IMPLEMENTATIONS:
        result = row.get(implementation, {})
        if "seconds" in result:
            times = " ".join(f"{t:7.3f}" for t in result["seconds"])
            cells.append(f"{implementation} {times} s {result['peak_mb'] / 1024:5.1f} GB")
        elif result:
            cells.append(f"{implementation}: {result['error'][:60]}")
    if "ratio" in row:
        cells.append(" ".join(f"{ratio:6.1f}" for ratio in row["ratio"]) + " ×")
        cells.append(f"{row['common']}/{batch}{' in order' if row['same_order'] else ''}")
    return "  ".join(cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pool", type=int, default=50_000)
    parser.add_argument("--features", type=int, default=384)
    parser.add_argument("--classes", type=int, default=100)
    parser.add_argument("--labels", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--candidates", type=float, default=0.2)
    parser.add_argument("--strategies", default=",".join(NAMES))
    parser.add_argument("--only", choices=IMPLEMENTATIONS)
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--decay", type=float, default=0.0, help="of the features' widths")
    parser.add_argument("--memory-mapped", action="store_true")
    parser.add_argument("--limited", action="store_true", help="see as many as in a session")
    parser.add_argument("--first-only", action="store_true", help="no second query")
    parser.add_argument("--tolerance", type=float, default=1e-4, help="of the discriminator")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--worker", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        folder, name, implementation = args.worker
        print(json.dumps(work(Path(folder), name, implementation, args)))
        return
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        shape = (args.pool, args.features, args.classes, args.labels)
        make_pool(Path(folder), *shape, args.decay)
        for name in args.strategies.split(","):
            which = [args.only] if args.only else list(IMPLEMENTATIONS)
            if name == "UHerding" and "theirs" in which:
                which.remove("theirs")
            row = compare(name, {i: run(Path(folder), name, i, args) for i in which})
            rows.append(row)
            if not args.json:
                print(show(row, args.batch), flush=True)
    if args.json:
        settings = {key: value for key, value in vars(args).items() if key != "worker"}
        print(json.dumps({"settings": settings, "results": rows}))


if __name__ == "__main__":
    main()
