"""The commands that scripts use, one after the other."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from aldesk.cli.commands import run
from aldesk.embed.matrix_file import read_matrix
from aldesk.store import Project
from aldesk.strategies.catalogue import CATALOGUE


class Recorder:
    """Stands for the window, and remembers what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[object] = []

    def open(self, *what: object) -> int:
        self.opened.append(what)
        return 0

    demo = selftest = open


def test_from_a_folder_to_predictions(
    tmp_path: Path, make_tones: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def aldesk(*arguments: object) -> dict[str, object]:
        assert run([str(argument) for argument in arguments], Recorder()) == 0
        answer: dict[str, object] = json.loads(capsys.readouterr().out)
        return answer

    file, table = tmp_path / "p.aldesk", tmp_path / "labels.csv"
    made = aldesk("new", file, "--source", make_tones(40), "--test", "30%", "--json")
    assert made["samples"] == 120
    assert made["classes"] == ["high", "low", "middle"]
    first = aldesk("embed", file, "--json")
    assert (first["embedded"], first["new"], first["failed"]) == (120, 120, [])
    assert aldesk("embed", file, "--json")["new"] == 0
    with Project.open(file) as project:
        pool = [sample for sample in project.samples if sample.split == "pool"]
    lines = ["id,label", *(f"{sample.id},{sample.label}" for sample in pool[::2])]
    table.write_text("\n".join(lines), encoding="utf-8")
    assert aldesk("label", file, "--from", table, "--json")["labels"] == len(pool[::2])
    aldesk("export", file, "--to", tmp_path / "out.csv", "--predictions", "--json")
    with (tmp_path / "out.csv").open(encoding="utf-8") as out:
        predicted = {line["id"]: line["predicted"] for line in csv.DictReader(out)}
    right = [predicted[sample.id] == sample.label for sample in pool]
    assert sum(right) > 0.9 * len(right)
    assert len(predicted) == 120  # the test split and the audit's reserve are among them
    assert all(predicted.values())
    to = tmp_path / "p.parquet"
    told = aldesk("export", file, "--to", to, "--probabilities", "--json")
    assert told == {
        "labels": len(pool[::2]), "to": str(to), "predicted": 120, "without": 0,
    }  # fmt: skip
    assert "probability:high" in pq.read_schema(to).names
    for name in ("emb.npy", "emb.parquet"):
        told = aldesk("export", file, "--to", tmp_path / name, "--embeddings", "--json")
        assert (told["embedded"], told["without"]) == (120, 0)
        assert read_matrix(tmp_path / name)[0].shape[0] == 120
    checked = aldesk("check", file, "--json")
    assert (checked["sound"], checked["findings"]) == (True, [])
    assert checked["encoder"] == first["encoder"]
    card = aldesk("export", file, "--to", tmp_path / "encoder.json", "--json")["encoder"]
    assert json.loads((tmp_path / "encoder.json").read_text()) == card == first["encoder"]


def test_a_file_opens_the_window(tmp_path: Path) -> None:
    desktop = Recorder()
    assert run([], desktop) == 0
    file = tmp_path / "a.aldesk"
    assert run([str(file), "--theme", "dark"], desktop) == 0
    assert run(["--language", "de"], desktop) == 0
    expected = [(None, "auto", "auto"), (file, "dark", "auto"), (None, "auto", "de")]
    assert desktop.opened == expected


def test_a_command_that_is_misspelt_opens_no_window(
    capsys: pytest.CaptureFixture[str],
) -> None:
    desktop = Recorder()
    assert run(["chek"], desktop) == 2
    assert desktop.opened == []
    assert "chek" in capsys.readouterr().err


def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new"], Recorder()) == 2
    both = ["export", "p.aldesk", "--to", "x.npy", "--embeddings", "--predictions"]
    assert run(both, Recorder()) == 2
    assert "Usage" in capsys.readouterr().err


def test_the_catalogue_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["strategies"], Recorder()) == 0
    said = capsys.readouterr().out
    for strategy in CATALOGUE:
        assert strategy.when in said
        assert strategy.paper in said
