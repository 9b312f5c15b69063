"""What a spreadsheet could run is made text, and is read back as it was."""

import pytest

from aldesk.core.csv_cell import plain_cell, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_quoted_and_comes_back(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert plain_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["", "dog", "'tis", "a=b"])
def test_other_text_stays(text: str) -> None:
    assert safe_cell(text) == plain_cell(text) == text
