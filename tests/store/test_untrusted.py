"""A project file comes from anywhere: what is not built as ours are is refused and named."""

import os
import random
import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from aldesk.core.errors import Damaged, Problem
from aldesk.store import Project, untrusted
from aldesk.store.check import check
from aldesk.store.repair import repair
from tests.made_once import MadeOnce
from tests.store.mutated import change, make_old, make_rich, mutate, mutate_bytes, use

_N_MUTATIONS = 16


@pytest.fixture(params=[False, True], ids=["one class", "several"])
def rich(request: pytest.FixtureRequest, tmp_path: Path, made_once: MadeOnce) -> Path:
    several = bool(request.param)
    name = f"rich {several}"
    made_once.copy(name, lambda to: make_rich(to / "p.aldesk", several=several), tmp_path)
    return tmp_path / "p.aldesk"


@pytest.fixture
def file(tmp_path: Path, made_once: MadeOnce) -> Path:
    made_once.copy("rich False", lambda to: make_rich(to / "p.aldesk"), tmp_path)
    return tmp_path / "p.aldesk"


def test_a_project_with_something_in_every_table_is_sound(rich: Path, tmp_path: Path) -> None:
    assert use(rich, tmp_path) == []


_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (
            "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM sample; END",
            "the trigger “t” is unknown",
        ),
        ("DROP TRIGGER event_is_never_removed", "“event_is_never_removed” is missing"),
        ("DROP TABLE band; CREATE VIEW band AS " + _ENDLESS, "“band” is missing"),
        ("CREATE INDEX i ON event (at)", "the index “i” is unknown"),
        ("DROP INDEX broken_row", "the index “broken_row” is missing"),
        ("CREATE TABLE more (x)", "the table “more” is unknown"),
        ("ALTER TABLE sample ADD COLUMN more TEXT", "the table “sample” is different"),
        ("ALTER TABLE meta RENAME TO other", "the table “meta” is missing"),
        ("PRAGMA user_version = 2", "is unknown"),
        ("PRAGMA user_version = 0", "is unknown"),
    ],
)
def test_another_schema_is_named(file: Path, statements: str, named: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(statements)
    before = file.read_bytes()
    for open_it in (Project.open, Project.open_to_read):
        with pytest.raises(Problem, match=named):
            open_it(file)
    assert [finding for finding in check(file) if named in finding]
    assert file.read_bytes() == before


def test_the_statistics_of_sqlite_are_no_other_schema(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("ANALYZE; VACUUM")
    assert check(file) == []


@pytest.mark.parametrize("version", [1, 2])
def test_one_of_an_older_version_is_compared_with_its_own(tmp_path: Path, version: int) -> None:
    file = tmp_path / "p.aldesk"
    make_old(file, version)
    with Project.open_to_read(file) as project:
        assert len(project.samples) == 4
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM event; END")
    with pytest.raises(Problem, match="trigger “t”"):
        Project.open(file)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE sample SET id = 'zz' WHERE row = 3", "row 3: the id is 'zz'"),
        ("UPDATE sample SET path = CAST(x'610062' AS TEXT) WHERE row = 3", "row 3: the path"),
        ("UPDATE sample SET media = 'smell' WHERE row = 3", "row 3: the media is 'smell'"),
        ("UPDATE sample SET split = '' WHERE row = 3", "row 3: the split"),
        ("UPDATE sample SET columns = '{\"a\": 1}' WHERE row = 3", "row 3: what its columns say"),
        ('UPDATE sample SET columns = \'{"a": "\\ud800"}\' WHERE row = 3', "row 3"),
        ("UPDATE sample SET start = -1, stop = 9e999 WHERE row = 7", "row 7: the start"),
        ("UPDATE sample SET stop = 9e999 WHERE row = 7", "row 7: the end is inf"),
        ("UPDATE sample SET start = NULL WHERE row = 7", "row 7: the start is None"),
        ("UPDATE sample SET labels = '[1]' WHERE row = 3", "row 3: the label"),
        ("DELETE FROM sample WHERE row = 3", "rows 3 to 3 are missing"),
        ("UPDATE recording SET hop = 1e-300", "recording from row 12 on: the hop"),
        ("UPDATE recording SET seconds = 3e7, hop = 0.001", "too many windows"),
        ("UPDATE recording SET rate = -1", "the rate is -1"),
        ('UPDATE truth SET labels = \'{"has": 1, "of": []}\'', "the ground truth"),
        ("DELETE FROM event WHERE seq = 5", "event 5 is missing"),
        ("UPDATE event SET actor = 'x' WHERE seq = 5", "event 5 is of nobody"),
        ("UPDATE event SET class_id = 'c77' WHERE kind = 'label'", "does not fit"),
        ("UPDATE event SET act = 999 WHERE seq = 7", "event 7"),
        ("UPDATE query SET seed = -1", "the seed is -1"),
        ("UPDATE query_sample SET row = 1000000 WHERE rank = 0", "the row is 1000000"),
        ("DELETE FROM query WHERE number = 0", "query 0 is missing"),
        ("UPDATE validation_sample SET row = -1 WHERE rank = 0", "the row is -1"),
        ("UPDATE validation SET sizes = '" + "[" * 9999 + "'", "the sizes of its strata"),
        ("UPDATE refit SET n_check = -1", "accuracy curve"),
        ("UPDATE refit SET recipe = '{' WHERE number = 1", "accuracy curve"),
        ('UPDATE refit SET recipe = \'{"halves": {"won": 1}}\'', "accuracy curve"),
        ("UPDATE shard SET rows = x'ffffffffffffff7f'", "a row that is none of a sample"),
        ("UPDATE shard SET file = '../../x' WHERE file = '0.npy'", "no name of a file"),
        ("UPDATE source SET options = '[]'", "table of sources"),
        ("UPDATE seen_file SET path = CAST(x'610062' AS TEXT) WHERE size = 10", "looked into"),
        ("UPDATE broken SET row = 99999 WHERE row NOT NULL", "cannot be embedded"),
        ("UPDATE band SET low = -1", "frequencies"),
        ("UPDATE meta SET value = '5' WHERE key = 'name'", "the fact 'name'"),
        ("UPDATE meta SET value = '-1' WHERE key = 'audit_seed'", "the fact 'audit_seed'"),
        ("UPDATE meta SET value = '{\"name\": 1}' WHERE key = 'encoder_card'", "'encoder_card'"),
        ("UPDATE meta SET value = 'NaN' WHERE key = 'audit_seed'", "the fact 'audit_seed'"),
    ],
)
def test_a_damaged_value_is_named(file: Path, statement: str, named: str) -> None:
    change(file, statement)
    assert named in " ".join(check(file))


