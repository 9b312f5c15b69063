"""How often the intervals beside the accuracy hold the truth, in simulated sessions on real data.

python tests/benchmarks/honesty.py --cache FOLDER [--digits FOLDER] [--pictures FOLDER]
    [--soundscapes FOLDER] [--sessions 500] [--workers 2] [--json]

Digits are wav files named ``{class}_….wav``; pictures lie in a folder for each class; soundscapes
are recordings of an hour with a ``truth.csv`` of file, start, end and label, cut into windows of
3 s of recordings of five minutes. The built-in encoders' embeddings are kept in the cache, and so
is what came of each session, so that a run that was stopped goes on.

Each session is a project with the program's own `LabelSession`: it hands out batches, learns after
each, and measures on its audit samples; only the answers come from the truth. Sessions differ in
their seed, and so in the audit's reserve, its order, and all picks; packs and strategies take
turns. The truth of a look is the share of right predictions of that look's model, as the session
holds them, among all samples of the pool that it did not learn from. *In the reserve* it is that
among those of them that the audit may ask about: a random quarter, of which the audit has asked
about so many that the interval holds it a little more often.

Told is in how many of 100 sessions

- *one look*: the fixed-size interval holds the truth after a number of batches fixed beforehand;
- *at all*: it does so at each look with 30 audit samples or more;
- *every look*: the other interval does;
- *queried*: the Wilson interval of the accuracy on queried labels would have held it at the one
  look, each label predicted by a model that has not seen it, as the session does to calibrate.

*Recall* tells the same of classes with five audit samples or more, of 100 classes of all sessions.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Mask, Rows
from aldesk.core.refit import Recipe
from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.confusion import clustered_recalls
from aldesk.evaluate.interval import wilson
from aldesk.session import LabelSession, Settings
from aldesk.session.overview import checked
from aldesk.store import Project
from tests.benchmarks.honesty_packs import Pack
from tests.benchmarks.kept_sessions import on_real_data

STRATEGIES = ("UncertaintySampling", "RandomSampling", "Badge", "TypiClust", "CoreSet")
BATCH, N_BATCHES, FIXED, AUDIT = 20, 14, 8, 0.4
N_CANDIDATES, FEWEST = 400, 5
KEPT = "sessions.jsonl"
WHAT = ("one look", "in the reserve", "at all", "every look", "queried", "width", "width every")
OF_CLASSES = ("one look", "at all", "every look")


def simulate(pack: Pack, made: Path, number: int) -> dict[str, Any]:
    """Run one session and say what held."""
    strategy = STRATEGIES[number % len(STRATEGIES)]
    settings = Settings(Recipe("logistic", strategy, {}, BATCH, N_CANDIDATES), AUDIT, number)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(made, folder, dirs_exist_ok=True)
        with Project.open(Path(folder) / "a.aldesk") as project:
            session = LabelSession(project, settings)
            held = _Held(pack)
            for batch in range(1, N_BATCHES + 1):
                for item in session.next_batch():
                    code = int(pack.y[project.row_of(item.sample.id)])
                    session.label(item.sample.id, pack.classes[code])
                session.refit()
                held.look(session, is_fixed=batch == FIXED)
    return {"pack": pack.name, "strategy": strategy, "seed": number, **held.said()}


class _Held:
    """What held so far in one session."""

    def __init__(self, pack: Pack) -> None:
        self._y, n_classes = pack.y, len(pack.classes)
        self._all = {"at all": True, "every look": True}
        self._classes = {what: np.ones(n_classes, bool) for what in OF_CLASSES}
        self._seen = {what: np.zeros(n_classes, bool) for what in OF_CLASSES}
        self._fixed: dict[str, Any] = {}
        self.n_looks = 0

    def look(self, session: LabelSession, *, is_fixed: bool) -> None:
        """Compare what is told with the truth."""
        result, accuracy = session.predictions.result, session.accuracy.newest()
        assert result is not None
        right = np.zeros(len(self._y), bool)
        right[result.rows] = np.argmax(result.proba, axis=1) == self._y[result.rows]
        learned, _ = session.pool.training_labels(session.labels.classes)
        rest = np.delete(np.arange(len(right)), learned)
        truth = float(right[rest].mean())
        self._look_at_classes(session, right, rest, is_fixed)
        if accuracy.enough:
            self.n_looks += 1
            self._all["at all"] &= _holds(accuracy.ends("one look"), truth)
            self._all["every look"] &= _holds(accuracy.ends("every look"), truth)
        if is_fixed:
            told, every = accuracy.ends("one look"), accuracy.ends("every look")
            queried = wilson(int(right[learned].sum()), len(learned))
            self._fixed = {
                "n": accuracy.n,
                "accuracy": truth,
                "one look": _holds(told, truth),
                "in the reserve": _holds(told, float(right[session.pool.reserve].mean())),
                "queried": _holds(queried, truth),
                "width": told[1] - told[0],
                "width every": every[1] - every[0],
            }

    def _look_at_classes(
        self, session: LabelSession, right: Mask, rest: Rows, is_fixed: bool
    ) -> None:
        known, look = checked(session), session.accuracy.newest().look
        if known is None:
            return
        n_classes = len(self._classes["at all"])
        recalls = clustered_recalls(known.truth, known.guess, known.groups, n_classes)
        for code, found in enumerate(recalls):
            of_class = rest[self._y[rest] == code]
            if found.n >= FEWEST and len(of_class):
                recall = Accuracy(found.n_correct, found.n, found.alike, look)
                self._hold(recall, code, float(right[of_class].mean()), is_fixed)

    def _hold(self, recall: Accuracy, code: int, truth: float, is_fixed: bool) -> None:
        one, every = recall.ends("one look"), recall.ends("every look")
        if is_fixed:
            self._seen["one look"][code] = True
            self._classes["one look"][code] = _holds(one, truth)
        for what, ends in (("at all", one), ("every look", every)):
            self._seen[what][code] = True
            self._classes[what][code] &= _holds(ends, truth)

    def said(self) -> dict[str, Any]:
        """Return all of it, as JSON takes it."""
        recall = {what: self._classes[what][self._seen[what]].tolist() for what in OF_CLASSES}
        return {**self._fixed, **self._all, "looks": self.n_looks, "recall": recall}


def _holds(ends: tuple[float, float], truth: float) -> bool:
    return bool(ends[0] <= truth <= ends[1])


def summary(sessions: list[dict[str, Any]]) -> dict[str, float]:
    """Return shares in per cent, and means."""
    found: dict[str, float] = {"sessions": len(sessions)}
    for what in (*WHAT, "accuracy"):
        found[what] = round(100 * float(np.mean([s[what] for s in sessions])), 1)
    for what in OF_CLASSES:
        held = [each for s in sessions for each in s["recall"][what]]
        found[f"recall {what}"] = round(100 * float(np.mean(held)), 1)
    for what in ("n", "looks"):
        found[what] = round(float(np.mean([s[what] for s in sessions])), 1)
    return found


if __name__ == "__main__":
    on_real_data(__doc__, simulate, summary, len(STRATEGIES), KEPT, 500)
