"""A table in a folder says what its files are, in the place of the folders' names."""

from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.sources import Options, preview, scan
from tests.sources.clips import clip

Labels = list[tuple[str, str | None, str]]


def labels_of(folder: Path, **options: str) -> Labels:
    found = scan(folder, Options(**options))  # type: ignore[arg-type]
    return [(s.path.name, s.label, s.split) for s in found.samples]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_as_urbansound_lies(tmp_path: Path) -> None:
    clip(*(tmp_path / "audio" / f"fold{n}" / f"{n}.wav" for n in (1, 2)))
    lines = ["slice_file_name,fsID,fold,classID,class", "1.wav,7,1,3,bark", "2.wav,7,2,4,drill"]
    write(tmp_path / "metadata" / "set.csv", "\n".join(lines))
    assert labels_of(tmp_path) == [("1.wav", "bark", "pool"), ("2.wav", "drill", "pool")]
    assert preview(tmp_path).tables == ("metadata/set.csv",)
    assert labels_of(tmp_path, label_table="none") == [
        ("1.wav", None, "pool"),
        ("2.wav", None, "pool"),
    ]


def test_as_an_image_folder_lies(tmp_path: Path) -> None:
    for split in ("train", "test"):
        clip(*(tmp_path / split / f"{split}{n}.wav" for n in range(2)))
        write(
            tmp_path / split / "metadata.csv", f"file_name,label\n{split}0.wav,a\n{split}1.wav,b\n"
        )
    assert labels_of(tmp_path) == [
        ("test0.wav", "a", "test"),
        ("test1.wav", "b", "test"),
        ("train0.wav", "a", "pool"),
        ("train1.wav", "b", "pool"),
    ]


def test_as_common_voice_lies(tmp_path: Path) -> None:
    clip(*(tmp_path / "clips" / f"{n}.wav" for n in range(3)))
    write(tmp_path / "train.tsv", "path\tsentence\n0.wav\tone\n1.wav\ttwo\n")
    write(tmp_path / "test.tsv", "path\tsentence\n2.wav\tthree\n")
    write(tmp_path / "validated.tsv", "path\tsentence\n2.wav\tother\n")
    found = scan(tmp_path).samples
    assert [(s.path.name, s.split, s.columns["sentence"]) for s in found] == [
        ("0.wav", "pool", "one"),
        ("1.wav", "pool", "two"),
        ("2.wav", "test", "three"),
    ]


def test_a_table_without_labels_leaves_the_folders_their_names(tmp_path: Path) -> None:
    clip(tmp_path / "x" / "1.wav", tmp_path / "y" / "2.wav")
    write(tmp_path / "times.csv", "file,time\n1.wav,10:00\n2.wav,11:00\n")
    found = scan(tmp_path).samples
    assert [(s.label, s.columns["time"]) for s in found] == [("x", "10:00"), ("y", "11:00")]


def test_a_table_of_something_else_is_passed_over(tmp_path: Path) -> None:
    clip(tmp_path / "x" / "1.wav", tmp_path / "y" / "2.wav")
    write(tmp_path / "other.csv", "path,label\na.wav,p\nb.wav,q\n1.wav,r\n")
    write(tmp_path / "broken.csv", "a,a\n1,2\n")
    assert [label for _, label, _ in labels_of(tmp_path)] == ["x", "y"]


def test_rows_without_a_file_are_counted(tmp_path: Path) -> None:
    clip(tmp_path / "1.wav", tmp_path / "2.wav")
    write(tmp_path / "t.csv", "path,label\n1.wav,a\ngone.wav,a\n2.wav,b\n")
    (problem,) = scan(tmp_path).problems
    assert problem.reason == "1 of its rows name no file of the folder; the first: t.csv, row 3."


@pytest.mark.parametrize("name", ["fold1", "part-2", "chunk_03"])
def test_numbered_parts_are_no_classes(tmp_path: Path, name: str) -> None:
    clip(tmp_path / name / "1.wav", tmp_path / "fold9" / "2.wav")
    assert [label for _, label, _ in labels_of(tmp_path)] == [None, None]


def test_a_table_of_the_other_split_says_nothing_of_a_file(tmp_path: Path) -> None:
    clip(tmp_path / "test" / "001.wav", tmp_path / "train" / "002.wav")
    write(tmp_path / "train.csv", "path,label\n001.wav,a\n002.wav,b\n")
    assert labels_of(tmp_path) == [("001.wav", None, "test"), ("002.wav", "b", "pool")]


def test_what_contradicts_or_is_broken_in_a_table_is_told(tmp_path: Path) -> None:
    clip(tmp_path / "x.wav", tmp_path / "y.wav")
    write(tmp_path / "t.csv", "path,label,split\nx.wav,a,NA\nx.wav,b,\ny.wav,c,,,,7\ny.wav,d,\n")
    assert labels_of(tmp_path) == [("x.wav", "a", "pool"), ("y.wav", "d", "pool")]
    assert sorted(problem.reason for problem in scan(tmp_path).problems) == [
        "Row 4: it has 6 cells, but the header has 3.",
        "t.csv, row 3: 'b': t.csv, row 2 calls the same file 'a', and counts.",
    ]


@pytest.mark.parametrize(
    "text", ['{\n "name": "set",\n "version": 3\n}', '{\n "path": "x.wav"\n}', "[[1]]", '"x"', "3"]
)
def test_json_that_is_no_table_keeps_no_folder_from_being_read(tmp_path: Path, text: str) -> None:
    clip(tmp_path / "cat" / "x.wav", tmp_path / "dog" / "y.wav")
    write(tmp_path / "facts.json", text)
    assert [label for _, label, _ in labels_of(tmp_path)] == ["cat", "dog"]


def test_a_table_outside_the_folder_is_refused(tmp_path: Path) -> None:
    clip(tmp_path / "in" / "x.wav")
    write(tmp_path / "t.csv", "path,label\nx.wav,a\n")
    with pytest.raises(Problem, match="must lie in it"):
        preview(tmp_path / "in", Options(label_table=str(tmp_path / "t.csv")))
