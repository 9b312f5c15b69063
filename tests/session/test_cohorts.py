"""Look-alikes and bursts of a project: what is arranged, and what is suggested."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.refit import RefitResult
from aldesk.core.sample import Sample
from aldesk.embed.nearest.cohorts import Cohort
from aldesk.embed.nearest.cosine_search import CosineSearch
from aldesk.embed.shards import write_shard
from aldesk.session import LabelSession, Settings
from aldesk.session.cohorts import Kind, answer, facts, question
from aldesk.session.overview import NONE, overview
from aldesk.store import Project

N, HALF = 80, 40
IDS = [SampleId(f"{number:032x}") for number in range(N)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make a project of owls and frogs that lie apart; every fifth begins a burst at a site."""
    samples = []
    for number, id_ in enumerate(IDS):
        visit, step = divmod(number, 5)
        columns = {"site": "A", "date": "2024-05-01", "time": f"{visit:02d}:00:{3 * step:02d}"}
        samples.append(Sample(id_, tmp_path / f"{id_}.wav", "sound", columns=columns))
    with Project.create(tmp_path / "p.aldesk", samples, ["owl", "frog"]) as project:
        rng = np.random.default_rng(0)
        X = rng.normal(0, 0.2, (N, 8)).astype(np.float32)
        X[:HALF, 0] += 1
        X[HALF:, 1] += 1
        project.meta.encoder_key = "e"
        project.embeddings.add_shard(write_shard(project.embeddings.folder, "e", X))
        LabelSession(project, Settings(audit_rate=0))
    return tmp_path / "p.aldesk"


def believe(session: LabelSession, proba: npt.NDArray[np.float16] | None = None) -> None:
    if proba is None:
        proba = np.full((N, 2), 0.05, np.float16)
        proba[:HALF, 0] = proba[HALF:, 1] = 0.95
    every = np.arange(N)
    result = RefitResult(1, 2, every[:0], every, proba, 0, 0, 0.0, 0.0)
    session.predictions.take(result, tuple(session.labels.classes))


def found(
    session: LabelSession, kind: Kind = "alike", most: dict[int, int] | None = None
) -> tuple[Cohort, ...]:
    asked = question(session, overview(session), np.arange(N), kind, most)
    return answer(CosineSearch(session.project.embeddings.folder), asked)


def rows_of(cohorts: tuple[Cohort, ...]) -> list[int]:
    return sorted(row for cohort in cohorts for row in cohort.rows.tolist())


def test_all_that_may_be_answered_together_is_arranged_with_its_class(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        free = session.pool.candidates().tolist()
        assert {cohort.code for cohort in found(session)} == {NONE}
        assert rows_of(found(session)) == free
        believe(session)
        cohorts = found(session)
        assert rows_of(cohorts) == free
        for cohort in cohorts:
            assert set(cohort.rows < HALF) == {cohort.code == 0}
        agreed, contradicted, asked, denied = free[:4]
        session.label(IDS[agreed], "owl")
        session.label(IDS[contradicted], "frog")
        session.queue_next([IDS[asked]])
        session.judge([IDS[denied]], "owl", "absent")
        again = found(session)
        assert rows_of(again) == free[1:2] + free[3:]
        [with_it] = [cohort for cohort in again if contradicted in cohort.rows]
        seen = overview(session)
        assert facts(session, seen, with_it, "alike").labelled == {1: 1}
        [other] = [cohort for cohort in again if denied in cohort.rows]
        assert other.code == 1, "the next class is suggested"


def test_what_was_refused_comes_in_smaller_cohorts(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        believe(session)
        large = max(found(session), key=lambda cohort: len(cohort.rows))
        n = len(large.rows)
        assert n >= 6
        first, second = large.parts
        assert sorted([*first.rows, *second.rows]) == sorted(large.rows)
        most = dict.fromkeys(large.rows.tolist(), 3)
        again = found(session, most=most)
        assert max(len(c.rows) for c in again if set(c.rows) & set(large.rows)) <= 3


def test_a_burst_is_answered_as_its_labels_and_predictions_say(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        bursts = found(session, "burst")
        free = session.pool.candidates()
        for burst in bursts:
            assert len({row // 5 for row in burst.rows.tolist()}) == 1
            assert burst.code == NONE
        first = bursts[0]
        assert facts(session, overview(session), first, "burst").seconds <= 12
        labelled, *others = first.rows.tolist()
        session.label(IDS[labelled], "frog")
        again = next(b for b in found(session, "burst") if others[0] in b.rows)
        assert again.code == 1
        assert labelled not in again.rows
        believe(session)
        assert next(b for b in found(session, "burst") if others[0] in b.rows).code in (0, 1)
        assert set(rows_of(found(session, "burst"))) <= set(free.tolist())
        some = found(session, "burst", dict.fromkeys(range(N), 2))
        assert rows_of(some)


def test_of_several_classes_the_likeliest_is_decided_on_and_then_the_next(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        session.allow_several()
        free = session.pool.candidates().tolist()
        assert {cohort.code for cohort in found(session)} == {NONE}
        proba = np.full((N, 2), 0.1, np.float16)
        proba[:HALF, 0], proba[:10, 1] = 0.9, 0.7
        believe(session, proba)
        owls = [row for row in free if row < HALF]
        assert {cohort.code for cohort in found(session)} == {0}
        assert rows_of(found(session)) == owls, "the others seem to have none of the classes"
        yes, no, whole = owls[0], owls[1], owls[-1]
        session.judge([IDS[yes]], "owl", "present")
        session.judge([IDS[no]], "owl", "absent")
        session.answer(IDS[whole], [])
        [frog] = [cohort for cohort in found(session) if cohort.code == 1]
        assert frog.rows.tolist() == [yes], "the next class of it"
        told = [facts(session, overview(session), c, "alike") for c in found(session)]
        assert sum(one.n_absent or 0 for one in told) == 2, "they contradict"
        owl = session.labels.class_id("owl")
        assert owl
        decided = {(no, owl), (whole, owl)}
        asked = question(session, overview(session), np.arange(N), decided=decided)
        assert set(owls) - set(asked.rows) == {whole} if whole >= 10 else set()


def test_a_burst_of_several_classes_has_those_that_were_not_judged(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        session.allow_several()
        first = found(session, "burst")[0]
        assert first.code == NONE
        has, lacks, *others = first.rows.tolist()
        session.judge([IDS[has]], "frog", "present")
        [again] = [b for b in found(session, "burst") if others[0] in b.rows]
        assert (again.code, set(again.rows)) == (1, {lacks, *others})
        session.judge([IDS[lacks]], "frog", "absent")
        [undecided] = [b for b in found(session, "burst") if others[0] in b.rows]
        assert (undecided.code, set(undecided.rows)) == (NONE, set(others))


def test_it_is_said_what_is_missing(file: Path, tmp_path: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        project.meta.encoder_key = "another"
        with pytest.raises(Problem, match="embedded"):
            found(session)
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    with (
        Project.create(tmp_path / "q.aldesk", samples, ["owl"]) as project,
        pytest.raises(Problem, match="date and time"),
    ):
        found(LabelSession(project), "burst")
