"""What goes out of a project whose samples may have several classes."""

import csv
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.span import Span
from aldesk.embed.matrix_file import read_matrix
from aldesk.session import LabelSession
from aldesk.session.export.embeddings import export_embeddings
from aldesk.session.export.labels import export_labels
from aldesk.session.export.predictions import ExportedPredictions
from aldesk.session.export.several_columns import Form
from aldesk.session.export.windows import labelled_windows, predicted_windows
from aldesk.sources import scan
from aldesk.store import Project


@pytest.fixture
def session(project: Project) -> LabelSession:
    """Two classes, one, none, one that was judged alone, and nothing; `middle` is not judged."""
    made = LabelSession(project)
    made.delete_class("middle")
    made.allow_several()
    made.answer(project.samples[0].id, ["high", "low"])
    made.answer(project.samples[1].id, ["high"])
    made.answer(project.samples[2].id, [])
    made.judge([project.samples[3].id], "low", "absent")
    made.add_class("path")
    return made


def lines(session: LabelSession, file: Path) -> dict[int, dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return {session.project.row_of(line["id"]): line for line in csv.DictReader(text)}


def test_lists_in_a_table(session: LabelSession, tmp_path: Path) -> None:
    done = export_labels(session, tmp_path / "out.csv")
    told = lines(session, tmp_path / "out.csv")
    assert done.n_labels == 3
    assert list(told[0]) == ["id", "path", "label", "absent", "answered", "split"]
    cells = [(told[n]["label"], told[n]["absent"], told[n]["answered"]) for n in range(5)]
    assert cells == [
        ("high;low", "[]", "yes"),
        ("high", "low", "yes"),
        ("[]", "high;low", "yes"),
        ("[]", "low", "no"),
        ("", "", ""),
    ]


def test_a_column_for_each_class(session: LabelSession, tmp_path: Path) -> None:
    export_labels(session, tmp_path / "out.csv", form="multi-hot")
    told = lines(session, tmp_path / "out.csv")
    columns = ("high", "low", "path (class)")
    cells = [tuple(told[n][name] for name in columns) for n in range(5)]
    assert cells == [("1", "1", ""), ("1", "0", ""), ("0", "0", ""), ("", "0", ""), ("", "", "")]
    assert "label" not in told[0]


def test_real_lists_and_numbers_in_parquet(session: LabelSession, tmp_path: Path) -> None:
    id_ = session.project.samples[1].id
    export_labels(session, tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    (row,) = (row for row in table if row["id"] == id_)
    assert (row["label"], row["absent"]) == (["high"], ["low"])
    export_labels(session, tmp_path / "out.parquet", form="multi-hot")
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    (row,) = (row for row in table if row["id"] == id_)
    assert (row["high"], row["low"], row["path (class)"]) == (1, 0, None)


def predictions() -> ExportedPredictions:
    proba = np.array([[0.5, 0.75, 0.25], [0, 0.25, 0.125]], np.float16)
    return ExportedPredictions(("high", "low", "path"), np.array([4, 5]), proba, "m", "2026")


def test_all_classes_that_are_probable_enough_are_predicted(
    session: LabelSession, tmp_path: Path
) -> None:
    export_labels(session, tmp_path / "out.csv", predictions())
    told = lines(session, tmp_path / "out.csv")
    assert [told[n]["predicted"] for n in (3, 4, 5)] == ["", "high;low", "[]"]
    assert "probability:high" not in told[4]
    export_labels(session, tmp_path / "out.csv", predictions(), form="multi-hot", least=0.6)
    told = lines(session, tmp_path / "out.csv")
    assert (told[4]["predicted"], told[4]["probability:high"]) == ("low", "0.5000")


def test_a_sample_is_copied_into_the_folder_of_each_class(
    session: LabelSession, tmp_path: Path
) -> None:
    to, first = tmp_path / "out", session.project.samples[0].path.stem
    done = export_labels(session, to)
    assert (done.n_copied, done.n_nowhere, done.skipped) == (3, 1, ())
    assert "1 sample has none of the classes, and no folder" in done.text()
    places = {path.parent.name for path in to.rglob(f"{first}*.wav")}
    assert places == {"high", "low"}
    assert export_labels(session, to).n_there == 3
    session.answer(session.project.samples[0].id, ["high", "path"])
    done = export_labels(session, to)
    assert {path.parent.name for path in to.rglob(f"{first}*.wav")} == {"high", "path"}
    session.answer(session.project.samples[0].id, ["path"])
    assert [skipped.path.parent.name for skipped in export_labels(session, to).skipped] == ["high"]


@pytest.mark.parametrize("form", ["list", "multi-hot"])
def test_a_folder_that_was_exported_is_read_with_all_classes(
    session: LabelSession, tmp_path: Path, form: Form
) -> None:
    export_labels(session, tmp_path / "out", form=form)
    found = scan(tmp_path / "out")
    assert {sample.id: sample.labels for sample in found.samples} == {
        session.project.samples[0].id: ("high", "low"),
        session.project.samples[1].id: ("high",),
    }
    assert not found.problems  # the copy in the folder of the other class is meant


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "out"])
@pytest.mark.parametrize("form", ["list", "multi-hot"])
def test_what_was_not_judged_is_not_absent_for_who_reads_it(
    session: LabelSession, tmp_path: Path, name: str, form: Form
) -> None:
    session.answer(session.project.samples[5].id, ["path"])
    export_labels(session, tmp_path / name, form=form)
    found = scan(tmp_path / name)
    assert found.classes == ("high", "low", "path")
    judged = {sample.id: sample.judged for sample in found.samples}
    first, last = session.project.samples[1].id, session.project.samples[5].id
    assert (set(judged[first] or ()), judged[last]) == ({"high", "low"}, None)


