"""Tables with a column for each class."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.names import plain_name
from aldesk.tables.class_columns import class_columns, class_of, column_of, is_yes


def rows(**columns: str) -> list[dict[str, str]]:
    n = len(next(iter(columns.values())))
    return [{name: cells[i].strip("_") for name, cells in columns.items()} for i in range(n)]


def test_columns_of_0_and_1_are_classes() -> None:
    found = rows(a="10_1", b="0000", path="abcd", more="1020", split="0101", empty="____")
    assert class_columns(found[0], found) == ("a", "b")


def test_a_question_is_no_class() -> None:
    found = rows(a="10", is_night="10", has_rain="01")
    assert class_columns(found[0], found) == ()


def test_one_such_column_may_be_anything() -> None:
    found = rows(night="01")
    assert class_columns(found[0], found) == ()
    assert class_columns(found[0], found, {"dog"}) == ()
    assert class_columns(found[0], found, {"night"}) == ("night",)


@pytest.mark.parametrize("cell", ["1", " 1.0", "TRUE", "yes"])
def test_yes(cell: str) -> None:
    assert is_yes(cell) is True


@pytest.mark.parametrize("cell", ["", "-1", "nan", "2"])
def test_neither_yes_nor_no(cell: str) -> None:
    assert is_yes(cell) is None


@pytest.mark.parametrize(
    "name", ["path", "Split", "Unnamed: 0", "dog.wav", "a (class)", "id", "is night"]
)
def test_a_name_that_would_be_taken_for_something_else(name: str) -> None:
    assert column_of(name) == f"{name} (class)"
    found = [{column_of(name): "1"}]
    assert class_columns(found[0], found, {name}) == (column_of(name),)


@given(st.text(max_size=12).map(plain_name).filter(bool))
def test_any_name_is_read_again(name: str) -> None:
    assert class_of(column_of(name)) == name
