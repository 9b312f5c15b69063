"""How many answers it takes to find a rare class: teaching by yes and no, and the usual recipe.

python tests/benchmarks/finding.py PACK... [--skip 0] [--classes 3] [--seeds 20] [--json]

A PACK is a folder as `several_packs.py` makes it. Of each of its most frequent classes so many
samples are left out that it makes up 1 % of the others. From one example of it, answers are counted
until 90 % of its samples are found.

*Ours* is what the window does: a scorer is fitted after each answer, and the likeliest sample is
asked about. *Recipe*, as Perch's notebooks for agile modelling propose it: the 50 samples most like
the example by their cosine; a linear classifier on these; 50 where that is least sure, its margin;
then, as nothing is said of how to find the last ones, the 50 that are likeliest, fitted anew each
time, until 90 % are found. Had the margin gone on, it would take longer. *Similar* goes on by the
cosine alone.

*Floor* is what no linear scorer of these embeddings is likely to beat: how deep one reads to 90 %
where every label of the pool is known but the sample's own, at the shrinkage that turns out best.
*Least* is 90 % of the samples that have the class.
"""

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from aldesk.arrays import Floats, Mask
from aldesk.evaluate.mean import mean_interval
from aldesk.learn.one_class import UnitPool, logits_of_class

PREVALENCE, FOUND, BATCH = 0.01, 0.9, 50
N_MARGIN_ROUNDS = 1
SHRINKAGES = np.geomspace(0.1, 300, 12)


def read_pack(folder: Path) -> tuple[Floats, list[set[str]]]:
    """Return the embeddings of a pack, (n, d), and the classes of each sample."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as lines:
        labels = [set(line["label"].split(";")) - {""} for line in csv.DictReader(lines)]
    (model,) = (folder / "embeddings").iterdir()
    vectors = [np.load(file).ravel() for file in sorted(model.glob("*.npy"))]
    return np.stack(vectors).astype(np.float32), labels


def rare(X: Floats, has: Mask, seed: int) -> tuple[Floats, Mask, int]:
    """Return samples of which 1 % have a class, whether they have it, and one that does."""
    rng = np.random.default_rng(seed)
    others, mine = np.flatnonzero(~has), np.flatnonzero(has)
    n = max(5, round(PREVALENCE / (1 - PREVALENCE) * len(others)))
    rows = np.sort(np.concatenate([others, rng.permutation(mine)[:n]]))
    return X[rows], has[rows], int(rng.choice(np.flatnonzero(has[rows])))


class _Answers:
    """The answers so far; the first is the example."""

    def __init__(self, has: Mask, example: int) -> None:
        self.has, self.rows = has, [example]
        self.is_open = np.ones(len(has), bool)
        self.is_open[example] = False
        self.n_wanted = int(np.ceil(FOUND * has.sum()))
        self.n_found = 1

    @property
    def is_done(self) -> bool:
        """Whether enough are found."""
        return self.n_found >= self.n_wanted

    def ask(self, scores: Floats, n: int) -> None:
        """Ask about the `n` samples with the highest scores, as far as they are wanted."""
        order = np.argsort(-np.where(self.is_open, scores, -np.inf), kind="stable")
        for row in order[: min(n, int(self.is_open.sum()))].tolist():
            if self.is_done:
                return
            self.rows.append(row)
            self.is_open[row] = False
            self.n_found += int(self.has[row])


def teach(X: Floats, has: Mask, example: int, _seed: int) -> int:
    """Return how many answers teaching by yes and no takes."""
    pool, answers = UnitPool(X), _Answers(has, example)
    while not answers.is_done:
        known = np.array(answers.rows)
        answers.ask(logits_of_class(pool, known, has[known].astype(np.int8)), 1)
    return len(answers.rows)


def similar(X: Floats, has: Mask, example: int, _seed: int) -> int:
    """Return how many answers the order by cosine takes."""
    answers = _Answers(has, example)
    unit = _unit(X)
    answers.ask(unit @ unit[example], len(X))
    return len(answers.rows)


def recipe(X: Floats, has: Mask, example: int, _seed: int) -> int:
    """Return how many answers the usual recipe takes."""
    unit, answers = _unit(X), _Answers(has, example)
    scores, n_fits = unit @ unit[example], 0
    while not answers.is_done:
        answers.ask(scores, BATCH)
        said = has[answers.rows]
        if said.all():
            continue
        model = LogisticRegression(max_iter=300, class_weight="balanced")
        logits = model.fit(unit[answers.rows], said).decision_function(unit)
        n_fits += 1
        scores = -np.abs(logits) if n_fits <= N_MARGIN_ROUNDS else logits
    return len(answers.rows)


def floor(X: Floats, has: Mask, example: int, _seed: int) -> int:
    """Return how many answers take a ranking by all labels but each sample's own.

    Linear discriminants, left one out: ridge regressions of the labels.
    """
    Z = _unit(X - X.mean(axis=0)).astype(np.float64)
    Z -= Z.mean(axis=0)
    values, vectors = np.linalg.eigh(Z.T @ Z)
    U, y = Z @ vectors, has - has.mean()
    depths = []
    for shrinkage in SHRINKAGES * values.mean():
        gain = 1 / (values + shrinkage)
        alone = y - (y - U @ (gain * (U.T @ y))) / (1 - U**2 @ gain)
        answers = _Answers(has, example)
        answers.ask(alone, len(X))
        depths.append(len(answers.rows))
    return min(depths)


def least(_X: Floats, has: Mask, example: int, _seed: int) -> int:
    """Return how many answers it takes where each is yes."""
    return _Answers(has, example).n_wanted


WAYS = {"ours": teach, "recipe": recipe, "similar": similar, "floor": floor, "least": least}


def _unit(X: Floats) -> Floats:
    unit: Floats = X / np.maximum(np.linalg.norm(X, axis=1, keepdims=True), 1e-12)
    return unit


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packs", type=Path, nargs="+")
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--classes", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    lines = []
    for folder in wanted.packs:
        X, labels = read_pack(folder)
        names = sorted({name for its in labels for name in its})
        counts = {name: sum(name in its for its in labels) for name in names}
        frequent = sorted(names, key=lambda name: (-counts[name], name))
        for name in frequent[wanted.skip : wanted.skip + wanted.classes]:
            has = np.array([name in its for its in labels])
            lines.append(compare(f"{folder.name}, {name}", X, has, wanted.seeds))
            if not wanted.json:
                print(*(f"{key} {value}" for key, value in lines[-1].items()), sep="  ", flush=True)
    if wanted.json:
        print(json.dumps(lines))


def compare(title: str, X: Floats, has: Mask, n_seeds: int) -> dict[str, object]:
    """Return the mean number of answers of each way, and ours and the floor as shares of recipe."""
    counts: dict[str, list[int]] = {name: [] for name in WAYS}
    for seed in range(n_seeds):
        problem = rare(X, has, seed)
        for name, way in WAYS.items():
            counts[name].append(way(*problem, seed))
    means = {name: round(float(np.mean(n))) for name, n in counts.items()}
    shares = {
        f"{name}/recipe": [
            round(float(v), 2)
            for v in mean_interval(np.array(counts[name]) / np.array(counts["recipe"]))
        ]
        for name in ("ours", "floor")
    }
    return {"pack": title, **means, **shares}


if __name__ == "__main__":
    main()
