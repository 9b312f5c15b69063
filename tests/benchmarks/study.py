"""The tutorials' studies: their own loop over scikit-activeml against `aldesk study`.

python tests/benchmarks/study.py [--study pictures|few-pictures|audio] [--cycles 2] [--scale 1.0]
    [--repetitions 3] [--workers N] [--no-curves] [--json]

Pictures: 50,000 samples of 384 features in 100 classes, ten strategies, 20 queries of 100; few
pictures: 1,500 samples, and queries of 50. Audio: 24,000 samples of 768 features in 10 classes,
five strategies, 10 queries of 32. Synthetic, one normal cluster a class. Ours runs whole, from
reading the plan to the written report. The tutorial's loop runs some cycles of each strategy, at
labels that ours had at evenly spaced points, in one process with the libraries' own threads; its
time for the whole study is their mean, scaled.

The curves are compared at a small size, where both run whole with the same first labels. UHerding
is not in scikit-activeml 1.0: MaxHerding, its cheaper base, stands in for its time, and its curve
is not compared. `--scale` shrinks the pool, to try it out.
"""

import argparse
import inspect
import json
import os
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk import resources
from aldesk.study.data import StudyData, open_data
from aldesk.study.plan import Plan
from aldesk.study.plan_file import PlanFile, parse_plan
from aldesk.study.summary import Results, estimate
from aldesk.study.task import seed_of

# What only this process needs is imported where it is used: a study's own ones import this file.

