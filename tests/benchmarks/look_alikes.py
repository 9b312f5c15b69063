"""How many decisions look-alikes take, and whether the stated error of bulk acts covers.

python tests/benchmarks/look_alikes.py --cache FOLDER [--digits FOLDER] [--pictures FOLDER]
    [--digits-encoder FOLDER] [--pictures-encoder FOLDER] [--several PACK ...] [--seeds 20]
    [--slips 0.02] [--json]

Digits are wav files named ``{class}_….wav``; pictures lie in a folder for each class. Encoders are
folders in the Hugging Face format; without one the built-in ones are used. Embeddings are kept in
the cache.

Each session is a project with the program's own `LabelSession`, of which nothing is kept to measure
the accuracy, as where there is a test split; only the answers are simulated. A person looks at a
cohort. If no class seems to have three of ten, they refuse it; otherwise they point at each tile
that does not seem to be of the most frequent class and press Alt and the key of its own, and take
the rest: by Enter if that class is suggested, or else by its key. Each key is a decision; to look
and to point is none. So is each sample that is answered alone, as blind checks are. Where a check
contradicts the act, the program says so, and the person looks again, which is two decisions more.
After some cohorts they answer the checks that wait, and the model learns anew.

The person errs in `slips` of all cases: a tile that does not belong is not noticed, a cohort taken
or refused that should not be, a wrong key pressed.

Told are decisions for each sample until 95 of 100 samples had their right label (none is wrong),
what was right in the end, and in how many sessions the 95 % interval of the bulk acts' error held
the true one. Few sessions tell little of that, so 2,000 are also simulated without samples: 20 to
150 acts on 5 to 30 each, of which some are far worse than others, with blind checks as the program
draws them and the same slips. And 2,000 more of labels given to selections, some of which are
asked about again: 3 to 60 acts on 5 to 2,000 samples each, with the sizes' logarithms alike often.

Beside it stands the floor: the share that a classifier does not know which has the labels of nine
of ten samples, the better of two, less the 5 of 100 that may be wrong. So many take a key of their
own in any order, unless a classifier learns more of the same embeddings.

A PACK is a folder as `several_packs.py` makes it: samples may have several classes. There 100
samples are answered whole in the label view, then cohorts are looked at until the model suggests
nothing any more. What takes the fewest keys is done: a click on each tile that has not the class
and a yes for the others, or Alt and its key on each that has it and a no for the others. A sample
that is answered whole, as blind checks are, takes a key for each class and Enter; where a check
contradicts the act, two more. Told is how many
of all classes of all samples were found, with how many keys for each; by hand all take as many as
there are, and an Enter for each sample.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from aldesk.arrays import Ints, Rows
from aldesk.core.ids import ClassId
from aldesk.core.refit import Recipe
from aldesk.embed.nearest.cohorts import NONE, Cohort
from aldesk.embed.nearest.cosine_search import CosineSearch
from aldesk.evaluate.interval import wilson
from aldesk.session import LabelSession, Settings
from aldesk.session.bulk_checks import BulkAct, bulk_error, to_check
from aldesk.session.cohorts import answer, question
from aldesk.session.overview import overview
from aldesk.store import Project
from tests.benchmarks.honesty_packs import Pack, digits, pictures
from tests.benchmarks.several_look_alikes import several_pack
from tests.benchmarks.several_look_alikes import simulate as simulate_several

GOAL, MIXED, LEAST = 0.95, 0.3, 3
ERRORS = (0.0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
A_ROUND, A_SHARE = 8, 0.025


class Person:
    """Answers from the truth, and slips."""

    def __init__(self, pack: Pack, slips: float, seed: int) -> None:
        self._y, self._n_classes, self._slips = pack.y, len(pack.classes), slips
        self._rng = np.random.default_rng(seed)
        self.decisions: Counter[str] = Counter()

    def slips(self, n: int) -> Ints:
        return np.flatnonzero(self._rng.random(n) < self._slips)

    def says(self, row: int) -> int:
        """Answer a single sample."""
        truth = int(self._y[row])
        if not len(self.slips(1)):
            return truth
        return int(self._rng.choice(np.delete(np.arange(self._n_classes), truth)))

    def looks_at(self, cohort: Cohort) -> tuple[int, Rows]:
        """Return the class of a cohort, or `NONE` if it is refused, and what is not of it."""
        truth = self._y[cohort.rows]
        counts = np.bincount(truth, minlength=self._n_classes)
        most = int(counts.argmax())
        code = most
        if cohort.code != NONE and counts[cohort.code] == counts[most]:
            code = cohort.code
        elif len(self.slips(1)):  # presses another class's key
            code = self.says(int(cohort.rows[0]))
        seems = truth == most if code != cohort.code else truth == code
        seems[self.slips(len(truth))] = True
        refuses = seems.mean() < MIXED
        if len(self.slips(1)):
            refuses = not refuses
        return (NONE, cohort.rows[:0]) if refuses else (code, cohort.rows[~seems])


class Review:
    """One session over one pack."""

    def __init__(self, session: LabelSession, pack: Pack, person: Person) -> None:
        self._session, self._pack, self.person = session, pack, person
        self._search = CosineSearch(session.project.embeddings.folder)
        self._most: dict[int, int] = {}
        self._by_row = {id_: row for row, id_ in enumerate(s.id for s in session.project.samples)}
        self.reached = 0

    @property
    def n_decisions(self) -> int:
        return self.person.decisions.total()

    def n_right(self) -> int:
        codes = self._session.answers.codes(self._session.labels.classes)
        return int((codes == self._pack.y).sum())

    def run(self) -> None:
        """Go on until the goal is reached, or nothing is left to answer."""
        while self._round() and not self.reached:
            self._session.refit()

    def _round(self) -> bool:
        """Look at some cohorts and answer their checks; tell whether there were any."""
        todo = list(self._cohorts())
        if not todo:
            return False
        n_seen = n_cohorts = 0
        while todo and (n_cohorts < A_ROUND or n_seen < A_SHARE * len(self._pack.y)):
            cohort = todo.pop(0)
            n_cohorts, n_seen = n_cohorts + 1, n_seen + len(cohort.rows)
            todo[:0] = self._look(cohort)
            self._heed_goal()
        self._answer_queue()
        self._heed_goal()
        return True

    def _cohorts(self) -> Iterable[Cohort]:
        session, every = self._session, np.arange(len(self._pack.y))
        open_rows = every[~session.answers.is_marked]
        asked = question(session, overview(session), open_rows, "alike", self._most)
        return answer(self._search, asked)

    def _look(self, cohort: Cohort) -> tuple[Cohort, ...]:
        session, person = self._session, self.person
        ids = [session.project.samples[row].id for row in cohort.rows.tolist()]
        if len(ids) < LEAST:
            for id_, row in zip(ids, cohort.rows.tolist(), strict=True):
                session.label(id_, self._pack.classes[person.says(row)])
                person.decisions["single"] += 1
            return ()
        code, out = person.looks_at(cohort)
        if code == NONE:
            person.decisions["refused"] += 1
            self._most.update(dict.fromkeys(cohort.rows.tolist(), max(1, len(ids) // 2)))
            return cohort.parts or tuple(
                Cohort(cohort.rows[n : n + 1], NONE) for n in range(len(ids))
            )
        others = [session.project.samples[row].id for row in out.tolist()]
        for id_, row in zip(others, out.tolist(), strict=True):
            session.label_many([id_], self._pack.classes[person.says(row)])
            person.decisions["tile"] += 1
        person.decisions["taken"] += 1
        session.label_together(set(ids) - set(others), self._pack.classes[code], others)
        return ()

    def _answer_queue(self) -> None:
        session, person = self._session, self.person
        while (item := session.queue.current) is not None:
            row = session.project.row_of(item.sample.id)
            act, said = session.bulk.of_row(row), person.says(row)
            person.decisions["check"] += 1
            if act is not None and session.class_id(self._pack.classes[said]) != act.class_id:
                said = person.says(row)
                person.decisions["check"] += 2
            session.label(item.sample.id, self._pack.classes[said])

    def _heed_goal(self) -> None:
        if not self.reached and self.n_right() >= GOAL * len(self._pack.y):
            self.reached = self.n_decisions

    def told(self) -> dict[str, Any]:
        """Return what came of it."""
        session, n = self._session, len(self._pack.y)
        acts = session.bulk.acts()
        error = bulk_error(acts)
        given = [
            (self._by_row[event.sample], act.class_id)
            for act in acts
            for event in session.labels.act(act.act)
            if event.kind == "label"
        ]
        classes = list(session.labels.classes)
        wrong = sum(classes.index(class_id) != self._pack.y[row] for row, class_id in given)
        true = wrong / max(1, len(given))
        return {
            "reached": self.reached / n if self.reached else None,
            "decisions": self.n_decisions / n,
            "right": self.n_right() / n,
            **{
                name: self.person.decisions[name]
                for name in ("taken", "refused", "tile", "single", "check")
            },
            "acts": len(acts),
            "bulk": len(given) / n,
            "true error": true,
            "stated": [error.share, error.low, error.high],
            "checked": error.n_checked,
            "covers": bool(error.low <= true <= error.high),
        }


def simulate(pack: Pack, folder: Path, seed: int, slips: float) -> dict[str, Any]:
    """Run one session."""
    settings = Settings(Recipe("logistic", "RandomSampling", {}, 10, 100), 0.0, seed)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        pack.write_project(Path(made))
        with Project.open(Path(made) / "a.aldesk") as project:
            session = LabelSession(project, settings)
            session.pool.release_reserve()
            review = Review(session, pack, Person(pack, slips, seed))
            review.run()
            return {"pack": pack.name, "seed": seed, **review.told()}


def floor(pack: Pack) -> float:
    """Return which share at least takes a key of its own, as the encoder does not know it."""
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    models = (LogisticRegression(C=0.001, max_iter=1000), SVC(C=10))
    known = (
        cross_val_score(make_pipeline(StandardScaler(), model), pack.X, pack.y, cv=folds).mean()
        for model in models
    )
    return max(0.0, GOAL - float(max(known)))


def sizes_of_cohorts(rng: np.random.Generator) -> Ints:
    """Return how many samples each act of a session has."""
    return rng.integers(5, 31, rng.integers(20, 151))


def sizes_of_selections(rng: np.random.Generator) -> Ints:
    """Return the same where samples are selected by hand."""
    return np.exp(rng.uniform(np.log(5), np.log(2000), rng.integers(3, 61))).astype(np.int64)


def interval_coverage(
    error: float,
    slips: float,
    sizes_of: Callable[[np.random.Generator], Ints],
    n_sessions: int = 2000,
) -> float:
    """Return in which share of simulated sessions the stated interval held the true error.

    True is the error of the labels that nobody has checked; those that were asked about again have
    their answer, and count no more than those that were kept back.
    """
    rng = np.random.default_rng(int(1e6 * error))
    held = 0
    for _ in range(n_sessions):
        sizes = sizes_of(rng)
        rates = rng.beta(0.3, 0.3 / max(error, 1e-9) - 0.3, len(sizes))
        acts, n_wrong = [], 0
        for size, rate in zip(sizes.tolist(), rates.tolist(), strict=True):
            is_wrong = rng.random(size) < rate
            kept = to_check(np.arange(size), size, int(rng.integers(2**32)))
            said = is_wrong[kept] ^ (rng.random(len(kept)) < slips)
            # A contradiction is looked at again.
            again = is_wrong[kept] ^ (rng.random(len(kept)) < slips)
            differ = said & again
            n_wrong += int(is_wrong.sum() - is_wrong[kept].sum())
            n = size - len(kept)
            acts.append(BulkAct(0, ClassId(""), n, 0, int(differ.sum()), len(kept)))
        stated = bulk_error(acts)
        held += stated.low <= n_wrong / stated.n_labels <= stated.high
    return held / n_sessions


def show(name: str, runs: list[dict[str, Any]]) -> str:
    """Return what is told of one pack."""
    n, covered = len(runs), sum(run["covers"] for run in runs)
    low, high = wilson(covered, n)
    reached = [run["reached"] for run in runs if run["reached"] is not None]
    parts = [f"{name}: {len(reached)} of {n} sessions came to {GOAL:.0%} right"]
    if reached:
        parts.append(
            f"decisions for each sample until then {mean(reached)}, at most {max(reached):.3f}"
        )
    parts.append(f"in all {mean([run['decisions'] for run in runs])}")
    parts.append(f"right {mean([run['right'] for run in runs])}")
    parts.append(f"wrong in bulk {mean([run['true error'] for run in runs])}")
    parts.append(f"stated interval held in {covered} of {n} ({low:.0%} to {high:.0%})")
    return "; ".join(parts)


def mean(values: list[float]) -> str:
    """Return the mean of some values in words."""
    return f"{np.mean(values):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--cache", type=Path, required=True)
    for name in ("digits", "pictures", "digits-encoder", "pictures-encoder"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--several", type=Path, nargs="+", default=[])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--slips", type=float, default=0.02)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found: list[dict[str, Any]] = []
    least: dict[str, float] = {}
    for name, make in (("digits", digits), ("pictures", pictures)):
        if (folder := getattr(given, name)) is None:
            continue
        encoder = getattr(given, f"{name}_encoder")
        cache = given.cache / (encoder.name if encoder else "built-in")
        cache.mkdir(parents=True, exist_ok=True)
        pack = make(folder, cache, encoder)
        runs = []
        for seed in range(given.seeds):
            runs.append(simulate(pack, given.cache, seed, given.slips))
            if not given.json:
                print(json.dumps(runs[-1]), flush=True)
        found += runs
        least[name] = floor(pack)
        if not given.json:
            print(f"{show(name, runs)}; at least {least[name]:.3f}", flush=True)
    for folder in given.several:
        several, truth = several_pack(folder)
        for seed in range(given.seeds):
            found.append(simulate_several(several, truth, given.cache, seed, given.slips))
            if not given.json:
                print(json.dumps(found[-1]), flush=True)
    coverage = {
        name: {str(error): interval_coverage(error, given.slips, sizes) for error in ERRORS}
        for name, sizes in (("cohorts", sizes_of_cohorts), ("selections", sizes_of_selections))
    }
    if given.json:
        told = {"sessions": found, "floor": least, "interval coverage by true error": coverage}
        print(json.dumps(told))
    else:
        print("stated interval held, by the true error:", coverage)


if __name__ == "__main__":
    main()
