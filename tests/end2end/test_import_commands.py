"""The commands about a project's files: add, relocate, report."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.store import Project

MakeTones = Callable[..., Path]
Command = Callable[..., tuple[int, str]]


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
    assert "are read completely" in said
    with Project.open(file) as project:
        project.imports.begin(str(tmp_path / "tones"), {"classes": []})
    (tmp_path / "tones" / "low" / "late.wav").write_bytes(
        (tmp_path / "tones" / "low" / "low000.wav").read_bytes()[:-2] + b"\1\1"
    )
    code, said = aldesk("add", file)
    assert code == 0
    assert "1 sample added;" in said


def test_a_file_with_the_name_of_a_command_hides_no_command(
    aldesk: Command, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report").mkdir()
    monkeypatch.chdir(tmp_path)
    code, said = aldesk("report", file)
    assert code == 0
    assert "0 problems" in said


def test_a_source_that_is_read_again_through_a_link_brings_nothing(
    aldesk: Command, file: Path, tmp_path: Path
) -> None:
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    facts = json.loads(aldesk("add", link / file.name, "--source", link / "tones", "--json")[1])
    assert (facts["samples"], facts["new"], facts["noticed"]) == (12, 0, [])


def test_what_is_chosen_for_a_table_stays_chosen_when_it_is_read_again(
    aldesk: Command, make_tones: MakeTones, tmp_path: Path
) -> None:
    tones, made, table = make_tones(2), tmp_path / "t.aldesk", tmp_path / "t.csv"
    table.write_text("path,label,pitch\ntones/low/low000.wav,x,deep\n")
    assert aldesk("new", made, "--source", table, "--label-column", "pitch")[0] == 0
    with table.open("a") as file:
        file.write("tones/high/high000.wav,x,shrill\n")
    code, said = aldesk("add", made, "--source", table, "--test", "label=x")
    assert code == 0, said
    assert tones.is_dir()
    with Project.open(made) as project:
        found = [(sample.label, sample.split) for sample in project.samples]
    assert found == [("deep", "pool"), ("shrill", "test")]


def test_columns_are_chosen_for_further_sources_too(
    aldesk: Command, file: Path, make_tones: MakeTones, tmp_path: Path
) -> None:
    make_tones(1, name="more")
    table = tmp_path / "t.csv"
    table.write_text("path,label,pitch\nmore/low/low000.wav,x,deep\n")
    assert aldesk("add", file, "--source", table, "--label-column", "pitch")[0] == 0
    with Project.open(file) as project:
        assert project.samples[-1].label == "deep"


def test_where_a_file_is_nothing_is_read_for_a_new_project(
    aldesk: Command, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("nothing may be read")

    monkeypatch.setattr("aldesk.engine.importing.sinks.run", read)
    before = file.read_bytes()
    code, said = aldesk("new", file, "--source", tmp_path / "tones")
    assert code == 1
    assert "There is a file of this name already" in said
    assert file.read_bytes() == before


def test_a_path_that_no_system_takes_is_told(aldesk: Command, tmp_path: Path) -> None:
    code, said = aldesk("new", tmp_path / "p.aldesk", "--source", "a" * 5000)
    assert code == 1
    assert "There is no such folder or table" in said


def test_a_check_finds_files_whose_content_has_changed(
    aldesk: Command, file: Path, tmp_path: Path
) -> None:
    changed, touched = (tmp_path / "tones" / "low" / f"low00{n}.wav" for n in (0, 1))
    changed.write_bytes(changed.read_bytes()[:-2] + b"\1\1")
    touched.touch()
    for _ in range(2):
        code, said = aldesk("check", file)
        assert code == 1
        assert "1 of 12 files have another content than when they were taken in" in said
        assert str(changed) in said
        aldesk("add", file, "--source", tmp_path / "tones")  # looks into it, and keeps to the old


def test_moved_files_are_found_again(aldesk: Command, file: Path, tmp_path: Path) -> None:
    (tmp_path / "tones").rename(tmp_path / "moved")
    (tmp_path / "moved" / "low" / "low000.wav").unlink()
    assert aldesk("check", file)[0] == 1
    code, said = aldesk("relocate", file, "--source", tmp_path / "moved", "--json")
    facts = json.loads(said)
    assert (code, facts["found"]) == (1, 11)
    assert facts["missing"][0].endswith("low000.wav")
    assert "1 of 12 files are missing" in aldesk("check", file)[1]


def test_long_recordings_are_pointed_out_and_what_comes_later_is_cut_alike(
    aldesk: Command, tmp_path: Path
) -> None:
    for place, seconds in (("in/night.wav", 60), ("more/later.wav", 90), ("last/end.wav", 20)):
        (tmp_path / place).parent.mkdir()
        noise = np.random.default_rng(seconds).uniform(-0.1, 0.1, 1000 * seconds)
        soundfile.write(tmp_path / place, noise, 1000)
    whole = json.loads(
        aldesk("new", tmp_path / "a.aldesk", "--source", tmp_path / "in", "--json")[1]
    )
    assert (
        "long, 1 minute, and each is one sample: --window 3 makes 20 win" in whole["recognised"][-1]
    )
    file = tmp_path / "b.aldesk"
    made = aldesk("new", file, "--source", tmp_path / "in", "--window", 5, "--json")[1]
    assert json.loads(made)["samples"] == 12
    assert "--window" not in made
    code, said = aldesk("add", file, "--source", tmp_path / "more")
    assert code == 0
    assert "18 samples added" in said
    assert "18 are windows of 5 s from 1 recording (2 minutes)." in said
    args = ("add", file, "--source", tmp_path / "last", "--window", 4, "--json")
    assert json.loads(aldesk(*args)[1]) == {"samples": 35, "new": 5, "recordings": 1, "noticed": []}
