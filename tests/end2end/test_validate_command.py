"""Validating a class on the command line: draw, answer in a table, and be told."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str]]
MakeTones = Callable[..., Path]


@pytest.fixture
def file(aldesk: Command, make_tones: MakeTones, tmp_path: Path) -> Path:
    made = tmp_path / "p.aldesk"
    folder = make_tones(24)
    assert aldesk("new", made, "--source", folder)[0] == 0
    assert aldesk("embed", made)[0] == 0
    clips = sorted(folder.rglob("*.wav"))
    lines = [f"{clip},{clip.parent.name}" for clip in clips[::6]]
    (tmp_path / "known.csv").write_text("\n".join(["path,label", *lines]))
    assert aldesk("label", made, "--from", tmp_path / "known.csv", "--unknown", "add")[0] == 0
    return made


def test_from_the_draw_to_the_threshold(aldesk: Command, file: Path, tmp_path: Path) -> None:
    table = tmp_path / "drawn.csv"
    name = json.loads(aldesk("validate", file, "--class", "low", "--n", 24, "--json")[1])
    assert (name["drawn"], name["open"], name["threshold"]) == (24, 24, None)
    said = aldesk("validate", file, "--class", "low", "--n", 99, "--to", table)[1].splitlines()
    assert said[0].startswith("46 samples are drawn")
    assert said[1].startswith("99 were asked for: no more are left")
    assert aldesk("validate", file, "--class", "low", "--n", 99)[0] == 0
    with table.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["verdict"] for row in rows} == {""}
    for row in rows:
        row["verdict"] = "yes" if Path(row["path"]).parent.name == "low" else "no"
    with table.open("w", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    line = ["validate", file, "--class", "low", "--labels", table, "--precision", 0.5, "--json"]
    told = json.loads(aldesk(*line)[1])
    assert (told["open"], told["unsure"], told["wanted"]) == (0, 0, 0.5)
    assert told["positives"][1] <= 24 <= told["positives"][2]
    assert told["precision"][0] >= 0.5


def test_wrong_tables_change_nothing(aldesk: Command, file: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("id,verdict\nabc,perhaps\n")
    code, said = aldesk("validate", file, "--class", "low", "--labels", tmp_path / "bad.csv")
    assert code == 1
    assert "perhaps" in said
    (tmp_path / "bad.csv").write_text("name\nabc\n")
    code, said = aldesk("validate", file, "--class", "low", "--labels", tmp_path / "bad.csv")
    assert code == 1
    assert "no column id and verdict" in said
    assert aldesk("validate", file, "--class", "bat")[0] == 1


def test_the_rest_is_labelled_by_the_model_of_all_named_classes_or_of_none(
    aldesk: Command, file: Path
) -> None:
    code, said = aldesk("rest", file, "--class", "low", "--class", "bat", "--least", 0)
    assert code == 1
    assert "bat" in said
    code, said = aldesk("rest", file, "--class", "low", "--least", 0.4, "--json")
    counts = json.loads(said)
    assert code == 0
    assert list(counts) == ["low"]
    assert counts["low"]["labelled"] == counts["low"]["by_model"] > 0
