"""Samples with several classes on the command line: in, further, out, and in again."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aldesk.core.ids import SampleId
from aldesk.store import Project
from aldesk.store.check import check

Command = Callable[..., tuple[int, str]]
MakeTones = Callable[..., Path]


@pytest.fixture
def table(make_tones: MakeTones, tmp_path: Path) -> Path:
    """Twelve clips: three with two classes, three with one, three with none, three without."""
    clips = sorted(make_tones(4).rglob("*.wav"))
    cells = ["owl;frog", "owl", "[]", ""]
    lines = [f"{clip},{cells[n % 4]}" for n, clip in enumerate(clips)]
    (tmp_path / "list.csv").write_text("\n".join(["path,label", *lines]))
    return tmp_path / "list.csv"


def told(file: Path) -> dict[str, tuple[list[str], list[str]]]:
    with Project.open(file) as project:
        labels = project.journal.labels
        return {
            Path(sample.path).name: (
                labels.names_of(sample.id),
                [labels.classes[class_id] for class_id in labels.absent_of(sample.id)],
            )
            for sample in project.samples
        }


def test_from_lists_to_a_column_for_each_class_and_back(
    aldesk: Command, table: Path, tmp_path: Path
) -> None:
    file, again = tmp_path / "p.aldesk", tmp_path / "again.aldesk"
    code, said = aldesk("new", file, "--source", table, "--labels-are", "labels", "--json")
    facts = json.loads(said)
    assert (code, facts["several"], facts["labels"]) == (0, True, 9)
    assert facts["classes"] == ["frog", "owl"]
    assert sorted(told(file).values()) == sorted(
        3 * [(["frog", "owl"], []), (["owl"], ["frog"]), ([], ["frog", "owl"]), ([], [])]
    )
    code, said = aldesk("export", file, "--to", tmp_path / "hot.csv", "--form", "multi-hot")
    assert code == 0
    made = aldesk("new", again, "--source", tmp_path / "hot.csv", "--labels-are", "labels")
    assert made[0] == 0
    assert told(again) == told(file)
    code, said = aldesk("label", again, "--from", tmp_path / "hot.csv", "--json")
    assert (code, json.loads(said)["already"], json.loads(said)["labels"]) == (0, 9, 0)
    assert check(again) == []


def test_exactly_one_class_can_be_insisted_on(aldesk: Command, table: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.aldesk"
    facts = json.loads(aldesk("new", file, "--source", table, "--exactly-one", "--json")[1])
    assert (facts["several"], facts["classes"]) == (False, ["owl", "owl;frog"])


def test_samples_that_come_later_say_nothing_of_classes_that_their_source_does_not_know(
    aldesk: Command, table: Path, make_tones: MakeTones, tmp_path: Path
) -> None:
    file, more = tmp_path / "p.aldesk", tmp_path / "more.csv"
    assert aldesk("new", file, "--source", table, "--labels-are", "labels")[0] == 0
    clips = sorted(make_tones(1, name="later").rglob("*.wav"))
    more.write_text("".join(["path,label\n", *(f"{clip},bat\n" for clip in clips)]))
    code, _ = aldesk("add", file, "--source", more, "--labels-are", "labels")
    assert code == 0
    with Project.open(file) as project:
        labels = project.journal.labels
        later = [s.id for s in project.samples if "later" in s.path.parts]
        assert later
        assert all(labels.names_of(id_) == ["bat"] for id_ in later)
        assert not any(labels.absent_of(id_) for id_ in later)
        first = [s.id for s in project.samples if "later" not in s.path.parts]
        bat = labels.class_id("bat")
        assert bat
        assert {labels.verdict(SampleId(id_), bat) for id_ in first} == {"not judged"}


@pytest.mark.parametrize(("only_named", "lacks"), [(True, []), (False, ["high", "middle"])])
def test_an_older_project_may_have_several_classes_from_now_on(
    aldesk: Command, make_tones: MakeTones, tmp_path: Path, only_named: bool, lacks: list[str]
) -> None:
    file, labels = tmp_path / "p.aldesk", tmp_path / "labels.csv"
    assert aldesk("new", file, "--source", make_tones(2))[0] == 0
    labels.write_text("path,label\nlow000.wav,low\n")
    assert aldesk("label", file, "--from", labels)[0] == 0
    code, said = aldesk("several", file, *(["--only-named"] if only_named else []), "--json")
    facts = json.loads(said)
    assert (code, facts["labels"]) == (0, 1)
    assert told(file)["low000.wav"] == (["low"], lacks)
    with Project.open(Path(facts["copy"])) as copy:
        assert not copy.journal.labels.is_several
        assert copy.journal.labels.n_labeled == 1
    code, said = aldesk("several", file)
    assert code == 1
    assert check(file) == []


def test_nothing_changes_where_no_copy_can_be_made(
    aldesk: Command, make_tones: MakeTones, tmp_path: Path
) -> None:
    file = tmp_path / "p.aldesk"
    assert aldesk("new", file, "--source", make_tones(2))[0] == 0
    with Project.open(file) as project:
        project.backups.write_text("in the way of the folder")
    code, said = aldesk("several", file)
    assert code == 1
    assert "could not be copied" in said
    assert "Nothing was changed" in said
    with Project.open(file) as project:
        assert not project.journal.labels.is_several


def test_annotations_give_all_their_classes(
    aldesk: Command, make_tones: MakeTones, tmp_path: Path
) -> None:
    file, said = tmp_path / "p.aldesk", tmp_path / "low000.txt"
    assert aldesk("new", file, "--source", make_tones(2), "--several")[0] == 0
    said.write_text("0.0\t0.2\tlow\n0.0\t0.2\thigh\n")
    code, out = aldesk("annotations", file, "--from", said, "--json")
    facts = json.loads(out)
    assert (code, facts["labels"], facts["windows"], facts["conflicts"]) == (
        0,
        1,
        {"low": 1, "high": 1},
        0,
    )
    code, _ = aldesk("events", file, "--to", tmp_path / "e.csv")
    with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as text:
        assert [line["label"] for line in csv.DictReader(text)] == ["high", "low"]


def test_what_is_for_several_classes_is_refused_elsewhere(
    aldesk: Command, make_tones: MakeTones, tmp_path: Path
) -> None:
    file, said = tmp_path / "p.aldesk", tmp_path / "low000.txt"
    assert aldesk("new", file, "--source", make_tones(2))[0] == 0
    said.write_text("0.0\t0.2\tlow\n")
    code, text = aldesk("export", file, "--to", tmp_path / "out.csv", "--form", "multi-hot")
    assert (code, "exactly one class" in text) == (1, True)
    code, text = aldesk("annotations", file, "--from", said, "--rest-has-none")
    assert (code, "exactly one class" in text) == (1, True)
    assert aldesk("several", file)[0] == 0
    assert aldesk("annotations", file, "--from", said, "--rest", "silence")[0] == 2
