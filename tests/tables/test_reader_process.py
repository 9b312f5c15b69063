from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import feather
from pyarrow import parquet as pq

from aldesk.__main__ import main
from aldesk.core import read_apart
from aldesk.core.errors import Problem
from aldesk.tables import open_table, reader_process
from aldesk.tables.arrow_door import n_rows, parts, parts_with, schema_of
from aldesk.tables.reader_process import UnreadableError
from tests.fuzz.seeds import workbook

TABLE = pa.table(
    {
        "path": [f"{number}.wav" for number in range(10)],
        "label": pa.array([*["owl", "wren"] * 5]).dictionary_encode(),
        "seconds": [number / 4 for number in range(10)],
    }
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    names = ("a.parquet", "a.arrow", "stream.arrow", "a.feather")
    made = [tmp_path / name for name in names]
    pq.write_table(TABLE, made[0], row_group_size=4)
    with pa.ipc.new_file(made[1], TABLE.schema) as file:
        file.write_table(TABLE, max_chunksize=4)
    with pa.ipc.new_stream(made[2], TABLE.schema) as stream:
        stream.write_table(TABLE, max_chunksize=4)
    feather.write_feather(TABLE, str(made[3]))
    return made


@pytest.mark.usefixtures("in_child")
def test_a_child_reads_what_this_process_would(files: list[Path]) -> None:
    for path in files:
        assert schema_of(path).names == TABLE.column_names
        read = pa.concat_tables(
            pa.Table.from_batches([batch]).cast(schema_of(path)) for _, batch in parts(path, size=3)
        )
        assert read.to_pylist() == TABLE.to_pylist()
        assert [start for start, _ in parts(path, ["path"], 3)][:2] == [0, 3]
        (cells,) = {tuple(batch.schema.names) for _, batch in parts(path, ["path"])}
        assert cells == ("path",)
        found = {
            start + row: cells
            for start, batch in parts_with(path, [1, 9])
            for row, cells in enumerate(batch.to_pylist())
        }
        assert {found[1]["path"], found[9]["path"]} == {"1.wav", "9.wav"}
    assert n_rows(files[0]) == 10
    assert n_rows(files[1]) is None
    assert len(reader_process._idle) == 1  # one child has read them all


@pytest.mark.usefixtures("in_child")
def test_a_reader_that_is_left_early_is_asked_again(files: list[Path]) -> None:
    first = iter(parts(files[0], size=1))
    next(first)
    second = iter(parts(files[1], size=1))
    next(second)
    del first, second
    assert sum(len(batch) for _, batch in parts(files[0])) == 10


@pytest.mark.usefixtures("in_child")
def test_a_kept_child_that_has_ended_is_replaced(files: list[Path]) -> None:
    schema_of(files[0])
    reader_process._idle[0]._process.kill()
    reader_process._idle[0]._process.join()
    assert schema_of(files[0]).names == TABLE.column_names


@pytest.mark.usefixtures("in_child")
def test_what_is_no_such_file_is_said(tmp_path: Path, files: list[Path]) -> None:
    with pytest.raises(FileNotFoundError):
        schema_of(tmp_path / "none.parquet")
    files[0].write_bytes(files[0].read_bytes()[:200])
    with pytest.raises(UnreadableError):
        schema_of(files[0])
    with pytest.raises(Problem, match="not a table that can be read"), open_table(files[0]):
        pass


@pytest.mark.usefixtures("in_child")
def test_a_file_that_ends_its_reader_is_a_problem_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_process, "_MODULE", "tests.tables.dying_child")
    path = tmp_path / "fault.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(Problem, match="damaged: reading it ended") as caught:
        schema_of(path)
    assert caught.value.subject == str(path)
    assert caught.value.kept
    assert caught.value.todo
    with pytest.raises(Problem, match="damaged: reading it ended"), open_table(path):
        pass


@pytest.mark.usefixtures("in_child")
@pytest.mark.parametrize("name", ["garbled.parquet", "garbled.xlsx"])
def test_a_reader_that_says_nonsense_is_a_problem_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(reader_process, "_MODULE", "tests.tables.dying_child")
    path = tmp_path / name
    path.write_bytes(workbook())
    with pytest.raises(Problem, match="answered nonsense"), open_table(path):
        pass


@pytest.mark.usefixtures("in_child")
def test_a_file_that_holds_its_reader_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_process, "_MODULE", "tests.tables.dying_child")
    monkeypatch.setattr(reader_process, "SECONDS_A_PART", 0.05)
    path = tmp_path / "slow.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(Problem, match="given up"):
        schema_of(path)


@pytest.mark.usefixtures("in_child")
def test_a_workbook_is_read_by_the_child_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook())
    with open_table(path) as table:
        assert [dict(row.cells) for row in table.rows] == [
            {"path": "a.wav", "1": "2.5"},
            {"path": "b.wav", "1": "3"},
        ]
    path.write_bytes(workbook(last="XFD1048576"))  # a kilobyte that asks for 500 GB
    with pytest.raises(Problem, match="damaged: reading it ended"), open_table(path):
        pass


def test_the_program_reads_in_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldesk.cli.commands.run", lambda *_: 0)
    assert not read_apart.is_for_child()  # a script may have no guard, which a child needs
    try:
        with pytest.raises(SystemExit):
            main()
        assert read_apart.is_for_child()
    finally:
        read_apart.read_in_child(False)
