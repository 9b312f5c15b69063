"""Look-alikes where samples may have several classes, as `look_alikes.py` tells it."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Ints, Mask, Rows, Vectors
from aldesk.core.ids import ClassId
from aldesk.core.refit import Recipe
from aldesk.embed.nearest.cohorts import NONE, Cohort
from aldesk.embed.nearest.cosine_search import CosineSearch
from aldesk.session import LabelSession, Settings
from aldesk.session.bulk_checks import bulk_error
from aldesk.session.cohorts import answer, question
from aldesk.session.overview import overview
from aldesk.store import Project
from tests.benchmarks.finding import read_pack
from tests.benchmarks.honesty_packs import Pack

N_FIRST, MOST_ROUNDS = 100, 100
A_ROUND, A_SHARE = 8, 0.025


class SeveralPerson:
    """Answers from the truth, bool (n, n_classes), and slips."""

    def __init__(self, truth: Mask, slips: float, seed: int) -> None:
        self._truth, self._slips = truth, slips
        self._rng = np.random.default_rng(seed)
        self.decisions: Counter[str] = Counter()

    def says(self, rows: Rows, code: int) -> Mask:
        """Say of samples whether they have a class."""
        said: Mask = self._truth[rows, code] ^ (self._rng.random(len(rows)) < self._slips)
        return said

    def names(self, row: int, decision: str) -> Ints:
        """Answer a sample whole: a key for each class that it has, of which each may slip."""
        has = np.flatnonzero(self._truth[row])
        self.decisions[decision] += len(has) + 1
        n_classes = self._truth.shape[1]
        slip = self._rng.random(len(has)) < self._slips
        return np.unique(np.where(slip, self._rng.integers(n_classes, size=len(has)), has))


class SeveralReview:
    """One session: the first samples are answered whole, then cohorts, until none is left."""

    def __init__(self, session: LabelSession, pack: Pack, truth: Mask, person: SeveralPerson):
        self._session, self._pack, self._truth, self.person = session, pack, truth, person
        self._search = CosineSearch(session.project.embeddings.folder)
        self._decided: set[tuple[int, ClassId]] = set()
        self._most: dict[int, int] = {}

    def run(self, seed: int) -> None:
        """Go on until the model suggests nothing any more."""
        n = len(self._truth)
        for row in np.random.default_rng(seed).permutation(n)[:N_FIRST].tolist():
            self._answer(row, "first")
        for _ in range(MOST_ROUNDS):
            self._session.refit()
            if not self._round():
                break

    def _round(self) -> bool:
        session, every = self._session, np.arange(len(self._truth))
        seen = overview(session)
        asked = question(session, seen, every, "alike", self._most, decided=self._decided)
        todo = list(answer(self._search, asked))
        for n_cohorts, cohort in enumerate(todo):
            n_seen = sum(len(one.rows) for one in todo[:n_cohorts])
            if n_cohorts >= A_ROUND and n_seen >= A_SHARE * len(every):
                break
            self._look(cohort)
        while (item := session.queue.current) is not None:
            self._answer(session.project.row_of(item.sample.id), "check")
        return bool(todo)

    def _look(self, cohort: Cohort) -> None:
        """Say yes of a cohort or no, whatever takes fewer keys; single tiles are set right."""
        session, person, rows = self._session, self.person, cohort.rows
        if cohort.code == NONE:
            for row in rows.tolist():
                self._answer(row, "single")
            return
        name = self._pack.classes[cohort.code]
        class_id = session.class_id(name)
        says = person.says(rows, cohort.code)
        self._decided.update((row, class_id) for row in rows.tolist())
        ids = np.array([session.project.samples[row].id for row in rows.tolist()])
        person.decisions["taken"] += 1
        if says.mean() >= 0.5:
            person.decisions["tile"] += int((~says).sum())
            session.label_together(ids[says].tolist(), name, ids[~says].tolist())
            return
        for id_ in ids[says].tolist():
            session.toggle_many([id_], name)
            person.decisions["tile"] += 1
        session.label_together(ids[~says].tolist(), name, (), "absent")

    def _answer(self, row: int, decision: str) -> None:
        session, said = self._session, set(self.person.names(row, decision).tolist())
        if act := session.bulk.of_row(row) if decision == "check" else None:
            code = list(session.labels.classes).index(act.class_id)
            if (code in said) != (act.verdict == "present"):  # the program says so
                self.person.decisions[decision] += 2
                has = bool(self.person.says(np.array([row]), code)[0])
                said = said | {code} if has else said - {code}
        names = [self._pack.classes[code] for code in said]
        session.answer(session.project.samples[row].id, names)

    def told(self) -> dict[str, Any]:
        """Return what came of it."""
        session, truth = self._session, self._truth
        said = session.verdicts.of_rows(list(range(len(truth))), session.labels.members)
        found = said == 1
        acts = session.bulk.acts()
        error = bulk_error(acts)
        place = {class_id: code for code, class_id in enumerate(session.labels.classes)}
        wrong = n_given = 0
        for act in acts:
            kinds = ("label", "present") if act.verdict == "present" else ("absent",)
            for event in session.labels.act(act.act):
                if event.kind in kinds:
                    n_given += 1
                    has = truth[session.project.row_of(event.sample), place[act.class_id]]
                    wrong += has != (act.verdict == "present")
        true = float(wrong / max(1, n_given))
        n_decisions = self.person.decisions.total()
        return {
            "found": float((found & truth).sum() / truth.sum()),
            "precision": float((found & truth).sum() / max(1, found.sum())),
            "decisions": n_decisions / len(truth),
            "for each found": n_decisions / max(1, int((found & truth).sum())),
            "by hand": float((truth.sum() + len(truth)) / truth.sum()),
            **dict(self.person.decisions),
            "acts": len(acts),
            "bulk": n_given,
            "true error": true,
            "stated": [error.share, error.low, error.high],
            "covers": bool(error.low <= true <= error.high),
        }


def several_pack(folder: Path) -> tuple[Pack, Mask]:
    """Return a pack that `several_packs.py` made, and which sample has which class."""
    vectors, labels = read_pack(folder)
    names = sorted(set().union(*labels))
    truth = np.array([[name in of for name in names] for of in labels])
    X: Vectors = vectors
    return Pack(f"several {folder.name}", X, np.arange(len(X)) % len(names), 0), truth


def simulate(pack: Pack, truth: Mask, folder: Path, seed: int, slips: float) -> dict[str, Any]:
    """Run one session."""
    settings = Settings(Recipe("logistic", "RandomSampling", {}, 10, 100), 0.0, seed)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        pack.write_project(Path(made))
        with Project.open(Path(made) / "a.aldesk") as project:
            session = LabelSession(project, settings)
            session.pool.release_reserve()
            session.allow_several()
            review = SeveralReview(session, pack, truth, SeveralPerson(truth, slips, seed))
            review.run(seed)
            return {"pack": pack.name, "seed": seed, **review.told()}
