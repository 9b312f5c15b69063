"""Labels of elsewhere find their samples, and nothing is written before it is asked for."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.names import plain_name
from aldesk.core.sample import Sample
from aldesk.session import LabelSession
from aldesk.session.export.labels import export_labels
from aldesk.session.label_import import LabelImport, read_labels
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.tables.label_cell import label_of

NAMES = (
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=9)
    .map(plain_name)
    .filter(lambda name: label_of(name) == name)
)


@pytest.fixture(scope="module")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project whose files are not there."""
    folder = tmp_path_factory.mktemp("spare")
    samples = [Sample(SampleId(f"{n:032x}"), folder / f"{n}.wav", "sound") for n in range(8)]
    with Project.create(folder / "p.aldesk", samples) as made:
        yield made


def read(project: Project, folder: Path, text: str, **options: str) -> LabelImport:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    return read_labels(
        project.samples,
        project.journal.labels,
        folder / "t.csv",
        Options(**options),  # type: ignore[arg-type]
    )


def by_number(project: Project, found: LabelImport) -> dict[int, str]:
    return {project.row_of(id_): name for id_, name in found.pairs.items()}


def place(project: Project, row: int, folder: Path) -> Path:
    return project.samples[row].path.relative_to(folder)


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_an_exported_table_can_be_read_again(project: Project, tmp_path: Path, ending: str) -> None:
    session = LabelSession(project)
    for row, name in enumerate(["-odd", "+1", "-1", "=x"]):
        session.add_class(name)
        session.label(project.samples[row].id, name)
    export_labels(session, tmp_path / f"out.{ending}")
    session.go_to(0)
    found = read_labels(project.samples, session.labels, tmp_path / f"out.{ending}")
    assert found.refused == []
    assert by_number(project, found) == {0: "-odd", 1: "+1", 2: "-1", 3: "=x"}


def test_paths_are_read_from_the_tables_folder(project: Project, tmp_path: Path) -> None:
    path = place(project, 5, tmp_path)
    found = read(project, tmp_path, f"path,label\n{path},low\nnowhere.wav,low\n")
    assert by_number(project, found) == {5: "low"}
    assert (found.n_by_end, found.n_changed) == (0, 0)
    assert [str(line) for line in found.refused] == [
        "Row 3: the project has no sample nowhere.wav."
    ]


def test_an_id_of_ones_own_falls_back_to_the_path(project: Project, tmp_path: Path) -> None:
    path = place(project, 2, tmp_path)
    assert by_number(project, read(project, tmp_path, f"id,path,label\n17,{path},low\n")) == {
        2: "low"
    }


def test_a_path_of_another_machine_is_found_and_said(project: Project, tmp_path: Path) -> None:
    name = project.samples[1].path.name
    found = read(project, tmp_path, f"Filename;Category\nD:\\clips\\{name};low\n")
    assert by_number(project, found) == {1: "low"}
    assert (found.n_by_end, found.example) == (1, f"D:\\clips\\{name}")


def test_lines_that_contradict_each_other_are_told_and_left_out(
    project: Project, tmp_path: Path
) -> None:
    one, two = place(project, 0, tmp_path), place(project, 1, tmp_path)
    text = f"path,label\n{one},low\n{two},low\n{one},high\n{two},low\n"
    found = read(project, tmp_path, text)
    assert by_number(project, found) == {1: "low"}
    assert found.n_contradicting == 1
    assert [line.place for line in found.refused] == ["Row 2, Row 4"]


def test_unknown_classes_wait_for_a_decision_and_come_with_the_labels_as_one_act(
    project: Project, tmp_path: Path
) -> None:
    one, two = place(project, 0, tmp_path), place(project, 1, tmp_path)
    found = read(project, tmp_path, f"path,label\n{one},low\n{two},owl\n")
    assert dict(found.unknown) == {"owl": 1}
    assert found.known_pairs() == [(project.samples[0].id, "low")]
    session = LabelSession(project)
    assert "owl" not in session.labels.class_names
    session.import_labels(found.pairs.items(), found.unknown)
    assert session.labels.class_of(project.samples[1].id) == "owl"
    session.undo()
    assert (session.labels.n_labeled, "owl" in session.labels.class_names) == (0, False)
    session.redo()
    assert session.labels.class_of(project.samples[1].id) == "owl"


