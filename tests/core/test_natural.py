"""The order of names."""

from hypothesis import given
from hypothesis import strategies as st

from aldesk.sources import natural


def test_natural_order() -> None:
    wanted = ["A1", "a2", "a10", "a010b", "b", "c1.9", "c1.10", "d008", "d10"]
    mixed = wanted[::-1]
    assert sorted(mixed, key=natural) == wanted


@given(st.lists(st.text(st.sampled_from("aA019²"))))
def test_natural_order_does_not_depend_on_where_it_starts(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(texts, key=natural) == sorted(backwards, key=natural)


def test_natural_order_bears_numbers_of_any_length() -> None:
    assert natural("9" * 10_000) < natural("1" + "0" * 10_000)
