"""Samples that come later, files that move, the report, and projects of the first version."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import FileProblem, ImportBatch, SeenFile
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project, database
from aldesk.store.check import check
from aldesk.store.import_table import read_known
from aldesk.store.sample_table import read_samples
from aldesk.store.schema import _VERSION_1, APPLICATION_ID


def sample(number: int, folder: Path) -> Sample:
    path = folder / f"{number}.wav"
    path.touch()
    return Sample(SampleId(f"{number:032x}"), path, "sound", "a", "pool", {"n": str(number)})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.aldesk", [sample(10, tmp_path), sample(9, tmp_path)], ["a"])


def reopened(project: Project) -> Project:
    project.close()
    return Project.open(project.path)


def test_samples_are_added_once_and_keep_their_rows(project: Project, tmp_path: Path) -> None:
    part = ImportBatch((sample(9, tmp_path), sample(1, tmp_path)))
    assert project.add_samples(part) == range(2, 3)
    assert project.add_samples(part) == range(3, 3)
    assert project.row_of(f"{1:032x}") == 2
    key = "key"
    assert project.embeddings.missing(key).tolist() == [0, 1, 2]
    again = reopened(project)
    assert list(again.samples) == list(project.samples)
    names = [again.samples[row].path.name for row in again.in_path_order()]
    assert names == ["1.wav", "9.wav", "10.wav"]
    again.close()


def test_a_part_is_taken_in_whole_or_not_at_all(project: Project, tmp_path: Path) -> None:
    before = list(project.samples)
    pages = project._connection.execute("PRAGMA page_count").fetchone()[0]
    project._connection.execute(f"PRAGMA max_page_count = {pages}")
    many = tuple(sample(n, tmp_path) for n in range(100, 400))
    with pytest.raises(Problem, match="disk is full"):
        project.add_samples(ImportBatch(many, problems=(FileProblem(Path("x"), "y"),)))
    assert list(project.samples) == before
    again = reopened(project)
    assert list(again.samples) == before
    assert again.imports.report() == []
    again.close()


def test_moved_files_are_found_under_their_new_path(project: Project, tmp_path: Path) -> None:
    goal = tmp_path / "elsewhere" / "b.wav"
    project.relocate({f"{9:032x}": goal})
    assert project.samples[1].path == goal
    assert reopened(project).samples[1].path == goal


def test_the_report_holds_several_problems_of_a_file_until_it_is_mended(
    project: Project, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.wav"
    two = (FileProblem(bad, "One.", "label"), FileProblem(bad, "Two.", "name"))
    project.add_samples(ImportBatch(problems=two))
    project.add_samples(ImportBatch(problems=two))
    assert project.imports.report() == list(two)
    project.embeddings.add_broken(0, "key", "Noise.")
    assert [p.kind for p in project.imports.report()] == ["label", "name", "not embedded"]
    project.add_samples(ImportBatch(files=(SeenFile(bad, 5, 6, ""),)))
    assert [p.kind for p in project.imports.report()] == ["not embedded"]
    assert read_known(project.path).files == {bad: (5, 6)}
    assert [path for path, _, _ in project.embeddings.broken()] == []
    project.close()


def test_who_reads_in_another_process_does_not_keep_the_owner_from_writing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project._connection.execute("PRAGMA busy_timeout = 0")

    def read(connection: sqlite3.Connection, base: Path) -> SampleRows:
        lines = connection.execute("SELECT id FROM sample")
        next(lines)  # others are to follow
        project.journal.label([(SampleId(f"{9:032x}"), next(iter(project.journal.labels.classes)))])
        assert next(lines)
        return read_samples(connection, base)

    monkeypatch.setattr("aldesk.store.import_table.read_samples", read)
    assert len(read_known(project.path).samples) == 2
    assert project.journal.labels.n_labeled == 1
    project.close()


def test_a_copy_in_memory_trusts_its_file_as_little_as_the_file_itself(project: Project) -> None:
    with closing(database.connect_to_copy(project.path)) as copy:
        assert copy.execute("PRAGMA trusted_schema").fetchone() == (0,)
    project.close()


def test_the_windows_of_a_recording_that_cannot_be_embedded_are_one_line(
    tmp_path: Path,
) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(80_000), 8000)
    soundfile.write(tmp_path / "b.wav", np.ones(80_000), 8000)
    with make(NewProject(tmp_path / "q.aldesk", tmp_path, Options(window=1))) as project:
        assert len(project.samples) == 20
        for row in (3, 2, 4, 12):
            project.embeddings.add_broken(row, "key", f"Noise{' in it' * (row == 4)}.")
        assert project.embeddings.missing("key").tolist() == [0, 1, *range(5, 12), *range(13, 20)]
        first, second = project.imports.report()
        assert (first.path.name, first.reason) == ("a.wav", "Noise.")
        assert second.path.name == "b.wav"
        assert project.imports.n_problems() == 2


def test_a_source_is_remembered_and_moves_with_the_project(
    project: Project, tmp_path: Path
) -> None:
    below, hub = str(tmp_path / "clips"), "owner/name"
    for place in (below, hub):
        project.imports.begin(place, {"pattern": "{label}"})
    project.imports.finish(1)
    project.close()
    goal = tmp_path.with_name(f"{tmp_path.name}-moved")
    shutil.move(tmp_path, goal)
    with Project.open(goal / "p.aldesk") as moved:
        first, second = moved.imports.sources()
        assert (first.place, first.is_complete) == (str(goal / "clips"), True)
        assert (second.place, second.options) == (hub, {"pattern": "{label}"})
        assert moved.imports.unfinished() == second
        assert moved.imports.begin(first.place, {}).number == 1
        assert moved.imports.unfinished() == moved.imports.sources()[0]


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """Write a project as the first version of ALDesk did."""
    (tmp_path / "0.wav").touch()
    file = tmp_path / "old.aldesk"
    connection = sqlite3.connect(file)
    connection.executescript(_VERSION_1)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    source = '{"where": "/data/clips", "pattern": "", "test": "", "classes": ["a"]}'
    connection.execute("INSERT INTO meta VALUES ('source', ?)", (source,))
    line = (0, "0" * 32, "0.wav", "sound", None, "pool", "{}")
    connection.execute("INSERT INTO sample VALUES (?,?,?,?,?,?,?)", line)
    connection.executemany(
        "INSERT INTO broken VALUES (?, ?, ?, ?, '2026')",
        [
            ("/data/b.wav", "", None, "same content as /data/a.wav"),
            ("/data/c.wav", "", None, "The file is empty (0 bytes)."),
            ("/data/0.wav", "key", 0, "Too short."),
        ],
    )
    connection.commit()
    connection.close()
    return file


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def test_a_project_of_the_first_version_is_brought_up_to_date(version_1: Path) -> None:
    before = dump(version_1)
    with Project.open(version_1) as project:
        (source,) = project.imports.sources()
        assert (source.place, source.is_complete) == ("/data/clips", True)
        assert source.options["classes"] == ["a"]
        assert [(p.path.name, p.kind) for p in project.imports.report()] == [
            ("b.wav", "duplicate"),
            ("0.wav", "not embedded"),
            ("c.wav", "unreadable"),
        ]
        assert project.embeddings.missing("key").tolist() == []
        assert project.imports.sizes() == {}
    assert dump(version_1.with_name("old.aldesk.version1.backup")) == before
    assert check(version_1) == []
    Project.open(version_1).close()
