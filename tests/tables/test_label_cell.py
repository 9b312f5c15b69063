"""What a label's cell says."""

import pytest

from aldesk.tables.label_cell import label_of


@pytest.mark.parametrize(
    "text", ["", " ", "nan", "NaN", "NA", "n/a", "None", "null", "<NA>", "#N/A"]
)
def test_a_missing_value_is_no_class(text: str) -> None:
    assert label_of(text) is None
    assert label_of(text, keep_na=True) == (text.strip() or None)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1.0", "1"),
        ("1", "1"),
        ("-1.0", "-1"),
        ("+1", "+1"),
        ("1.5", "1.5"),
        ("1.00", "1.00"),
        ("01", "01"),
        ("cafe\u0301", "café"),
        (" cat  owl\u00a0", "cat owl"),
        ("cat\u200b", "cat"),
        ("Nancy", "Nancy"),
    ],
)
def test_what_looks_the_same_is_one_class(text: str, label: str) -> None:
    assert label_of(text) == label