def test_each_class_of_a_window_is_an_event(tmp_path: Path) -> None:
    path = tmp_path / "night.wav"
    path.write_bytes(b"x")
    night = Recording(SampleId("a" * 32), path, 15.0, 8000, WindowRule(3.0, 3.0))
    batch, file = ImportBatch(recordings=(night,)), tmp_path / "p.aldesk"
    with Project.create(file, (), ["owl", "fox", "wind"], part=batch, several=True) as project:
        session = LabelSession(project)
        session.answer(night.window(0).id, ["owl", "fox", "wind"])
        session.judge([night.window(1).id], "fox", "present")
        session.cant_tell(night.window(3).id)
        said = [(e.span.start, e.label, e.who) for e in labelled_windows(session, but={"wind"})]
        assert said == [(0, "owl", "annotator"), (0, "fox", "annotator"), (3, "fox", "annotator")]
        proba = np.tile(np.array([[0.75, 0.5, 0.875]], np.float16), (4, 1))
        rows = np.array([project.row_of(night.window(n).id) for n in range(4)])
        told = ExportedPredictions(("owl", "fox", "wind"), rows, proba, "m", "")
        found = predicted_windows(session, told, 0.5, {"wind"})
        assert [(e.span, e.label, e.confidence) for e in found] == [
            (Span(3, 6), "owl", 0.75),  # what a person said of the fox counts
            (Span(6, 9), "owl", 0.75),
            (Span(6, 9), "fox", 0.5),
        ]


def test_embeddings_have_the_verdicts_beside_them(tested_project: Project, tmp_path: Path) -> None:
    session = LabelSession(tested_project)
    session.allow_several()
    sample = tested_project.samples[0]
    session.answer(sample.id, ["high", "low"])
    export_embeddings(tested_project, tmp_path / "e.npy")
    with (tmp_path / "e.ids.csv").open(encoding="utf-8", newline="") as text:
        (line,) = (line for line in csv.DictReader(text) if line["id"] == sample.id)
    assert [line[name] for name in ("high", "low", "middle")] == ["1", "1", "0"]
    export_embeddings(tested_project, tmp_path / "e.parquet")
    table = pq.read_table(tmp_path / "e.parquet", columns=["id", "high", "middle"]).to_pylist()
    assert {"id": sample.id, "high": 1, "middle": 0} in table
    assert len(read_matrix(tmp_path / "e.parquet")[0]) == len(table)
