"""Recordings in a project: their windows have rows, and are written down nowhere."""

import sqlite3
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.import_batch import ImportBatch, SeenFile
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.import_table import read_known


def clip(number: int, folder: Path) -> Sample:
    path = folder / f"{number}.wav"
    path.write_bytes(bytes(number))
    return Sample(SampleId(f"{number:032x}"), path, "sound")


def recording(number: int, folder: Path, seconds: float = 3600) -> Recording:
    id_, path = SampleId(f"ff{number:030x}"), folder / f"night {number}.wav"
    path.write_bytes(b"x")
    rule, columns = WindowRule(3, 1.5), {"site": "A"}
    return Recording(id_, path, seconds, 48_000, rule, 2, "pool", columns)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two clips, a recording, a clip, two recordings."""
    path = tmp_path / "a.aldesk"
    first = ImportBatch(
        (clip(0, tmp_path), clip(1, tmp_path)), recordings=(recording(0, tmp_path),)
    )
    with Project.create(path, (), ["owl"], part=first) as project:
        nights = recording(1, tmp_path), recording(2, tmp_path, 4)
        assert project.add_samples(ImportBatch((clip(2, tmp_path),))) == range(2401, 2402)
        project.add_samples(ImportBatch(recordings=nights))
    return path


def test_reopened_it_has_the_same_rows(file: Path) -> None:
    with Project.open(file) as project:
        before = list(project.samples)
        assert len(before) == 2 + 2399 + 1 + 2399 + 2
        assert before[2].span == Span(0, 3)
        assert before[2].columns == {"site": "A"}
        project.journal.label([(before[3].id, ClassId("c1"))])
    with Project.open(file) as project:
        assert list(project.samples) == before
        assert project.journal.labels.class_of(before[3].id) == "owl"
        assert project.row_of(before[-1].id) == len(before) - 1
        with pytest.raises(Problem, match="no such sample"):
            project.row_of(f"{before[3].id}0")


def test_what_is_there_already_is_not_added_again(file: Path) -> None:
    with Project.open(file) as project:
        part = ImportBatch((clip(2, file.parent),), recordings=(recording(1, file.parent),))
        assert not project.add_samples(part)


def test_a_recording_that_moves_takes_its_windows_and_stretches_along(file: Path) -> None:
    there = file.parent / "there.wav"
    with Project.open(file) as project:
        night = recording(1, file.parent)
        own = night.stretch(Span(7.25, 8))
        project.add_samples(ImportBatch((own,)))
        project.relocate({night.id: there})
        assert project.samples[project.row_of(night.window(5).id)].path == there
    with Project.open(file) as project:
        assert project.samples[project.row_of(night.window(5).id)].path == there
        moved = project.samples[project.row_of(own.id)]
        assert (moved.path, moved.span) == (there, own.span)


def test_the_rows_go_by_file_and_time(file: Path) -> None:
    with Project.open(file) as project:
        order = project.in_path_order()
        assert sorted(order.tolist()) == list(range(len(project.samples)))
        names = [project.samples[int(row)].path.name for row in order[[0, 1, 2, 3, 2402, -1]]]
        assert names == ["0.wav", "1.wav", "2.wav", "night 0.wav", "night 1.wav", "night 2.wav"]


def test_an_import_knows_recordings_as_whole_files(file: Path) -> None:
    known = read_known(file).samples
    assert {sample.path.name for sample in known.values()} == {
        *(f"{n}.wav" for n in range(3)),
        *(f"night {n}.wav" for n in range(3)),
    }


def test_a_recording_that_is_gone_is_one_missing_file(file: Path) -> None:
    (file.parent / "night 0.wav").unlink()
    assert any(said.startswith("1 of 6 files are missing") for said in check(file))


def test_rows_that_do_not_follow_on_each_other_are_damage(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE recording SET seconds = 1800 WHERE first_row = 2")
    connection.close()
    with pytest.raises(Problem, match="table of samples"):
        Project.open(file)


def test_a_file_that_was_seen_is_not_looked_into_again(file: Path) -> None:
    night = recording(3, file.parent)
    seen = SeenFile(night.path, 1, 2, night.id)
    with Project.open(file) as project:
        project.add_samples(ImportBatch(files=(seen,), recordings=(night,)))
    assert read_known(file).files[night.path] == (1, 2)
