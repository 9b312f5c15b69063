"""Another encoder in the midst of a session: nothing of the one before is mixed with it."""

from dataclasses import asdict

import numpy as np

from aldesk.core.refit import Recipe, RefitRequest, RefitResult
from aldesk.session import LabelSession, Settings
from aldesk.store import Project
from aldesk.store.curve_table import CurvePoint

SETTINGS = Settings(recipe=Recipe(learner="logistic", batch_size=6), audit_rate=0.0)


def answer_to(request: RefitRequest, n_labeled: int, n_correct: int) -> RefitResult:
    n = len(request.predict_rows)
    return RefitResult(
        generation=request.generation,
        n_labeled=n_labeled,
        ranked=request.candidates,
        rows=request.predict_rows,
        proba=np.tile(np.array([0.8, 0.1, 0.1], np.float16), (n, 1)),
        n_check=40,
        n_correct=n_correct,
        fit_seconds=0.0,
        query_seconds=0.0,
    )


def test_nothing_that_the_former_model_believed_is_left(tested_project: Project) -> None:
    session = LabelSession(tested_project, SETTINGS)
    sample = tested_project.samples[0]
    key = tested_project.meta.encoder_key
    session.accept(answer_to(session.refit_request(key), 6, 30))
    on_its_way = session.refit_request(key)
    assert session.prediction(sample.id) is not None
    changes = session.forget_model()
    assert (changes.predictions, changes.ready, changes.curve) == (True, True, True)
    assert session.prediction(sample.id) is None
    assert (session.is_waiting, session.next_is_ready) == (False, False)
    assert {asked.reason for asked in session.next_batch()} == {"random"}
    assert not session.accept(answer_to(on_its_way, 7, 31))
    assert session.prediction(sample.id) is None
    assert session.accept(answer_to(session.refit_request("another"), 8, 32))


def test_each_encoder_has_a_curve_of_its_own_that_comes_back(tested_project: Project) -> None:
    session = LabelSession(tested_project, SETTINGS)
    first, accuracy = tested_project.meta.encoder_key, session.accuracy
    for n, right in ((6, 20), (12, 25)):
        session.accept(answer_to(session.refit_request(first), n, right))
    tested_project.meta.encoder_key = "another"
    session.forget_model()
    assert accuracy.curve() == []
    assert accuracy.newest().n == 0
    assert accuracy.area() is None
    session.accept(answer_to(session.refit_request("another"), 12, 35))
    assert [(p.n_labeled, p.n_correct) for p in accuracy.curve()] == [(12, 35)]
    assert [[p.n_correct for p in curve] for curve in accuracy.earlier_curves()] == [[20, 25]]
    tested_project.meta.encoder_key = first
    session.accept(answer_to(session.refit_request(first), 18, 30))
    assert [p.n_correct for p in accuracy.curve()] == [20, 25, 30]
    assert accuracy.newest().n_correct == 30


def test_points_without_an_encoder_are_of_the_one_that_came_first(tested_project: Project) -> None:
    key = tested_project.meta.encoder_key
    tested_project.curve.add(CurvePoint(6, 20, 40, "test"), asdict(SETTINGS.recipe), 0, 0)
    accuracy = LabelSession(tested_project, SETTINGS).accuracy
    assert [p.n_correct for p in accuracy.curve()] == [20]
    tested_project.meta.encoders = [{"key": key}, {"key": "another"}]
    tested_project.meta.encoder_key = "another"
    assert accuracy.curve() == []
    assert [[p.n_correct for p in curve] for curve in accuracy.earlier_curves()] == [[20]]


def test_the_same_measurement_of_another_encoder_is_a_point(tested_project: Project) -> None:
    session = LabelSession(tested_project, SETTINGS)
    for key in ("a", "b"):
        tested_project.meta.encoder_key = key
        assert session.accept(answer_to(session.refit_request(key), 6, 30)).curve
    assert [p.encoder for p in tested_project.curve.points()] == ["a", "b"]


def test_each_measurement_is_a_look_whatever_its_encoder(tested_project: Project) -> None:
    session = LabelSession(tested_project, SETTINGS)
    for n, key in enumerate(("a", "a", "b", "a"), start=1):
        tested_project.meta.encoder_key = key
        session.accept(answer_to(session.refit_request(key), n, 30))
        assert session.accuracy.newest().look == n
    session.accept(answer_to(session.refit_request("a"), 4, 30))
    known = LabelSession(tested_project, SETTINGS).accuracy
    assert [p.look for p in known.curve()] == [1, 2, 4]
    assert known.newest().look == 4  # the last one said what was known already
    assert known.newest().ends("one look") == known.newest().interval
