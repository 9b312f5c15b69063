"""Which strategies are ahead where samples have several classes: the bundled plan on some packs.

python tests/benchmarks/several_classes.py OUT PACK... [--seeds 20] [--workers 1] [--json]
    [--strategies NAME ...] [--learner mc-dropout|logistic]

A PACK is a folder as `several_packs.py` makes it: embeddings/MODEL/*.npy and labels.csv. What is
compared is the area under the curve of the mean average precision, from no labels at 0 to 500,
averaged over the packs: a seed's, so that the 95 % intervals of the differences are paired by seed.
What an earlier run did into OUT is not done again; it goes on with more seeds or strategies.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

import numpy as np

from aldesk import resources
from aldesk.engine.study.client import run_study
from aldesk.engine.study.local_runner import LocalRunner
from aldesk.study.data import open_data
from aldesk.study.plan_file import PlanFile, parse_plan
from aldesk.study.report import read_results
from aldesk.study.summary import estimate
from aldesk.study.task import area_of

YARDSTICKS = ("RandomSampling", "CoreSet")
STRATEGIES = (
    *("RandomSampling", "CoreSet", "UncertaintySampling", "TypiClust", "MaxHerding"),
    *("UHerding", "Badge", "DropQuery", "QueryByCommittee", "GreedyBALD", "Falcun", "ProbCover"),
)
ROUNDS = (3, 5, 10)
Areas = dict[str, dict[tuple[str, int], float]]
"""By strategy, of each pack and seed."""


def make_plan(pack: Path, wanted: argparse.Namespace, n_seeds: int) -> PlanFile:
    """Return the bundled plan on a pack."""
    (model,) = (pack / "embeddings").iterdir()
    text = resources.plan("bioacoustics").read_text(encoding="utf-8")
    text = text[: text.index("[[strategy]]")]
    for key, path in (("matrix", model), ("labels", pack / "labels.csv")):
        text = re.sub(rf'(?m)^{key} = ".*?"', f"{key} = {json.dumps(str(path))}", text)
    text = text.replace('name = "mc-dropout"', f'name = "{wanted.learner}"')
    text = text.replace("n_reps = 5", f"n_reps = {n_seeds}")
    for name in wanted.strategies:
        text += f'[[strategy]]\nname = "{name}"\n'
        # As the challenge's does; from nothing it begins with outliers.
        text += 'first_labels = "random"\n' if name == "CoreSet" else ""
    return parse_plan(text, "", pack.resolve().parent)


def run(pack: Path, wanted: argparse.Namespace, n_seeds: int) -> Areas:
    """Run the study of a pack, and return its areas."""
    out, file = wanted.out / pack.name, make_plan(pack, wanted, n_seeds)
    for failure in run_study(file, out, LocalRunner(wanted.workers), keep_data=True):
        print(failure, flush=True)
    areas: Areas = {}
    for (number, seed), result in read_results(out, file.plan, open_data(out / "data")).items():
        title = file.plan.strategies[number].title
        areas.setdefault(title, {})[pack.name, seed] = area_of(file.plan, result.points)
    return areas


def show(found: dict[str, Any]) -> str:
    """Return a table."""
    lines = [f"{found['seeds']} seeds, the mean of {', '.join(found['packs'])}"]
    for row in found["strategies"]:
        cells = [f"{row['strategy']:20}", f"{row['area']:.4f}"]
        for name in YARDSTICKS:
            mean, low, high = row[f"minus {name}"]
            cells.append(f"{mean:+.4f} [{low:+.4f}, {high:+.4f}]")
        lines.append("  ".join([*cells, *(f"{area:.3f}" for area in row["of packs"])]))
    return "\n".join(lines)


def compare(areas: Areas, packs: list[str], n_seeds: int) -> dict[str, Any]:
    """Return the mean areas over the packs, and their differences by seed."""
    by_seed = {
        name: np.array([[own[pack, seed] for pack in packs] for seed in range(n_seeds)])
        for name, own in areas.items()
        if all((pack, seed) in own for pack in packs for seed in range(n_seeds))
    }
    rows = []
    for name, values in sorted(by_seed.items(), key=lambda item: -item[1].mean()):
        row: dict[str, Any] = {"strategy": name, "area": float(values.mean())}
        row["of packs"] = values.mean(axis=0).tolist()
        for yardstick in YARDSTICKS:
            delta = estimate((values - by_seed[yardstick]).mean(axis=1).tolist())
            row[f"minus {yardstick}"] = [delta.mean, delta.low, delta.high]
        rows.append(row)
    return {"packs": packs, "seeds": n_seeds, "strategies": rows}


def main() -> None:
    """Print a table after some seeds, and after all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("packs", type=Path, nargs="+")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--strategies", nargs="+", default=STRATEGIES)
    parser.add_argument("--learner", default="mc-dropout")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    wanted.strategies = list(dict.fromkeys([*YARDSTICKS, *wanted.strategies]))
    for n_seeds in sorted({*(n for n in ROUNDS if n < wanted.seeds), wanted.seeds}):
        areas: Areas = {}
        for pack in wanted.packs:
            for name, own in run(pack, wanted, n_seeds).items():
                areas.setdefault(name, {}).update(own)
        found = compare(areas, [pack.name for pack in wanted.packs], n_seeds)
        print(json.dumps(found) if wanted.json else show(found), flush=True)


if __name__ == "__main__":
    main()