_ROOT_PAGES = "SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0"


@pytest.mark.parametrize("at", [0, 3, 8], ids=["its kind", "its number of cells", "its cells"])
def test_damaged_pages_are_those_of_a_named_table_or_index(file: Path, at: int) -> None:
    with closing(sqlite3.connect(file)) as connection:
        pages = connection.execute(_ROOT_PAGES).fetchall()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    whole = file.read_bytes()
    for page, table in pages:
        damaged = bytearray(whole)
        begin = (page - 1) * size + at
        damaged[begin : begin + 2] = b"\xee\xee"
        file.write_bytes(damaged)
        for open_it in (Project.open, Project.open_to_read):
            with pytest.raises(Damaged, match=f"in the table “{table}”"):
                open_it(file)


@pytest.mark.parametrize("version", [2, None])
def test_the_schema_is_compared_once_to_read(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int | None
) -> None:
    if version:
        file = tmp_path / "old.aldesk"
        make_old(file, version)
    looked: list[sqlite3.Connection] = []
    schema_of = untrusted._schema_of

    def look(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
        looked.append(connection)
        return schema_of(connection)

    Project.open_to_read(file).close()  # what it is compared with is kept from then on
    monkeypatch.setattr(untrusted, "_schema_of", look)
    Project(file, to_read=True).close()
    assert len(looked) == 1


def test_a_cyclic_merge_does_not_fit(file: Path) -> None:
    change(file, "UPDATE event SET text = class_id WHERE kind = 'merge_class'")
    assert "does not fit" in check(file)[0]


def test_whatever_is_damaged_is_told_and_nothing_else_happens(
    rich: Path, tmp_path: Path, record_property: object
) -> None:
    whole, n_told = rich.read_bytes(), 0
    for seed in range(_N_MUTATIONS // 2):
        rich.write_bytes(whole)
        mutate(rich, seed)
        n_told += bool(use(rich, tmp_path))
        shutil.rmtree(tmp_path / "p.backups", ignore_errors=True)
    assert n_told > _N_MUTATIONS // 6


def test_what_is_damaged_is_left_as_it_is(file: Path) -> None:
    mutate_bytes(file, random.Random(2))
    before = file.read_bytes()
    check(file)
    assert file.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files here")
@pytest.mark.parametrize("end", ["", "-journal", "-wal"])
def test_a_pipe_is_not_waited_for(file: Path, end: str) -> None:
    pipe = file.with_name(file.name + end)
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    for open_it in (Project.open, Project.open_to_read):
        with pytest.raises(Problem, match="not a file"):
            open_it(file)
    assert "not a file" in check(file)[0]


def test_a_journal_that_names_another_file_removes_none(file: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("keep me", encoding="utf-8")
    name = bytes(precious)
    checksum = sum(name)
    end = struct.pack(">I", 0) + name + struct.pack(">II", len(name), checksum)
    magic = bytes.fromhex("d9d505f920a163d7")
    header = struct.pack(">8sIIIII", magic, 0, 0, 1, 4096, 4096).ljust(512, b"\0")
    file.with_name(f"{file.name}-journal").write_bytes(header + end + magic)
    with pytest.raises(Damaged, match="names further files"):
        Project.open(file)
    repair(file, tmp_path / "new.aldesk")
    assert precious.read_text(encoding="utf-8") == "keep me"
