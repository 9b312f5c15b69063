"""Whether a fast clustering costs accuracy: learning curves of ours and scikit-activeml's, paired.

python tests/benchmarks/strategy_curves.py FILE.aldesk [--seeds 10] [--json]
python tests/benchmarks/strategy_curves.py --embeddings X.npy --labels y.npy [...]

Of a project it takes the embeddings and the labels that its source knows. For each seed both start
with the same few labels of the same split, and a logistic regression is scored on the same test
samples after each batch. What is compared is the area under the two curves, in points of accuracy.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import skactiveml.pool
from scipy.stats import t as student
from skactiveml.classifier import SklearnClassifier
from skactiveml.utils import call_func
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import normalize

from aldesk.embed import EmbeddingMatrix
from aldesk.evaluate.curve import area_under
from aldesk.store import Project
from aldesk.strategies.drop_query import DropQuery
from aldesk.strategies.typi_clust import TypiClust

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.int64]

OURS: dict[str, Any] = {"TypiClust": TypiClust, "DropQuery": DropQuery}


def read_project(file: Path) -> tuple[Floats, Ints]:
    """Return the embeddings and the codes of their labels."""
    with Project.open(file) as project:
        embeddings = EmbeddingMatrix()
        embeddings.update(project.embeddings.shards(project.meta.encoder_key))
        labels = [project.samples[int(row)].label for row in embeddings.rows]
        known = np.array([label is not None for label in labels])
        names = np.array([str(label) for label in labels])
        return np.array(embeddings.X[known]), np.unique(names[known], return_inverse=True)[1]


def curve_area(kind: Any, X: Floats, y: Ints, seed: int, cycles: int, batch: int) -> float:
    """Return the mean height of one learning curve, 0 … 100."""
    X_pool, X_test, y_pool, y_test = train_test_split(
        X, y, test_size=0.25, stratify=y, random_state=seed
    )
    known = np.full(len(y_pool), -1)
    start = np.random.default_rng(seed).choice(len(y_pool), batch, replace=False)
    known[start] = y_pool[start]
    classifier = SklearnClassifier(
        LogisticRegression(C=10, max_iter=1000),
        classes=np.unique(y),
        missing_label=-1,
        random_state=0,
    )
    strategy = kind(missing_label=-1, random_state=seed)
    n_labeled, accuracy = [], []
    for cycle in range(cycles + 1):
        if cycle:
            picks = call_func(
                strategy.query,
                X=X_pool,
                y=known,
                clf=classifier,
                fit_clf=False,
                batch_size=batch,
            )
            known[picks] = y_pool[picks]
        classifier.fit(X_pool, known)
        n_labeled.append(int((known >= 0).sum()))
        accuracy.append(float(classifier.score(X_test, y_test)))
    return 100 * area_under(n_labeled, accuracy)


def compare(name: str, X: Floats, y: Ints, options: argparse.Namespace) -> dict[str, Any]:
    """Return both mean areas, and the mean of their differences with its 95 % interval."""
    areas = []
    for seed in range(options.seeds):
        # scikit-activeml's DropQuery clusters with NumPy's global generator.
        np.random.seed(seed)
        kinds = (OURS[name], getattr(skactiveml.pool, name))
        areas.append([curve_area(k, X, y, seed, options.cycles, options.batch) for k in kinds])
        print(f"{name}, seed {seed}: {areas[-1]}", file=sys.stderr, flush=True)
    ours, theirs = np.array(areas).T
    difference = ours - theirs
    n = len(difference)
    half = student.ppf(0.975, n - 1) * difference.std(ddof=1) / n**0.5
    mean = difference.mean()
    return {
        "strategy": name,
        "seeds": n,
        "ours": round(ours.mean(), 3),
        "theirs": round(theirs.mean(), 3),
        "difference": round(mean, 3),
        "interval": [round(mean - half, 3), round(mean + half, 3)],
        "no_worse": bool(mean + half >= 0 and mean > -0.5),
    }


def main() -> None:
    """Print a line a strategy."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", type=Path, nargs="?")
    parser.add_argument("--embeddings", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--strategies", nargs="+", choices=sorted(OURS), default=sorted(OURS))
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--cycles", type=int, default=10)
    parser.add_argument("--batch", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.project:
        X, y = read_project(options.project)
    elif options.embeddings and options.labels:
        X = np.load(options.embeddings)
        y = np.unique(np.load(options.labels), return_inverse=True)[1]
    else:
        parser.error("give a project, or --embeddings and --labels")
    X = normalize(X)
    for name in options.strategies:
        found = compare(name, X, y, options)
        if options.json:
            print(json.dumps(found))
        else:
            low, high = found["interval"]
            print(
                f"{name}: ours {found['ours']}, scikit-activeml's {found['theirs']}, difference "
                f"{found['difference']:+} [{low:+}, {high:+}] points over {found['seeds']} seeds"
            )


if __name__ == "__main__":
    main()
