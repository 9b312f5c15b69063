"""The files of a table are found where they lie, or it is said where they were looked for."""

from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.sources import Options, Scan, scan
from tests.sources.clips import clip


def scanned(table: Path, text: str, **options: object) -> Scan:
    table.parent.mkdir(parents=True, exist_ok=True)
    table.write_text(text, encoding="utf-8")
    return scan(table, Options(**options))  # type: ignore[arg-type]


def told(found: Scan) -> list[str]:
    return [problem.reason for problem in found.problems]


@pytest.mark.parametrize(
    "path",
    [
        "/home/ann/data/a.wav",
        r"C:\Users\ann\data\a.wav",
        "https://example.org/data/a.wav?download=1",
        "file:///data/a.wav",
        "~/data/a.wav",
        "/data/local-files/?d=tab/a.wav",
        "data/a",
    ],
)
def test_paths_of_another_machine_are_found_and_said(tmp_path: Path, path: str) -> None:
    clip(tmp_path / "a.wav")
    found = scanned(tmp_path / "t.csv", f"path,label\n{path},x\n")
    assert [(s.path, s.label) for s in found.samples] == [(tmp_path / "a.wav", "x")]
    assert told(found) == [
        f"Files found by the ends of their paths: 1, such as {tmp_path / 'a.wav'}."
    ]


def test_a_name_with_a_percent_sign_is_taken_as_it_is_first(tmp_path: Path) -> None:
    clip(tmp_path / "50%25.wav", tmp_path / "50%.wav")
    found = scanned(tmp_path / "t.csv", "path\n50%25.wav\n")
    assert [s.path.name for s in found.samples] == ["50%25.wav"]


def test_a_table_beside_the_folder_of_its_files(tmp_path: Path) -> None:
    clip(tmp_path / "set" / "audio" / "a.wav", tmp_path / "set" / "audio" / "b.wav")
    found = scanned(tmp_path / "set" / "meta" / "t.csv", "filename,category\na.wav,x\nb.wav,y\n")
    assert [(s.path.name, s.label) for s in found.samples] == [("a.wav", "x"), ("b.wav", "y")]


def test_a_name_in_the_other_form_of_unicode(tmp_path: Path) -> None:
    clip(tmp_path / "data" / "Mo\u0308we.wav")
    found = scanned(tmp_path / "t.csv", "path\ndata/M\u00f6we.wav\n")
    assert len(found.samples) == 1


def test_what_fits_several_files_is_not_guessed(tmp_path: Path) -> None:
    clip(tmp_path / "a" / "1.wav", tmp_path / "b" / "1.wav")
    found = scanned(tmp_path / "t.csv", "path\n/x/1.wav\n/x/b/1.wav\n")
    assert [s.path for s in found.samples] == [tmp_path / "b" / "1.wav"]
    assert told(found)[0].startswith("Row 2: the path fits 2 files equally well, such as")


def test_the_folder_of_the_media_can_be_said(tmp_path: Path) -> None:
    clip(tmp_path / "far" / "x" / "a.wav")
    table = tmp_path / "tables" / "old" / "t.csv"
    with pytest.raises(Problem, match=r"No file .* a\.wav; .*looked for in .*tables"):
        scanned(table, "path\nx/a.wav\n")
    found = scanned(table, "path\nx/a.wav\n", media_folder=str(tmp_path / "far"))
    assert [s.path for s in found.samples] == [tmp_path / "far" / "x" / "a.wav"]
    assert told(found) == []


def test_labels_that_are_missing_are_counted(tmp_path: Path) -> None:
    clip(*(tmp_path / f"{n}.wav" for n in range(4)))
    text = "path,label\n0.wav,1.0\n1.wav,NA\n2.wav,\n3.wav,1\n"
    found = scanned(tmp_path / "t.csv", text)
    assert [s.label for s in found.samples] == ["1", None, None, "1"]
    assert told(found) == ["Labels such as NA or None, read as no label: 1 (--keep-na)."]
    assert scanned(tmp_path / "t.csv", text, keep_na=True).classes == ("1", "NA")


def test_classes_that_were_typed_turn_no_file_into_a_problem_of_its_own(tmp_path: Path) -> None:
    clip(*(tmp_path / label / f"{n}.wav" for label in ("x", "y") for n in range(3)))
    found = scan(tmp_path, Options(classes=("y", "z")))
    assert sorted(str(s.label) for s in found.samples) == ["None"] * 3 + ["y"] * 3
    (only,) = told(found)
    assert (
        only == "'x' is not one of your classes; the file has no label. The same goes for 2 others."
    )


def test_labels_that_are_not_wanted(tmp_path: Path) -> None:
    clip(tmp_path / "x" / "1.wav", tmp_path / "y" / "2.wav")
    found = scan(tmp_path, Options(label_use="none"))
    assert ([s.label for s in found.samples], found.classes) == ([None, None], ())


@pytest.mark.parametrize(
    ("levels", "classes"), [("", ("1", "2")), ("first", ("x", "y")), ("all", ("x/1", "x/2", "y/1"))]
)
def test_which_folder_is_the_class(tmp_path: Path, levels: str, classes: tuple[str, ...]) -> None:
    clip(*(tmp_path / f"{place}/{n}.wav" for n, place in enumerate(("x/1", "x/2", "y/1"))))
    assert scan(tmp_path, Options(levels=levels)).classes == classes


@pytest.mark.parametrize("lines", [("b/x.wav,cat", "a/x.wav,dog"), ("a/x.wav,dog", "b/x.wav,cat")])
def test_a_path_that_is_exact_counts_before_one_that_ends_alike(
    tmp_path: Path, lines: tuple[str, str]
) -> None:
    clip(tmp_path / "a" / "x.wav")
    found = scanned(tmp_path / "t.csv", "\n".join(["path,label", *lines]))
    assert [(s.path, s.label) for s in found.samples] == [(tmp_path / "a" / "x.wav", "dog")]
    assert [reason[-23:] for reason in told(found)] == [" There is no such file."]


def test_a_folder_is_not_taken_for_the_file_of_its_name(tmp_path: Path) -> None:
    clip(tmp_path / "001" / "other.wav", tmp_path / "wavs" / "001.wav")
    found = scanned(tmp_path / "t.csv", "id,label\n001,x\n")
    assert [s.path for s in found.samples] == [tmp_path / "wavs" / "001.wav"]
