"""Labels as a table: what stands in it, and that it replaces an older one whole or not at all."""

import csv
import os
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from aldesk.core.errors import Problem
from aldesk.session import LabelSession
from aldesk.session.export import table as table_module
from aldesk.session.export.labels import export_labels
from aldesk.session.export.predictions import ExportedPredictions
from aldesk.session.label_import import read_labels
from aldesk.sources import scan
from aldesk.store import Project

PREDICTED = ["predicted", "confidence", "model", "predicted_at", "calibrated"]


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def label_some(project: Project) -> LabelSession:
    session = LabelSession(project)
    session.label(project.samples[0].id, "high")
    session.skip(project.samples[1].id)
    session.flag(project.samples[2].id, "=HYPERLINK(evil)")
    return session


def predictions() -> ExportedPredictions:
    proba = np.array([[0.25, 0.75, 0.0]], np.float16)
    return ExportedPredictions(
        ("high", "low", "middle"), np.array([1]), proba, "spectral + x", "2026-01-02"
    )


def test_a_table_tells_what_is_known_of_each_sample(project: Project, tmp_path: Path) -> None:
    done = export_labels(label_some(project), tmp_path / "out.csv", predictions())
    assert (done.n_labels, done.n_predicted, done.n_without) == (1, 1, 35)
    lines = read(tmp_path / "out.csv")
    assert list(lines[0]) == ["id", "path", "label", *PREDICTED, "split", "skipped", "flag"]
    assert len(lines) == len(project.samples)
    assert lines[0]["label"] == "high"
    assert (lines[1]["label"], lines[1]["skipped"]) == ("", "yes")
    assert [lines[1][name] for name in PREDICTED] == [
        "low", "0.7500", "spectral + x", "2026-01-02", "no",
    ]  # fmt: skip
    assert [lines[0][name] for name in PREDICTED] == [""] * 5
    assert lines[2]["flag"] == "'=HYPERLINK(evil)"


def test_who_answered_last_has_a_column(project: Project, tmp_path: Path) -> None:
    session = label_some(project)
    project.journal.annotator = "Ada"
    session.label(project.samples[1].id, "low")
    session.label(project.samples[0].id, "low")
    session.undo()
    session.undo()
    session.redo()
    export_labels(session, tmp_path / "out.csv")
    assert [line["annotator"] for line in read(tmp_path / "out.csv")[:3]] == ["", "Ada", ""]


def test_columns_that_would_be_empty_are_left_out(project: Project, tmp_path: Path) -> None:
    session = LabelSession(project)
    export_labels(session, tmp_path / "out.csv")
    assert list(read(tmp_path / "out.csv")[0]) == ["id", "path", "label", "split"]
    session.cant_tell(project.samples[0].id)
    export_labels(session, tmp_path / "out.csv")
    assert list(read(tmp_path / "out.csv")[0]) == ["id", "path", "label", "split", "cant_tell"]


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_each_class_has_its_probability(project: Project, tmp_path: Path, name: str) -> None:
    to = tmp_path / name
    export_labels(LabelSession(project), to, predictions(), each_class=True)
    lines = read(to) if name.endswith("csv") else pq.read_table(to).to_pylist()
    columns = [f"probability:{name}" for name in ("high", "low", "middle")]
    assert list(lines[0])[-3:] == columns
    assert [float(lines[1][column]) for column in columns] == [0.25, 0.75, 0.0]
    assert not any(lines[0][column] for column in columns)


def test_parquet_says_the_same(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_module, "_BATCH", 5)  # several parts
    session = label_some(project)
    for name in ("out.csv", "out.parquet"):
        export_labels(session, tmp_path / name, predictions())
    told = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [line["label"] for line in told[:3]] == ["high", "", ""]
    assert told[2]["flag"] == "=HYPERLINK(evil)"
    assert (told[1]["confidence"], told[0]["confidence"]) == (0.75, None)
    written = read(tmp_path / "out.csv")
    assert [line["id"] for line in told] == [line["id"] for line in written]
    assert list(told[0]) == list(written[0])


def test_the_split_tells_what_measures_the_accuracy(project: Project, tmp_path: Path) -> None:
    session = LabelSession(project)
    reserve = session.pool.reserve.tolist()
    assert reserve
    first, second = (project.samples[row].id for row in reserve[:2])
    session.import_labels([(second, "high")])  # nobody knows how blind: it trains
    export_labels(session, tmp_path / "out.csv")
    split = {line["id"]: line["split"] for line in read(tmp_path / "out.csv")}
    assert (split[first], split[second]) == ("audit", "pool")
    assert sum(name == "audit" for name in split.values()) == len(reserve) - 1
    while (asked := session.queue.current or session.next_batch()[0]).reason != "audit":
        session.label(asked.sample.id, "low")
    session.label(asked.sample.id, "low")
    export_labels(session, tmp_path / "out.csv")
    line = next(x for x in read(tmp_path / "out.csv") if x["id"] == asked.sample.id)
    assert (line["split"], line["label"]) == ("audit", "low")


def test_test_samples_are_told(tested_project: Project, tmp_path: Path) -> None:
    export_labels(LabelSession(tested_project), tmp_path / "out.csv")
    split = {line["id"]: line["split"] for line in read(tmp_path / "out.csv")}
    assert split == {sample.id: sample.split for sample in tested_project.samples}


def test_an_exported_table_makes_a_project_again(project: Project, tmp_path: Path) -> None:
    session = label_some(project)
    for number, name in enumerate(("-1", "+1", "=x", "'=x", "'-1"), start=3):
        session.add_class(name)
        session.label(project.samples[number].id, name)
    export_labels(session, tmp_path / "out.csv")
    labels = {s.id: session.labels.class_of(s.id) for s in project.samples}
    found = scan(tmp_path / "out.csv")
    assert {sample.id: sample.label for sample in found.samples} == labels
    again = read_labels(project.samples, session.labels, tmp_path / "out.csv")
    assert (again.n_same, again.pairs, again.refused) == (session.labels.n_labeled, {}, [])
    cells = {line["label"] for line in read(tmp_path / "out.csv")}
    assert {"-1", "+1", "'=x", "''=x", "''-1"} <= cells


def test_it_is_read_from_a_project_that_is_open_elsewhere(project: Project, tmp_path: Path) -> None:
    label_some(project)
    before = project.path.read_bytes()
    with Project.open_to_read(project.path) as second:
        assert second.is_read_only
        assert export_labels(LabelSession(second), tmp_path / "out.csv").n_labels == 1
    assert project.path.read_bytes() == before


def test_an_unknown_kind_of_table_is_refused(project: Project, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"as \.xlsx"):
        export_labels(LabelSession(project), tmp_path / "out.xlsx")


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_an_export_that_fails_keeps_the_older_one(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    session = label_some(project)
    export_labels(session, tmp_path / name)
    before = (tmp_path / name).read_bytes()
    session.label(project.samples[4].id, "high")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match=r"No space left.*older table"):
        export_labels(session, tmp_path / name)
    assert (tmp_path / name).read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
