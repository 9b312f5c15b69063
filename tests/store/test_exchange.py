"""Labels out of a project, and into it again."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from aldesk.core.errors import Problem
from aldesk.session import LabelSession
from aldesk.store import Project
from aldesk.store.exchange import export


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def label_some(project: Project) -> LabelSession:
    session = LabelSession(project)
    session.label(project.samples[0].id, "high")
    session.skip(project.samples[1].id)
    session.flag(project.samples[2].id, "=HYPERLINK(evil)")
    return session


def test_a_table_tells_what_is_known_of_each_sample(project: Project, tmp_path: Path) -> None:
    label_some(project)
    assert export(project, tmp_path / "out.csv", {1: ("low", 0.75)}) == 1
    lines = read(tmp_path / "out.csv")
    assert len(lines) == len(project.samples)
    assert lines[0]["label"] == "high"
    assert (lines[1]["label"], lines[1]["skipped"]) == ("", "yes")
    assert (lines[1]["predicted"], lines[1]["confidence"]) == ("low", "0.7500")
    assert lines[2]["flag"] == "'=HYPERLINK(evil)"


def test_parquet_says_the_same(project: Project, tmp_path: Path) -> None:
    label_some(project)
    export(project, tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [line["label"] for line in table[:3]] == ["high", "", ""]


def test_a_folder_gets_the_labelled_files(project: Project, tmp_path: Path) -> None:
    label_some(project)
    export(project, tmp_path / "out")
    copies = list((tmp_path / "out").rglob("*.wav"))
    assert [copy.parent.name for copy in copies] == ["high"]
    assert copies[0].read_bytes() == project.samples[0].path.read_bytes()
    assert (tmp_path / "out" / "labels.csv").exists()


def test_a_folder_with_something_in_it_is_left_alone(project: Project, tmp_path: Path) -> None:
    label_some(project)
    (tmp_path / "out.v2").mkdir()
    export(project, tmp_path / "out.v2")
    before = sorted((tmp_path / "out.v2").rglob("*"))
    with pytest.raises(Problem, match="not empty"):
        export(project, tmp_path / "out.v2")
    assert sorted((tmp_path / "out.v2").rglob("*")) == before


def test_classes_whose_names_look_alike_have_folders_of_their_own(
    project: Project, tmp_path: Path
) -> None:
    session = LabelSession(project)
    for number, name in enumerate(("a/b", "a_b", "a%2Fb", "..")):
        session.add_class(name)
        session.label(project.samples[number].id, name)
    export(project, tmp_path / "out")
    folders = {path.parent for path in (tmp_path / "out").rglob("*.wav")}
    assert len(folders) == 4
    assert {folder.parent for folder in folders} == {tmp_path / "out"}


def test_an_unknown_kind_of_table_is_refused(project: Project, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"as \.xlsx"):
        export(project, tmp_path / "out.xlsx")


def test_an_export_that_fails_keeps_the_older_one(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(project, tmp_path / "out.csv")
    before = (tmp_path / "out.csv").read_bytes()
    label_some(project)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(csv.DictWriter, "writerows", full)
    with pytest.raises(Problem, match="No space left"):
        export(project, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == before
    assert not list(tmp_path.glob(".out*"))
