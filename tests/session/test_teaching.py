"""Samples one after the other, each with the question whether it has one class."""

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.one_class import ORDERS, Order
from aldesk.session import LabelSession
from aldesk.session.review import Said
from aldesk.session.teaching import Teaching, teach
from aldesk.store import Project


@pytest.fixture
def session(tested_project: Project) -> LabelSession:
    return LabelSession(tested_project)


def one_of(session: LabelSession, name: str) -> str:
    """Return a sample of a class that may be asked about."""
    may = np.flatnonzero(~session.pool.measures(slice(None)))
    samples = (session.project.samples[int(row)] for row in may)
    return next(sample.id for sample in samples if sample.label == name)


def truth(review: Teaching) -> Said:
    assert review.current
    return "present" if review.current.sample.label == review.class_name else "absent"


@pytest.mark.parametrize("several", [False, True])
def test_from_one_example_all_of_a_class_are_found_soon(
    session: LabelSession, several: bool
) -> None:
    if several:
        session.allow_several()
    example = one_of(session, "high")
    review = teach(session, "high", examples=[example])
    assert review.current
    assert review.current.sample.id == example
    may = np.flatnonzero(~session.pool.measures(slice(None)))
    wanted = sum(session.project.samples[int(row)].label == "high" for row in may)
    while review.progress.n_present < wanted:
        review.say(truth(review))
    assert review.progress.n_said <= wanted + 3
    assert len(session.labels.labelled_as(review.class_id)) == wanted


@pytest.mark.parametrize("order", ORDERS)
def test_each_order_asks_about_all_that_may_be_asked_and_never_what_measures(
    session: LabelSession, order: Order
) -> None:
    session.next_batch()
    review = teach(session, "low", order=order, examples=[one_of(session, "low")])
    asked: list[str] = []
    while (current := review.current) is not None:
        assert not session.pool.measures(session.project.row_of(current.sample.id))
        asked.append(current.sample.id)
        review.say(truth(review))
    assert len(asked) == len(set(asked)) == int((~session.pool.measures(slice(None))).sum())


def test_no_leaves_a_sample_of_exactly_one_class_unlabelled_and_teaches(
    session: LabelSession,
) -> None:
    review = teach(session, "high", examples=[one_of(session, "low")])
    assert review.current
    first = review.current.sample.id
    review.say("absent")
    assert first not in session.labels.marks
    assert session.labels.verdict(first, review.class_id) == "absent"
    rows, said = session.known_of_class(review.class_id)
    assert rows.tolist() == [session.project.row_of(first)]
    assert said.tolist() == [0]


def test_a_label_of_another_class_says_no(session: LabelSession) -> None:
    other = one_of(session, "middle")
    session.label(other, "middle")
    review = teach(session, "high")
    rows, said = session.known_of_class(review.class_id)
    assert (rows.tolist(), said.tolist()) == ([session.project.row_of(other)], [0])
    assert review.verdict(session.project.row_of(other)) == "absent"


def test_undo_goes_back_through_yes_no_and_unsure_and_redo_forth_again(
    session: LabelSession,
) -> None:
    review = teach(session, "high", examples=[one_of(session, "high")])
    asked: list[str] = []
    for said in ("present", "unsure", "absent", "unsure"):
        assert review.current
        asked.append(review.current.sample.id)
        review.say(said)
    progress = review.progress
    assert (progress.n_present, progress.n_absent, progress.n_unsure) == (1, 1, 2)
    assert progress.recent == ("present", "unsure", "absent", "unsure")
    for sample_id in reversed(asked):
        review.undo()
        assert review.current
        assert review.current.sample.id == sample_id
    assert review.progress.n_said == 0
    assert not session.labels.marks
    for _ in asked:
        review.redo()
    assert review.progress == progress


def test_unsure_is_passed_over_in_this_review_only_and_says_nothing(session: LabelSession) -> None:
    example = one_of(session, "high")
    review = teach(session, "high", examples=[example])
    review.say("unsure")
    assert review.current
    assert review.current.sample.id != example
    assert not session.labels.done
    assert example not in session.labels.marks
    again = teach(session, "high", examples=[example])
    assert again.current
    assert again.current.sample.id == example


def test_what_is_held_stays_when_the_order_changes(session: LabelSession) -> None:
    session.label(one_of(session, "high"), "high")
    review = Teaching(session, "high", holds=2)
    asked = [item.sample.id for item in (review.current, *review.ahead(1)) if item]
    from aldesk.embed import EmbeddingMatrix
    from aldesk.learn.teach import Teacher

    request = review.request()
    embeddings = EmbeddingMatrix()
    embeddings.update(request.shards)
    result = Teacher().answer(request, embeddings)
    assert review.accept(result)
    assert not review.accept(result), "an answer of before"
    assert [item.sample.id for item in (review.current, *review.ahead(1)) if item] == asked


def test_without_a_class_or_with_one_that_goes_nothing_is_asked(session: LabelSession) -> None:
    with pytest.raises(Problem, match="no class “owl”"):
        teach(session, "owl")
    session.add_class("owl")
    review = teach(session, "owl")
    assert review.knows_none
    assert review.current, "at random until there is one"
    session.delete_class("owl")
    assert review.current is None
    assert review.progress.n_said == 0
