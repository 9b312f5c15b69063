"""Whatever wrote a table, the same columns and rows are read from it."""

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import feather
from pyarrow import parquet as pq

from aldesk.core.errors import Problem
from aldesk.tables import is_table, open_table, text_file
from aldesk.tables.annotations import annotation_form, read_annotations

Rows = list[dict[str, str]]
PLAIN: Rows = [{"path": "a.wav", "label": "cat"}, {"path": "b.wav", "label": "dog"}]


def rows_of(path: Path) -> Rows:
    with open_table(path) as table:
        return [dict(row.cells) for row in table.rows]


def written(folder: Path, name: str, content: bytes | str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_with_any_separator_in_any_encoding(
    tmp_path: Path, encoding: str, delimiter: str, end: str
) -> None:
    lines = [delimiter.join(line) for line in (PLAIN[0], *(row.values() for row in PLAIN))]
    assert rows_of(written(tmp_path, "t.csv", end.join([*lines, ""]), encoding)) == PLAIN


def test_latin_1_is_read_and_said(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "path,label\na.wav,Möwe “x”\n", "cp1252")
    with open_table(path) as table:
        assert table.encoding == "cp1252"
        assert [row.cells["label"] for row in table.rows] == ["Möwe “x”"]


@pytest.mark.parametrize("line", ["sep=;\n", '"sep=;"\r\n', "SEP=;\r\n"])
def test_the_line_in_which_excel_names_the_separator(tmp_path: Path, line: str) -> None:
    text = f"{line}path;label\na.wav;cat\nb.wav;dog\n"
    assert rows_of(written(tmp_path, "t.csv", text)) == PLAIN


def test_a_separator_within_cells_is_not_taken_for_it(tmp_path: Path) -> None:
    text = 'path;note;label\na.wav;"one, two, three; four";cat\nb.wav;5,5;dog\n'
    assert [row["label"] for row in rows_of(written(tmp_path, "t.csv", text))] == ["cat", "dog"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pandas.csv", ",path,label\n0,a.wav,cat\n1,b.wav,dog\n"),
        ("twice.csv", "Unnamed: 0,path,label\n0,a.wav,cat\n1,b.wav,dog\n"),
        ("r.csv", '"path","label"\n"1","a.wav","cat"\n"2","b.wav","dog"\n'),
        ("spaces.csv", "path, label\na.wav, cat\nb.wav,  dog \n"),
        ("quoted.csv", '"path", "label"\n"a.wav", "cat"\n"b.wav", "dog"\n'),
        ("empty.csv", "\n\npath,label,,\na.wav,cat,,\n,,,\nb.wav,dog,,\n"),
        ("lines.jsonl", '{"":0,"path":"a.wav","label":"cat"}\n\n{"path":"b.wav","label":"dog"}'),
        ("list.json", json.dumps(PLAIN)),
        ("list.json", json.dumps(PLAIN, indent=2)),
        ("columns.json", '{"path":{"0":"a.wav","1":"b.wav"},"label":{"0":"cat","1":"dog"}}'),
        ("lines.json", "\n".join(map(json.dumps, PLAIN))),
    ],
)
def test_as_programs_write_them(tmp_path: Path, name: str, text: str) -> None:
    assert rows_of(written(tmp_path, name, text)) == PLAIN
    assert rows_of(written(tmp_path, f"{name}.gz", gzip.compress(text.encode()))) == PLAIN


@pytest.mark.parametrize("index", [True, False])
@pytest.mark.parametrize("name", ["t.parquet", "t.feather", "t.xlsx", "t.csv", "t.json", "t.jsonl"])
def test_what_pandas_writes(tmp_path: Path, name: str, index: bool) -> None:
    path, frame = tmp_path / name, pd.DataFrame(PLAIN, index=[5, 7])
    match path.suffix:
        case ".parquet":
            frame.to_parquet(path, index=index)
        case ".feather":
            frame.reset_index(drop=True).to_feather(path)
        case ".xlsx":
            workbook(path, [["", "path", "label"], [5, "a.wav", "cat"], [7, "b.wav", "dog"]])
        case ".csv":
            frame.to_csv(path, index=index)
        case ".json":
            frame.to_json(path)
        case ".jsonl":
            frame.to_json(path, orient="records", lines=True)
    assert rows_of(path) == PLAIN


def workbook(path: Path, rows: list[list[object]], sheet: str = "Sheet1") -> None:
    """Write the least that is a workbook."""

    def cell(value: object) -> str:
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        return f"<c><v>{value}</v></c>"

    data = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        out.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets>'
            f'<sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        out.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        out.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{space}"><sheetData>{data}</sheetData></worksheet>',
        )


def test_numbers_of_a_workbook_are_whole(tmp_path: Path) -> None:
    workbook(tmp_path / "t.xlsx", [["path", "label"], ["a.wav", 1], ["b.wav", 2.5]])
    assert [row["label"] for row in rows_of(tmp_path / "t.xlsx")] == ["1", "2.5"]


