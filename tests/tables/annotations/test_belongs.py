"""Annotation files find the recordings that they are of, or say why not."""

from pathlib import Path

import pytest

from aldesk.tables.annotations import Belonging, match_recordings, read_all

RECORDINGS = ("a/rec.wav", "b/rec.wav", "b/other.wav", "c/only.flac")


def belonging(tmp_path: Path, files: dict[str, str]) -> Belonging[str]:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    read = read_all([tmp_path / name for name in files])
    assert not read.problems
    return match_recordings(read.files, {name: tmp_path / name for name in RECORDINGS})


@pytest.mark.parametrize(
    "name",
    [
        *("rec.txt", "rec.wav.txt", "rec.Table.1.selections.txt", "Rec.labels.txt"),
        *("rec.BirdNET.selection.table.txt", "rec_label.txt", "rec.audacity.txt"),
    ],
)
def test_a_file_is_of_the_recording_it_is_called_after(tmp_path: Path, name: str) -> None:
    found = belonging(tmp_path, {f"b/{name}": "1.0\t2.0\tcat\n"})
    assert list(found.found) == ["b/rec.wav"]


def test_what_a_line_names_counts_more_than_the_name_of_the_file(tmp_path: Path) -> None:
    table = "path,start,end\nrec.wav,1,2\n../b/other.wav,1,2\nC:\\data\\a\\rec.wav,3,4\n"
    found = belonging(tmp_path, {"b/other.csv": table})
    assert {key: len(its) for key, its in found.found.items()} == {
        "b/rec.wav": 1,
        "b/other.wav": 1,
        "a/rec.wav": 1,
    }


@pytest.mark.parametrize("text", ["", "Selection\tView\tBegin Time (s)\tEnd Time (s)\n"])
def test_an_empty_file_says_that_nothing_is_heard_in_its_recording(
    tmp_path: Path, text: str
) -> None:
    found = belonging(tmp_path, {"b/rec.txt": text, "c/notes.txt": text})
    assert found.found == {"b/rec.wav": []}
    assert not found.nobody


def test_two_tables_may_name_the_same_recording(tmp_path: Path) -> None:
    table = "path,start,end\nother.wav,1,2\n"
    found = belonging(tmp_path, {"a/one.csv": table, "c/two.csv": table})
    assert found.n_annotations == 2


def test_nothing_is_guessed_and_what_was_not_found_is_told(tmp_path: Path) -> None:
    labels = "1.0\t2.0\tcat\n3.0\t4.0\tcat\n"
    named = "path,start,end\nrec.wav,1,2\nnone.wav,1,2\n"
    found = belonging(tmp_path, {"rec.txt": labels, "b/x.txt": labels, "x.csv": named})
    assert not found.found
    assert [str(told) for told in found.nobody] == [
        "rec.txt: 2 recordings are called rec (2 annotations).",
        "x.txt: no recording is called like this file, and its lines name none (2 annotations).",
        "x.csv: 2 recordings could be rec.wav (1 annotation).",
        "x.csv: no recording is called none.wav (1 annotation).",
    ]


def test_the_only_file_beside_the_only_recording_belongs_to_it(tmp_path: Path) -> None:
    labels = "1.0\t2.0\tcat\n"
    found = belonging(tmp_path, {"c/notes.txt": labels})
    assert (list(found.found), found.n_alone) == (["c/only.flac"], 1)
    assert not belonging(tmp_path, {"c/notes.txt": labels, "c/more.txt": labels}).found


def test_of_several_of_a_name_the_one_in_a_folder_called_alike(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    named = "path,start,end\nrec.wav,1,2\n"
    found = belonging(tmp_path, {"labels/a/rec.txt": "1.0\t2.0\tcat\n", "labels/b/x.csv": named})
    assert {key: len(its) for key, its in found.found.items()} == {"a/rec.wav": 1, "b/rec.wav": 1}
