"""The import report as a table."""

import csv
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.core.import_batch import FileProblem
from aldesk.store.report_file import write_report


def test_a_report_has_no_formula_and_takes_every_name(tmp_path: Path) -> None:
    problems = [FileProblem(Path("=1.wav"), "-", "empty"), FileProblem(Path("a\udcff"), "é", "x")]
    write_report(tmp_path / "report.csv", problems)
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines == [["path", "kind", "reason"], ["'=1.wav", "empty", "'-"], ["a\\udcff", "x", "é"]]


def test_an_older_report_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    write_report(tmp_path / "report.csv", [])
    before = (tmp_path / "report.csv").read_bytes()

    def full() -> FileProblem:
        raise OSError(28, "No space left on device")

    with pytest.raises(Problem, match="No space left"):
        write_report(tmp_path / "report.csv", (full() for _ in range(1)))
    assert (tmp_path / "report.csv").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1