SHAPES = {
    "pictures": (50_000, 10_000, 384, 100),
    "few-pictures": (1_500, 300, 384, 100),
    "audio": (24_000, 6_000, 768, 10),
}
PLANS = {"few-pictures": "pictures"}
# How far the clusters are apart: so that a curve begins low, and rises to the end.
DISTANCE = {"pictures": 0.22, "few-pictures": 0.22, "audio": 0.12}
STANDS_IN = {"UHerding": "MaxHerding"}
MISSING = -1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--study", choices=sorted(SHAPES), nargs="+", default=sorted(SHAPES))
    parser.add_argument("--cycles", type=int, default=2, help="of the tutorial's, a strategy")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--workers", type=int, help="by default as the command has them")
    parser.add_argument("--no-curves", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    for study in options.study:
        with tempfile.TemporaryDirectory() as folder:
            found = compare(study, Path(folder), options)
        print(json.dumps(found) if options.json else show(found), flush=True)


def compare(study: str, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure both."""
    from aldesk.engine.study.client import run_study
    from aldesk.engine.study.local_runner import runner_of
    from aldesk.study.report import read_results

    n, n_test, n_features, n_classes = SHAPES[study]
    n, n_test = int(n * options.scale), int(n_test * options.scale)
    file = make_study(study, folder, (n, n_test, n_features, n_classes), options.repetitions)
    started = time.perf_counter()
    failures = run_study(file, folder / "out", runner_of(file.plan.classifier, options.workers))
    ours = time.perf_counter() - started
    data = open_data(folder / "out" / "data")
    results = read_results(folder / "out", file.plan, data)
    theirs = their_seconds(file.plan, data, results, options.cycles)
    found: dict[str, Any] = {
        "study": study,
        "pool": [n, n_features, n_classes],
        "repetitions": options.repetitions,
        "workers": options.workers or os.cpu_count(),
        "failures": [str(failure) for failure in failures],
        "seconds": round(ours, 1),
        "tutorial_seconds_scaled": round(sum(theirs.values()), 1),
        "tutorial_cycles_run": options.cycles,
        "times_faster": round(sum(theirs.values()) / ours, 1),
        "by_strategy": by_strategy(file.plan, results, theirs),
    }
    if not options.no_curves:
        found["area_differences"] = compare_curves(study, folder / "small", options)
    return found


def make_study(study: str, folder: Path, shape: tuple[int, int, int, int], reps: int) -> PlanFile:
    """Write the data, and return the bundled plan with them in place of its own."""
    n, n_test, n_features, n_classes = shape
    folder.mkdir(exist_ok=True)
    rng = np.random.default_rng(0)
    codes = rng.integers(0, n_classes, n + n_test)
    centers = DISTANCE[study] * rng.standard_normal((n_classes, n_features), np.float32)
    X = centers[codes] + rng.standard_normal((n + n_test, n_features), np.float32)
    np.savez(folder / "data.npz", X=X[:n], X_test=X[n:], y=codes[:n], y_test=codes[n:])
    text = resources.plan(PLANS.get(study, study)).read_text(encoding="utf-8")
    if study == "few-pictures":  # 20 queries of 100 would ask for more than there is
        text = text.replace("batch_size = 100", "batch_size = 50")
    head, rest = text.split("[data]")
    rest = rest[rest.index("[classifier]") :]
    text = f'{head}[data]\nmatrix = "data.npz"\n\n{rest}'
    file = parse_plan(text.replace("n_reps = 3", f"n_reps = {reps}\nfull_data = false"), "", folder)
    return replace(file, folder=folder)


def their_seconds(plan: Plan, data: StudyData, results: Results, n_cycles: int) -> dict[str, float]:
    """Return the seconds that the tutorial's loop takes for all repetitions of each strategy."""
    at = np.linspace(0, plan.n_cycles, 2 * n_cycles + 1)[1::2].astype(int)
    seconds = {}
    for k, strategy in enumerate(plan.strategies):
        cycles = []
        for cycle in at:
            picks = [pick for part in results[k, 0].picks[: cycle + 1] for pick in part]
            loop = TheirLoop(plan, data, k, 0, np.array(picks, np.int64))
            loop.learn()
            loop.query(plan.batch_size)  # imports, first calls
            started = time.perf_counter()
            loop.label(loop.query(plan.batch_size))
            loop.learn()
            cycles.append(time.perf_counter() - started)
            print(
                f"{strategy.name}, cycle {cycle}: {cycles[-1]:.2f} s", file=sys.stderr, flush=True
            )
        seconds[strategy.title] = float(np.mean(cycles)) * plan.n_cycles * plan.n_reps
    return seconds


class TheirLoop:
    """The tutorial's cycle: scikit-activeml's strategies and classifiers on the whole pool."""

    def __init__(
        self, plan: Plan, data: StudyData, strategy: int, repetition: int, first: npt.NDArray[Any]
    ) -> None:
        self.plan, self.data = plan, data
        self.X, self.X_test = np.array(data.X), np.array(data.X_test)
        self.y = np.full(len(self.X), MISSING)
        self.label(first)
        self.strategy = their_strategy(plan, strategy, repetition)
        seed = seed_of(plan, "classifier", repetition)
        make = their_network if plan.classifier.name == "mc-dropout" else their_logistic
        self.classifier = make(plan, data, seed)

    def label(self, picks: npt.NDArray[Any]) -> None:
        """Look the labels up."""
        self.y[picks] = self.data.y[picks]

    def query(self, batch_size: int) -> npt.NDArray[Any]:
        """Ask."""
        from skactiveml.utils import call_func

        picks: npt.NDArray[Any] = call_func(
            self.strategy.query,
            X=self.X,
            y=self.y,
            clf=self.classifier,
            fit_clf=False,
            ensemble=self.classifier,
            fit_ensemble=False,
            discriminator=self.classifier,
            update=True,
            batch_size=batch_size,
        )
        return picks

    def learn(self) -> float:
        """Fit and measure."""
        self.classifier.fit(self.X, self.y)
        return float(self.classifier.score(self.X_test, self.data.y_test))


def their_strategy(plan: Plan, strategy: int, repetition: int) -> Any:
    """Return scikit-activeml's strategy in its wrapper."""
    import skactiveml.pool

    from aldesk.strategies.catalogue import BY_NAME

    chosen = plan.strategies[strategy]
    name = STANDS_IN.get(chosen.name, chosen.name)
    settings: dict[str, Any] = dict(chosen.parameters)
    if BY_NAME[chosen.name].needs_ensemble:
        settings["sample_predictions_method_name"] = "sample_proba"
    kind = getattr(skactiveml.pool, name)
    known = inspect.signature(kind).parameters  # ProbCover has one more with us
    settings = {key: value for key, value in settings.items() if key in known}
    seed = seed_of(plan, chosen.name, repetition)
    return skactiveml.pool.SubSamplingWrapper(
        kind(missing_label=MISSING, random_state=seed, **settings),
        max_candidates=plan.max_candidates,
        exclude_non_subsample=True,
        missing_label=MISSING,
        random_state=seed_of(plan, "candidates", repetition),
    )


def their_logistic(plan: Plan, data: StudyData, seed: int) -> Any:
    """Return the picture tutorial's classifier."""
    from skactiveml.classifier import SklearnClassifier
    from sklearn.linear_model import LogisticRegression

    parameters = {k: v for k, v in plan.classifier.parameters.items() if k != "standardize"}
    return SklearnClassifier(
        LogisticRegression(**parameters),
        classes=range(len(data.classes)),
        missing_label=MISSING,
        random_state=seed,
    )


def their_network(plan: Plan, data: StudyData, seed: int) -> Any:
    """Return the audio tutorial's classifier: skorch's batches, members that mask their input."""
    import torch
    from skorch.callbacks import LRScheduler
    from torch import nn
    from torch.optim.lr_scheduler import CosineAnnealingLR

    from aldesk.learn.bayesian import MEMBERS
    from aldesk.learn.mc_dropout import MCDropoutModule

    class MaskingModule(MCDropoutModule):
        def _members(self, X: torch.Tensor) -> torch.Tensor:
            masked = (X[:, None] * self.masks).flatten(end_dim=1)
            logits = self.output(self.hidden(masked).relu())
            return logits.view(len(X), len(self.masks), -1)  # type: ignore[no-any-return]

    from skactiveml.classifier import SkorchClassifier

    class Bayesian(SkorchClassifier):  # type: ignore[misc]
        def sample_proba(self, X: Any) -> Any:
            return self.predict_proba(X, extra_outputs=[MEMBERS])[-1].swapaxes(0, 1)

    torch.manual_seed(seed)
    softmax = nn.Softmax(dim=-1)
    return Bayesian(
        module=MaskingModule,
        criterion=nn.CrossEntropyLoss,
        forward_outputs={"proba": (0, softmax), MEMBERS: (1, softmax)},
        neural_net_param_dict={
            "module__n_features": data.X.shape[1],
            "module__n_classes": len(data.classes),
            "max_epochs": 50,
            "batch_size": 16,
            "lr": 0.01,
            "optimizer": torch.optim.RAdam,
            "callbacks": [("schedule", LRScheduler(policy=CosineAnnealingLR, T_max=50))],
            "verbose": 0,
            "train_split": False,
            "iterator_train__shuffle": True,
        },
        classes=list(range(len(data.classes))),
        missing_label=MISSING,
    ).initialize()


def compare_curves(study: str, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Return the mean difference of the areas, ours less theirs, and its interval."""
    from aldesk.engine.study.client import run_study
    from aldesk.engine.study.local_runner import runner_of
    from aldesk.study.report import read_results

    shape = (2_000, 1_000, SHAPES[study][2], 10)
    file = make_study(study, folder, shape, max(options.repetitions, 3))
    small = {"n_cycles": 5, "batch_size": 20, "max_candidates": 0.5, "n_init": 20}
    head, numbers = file.text.text.split("[study]")
    for name, value in small.items():
        numbers = re.sub(rf"^{name} = .*", f"{name} = {value}", numbers, flags=re.MULTILINE)
    file = parse_plan(f"{head}[study]{numbers}", "", folder)
    run_study(file, folder / "out", runner_of(file.plan.classifier, options.workers))
    data = open_data(folder / "out" / "data")
    results = read_results(folder / "out", file.plan, data)
    return dict(_area_differences(file.plan, data, results))


def _area_differences(
    plan: Plan, data: StudyData, results: Results
) -> Iterator[tuple[str, dict[str, Any]]]:
    for k, strategy in enumerate(plan.strategies):
        if strategy.name in STANDS_IN:
            continue
        differences = []
        for rep in range(plan.n_reps):
            ours = results[k, rep]
            np.random.seed(rep)  # scikit-activeml's DropQuery clusters with this generator
            loop = TheirLoop(plan, data, k, rep, np.array(ours.picks[0]))
            accuracies = [loop.learn()]
            for _ in range(plan.n_cycles):
                loop.label(loop.query(plan.batch_size))
                accuracies.append(loop.learn())
            area = float(np.mean([point.accuracy for point in ours.points]))
            differences.append(area - float(np.mean(accuracies)))
        found = estimate(differences)
        interval = [round(found.low, 4), round(found.high, 4)]
        yield strategy.title, {"mean": round(found.mean, 4), "interval": interval}


def by_strategy(plan: Plan, results: Results, theirs: dict[str, float]) -> dict[str, Any]:
    """Return the seconds of each strategy, theirs and ours; of ours some run at once."""
    ours = {strategy.title: 0.0 for strategy in plan.strategies}
    for (k, _), result in results.items():
        if k >= 0:
            seconds = sum(point.query_seconds + point.fit_seconds for point in result.points)
            ours[plan.strategies[k].title] += seconds
    return {name: [round(theirs[name], 1), round(ours[name], 1)] for name in ours}


def show(found: dict[str, Any]) -> str:
    """Return the lines for people."""
    lines = [
        f"{found['study']}: {found['seconds']} s with {found['workers']} workers; the tutorial's "
        f"loop {found['tutorial_seconds_scaled']} s, scaled from {found['tutorial_cycles_run']} "
        f"cycles a strategy: {found['times_faster']} times faster"
    ]
    for name, (theirs, ours) in found["by_strategy"].items():
        lines.append(f"  {name:22} {theirs:9.1f} s  {ours:7.1f} s")
    for name, area in found.get("area_differences", {}).items():
        low, high = area["interval"]
        lines.append(f"  {name:22} area {area['mean']:+.4f} [{low:+.4f}, {high:+.4f}]")
    return "\n".join(lines)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
