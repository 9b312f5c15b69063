"""What grid, map and search know of samples that may have several classes."""

from dataclasses import replace

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.filter import Filter
from aldesk.core.refit import Recipe, RefitResult
from aldesk.session import LabelSession, Settings
from aldesk.session.model_order import sort_values
from aldesk.session.overview import NONE, overview
from aldesk.session.several_seen import counts_of, first_two, shared_classes, where_class_is
from aldesk.store import Project


@pytest.fixture
def session(project: Project) -> LabelSession:
    """36 samples of which none is kept for the audit."""
    made = LabelSession(project, Settings(audit_rate=0))
    made.allow_several()
    made.pool.release_reserve()
    return made


def ids_of(session: LabelSession, *rows: int) -> list[str]:
    return [session.project.samples[row].id for row in rows]


def believe(session: LabelSession, proba: list[float]) -> None:
    request = session.refit_request("")
    n = len(request.predict_rows)
    table = np.tile(np.array(proba, np.float16), (n, 1))
    none = np.zeros((0, 3), np.int8)
    result = RefitResult(
        request.generation, 1, request.candidates, request.predict_rows, table, 0, 0, 0.0, 0.0
    )
    session.accept(replace(result, check_codes=none, check_guesses=none.astype(np.float16)))


def test_first_and_second_class_and_how_many(session: LabelSession) -> None:
    a, b, c, d = ids_of(session, 0, 1, 2, 3)
    names = session.labels.class_names
    session.answer(a, names)
    session.answer(b, names[2:])
    session.answer(c, [])
    session.toggle(d, names[1])
    seen = overview(session)
    assert seen.several
    assert seen.labels[:5].tolist() == [0, 2, NONE, 1, NONE]
    assert seen.several.second[:5].tolist() == [1, NONE, NONE, NONE, NONE]
    assert seen.several.n_present[:5].tolist() == [3, 1, 0, 1, 0]
    assert seen.is_labelled[:5].tolist() == [True, True, True, True, False]
    assert seen.is_marked[:5].tolist() == [True, True, True, False, False]


def test_a_class_that_is_merged_counts_as_its_goal(session: LabelSession) -> None:
    (a,) = ids_of(session, 0)
    names = session.labels.class_names
    session.answer(a, [names[0], names[2]])
    session.merge_classes(names[2], names[0])
    seen = overview(session)
    assert seen.several
    assert seen.several.n_present[0] == 1
    assert counts_of(session, [0, 1]) == [1, 0]


def test_the_model_contradicts_one_class_of_an_answer(session: LabelSession) -> None:
    a, b, c = ids_of(session, 0, 1, 2)
    names = session.labels.class_names
    session.answer(a, names[:1])
    session.answer(b, names[1:2])
    session.judge([c], names[0], "present")
    believe(session, [0.9, 0.2, 0.8])
    seen = overview(session)
    assert seen.several
    assert seen.several.odd[:4].tolist() == [2, 0, NONE, NONE]
    assert np.flatnonzero(seen.is_odd).tolist() == [0, 1]
    found = session.find(Filter(disagrees=True))
    assert [sample.id for sample in found] == [b, a]
    doubtful = sort_values(session, seen, "disagreement")
    assert np.argsort(doubtful, kind="stable")[:3].tolist() == [1, 0, 2]
    assert np.isnan(doubtful[3])


def test_a_class_that_the_model_does_not_know_yet_is_not_contradicted(
    session: LabelSession,
) -> None:
    a, b = ids_of(session, 0, 1)
    names = session.labels.class_names
    believe(session, [0.9, 0.2, 0.1])
    session.add_class("new")
    session.answer(a, [names[0], "new"])
    session.judge([b], "new", "present")
    seen = overview(session)
    assert seen.several
    assert seen.several.odd[:2].tolist() == [NONE, NONE]
    assert not list(session.find(Filter(disagrees=True)))
    assert sort_values(session, seen, "disagreement")[0] == pytest.approx(0.8, abs=0.01)
    assert np.isnan(sort_values(session, seen, "disagreement")[1])


def test_a_model_that_is_sure_of_no_class_is_not_in_doubt(session: LabelSession) -> None:
    believe(session, [0.01, 0.02, 0.03])
    assert overview(session).doubt[0] == pytest.approx(0.06, abs=0.01)
    believe(session, [0.01, 0.45, 0.99])
    assert overview(session).doubt[0] == pytest.approx(0.9, abs=0.01)


def test_nothing_hidden_is_told(session: LabelSession) -> None:
    (a,) = ids_of(session, 0)
    session.answer(a, session.labels.class_names[:1])
    believe(session, [0.1, 0.9, 0.9])
    session.change_settings(replace(session.settings, blind=True))
    seen = overview(session)
    assert not seen.is_odd.any()
    assert np.isnan(seen.doubt).all()
    hidden = seen.predictions == NONE
    assert np.flatnonzero(where_class_is(session, 1, hidden)).tolist() == []


