"""What a project file keeps, refuses and survives."""

import errno
import shutil
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.refit import WrittenShard
from aldesk.core.sample import Sample
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.curve_table import CurvePoint
from aldesk.store.lock import Unavailable
from aldesk.store.query_table import Query
from aldesk.store.schema import VERSION
from tests.store.mutated import change, make_old


def sample(number: int, folder: Path) -> Sample:
    path = folder / f"{number}.wav"
    path.touch()
    return Sample(SampleId(f"{number:032x}"), path, "sound", label="a", columns={"speaker": "s"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    samples = [sample(number, tmp_path) for number in range(4)]
    Project.create(tmp_path / "p.aldesk", samples, ["a", "b"], meta={"name": "P"}).close()
    return tmp_path / "p.aldesk"


def test_reopened_it_is_the_same(file: Path) -> None:
    with Project.open(file) as project:
        first, second = (s.id for s in project.samples[:2])
        project.journal.label([(first, ClassId("c1"))])
        project.journal.skip(second)
        project.journal.undo()
        project.queries.add(Query(0, 0, 7, ((1, "random"), (2, "audit"))), {})
        project.curve.add(CurvePoint(5, 30, 40, "test"), {}, 0.1, 0.2)
        before = (
            list(project.samples),
            project.journal.labels,
            project.queries.all(),
            project.curve.points(),
        )
    with Project.open(file) as project:
        after = (
            list(project.samples),
            project.journal.labels,
            project.queries.all(),
            project.curve.points(),
        )
        assert after == before
        assert project.name == "P"
        project.journal.redo()
        assert project.journal.labels.marks[second].kind == "skip"


def test_a_closed_project_leaves_no_journal_file(file: Path) -> None:
    journal = file.with_name(f"{file.name}-journal")
    with Project.open(file) as project:
        project.journal.label([(project.samples[0].id, ClassId("c1"))])
        assert journal.exists()
    assert not journal.exists()


def test_paths_move_with_the_folder(file: Path, tmp_path: Path) -> None:
    goal = tmp_path.parent / f"{tmp_path.name}-moved"
    shutil.move(tmp_path, goal)
    with Project.open(goal / "p.aldesk") as project:
        assert project.samples[0].path == goal / "0.wav"
        assert project.samples[0].path.exists()


def test_by_the_name_of_a_link_it_is_the_same_project(file: Path, tmp_path: Path) -> None:
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    with Project.open(link / file.name) as project:
        assert project.path == file
        assert project.samples[0].path == tmp_path / "0.wav"
        with pytest.raises(Problem, match="open in another window"):
            Project.open(file)


def test_one_of_an_older_version_is_read_where_nothing_can_be_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old(file, 1)
    before = file.read_bytes()

    def refuse(path: Path) -> None:
        raise Unavailable("The project's folder cannot be written")

    monkeypatch.setattr("aldesk.store.project.ProjectLock", refuse)
    with Project.open_to_read(file) as project:
        assert len(project.samples) == 4
        assert [problem.kind for problem in project.imports.report()] == ["unreadable"]
    assert file.read_bytes() == before
    assert not list(file.parent.glob("*.backup"))


def test_without_room_for_a_copy_an_older_project_is_left_as_it_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old(file, 1)

    def full(*paths: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("aldesk.store.recovery.put_in_place", full)
    with pytest.raises(Problem, match=r"no copy of it could be made.*No space left"):
        Project.open(file)


def test_a_second_window_is_refused_until_the_first_closes(file: Path) -> None:
    with Project.open(file), pytest.raises(Problem, match="open in another window"):
        Project.open(file)
    Project.open(file).close()


def test_an_open_project_can_be_read_and_checked(file: Path) -> None:
    with Project.open(file) as project:
        project.journal.label([(project.samples[0].id, ClassId("c1"))])
        with Project.open_to_read(file) as reader:
            assert reader.journal.labels == project.journal.labels
            with pytest.raises(Problem, match="cannot be written"):
                reader.journal.undo()
        assert check(file) == []
        project.journal.undo()


def test_who_reads_keeps_nobody_from_opening_it_and_sees_it_as_it_was(file: Path) -> None:
    with Project.open_to_read(file) as reader, Project.open(file) as project:
        n_classes = len(project.journal.labels.classes)
        project.journal.add_classes(["later"])
        assert len(reader.journal.labels.classes) == n_classes
        assert len(reader.lines("event")) < len(project.lines("event"))


def test_twice_the_same_class_makes_no_project(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="already"):
        Project.create(tmp_path / "x.aldesk", [], ["a", "a"])
    assert not list(tmp_path.glob("*x.aldesk*"))


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no such folder"):
        Project.create(tmp_path / "no" / "x.aldesk", [])


@pytest.mark.parametrize("content", [b"", b"id,label\n1,a\n", b"SQLite format 3\0", b"\0" * 4096])
def test_what_is_no_project_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.aldesk"
    file.write_bytes(content)
    with pytest.raises(Problem, match="not an ALDesk project"):
        Project.open(file)
    assert file.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.aldesk") as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(Problem, match="not an ALDesk project"):
        Project.open(tmp_path / "x.aldesk")


def test_a_newer_project_is_refused_untouched(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    content = file.read_bytes()
    with pytest.raises(Problem, match="newer ALDesk"):
        Project.open(file)
    assert file.read_bytes() == content


def test_a_damaged_project_is_refused_untouched(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    file.write_bytes(content)
    with pytest.raises(Problem, match="damaged"):
        Project.open(file)
    assert file.read_bytes() == content
    assert any("damaged" in finding for finding in check(file))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE sample SET columns = '{\"a' WHERE row = 1", "the table of samples"),
        ("UPDATE sample SET path = CAST(x'ff' AS TEXT) WHERE row = 1", "Could not decode"),
        ("UPDATE event SET text = CAST(x'ff' AS TEXT)", "Could not decode"),
        ("UPDATE meta SET value = '{' WHERE key = 'name'", "the fact 'name'"),
    ],
)
def test_damaged_values_are_named_by_check_and_on_opening(
    file: Path, statement: str, said: str
) -> None:
    change(file, statement)
    before = file.read_bytes()
    with pytest.raises(Problem, match=said), Project.open_to_read(file) as project:
        _ = project.meta.name
    assert file.read_bytes() == before
    if "fact" not in said:
        assert any("damaged" in finding for finding in check(file))


def test_an_existing_file_is_not_overwritten(file: Path) -> None:
    content = file.read_bytes()
    with pytest.raises(Problem, match="already"):
        Project.create(file, [])
    assert file.read_bytes() == content


def test_the_name_of_a_new_project_survives_a_power_cut(tmp_path: Path, synced: list[Path]) -> None:
    Project.create(tmp_path / "p.aldesk", [], ["a"]).close()
    assert tmp_path in synced


def test_a_failed_making_leaves_nothing(tmp_path: Path) -> None:
    twice = [sample(1, tmp_path), sample(1, tmp_path)]
    with pytest.raises(sqlite3.IntegrityError):
        Project.create(tmp_path / "x.aldesk", twice)
    assert not list(tmp_path.glob("*x.aldesk*"))


def test_a_full_disk_refuses_the_act_and_keeps_the_rest(file: Path) -> None:
    with Project.open(file) as project:
        ids = [s.id for s in project.samples]
        project.journal.label([(ids[0], ClassId("c1"))])
        pages = project._connection.execute("PRAGMA page_count").fetchone()[0]
        project._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(Problem, match="disk is full"):
            project.journal.flag(ids[1], "x" * 100_000)
        assert ids[1] not in project.journal.labels.flags
        before = project.journal.labels
    with Project.open(file) as project:
        assert project.journal.labels == before
        project.journal.flag(ids[1], "now there is room")
        assert check_after_close(project) == []


def check_after_close(project: Project) -> list[str]:
    project.close()
    return check(project.path)


def test_the_journal_cannot_be_rewritten(file: Path) -> None:
    with Project.open(file) as project:
        for statement in ("UPDATE event SET kind = 'skip'", "DELETE FROM event"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                project._connection.execute(statement)


def test_check_finds_what_is_wrong(file: Path) -> None:
    assert check(file) == []
    with Project.open(file) as project:
        project.embeddings.folder.mkdir()
        shard = project.embeddings.folder / "s.npy"
        np.save(shard, np.zeros((2, 3), np.float32))
        project.embeddings.add_shard(WrittenShard(shard, np.array([0, 1]), "key", "0" * 64, 3))
        project.samples[3].path.unlink()
    findings = check(file)
    assert len(findings) == 2
    assert "s.npy are damaged" in findings[0]
    assert "1 of 4 files are missing" in findings[1]


def test_what_is_missing_to_embed(file: Path) -> None:
    with Project.open(file) as project:
        project.embeddings.folder.mkdir()
        shard = project.embeddings.folder / "s.npy"
        np.save(shard, np.zeros((2, 3), np.float32))
        project.embeddings.add_shard(WrittenShard(shard, np.array([0, 2]), "key", "", 3))
        project.embeddings.add_broken(3, "key", "It is broken")
        assert project.embeddings.missing("key").tolist() == [1]
        assert project.embeddings.missing("other key").tolist() == [0, 1, 2, 3]
        shard.unlink()
        assert project.embeddings.missing("key").tolist() == [0, 1, 2]


def test_a_class_name_is_taken_once(file: Path) -> None:
    with Project.open(file) as project:
        for name in ("a", " "):
            with pytest.raises(Problem):
                project.journal.add_classes([name])
        assert list(project.journal.labels.classes.values()) == ["a", "b"]


def _content(project: Project) -> tuple[object, ...]:
    curve, queries = project.curve.points(), project.queries.all()
    return project.samples, project.journal.labels, queries, curve