@pytest.mark.parametrize("name", ["t.xlsx", "t.parquet", "t.feather", "t.csv.gz"])
def test_a_damaged_file_is_a_problem_that_names_it(tmp_path: Path, name: str) -> None:
    heads = {"x": b"PK\x03\x04", "p": b"PAR1", "f": b"ARROW1\0\0", "c": b"\x1f\x8b\x08\0"}
    path = written(tmp_path, name, heads[name.split(".")[1][0]] + b"\xff" * 300)
    with pytest.raises(Problem, match=name.replace(".", r"\.")):
        rows_of(path)


def test_an_arrow_file_with_wild_offsets_does_not_end_the_process(tmp_path: Path) -> None:
    path = tmp_path / "t.feather"
    feather.write_feather(pa.table({"path": ["a.wav", "b.wav"]}), path, compression="uncompressed")
    content = bytearray(path.read_bytes())
    place = content.index(b"a.wavb.wav")
    offsets = (0).to_bytes(4, "little") + (5).to_bytes(4, "little") + (10).to_bytes(4, "little")
    at = content.index(offsets)
    assert at < place
    content[at + 8 : at + 12] = (2**30).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(Problem, match="damaged behind row 0"):
        rows_of(path)


def test_a_column_that_is_there_twice(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"t\.csv.*'label' twice"):
        rows_of(written(tmp_path, "t.csv", "path,label,label\na.wav,x,y\n"))


def test_a_table_without_a_header_has_numbered_columns(tmp_path: Path) -> None:
    with open_table(written(tmp_path, "t.csv", "a.wav,cat\nb.wav,dog\n")) as table:
        assert (table.columns, table.has_header) == (("column 1", "column 2"), False)
        assert [list(row.cells.values()) for row in table.rows] == [
            ["a.wav", "cat"],
            ["b.wav", "dog"],
        ]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("a.CSV", True), ("a.csv.gz", True), ("a.xlsx", True), ("a.gz", False), ("a.wav", False)],
)
def test_tables_are_known_by_their_endings(name: str, is_one: bool) -> None:
    assert is_table(Path(name)) == is_one


TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"),
    max_size=12,
).map(str.strip)
TABLE = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@given(rows=TABLE, delimiter=st.sampled_from(",;\t|"), mark=st.booleans(), everywhere=st.booleans())
def test_any_text_comes_back_from_any_dialect(
    place: Path, rows: list[tuple[str, str]], delimiter: str, mark: bool, everywhere: bool
) -> None:
    text = io.StringIO()
    out = csv.writer(text, csv.unix_dialect if everywhere else csv.excel, delimiter=delimiter)
    out.writerow(["path", "label"])
    named = [(f"{n}.wav", _undefused(label)) for n, (_, label) in enumerate(rows)]
    out.writerows(named)
    path = written(place, "t.csv", text.getvalue(), "utf-8-sig" if mark else "utf-8")
    assert [(row["path"], row["label"]) for row in rows_of(path)] == named


@given(rows=TABLE, index=st.booleans(), ending=st.sampled_from(["csv", "parquet", "jsonl", "json"]))
def test_any_text_comes_back_from_pandas(
    place: Path, rows: list[tuple[str, str]], index: bool, ending: str
) -> None:
    named = [(f"{n}.wav", _undefused(label)) for n, (_, label) in enumerate(rows)]
    frame, path = pd.DataFrame(named, columns=["path", "label"]), place / f"p.{ending}"
    match ending:
        case "csv":
            frame.to_csv(path, index=index)
        case "parquet":
            pq.write_table(pa.Table.from_pandas(frame, preserve_index=index), path)
        case "jsonl":
            frame.to_json(path, orient="records", lines=True)
        case "json":
            frame.to_json(path, orient="records")
    assert [(row["path"], row["label"]) for row in rows_of(path)] == named


def _undefused(text: str) -> str:
    """Return a text that does not look like a formula that was defused."""
    return text.lstrip("'")


def test_a_workbook_without_a_header_keeps_its_first_row(tmp_path: Path) -> None:
    workbook(tmp_path / "t.xlsx", [["a.wav", "cat"], ["b.wav", "dog"]])
    with open_table(tmp_path / "t.xlsx") as table:
        assert not table.has_header
        assert [(row.place, *row.cells.values()) for row in table.rows] == [
            ("Row 1", "a.wav", "cat"),
            ("Row 2", "b.wav", "dog"),
        ]


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.txt"])
def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "_LONGEST_LINE", 2 << 20)
    content = b"path,label\n" + b"a" * (6 << 20)
    (tmp_path / name).write_bytes(gzip.compress(content, 1) if name.endswith("gz") else content)
    for read in (rows_of, read_annotations):
        with pytest.raises(Problem, match="line of more than 2 MB") as caught:
            read(tmp_path / name)
        assert caught.value.subject
    assert annotation_form(tmp_path / name) == ""


def test_what_is_packed_to_nothing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "_MOST_UNPACKED", 1 << 20)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"a.wav,b\n" * 400_000, 1))
    with pytest.raises(Problem, match="unpacks to"):
        rows_of(tmp_path / "a.csv.gz")
