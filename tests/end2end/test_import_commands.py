"""The commands about a project's files: add, relocate, report."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aldesk.cli import run
from aldesk.store import Project

MakeTones = Callable[..., Path]
Command = Callable[..., tuple[int, str]]


class NoDesktop:
    def open(self, *_: object) -> int:
        raise AssertionError("no window was asked for")

    demo = selftest = open


@pytest.fixture
def aldesk(capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*arguments: object) -> tuple[int, str]:
        code = run([str(argument) for argument in arguments], NoDesktop())
        said = capsys.readouterr()
        return code, said.out if "--json" in arguments else said.out + said.err

    return call


@pytest.fixture
def file(aldesk: Command, make_tones: MakeTones, tmp_path: Path) -> Path:
    made = tmp_path / "p.aldesk"
    assert aldesk("new", made, "--source", make_tones(4))[0] == 0
    return made


def test_files_are_added_and_the_report_tells_why_some_are_not(
    aldesk: Command, file: Path, make_tones: MakeTones, tmp_path: Path
) -> None:
    more = make_tones(2, name="more")
    (more / "low" / "empty.wav").touch()
    (more / "dog").mkdir()
    (more / "dog" / "same.wav").write_bytes((more / "low" / "low000.wav").read_bytes())
    code, said = aldesk("add", file, "--source", more, "--json")
    facts = json.loads(said)
    assert (code, facts["samples"], facts["new"], len(facts["noticed"])) == (0, 18, 6, 2)
    with Project.open(file) as project:
        assert list(project.journal.labels.classes.values()) == ["high", "low", "middle", "dog"]
    code, said = aldesk("report", file, "--to", tmp_path / "report.csv")
    assert code == 0
    assert "empty" in said
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as table:
        lines = list(csv.DictReader(table))
    assert sorted(line["kind"] for line in lines) == ["conflicting label", "empty"]
    counts = json.loads(aldesk("report", file, "--json")[1])["counts"]
    assert counts == {"conflicting label": 1, "empty": 1}


def test_without_a_source_only_what_was_stopped_is_gone_on_with(
    aldesk: Command, file: Path, tmp_path: Path
) -> None:
    code, said = aldesk("add", file)
    assert code == 1
    assert "read to its end" in said
    with Project.open(file) as project:
        project.imports.begin(str(tmp_path / "tones"), {"classes": []})
    (tmp_path / "tones" / "low" / "late.wav").write_bytes(
        (tmp_path / "tones" / "low" / "low000.wav").read_bytes()[:-2] + b"\1\1"
    )
    code, said = aldesk("add", file)
    assert code == 0
    assert "1 samples were added; 13 are" in said


def test_moved_files_are_found_again(aldesk: Command, file: Path, tmp_path: Path) -> None:
    (tmp_path / "tones").rename(tmp_path / "moved")
    (tmp_path / "moved" / "low" / "low000.wav").unlink()
    assert aldesk("check", file)[0] == 1
    code, said = aldesk("relocate", file, "--source", tmp_path / "moved", "--json")
    facts = json.loads(said)
    assert (code, facts["found"]) == (1, 11)
    assert facts["missing"][0].endswith("low000.wav")
    assert "1 of 12 files are missing" in aldesk("check", file)[1]