def test_what_is_the_same_or_changes_is_counted(project: Project, tmp_path: Path) -> None:
    session = LabelSession(project)
    one, two, three = (place(project, row, tmp_path) for row in range(3))
    session.label(project.samples[0].id, "low")
    session.label(project.samples[1].id, "high")
    found = read(project, tmp_path, f"path,label\n{one},low\n{two},low\n{three},NA\n")
    assert (found.n_same, found.n_changed, found.n_empty) == (1, 1, 1)
    assert by_number(project, found) == {1: "low"}


def test_a_name_that_looks_the_same_is_the_class(project: Project, tmp_path: Path) -> None:
    LabelSession(project).add_class("café")
    path = place(project, 0, tmp_path)
    found = read(project, tmp_path, f"path,label\n{path},cafe\u0301\n")
    assert (by_number(project, found), dict(found.unknown)) == ({0: "café"}, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,what\n", "no column with labels.*label-column.*file, what"),
        ("speaker,label\nann,low\n", "no column with paths.*media-column"),
    ],
)
def test_a_table_without_a_column_that_it_takes(
    project: Project, tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(Problem, match=said):
        read(project, tmp_path, text)


def test_a_class_is_known_by_its_aliases_too(project: Project, tmp_path: Path) -> None:
    LabelSession(project).set_aliases("low", ["Turdus merula"])
    path = place(project, 0, tmp_path)
    found = read(project, tmp_path, f"path,label\n{path},Turdus  merula\n")
    assert (by_number(project, found), dict(found.unknown)) == ({0: "low"}, {})


@given(labels=st.lists(NAMES, min_size=1, max_size=8), delimiter=st.sampled_from(",;\t"))
def test_an_export_that_went_through_a_spreadsheet_comes_back(
    spare: Project, labels: list[str], delimiter: str
) -> None:
    session, folder = LabelSession(spare), spare.path.parent
    session.go_to(0)
    session.import_labels(
        [(s.id, name) for s, name in zip(spare.samples, labels, strict=False)],
        dict.fromkeys(name for name in labels if session.labels.class_id(name) is None),
    )
    export_labels(session, folder / "out.csv")
    edited = as_saved_by_a_spreadsheet(folder / "out.csv", delimiter)
    n_labels = session.labels.n_labeled
    assert read_labels(spare.samples, session.labels, edited).n_same == n_labels
    session.undo()
    found = read_labels(spare.samples, session.labels, edited)
    assert found.refused == []
    assert list(found.pairs.values()) == labels


def as_saved_by_a_spreadsheet(table: Path, delimiter: str) -> Path:
    """Read a table and save it as a spreadsheet of another country does."""
    with table.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    edited = table.with_name("edited.csv")
    with edited.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(lines)
    return edited


def test_a_path_that_is_exact_counts_before_one_that_ends_alike(
    project: Project, tmp_path: Path
) -> None:
    path = place(project, 0, tmp_path)
    found = read(project, tmp_path, f"path,label\nelsewhere/{path.name},high\n{path},low\n")
    assert by_number(project, found) == {0: "low"}
    assert [line.place for line in found.refused] == ["Row 2"]


def test_an_id_and_a_path_of_two_samples_are_told(project: Project, tmp_path: Path) -> None:
    id_, path = project.samples[0].id, place(project, 1, tmp_path)
    found = read(project, tmp_path, f"id,path,label\n{id_},{path},low\n")
    assert (by_number(project, found), found.n_contradicting) == ({}, 1)
    assert [str(line) for line in found.refused] == ["Row 2: its id and its path name two samples."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"path,label\n", "a header and no lines"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), r"not a table \(it looks like png\)"),
    ],
)
def test_what_holds_no_labels_says_why(
    project: Project, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(Problem, match=said):
        read_labels(project.samples, project.journal.labels, tmp_path / "t.csv")
