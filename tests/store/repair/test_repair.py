"""What is saved of damaged projects, and that the damaged ones stay as they are."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aldesk.core.errors import Damaged, Problem
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.repair import Repaired, repair
from tests.made_once import MadeOnce
from tests.store.mutated import change, make_old, make_rich, mutate_bytes, mutate_values

_PAGE = 4096
_N_MUTATIONS = 12


@pytest.fixture
def file(tmp_path: Path, made_once: MadeOnce) -> Path:
    made_once.copy("rich False", lambda to: make_rich(to / "p.aldesk"), tmp_path)
    return tmp_path / "p.aldesk"


@pytest.fixture
def new(file: Path) -> Path:
    folder = file.parent / "elsewhere"
    folder.mkdir()
    return folder / "new.aldesk"


def _state(file: Path) -> tuple[object, ...]:
    with Project.open_to_read(file) as project:
        labels = project.journal.labels
        return (
            list(project.samples),
            project.journal.events,
            (labels.marks, labels.flags, labels.classes, labels.done, labels.undone),
            project.meta.read_all(),
            project.queries.all(),
            project.curve.points(),
            project.bands.all(),
            project.truth.told,
            [(d, project.validations.strata(d.number).tolist()) for d in project.validations.all()],
            [(line.place, line.options, line.is_complete) for line in project.imports.sources()],
            project.imports.seen(),
            sorted(project.embeddings.all_broken(), key=str),
            [(s.path.name, s.sha256, s.n) for s in project.embeddings.committed()],
        )


def _saved(file: Path, new: Path) -> Repaired:
    """Repair, and see that the old file, and what lies beside it, is as before."""
    before = {path: path.read_bytes() for path in file.parent.glob("p.*") if path.is_file()}
    done = repair(file, new)
    assert {p: p.read_bytes() for p in file.parent.glob("p.*") if p.is_file()} == before
    assert [finding for finding in check(new) if "are missing" not in finding] == []
    return done


@pytest.mark.parametrize("several", [False, True])
def test_of_a_sound_project_all_is_saved(tmp_path: Path, several: bool) -> None:
    file, new = tmp_path / "p.aldesk", tmp_path / "elsewhere" / "new.aldesk"
    make_rich(file, several=several)
    new.parent.mkdir()
    done = _saved(file, new)
    assert done.is_all
    assert _state(new) == _state(file)
    assert check(new) == []


def test_one_of_an_older_version_becomes_one_of_the_present(tmp_path: Path) -> None:
    file, new = tmp_path / "p.aldesk", tmp_path / "new.aldesk"
    make_old(file, 1)
    assert _saved(file, new).saved["samples"] == 4


def test_a_lost_list_of_tables_loses_nothing(file: Path, new: Path) -> None:
    state = _state(file)
    content = bytearray(file.read_bytes())
    content[:_PAGE] = b"\xff" * _PAGE
    file.write_bytes(content)
    _saved(file, new)
    assert _state(new) == state


@pytest.mark.parametrize(
    "statements",
    [
        "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
        "CREATE VIEW v AS SELECT 1; CREATE TABLE more (x); CREATE INDEX i ON event (at)",
        "DROP INDEX broken_row",
    ],
)
def test_another_schema_is_put_right(file: Path, new: Path, statements: str) -> None:
    state = _state(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(statements)
    with pytest.raises(Damaged):
        Project.open(file)
    assert _saved(file, new).is_all
    assert _state(new) == state


def _page_of(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    return int(page)


def test_a_damaged_page_costs_what_is_on_it(file: Path, new: Path) -> None:
    state, start = _state(file), (_page_of(file, "query_sample") - 1) * _PAGE
    content = bytearray(file.read_bytes())
    content[start : start + _PAGE] = random.Random(1).randbytes(_PAGE)
    file.write_bytes(content)
    done = _saved(file, new)
    assert done.left_out == {"samples asked about": 1}
    assert _state(new)[:3] == state[:3]


def test_lost_samples_leave_the_others_where_they_belong(file: Path, new: Path) -> None:
    with Project.open(file) as project:
        before = {row: sample.id for row, sample in enumerate(project.samples)}
        marks = dict(project.journal.labels.marks)
        draws = project.validations.all()
        (kept,) = [s for s in project.embeddings.shards("spectral") if s.path.name == "1.npy"]
    change(file, "DELETE FROM sample WHERE row IN (1, 2)")
    done = _saved(file, new)
    assert done.left_out["samples"] == 2
    with Project.open(new) as project:
        ids = [sample.id for sample in project.samples]
        assert ids == [id_ for row, id_ in before.items() if row not in (1, 2)]
        lost = {before[1], before[2]}
        assert project.journal.labels.marks == {k: v for k, v in marks.items() if k not in lost}
        (shard,) = project.embeddings.shards("spectral")
        assert [ids[row] for row in shard.rows] == [before[row] for row in kept.rows]
        (draw,) = project.validations.all()
        assert [ids[row] for row, _ in draw.samples] == [before[r] for r, _ in draws[0].samples]


def test_damaged_columns_cost_no_sample(file: Path, new: Path) -> None:
    change(file, "UPDATE sample SET columns = '['", "UPDATE recording SET columns = 'x'")
    done = _saved(file, new)
    assert done.left_out == {"lines of columns": 14}
    assert (done.saved["samples"], done.saved["recordings"]) == (12, 2)


def test_events_that_need_a_lost_one_are_left_out(file: Path, new: Path) -> None:
    with Project.open(file) as project:
        n = len(project.journal.events)
        undone = next(e for e in project.journal.events if e.kind == "undo").target
    change(file, f"DELETE FROM event WHERE seq = {undone}")  # noqa: S608
    done = _saved(file, new)
    assert 1 < done.left_out["journal events"] < 6
    assert done.saved["journal events"] == n - done.left_out["journal events"]


def test_a_class_whose_name_is_lost_keeps_its_labels(file: Path, new: Path) -> None:
    change(file, "DELETE FROM event WHERE kind = 'add_class' AND class_id = 'c1'")
    done = _saved(file, new)
    assert any("class has lost its name" in note for note in done.notes)
    with Project.open(new) as project:
        labels = project.journal.labels
        assert "class c1 (its name is lost)" in labels.classes.values()
        assert labels.labelled_as(next(iter(c for c in labels.classes if c == "c1")))


@pytest.mark.parametrize("mutate", [mutate_values, mutate_bytes])
def test_whatever_the_damage_what_is_saved_is_sound(
    file: Path, new: Path, mutate: Callable[[Path, random.Random], None]
) -> None:
    whole, n_saved = file.read_bytes(), 0
    for seed in range(_N_MUTATIONS):
        file.write_bytes(whole)
        mutate(file, random.Random(seed))
        to = new.with_stem(f"new {seed}")
        try:
            n_saved += _saved(file, to).saved["journal events"] > 0
        except Problem as problem:
            assert "Nothing of a project is left" in str(problem)  # noqa: PT017
            assert not to.exists()
    assert n_saved > _N_MUTATIONS // 2


def test_a_hot_journal_is_taken_back_in_a_copy(file: Path, new: Path) -> None:
    state = _state(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE sample SET path = path || 'xx'")
        connection.execute("CREATE TABLE t AS SELECT hex(randomblob(9000))")
        journal = file.with_name("p.aldesk-journal").read_bytes()
        half = file.read_bytes()
        connection.execute("ROLLBACK")
    file.write_bytes(half)
    file.with_name("p.aldesk-journal").write_bytes(journal)
    _saved(file, new)
    assert _state(new) == state


@pytest.mark.parametrize("content", [b"", b"shopping list", b"SQLite format 3\0", b"\0" * 9000])
def test_where_nothing_is_left_no_file_is_made(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "p.aldesk"
    file.write_bytes(content)
    with pytest.raises(Problem, match="Nothing of a project is left"):
        repair(file, tmp_path / "new.aldesk")
    assert [path.name for path in tmp_path.iterdir()] == ["p.aldesk"]


def test_nothing_is_written_over(file: Path, new: Path) -> None:
    with pytest.raises(Problem, match="file of this name"):
        repair(file, file)
    new.with_suffix(".embeddings").mkdir()
    with pytest.raises(Problem, match="folder of this name"):
        repair(file, new)
    assert check(file) == []
