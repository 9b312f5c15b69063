"""What a spreadsheet could run is made text, and is read back as it was."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aldesk.core.csv_cell import plain_cell, safe_cell

_ODD = st.text(st.sampled_from(list("'=+-@\t\r\n\0\ufeff \u00a0\u200b＝1,.eax\"")), max_size=6)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\ufeff=1", "\0=1", "＝1",
     "-", "-inf", "-1\n", "+1 "],
)  # fmt: skip
def test_a_formula_gets_an_apostrophe_and_comes_back(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert plain_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["-1", "+1", "-0.5", "1e3", "-1,5", "-.5", "+1.5E-7", "0", "-12."])
def test_a_plain_number_is_no_formula(text: str) -> None:
    assert safe_cell(text) == plain_cell(text) == text


@pytest.mark.parametrize("text", ["", "dog", "'tis", "''", "a=b", "1-1", "'1"])
def test_other_text_stays(text: str) -> None:
    assert safe_cell(text) == plain_cell(text) == text


def test_a_number_that_an_earlier_version_quoted_is_read_as_it_was() -> None:
    assert plain_cell("'-1") == "-1"


@given(st.text() | _ODD)
@example("'=x")
@example("''=x")
@example("'-1")
def test_every_text_comes_back_through_a_table(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow(["id", safe_cell(text)])
    (line,) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert plain_cell(line[1]) == text


@given(_ODD, _ODD)
def test_different_texts_are_different_cells(one: str, other: str) -> None:
    assert (safe_cell(one) == safe_cell(other)) == (one == other)


@given(_ODD)
def test_no_cell_begins_with_a_sign_unless_it_is_a_number(text: str) -> None:
    cell = safe_cell(text)
    if cell.lstrip("\t\r\n\0\ufeff \u00a0\u200b").startswith(("=", "+", "-", "@")):
        float(cell.replace(",", "."))
