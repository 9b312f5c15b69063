"""What grid, map and results may know of the samples."""

from dataclasses import replace

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.refit import RefitRequest, RefitResult
from aldesk.session import LabelSession, Settings
from aldesk.session.overview import AUDIT, NONE, TEST, checked, overview
from aldesk.store import Project


@pytest.fixture
def session(project: Project) -> LabelSession:
    made = LabelSession(project, Settings(audit_rate=0.5))
    made.next_batch()
    return made


def believe(session: LabelSession, sure: float = 0.7) -> RefitRequest:
    """Have the session take in a model that finds everything to be of the second class."""
    request = session.refit_request("")
    n = len(request.predict_rows)
    proba = np.tile(np.array([0, sure, 1 - sure], np.float16), (n, 1))
    ids = [request.check_rows, request.check_codes.astype(np.int64)]
    result = RefitResult(
        request.generation, 1, request.candidates, request.predict_rows, proba, 0, 0, 0.0, 0.0
    )
    guesses = np.ones(len(ids[0]), np.int64)
    session.accept(replace(result, check_rows=ids[0], check_codes=ids[1], check_guesses=guesses))
    return request


def test_labels_and_predictions_stand_at_their_rows(session: LabelSession) -> None:
    asked = next(a for a in session.queue.items() if a.reason != "audit")
    session.label(asked.sample.id, "middle")
    believe(session)
    row = session.project.row_of(asked.sample.id)
    seen = overview(session)
    assert seen.labels[row] == 2
    assert seen.predictions[row] == 1
    assert seen.sureness[row] == pytest.approx(0.7, abs=1e-3)
    assert (seen.labels != NONE).sum() == 1


def test_nothing_is_told_of_the_audit_nor_after_its_answer(session: LabelSession) -> None:
    asked = next(a for a in session.queue.items() if a.reason == "audit")
    session.label(asked.sample.id, "low")
    believe(session)
    seen = overview(session)
    reserve = session.pool.reserve.tolist()
    assert (seen.split[reserve] == AUDIT).all()
    assert (seen.predictions[reserve] == NONE).all()
    assert np.isnan(seen.sureness[reserve]).all()
    assert (seen.predictions[~seen.measures] == 1).all()


def test_while_blind_nothing_is_told(session: LabelSession) -> None:
    asked = next(a for a in session.queue.items() if a.reason != "audit")
    session.label(asked.sample.id, "low")
    session.change_settings(replace(session.settings, blind=True))
    believe(session)
    seen = overview(session)
    assert (seen.predictions == NONE).all()
    assert np.isnan(seen.sureness).all()


def test_many_labels_are_one_act_and_never_measure(session: LabelSession) -> None:
    ids = [sample.id for sample in session.project.samples]
    n_reserved = int(overview(session).measures.sum())
    assert n_reserved > 0
    session.label_many(ids, "low")
    assert session.labels.n_labeled == len(ids) - n_reserved
    assert len(session.refit_request("").check_rows) == 0
    session.undo()
    assert session.labels.n_labeled == 0
    session.redo()
    assert session.labels.n_labeled == len(ids) - n_reserved


def test_an_audited_label_is_not_changed_in_bulk(session: LabelSession) -> None:
    asked = next(a for a in session.queue.items() if a.reason == "audit")
    session.label(asked.sample.id, "low")
    assert not session.label_many([asked.sample.id], "high")
    assert session.labels.class_of(asked.sample.id) == "low"


def test_an_unknown_class_or_sample_labels_nothing(session: LabelSession) -> None:
    ids = [sample.id for sample in session.project.samples]
    with pytest.raises(Problem):
        session.label_many(ids, "purple")
    with pytest.raises(Problem):
        session.label_many([*ids, "0" * 32], "low")
    assert session.labels.n_labeled == 0


def test_what_is_picked_comes_next_and_stays_so_after_a_restart(session: LabelSession) -> None:
    free = np.flatnonzero(~overview(session).measures).tolist()
    queued = {session.project.row_of(a.sample.id) for a in session.queue.items()}
    picked = [row for row in free if row not in queued][:3][::-1]
    before = session.queue.items()
    reserved = session.pool.reserve.tolist()[-1]
    ids = [session.project.samples[row].id for row in [*picked, reserved]]
    assert session.queue_next(ids).queue
    expected = [session.project.samples[row].id for row in picked]
    assert [a.sample.id for a in session.queue.items(3)] == expected
    assert {a.reason for a in session.queue.items(3)} == {"picked"}
    assert session.queue.items()[3:] == before
    assert LabelSession(session.project).queue.items() == session.queue.items()
    assert not session.queue_next(ids)


def test_the_test_split_may_not_be_labelled_in_bulk(tested_project: Project) -> None:
    session = LabelSession(tested_project)
    seen = overview(session)
    rows = np.flatnonzero(seen.split == TEST)
    assert len(rows) == 42
    assert seen.measures[rows].all()
    assert not session.label_many([tested_project.samples[r].id for r in rows.tolist()], "low")


def test_what_was_checked_is_known_with_its_samples(tested_project: Project) -> None:
    session = LabelSession(tested_project)
    assert checked(session) is None
    for asked in session.next_batch():
        session.label(asked.sample.id, str(asked.sample.label))
    session.refit()
    known = checked(session)
    assert known is not None
    names = [tested_project.samples[row].label for row in known.rows]
    assert [session.labels.class_names[code] for code in known.truth] == names
    assert int((known.truth == known.guess).sum()) == session.accuracy.newest().n_correct
    again = LabelSession(tested_project)
    again.refit()  # after a restart the first refit brings the same
    known_again = checked(again)
    assert known_again is not None
    assert known_again.guess.tolist() == known.guess.tolist()
