"""How often the accuracy by drawn labels with weights holds the truth, beside the audit's.

python tests/benchmarks/lure.py --cache FOLDER [--digits FOLDER] [--pictures FOLDER]
    [--soundscapes FOLDER] [--sessions 200] [--workers 2] [--json]

Data, sessions and what is kept are as in ``honesty.py``, but that samples are drawn: by
`SampledUncertainty`, and in each fourth session by `RandomSampling`. The truth of the one look,
after a number of batches fixed beforehand, is the share of right predictions of that look's model
among all samples of the pool that it did not learn from.

Told is in how many of 100 sessions the audit's interval holds it (*audit*), that of weighted labels
(*weighted*), and the exact one of the plain share among the same labels, each predicted by folds
that have not seen it (*plain*); how wide they are; and by how many points the estimates are off on
average (*bias*), also that by the weights of R_LURE alone (*bias of R_LURE*).
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.core.refit import Recipe, RefitResult
from aldesk.evaluate.every_look import exact
from aldesk.evaluate.lure import lure_weights
from aldesk.session import LabelSession, Settings
from aldesk.store import Project
from tests.benchmarks.honesty_packs import Pack
from tests.benchmarks.kept_sessions import on_real_data

BATCH, FIXED, AUDIT = 20, 12, 0.4
STRATEGIES = ("SampledUncertainty",) * 3 + ("RandomSampling",)
KEPT = "drawn.jsonl"
HELD = ("audit", "weighted", "plain")


def simulate(pack: Pack, made: Path, number: int) -> dict[str, Any]:
    """Run one session and say what held."""
    strategy = STRATEGIES[number % len(STRATEGIES)]
    settings = Settings(Recipe("logistic", strategy, {}, BATCH), AUDIT, number)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(made, folder, dirs_exist_ok=True)
        with Project.open(Path(folder) / "a.aldesk") as project:
            session = LabelSession(project, settings)
            for batch in range(1, FIXED + 1):
                for item in session.next_batch():
                    code = int(pack.y[project.row_of(item.sample.id)])
                    session.label(item.sample.id, pack.classes[code])
                if batch == FIXED:
                    session.change_settings(Settings(settings.recipe, AUDIT, number, weighs=True))
                session.refit()
            return {"pack": pack.name, "strategy": strategy, "seed": number, **_look(session, pack)}


def _look(session: LabelSession, pack: Pack) -> dict[str, Any]:
    """Compare what is told with the truth."""
    result, accuracy = session.predictions.result, session.accuracy.newest()
    told = session.accuracy.newest_weighted()
    assert result is not None
    assert told is not None
    right = np.zeros(len(pack.y), bool)
    right[result.rows] = np.argmax(result.proba, axis=1) == pack.y[result.rows]
    truth = float(np.delete(right, result.held_rows).mean())
    n, n_right = len(result.held_right), int(result.held_right.sum())
    ends = {
        "audit": accuracy.interval,
        "weighted": (told.low, told.high),
        "plain": exact(n_right, n, 0.05),
    }
    values = {"audit": accuracy.value, "weighted": told.value, "plain": n_right / n}
    found: dict[str, Any] = {"accuracy": truth, "n audit": accuracy.n, "n weighted": told.n}
    found["bias of R_LURE"] = _by_lure(session.project, result) - truth
    for name, (low, high) in ends.items():
        found[name] = bool(low <= truth <= high)
        found[f"{name} width"], found[f"{name} bias"] = high - low, values[name] - truth
    return found


def _by_lure(project: Project, result: RefitResult) -> float:
    """Return the accuracy by the plain mean of R_LURE's weights × losses."""
    right = dict(zip(result.held_rows.tolist(), result.held_right.tolist(), strict=True))
    chosen = project.queries.chosen()
    drawn = [
        (chance.chance, chance.n_left, right[row])
        for query in project.queries.all()
        for (row, _), chance in zip(query.samples, _chances(chosen[query.number]), strict=True)
        if chance is not None
    ]
    chances, n_left, is_right = (np.array(column) for column in zip(*drawn, strict=True))
    return float(1 - np.mean(lure_weights(chances, n_left) * ~is_right))


def _chances(chosen: Any) -> Any:
    return chosen.record.chances


def summary(sessions: list[dict[str, Any]]) -> dict[str, float]:
    """Return shares in per cent, and means in points."""
    found: dict[str, float] = {"sessions": len(sessions)}
    names = ["accuracy", "bias of R_LURE", *HELD]
    names += [f"{name} {what}" for name in HELD for what in ("width", "bias")]
    for name in names:
        found[name] = round(100 * float(np.mean([s[name] for s in sessions])), 1)
    for name in ("n audit", "n weighted"):
        found[name] = round(float(np.mean([s[name] for s in sessions])), 1)
    return found


if __name__ == "__main__":
    on_real_data(__doc__, simulate, summary, len(STRATEGIES), KEPT, 200)
