"""Several labels in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.names import plain_name
from aldesk.tables.label_list import list_text, names_in, sign_between

NAMES = st.text(min_size=1, max_size=9).map(plain_name).filter(bool)


@given(st.lists(NAMES, max_size=4, unique=True))
def test_what_is_written_is_read_again(names: list[str]) -> None:
    cell = list_text(names)
    assert names_in(cell, sign_between([cell], set(names))) == tuple(names)


def test_no_class_is_not_nothing() -> None:
    assert (list_text([]), names_in("[]"), names_in("")) == ("[]", (), ())


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["a;b", "b", "c"], ";"),
        (["a|b", "b|c"], "|"),
        (["a, b", "a", "b", "c"], ","),
        (["a;b", "c;d"], ""),  # nothing is met again
        (["Parus major, male", "Parus major, female", "Turdus, male"], ""),  # none stands alone
        (["a,b", '["a"]', "a"], ","),
        (["a", "b"], ""),
        ([], ""),
    ],
)
def test_a_sign_is_between_labels_where_they_are_met_again(cells: list[str], sign: str) -> None:
    assert sign_between(cells) == sign


def test_what_the_project_knows_is_believed() -> None:
    assert sign_between(["a, b"], {"a", "b"}) == ","
    assert sign_between(["a, b"], {"a", "c"}) == ""
    assert sign_between(["a;b"], ()) == ";"


def test_missing_values_are_no_labels_but_those_of_json_are_names() -> None:
    assert names_in("a;NA; b ;a", ";") == ("a", "b")
    assert names_in('["NA", null, "a  b", 3]') == ("NA", "a b", "3")
    assert names_in('[{"a": 1}]') == ('[{"a": 1}]',)
