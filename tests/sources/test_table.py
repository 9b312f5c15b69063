"""Tables as sources."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
import soundfile
from pyarrow import parquet as pq

from aldesk.core.errors import Problem
from aldesk.sources import Options, Scan, scan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for i, name in enumerate(["a", "b", "c"]):
        soundfile.write(tmp_path / f"{name}.wav", np.full(50, i / 10), 8000)
    return tmp_path


def scanned(folder: Path, text: str, options: Options | None = None) -> Scan:
    table = folder / "list.csv"
    table.write_text(text, encoding="utf-8")
    return scan(table, options)


def told(found: Scan) -> list[tuple[str, str]]:
    return [(problem.path.name, problem.reason) for problem in found.problems]


def test_a_table_tells_label_split_and_more(folder: Path) -> None:
    text = "path,label,split,speaker\nb.wav,dog,test,anna\na.wav,cat,train,ben\nc.wav,,,\n"
    found = scanned(folder, text)
    assert [(s.path.name, s.label, s.split) for s in found.samples] == [
        ("b.wav", "dog", "test"),
        ("a.wav", "cat", "pool"),
        ("c.wav", None, "pool"),
    ]
    assert found.samples[0].columns == {"speaker": "anna"}
    assert found.classes == ("cat", "dog")
    assert found.problems == ()


def test_paths_alone_are_enough_and_may_be_absolute(folder: Path) -> None:
    found = scanned(folder, f"path\n{folder / 'a.wav'}\n./b.wav\n")
    assert [(s.path, s.label) for s in found.samples] == [
        (folder / "a.wav", None),
        (folder / "b.wav", None),
    ]


@pytest.mark.parametrize("start", ["\ufeff", ""])
@pytest.mark.parametrize("header", ["path,label", "Path, LABEL"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_tables_as_spreadsheets_write_them(folder: Path, start: str, header: str, end: str) -> None:
    (folder / "list.csv").write_bytes(f"{start}{header}{end}a.wav,cat{end}".encode())
    (sample,) = scan(folder / "list.csv").samples
    assert sample.label == "cat"


def test_the_empty_columns_of_a_spreadsheet_are_no_columns(folder: Path) -> None:
    (folder / "list.csv").write_text("path,label,,\na.wav,cat,,\n")
    found = scan(folder / "list.csv")
    assert [(s.label, s.columns) for s in found.samples] == [("cat", {})]
    assert not found.problems


def test_a_table_that_is_damaged_further_in_is_told(folder: Path) -> None:
    file, n = folder / "list.parquet", 3000
    rows = pa.table({"path": ["a.wav"] * n, "note": [str(row) * 9 for row in range(n)]})
    pq.write_table(rows, file, compression="none", use_dictionary=False, row_group_size=1000)
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 20_000] = b"\xff" * 20_000
    file.write_bytes(content)
    with pytest.raises(Problem, match=r"list\.parquet: The table is damaged behind row 1000"):
        scan(file)


def test_bad_rows_are_named_and_the_rest_is_kept(folder: Path) -> None:
    text = (
        "path,label,split\n"
        "a.wav,cat,train\n"
        "nowhere.wav,cat,\n"
        "\n"
        ",cat,\n"
        "./a.wav,dog,\n"
        "b.wav,cat,holdout\n"
        "c.wav,cat,test,what\n"
        "c.wav\n"
        "../list.txt,cat,\n"
    )
    found = scanned(folder, text)
    assert [s.path.name for s in found.samples] == ["a.wav", "c.wav"]
    assert sorted(told(found), key=lambda line: line[1]) == [
        ("list.txt", "Row 10: ALDesk knows neither sound nor pictures of this kind (.txt)."),
        ("nowhere.wav", "Row 3: There is no such file."),
        ("list.csv", "Row 5: the path is empty."),
        ("a.wav", "Row 6: row 2 names the same file, and row 2 counts."),
        ("b.wav", "Row 7: Left out: the split 'holdout' is not train, pool, val or test."),
        ("list.csv", "Row 8: it has 4 cells, but the header has 3."),
    ]


def test_an_unknown_class_is_named_with_its_row(folder: Path) -> None:
    found = scanned(folder, "path,label\na.wav,cat\nb.wav,cow\n", Options(classes=("cat", "dog")))
    assert [s.label for s in found.samples] == ["cat", None]
    assert told(found) == [
        ("b.wav", "Row 3: 'cow' is not one of your classes; the file has no label.")
    ]


def test_a_path_that_no_file_can_have(folder: Path) -> None:
    found = scanned(folder, f"path\na.wav\nb\0.wav\n{'x' * 5000}.wav\n")
    assert [s.path.name for s in found.samples] == ["a.wav"]
    assert len(found.problems) == 2


def test_a_cell_may_hold_commas_and_line_ends(folder: Path) -> None:
    found = scanned(folder, 'path,note\na.wav,"one, two\nthree"\ngone.wav,x\n')
    assert found.samples[0].columns == {"note": "one, two\nthree"}
    assert told(found) == [("gone.wav", "Row 3: There is no such file.")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what,label\nmiaow,cat\n", "no column named path.*what, label"),
        ("", "no column named path.*none"),
        ("path,label,label\na.wav,x,y\n", "column 'label' twice"),
        (f"path\n{'x' * 200_000}\n", "not CSV"),
    ],
)
def test_what_is_no_table_of_paths(folder: Path, text: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        scanned(folder, text)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_table_in_another_encoding(folder: Path, encoding: str) -> None:
    (folder / "list.csv").write_text("path,label\na.wav,Bär\n", encoding=encoding)
    assert [sample.label for sample in scan(folder / "list.csv").samples] == ["Bär"]


def test_a_table_without_rows_holds_no_samples(folder: Path) -> None:
    with pytest.raises(Problem, match="names no file"):
        scanned(folder, "path,label\n")


def test_a_pattern_reads_the_names_in_a_table(folder: Path) -> None:
    found = scanned(folder, "path,label,x\na.wav,cat,1\n", Options(pattern="{letter}"))
    assert found.samples[0].label == "cat"
    assert found.samples[0].columns == {"x": "1", "letter": "a"}


@pytest.mark.parametrize(
    "header",
    ["File Name;Class", "audio\tlabel", "image-path,category", "speaker;target", "a;b;path;label"],
)
def test_columns_are_known_by_many_names(folder: Path, header: str) -> None:
    delimiter = next(mark for mark in ",;\t" if mark in header)
    cells = [""] * header.count(delimiter) + ["cat"]
    cells[-2] = "a.wav"
    (sample,) = scanned(folder, f"{header}\n{delimiter.join(cells)}\n").samples
    assert (sample.path.name, sample.label) == ("a.wav", "cat")


def test_columns_may_be_chosen(folder: Path) -> None:
    text = "path,label,other,mood\na.wav,cat,b.wav,glad\n"
    found = scanned(folder, text, Options(media_column="other", label_column="mood"))
    (sample,) = found.samples
    assert (sample.path.name, sample.label) == ("b.wav", "glad")
    assert sample.columns == {"path": "a.wav", "label": "cat"}
    with pytest.raises(Problem, match=r"no column 'nix'.*path, label, other, mood"):
        scanned(folder, text, Options(label_column="nix"))


def test_subset_counts_as_split_where_it_names_one(folder: Path) -> None:
    (sample,) = scanned(folder, "path,subset\na.wav,test\n").samples
    assert (sample.split, sample.columns) == ("test", {})
    (sample,) = scanned(folder, "path,subset\na.wav,birds\n").samples
    assert (sample.split, sample.columns) == ("pool", {"subset": "birds"})


def test_paths_written_on_windows(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "a.wav").rename(folder / "sub" / "a.wav")
    (sample,) = scanned(folder, "path\nsub\\a.wav\n").samples
    assert sample.path == folder / "sub" / "a.wav"


def test_json_lines(folder: Path) -> None:
    lines = [
        '{"file": "a.wav", "label": "cat", "split": "test", "age": 3, "old": true, "x": null}',
        "",
        '{"file": "b.wav", "tags": ["a", "b"]}',
        "{broken",
        '["c.wav"]',
        '{"label": "cat"}',
    ]
    (folder / "list.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = scan(folder / "list.jsonl")
    assert [(s.path.name, s.label, s.split) for s in found.samples] == [
        ("a.wav", "cat", "test"),
        ("b.wav", None, "pool"),
    ]
    assert found.samples[0].columns == {"age": "3", "old": "true", "x": ""}
    assert found.samples[1].columns == {"tags": '["a", "b"]'}
    assert [reason.split(":")[0] for _, reason in told(found)] == ["Line 4", "Line 5", "Line 6"]


def test_parquet_with_paths(folder: Path) -> None:
    columns = {
        "path": ["b.wav", "a.wav", None],
        "label": pa.array(["dog", "cat", "cat"]).dictionary_encode(),
        "split": ["test", "", ""],
        "gain": [1.5, None, 0.0],
    }
    pq.write_table(pa.table(columns), folder / "list.parquet")
    found = scan(folder / "list.parquet")
    assert [(s.path.name, s.label, s.split, s.columns) for s in found.samples] == [
        ("b.wav", "dog", "test", {"gain": "1.5"}),
        ("a.wav", "cat", "pool", {"gain": ""}),
    ]
    assert told(found) == [("list.parquet", "Row 3: the path is empty.")]


@pytest.mark.parametrize("name", ["list.parquet", "list.jsonl", "list.tsv"])
def test_what_is_not_what_its_name_says(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(Problem, match=r"list\."):
        scan(folder / name)


def test_labels_that_are_numbers_and_cells_made_safe_are_read_as_they_were(folder: Path) -> None:
    found = scanned(folder, "path,label\na.wav,-1\nb.wav,+1\nc.wav,'=x\n")
    assert [sample.label for sample in found.samples] == ["-1", "+1", "=x"]