def test_samples_of_a_class_have_it_or_are_predicted_to(session: LabelSession) -> None:
    a, b, c = ids_of(session, 0, 1, 2)
    names = session.labels.class_names
    session.answer(a, names[:2])
    session.answer(b, names[:1])
    session.judge([c], names[1], "absent")
    believe(session, [0.1, 0.9, 0.1])
    nothing = np.zeros(36, bool)
    found = np.flatnonzero(where_class_is(session, 1, nothing)).tolist()
    assert found == [0, *range(3, 36)]
    assert np.flatnonzero(where_class_is(session, 0, nothing)).tolist() == [0, 1]


def test_classes_that_all_selected_have(session: LabelSession) -> None:
    a, b = ids_of(session, 0, 1)
    names, classes = session.labels.class_names, list(session.labels.classes)
    session.answer(a, names[:2])
    session.toggle(b, names[1])
    assert shared_classes(session, [0, 1]) == [classes[1]]
    assert shared_classes(session, [0, 1], 0) == []
    assert shared_classes(session, [0], 0) == [classes[2]]
    assert shared_classes(session, []) == []


def test_one_act_adds_a_class_to_many_and_the_next_takes_it_back(session: LabelSession) -> None:
    ids = ids_of(session, 0, 1, 2)
    name, class_id = session.labels.class_names[0], next(iter(session.labels.classes))
    session.answer(ids[0], [])
    session.toggle(ids[1], name)
    n_acts = len(session.labels.done)
    assert not session.have_all(ids, name)
    session.toggle_many(ids, name)
    assert session.have_all(ids, name)
    assert len(session.labels.done) == n_acts + 1
    session.toggle_many(ids, name)
    verdicts = [session.labels.verdict(id_, class_id) for id_ in ids]
    assert verdicts == ["absent", "not judged", "not judged"]
    session.undo()
    assert session.have_all(ids, name)
    session.undo()
    verdicts = [session.labels.verdict(id_, class_id) for id_ in ids]
    assert verdicts == ["absent", "present", "not judged"]


def test_audit_samples_are_left_out_of_what_is_done_to_many(project: Project) -> None:
    session = LabelSession(project, Settings(audit_rate=0.5))
    session.allow_several()
    measures = np.flatnonzero(session.pool.measures(slice(None)))
    assert len(measures)
    name = session.labels.class_names[0]
    ids = ids_of(session, *range(36))
    session.toggle_many(ids, name)
    assert not session.labels.classes_of(ids[measures[0]])
    assert session.have_all(ids, name)
    assert not session.toggle_many([ids[measures[0]]], name)


def test_partly_judged_samples_are_found(session: LabelSession) -> None:
    a, b, c, d = ids_of(session, 0, 1, 2, 3)
    names = session.labels.class_names
    session.answer(a, names[:1])
    session.toggle(b, names[1])
    session.skip(c)
    partly = Filter(answer="partly")
    assert [sample.id for sample in session.find(partly)] == [b]
    session.add_class("late")
    session.answer(d, [])
    assert [sample.id for sample in session.find(partly)] == [a, b]
    session.judge([a], "late", "absent")
    assert [sample.id for sample in session.find(partly)] == [b]


def test_of_no_classes_there_is_no_first() -> None:
    first, second = first_two(np.zeros((2, 0), bool))
    assert first.tolist() == second.tolist() == [NONE, NONE]


@pytest.mark.parametrize(
    ("strategy", "then"),
    [("BatchBALD", "GreedyBALD"), ("ContrastiveAL", "UncertaintySampling"), ("Badge", "Badge")],
)
def test_a_strategy_without_a_form_for_several_gives_way(
    project: Project, strategy: str, then: str
) -> None:
    session = LabelSession(project)
    session.change_settings(replace(session.settings, recipe=Recipe(strategy=strategy)))
    session.allow_several()
    assert session.settings.recipe.strategy == then
    session.change_settings(replace(session.settings, recipe=Recipe(strategy=strategy)))
    assert LabelSession(project).settings.recipe.strategy == then


def test_a_copy_is_kept_from_before_several_classes(project: Project) -> None:
    session = LabelSession(project)
    a, b = ids_of(session, 0, 1)
    session.label(a, session.labels.class_names[0])
    session.label(b, session.labels.class_names[1])
    session.allow_several()
    (copy,) = project.backups.glob("*before several classes*.aldesk")
    with Project.open(copy) as before:
        assert not before.journal.labels.is_several
        assert before.journal.labels.n_labeled == 2


def test_nothing_changes_where_no_copy_can_be_made(project: Project) -> None:
    session = LabelSession(project)
    session.label(ids_of(session, 0)[0], session.labels.class_names[0])
    project.backups.write_text("in the way of the folder")
    with pytest.raises(Problem, match="could not be copied"):
        session.allow_several()
    assert not session.labels.is_several
