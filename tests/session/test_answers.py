"""The arrays by row say the same as the fold over the journal."""

import numpy as np

from aldesk.core.ids import ClassId
from aldesk.core.labels import Answer
from aldesk.session.answers import NONE, Answers
from aldesk.session.queue import Queue
from aldesk.store.query_table import Query


def _answers(n: int) -> Answers:
    made = Answers()
    made.grow(n)
    return made


def test_codes_follow_the_order_of_the_classes() -> None:
    answers = _answers(4)
    answers.set(0, Answer("label", ClassId("c7")))
    answers.set(2, Answer("label", ClassId("c1")))
    answers.set(3, Answer("skip"))
    assert answers.codes(["c1", "c7"]).tolist() == [1, NONE, 0, NONE]
    assert answers.codes(["c7"]).tolist() == [0, NONE, NONE, NONE]


def test_an_answer_taken_back_leaves_nothing() -> None:
    answers = _answers(1)
    answers.set(0, Answer("label", ClassId("c1"), "import"))
    assert answers.is_imported[0]
    answers.set(0, None)
    assert not answers.is_marked.any()
    assert not answers.is_imported.any()
    assert answers.where_answer_is("none").all()


def test_new_rows_have_no_answer() -> None:
    answers = _answers(1)
    answers.set(0, Answer("label", ClassId("c1")))
    answers.grow(3)
    assert answers.is_marked.tolist() == [True, False, False]
    assert answers.codes(["c1"]).tolist() == [0, NONE, NONE]


def test_what_was_picked_comes_first_and_comes_back_to_its_place() -> None:
    answers = _answers(6)
    queue = Queue([], answers)
    queue.add_query(Query(0, 0, 0, ((5, "random"), (1, "random"))))
    queue.add_query(Query(1, 0, 0, ((4, "picked"), (2, "picked"))))
    assert queue.rows() == [4, 2, 5, 1]
    answers.set(4, Answer("skip"))
    queue.update_open(4)
    queue.update_open(4)
    assert queue.rows(2) == [2, 5]
    answers.set(4, None)
    queue.update_open(4)
    assert queue.rows() == [4, 2, 5, 1]
    assert np.array_equal(queue.last_rows(), [4, 2])
