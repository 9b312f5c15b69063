"""Sources whose samples have several classes."""

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from datasets import ClassLabel, Dataset, Features, Value
from datasets import Sequence as SequenceFeature
from pyarrow import parquet as pq

from aldesk.sources import Options, Scan, preview, scan
from tests.sources.clips import clip

Labels = list[tuple[str, ...] | None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    clip(*(tmp_path / f"{name}.wav" for name in "abcd"))
    return tmp_path


def scanned(folder: Path, text: str, options: Options | None = None) -> Scan:
    (folder / "list.csv").write_text(text)
    return scan(folder / "list.csv", options)


def labels(found: Scan) -> Labels:
    return [s.labels for s in sorted(found.samples, key=lambda s: s.path.name)]


def test_lists_in_a_column(folder: Path) -> None:
    found = scanned(folder, "path,label\na.wav,cat;dog\nb.wav,cat\nc.wav,[]\nd.wav,\n")
    assert labels(found) == [("cat", "dog"), ("cat",), (), None]
    assert [s.label for s in found.samples] == [None, "cat", None, None]
    assert (found.classes, found.is_several) == (("cat", "dog"), True)
    seen = preview(folder / "list.csv")
    assert (seen.is_several, seen.classes) == (True, ("cat", "dog"))
    assert "Samples can have several classes, such as cat, dog." in map(str, seen.notes)


def test_a_column_of_the_classes_that_are_absent(folder: Path) -> None:
    text = "path,label,absent\na.wav,cat;dog,\nb.wav,cat,dog;cow\nc.wav,dog,cat\nd.wav,,\n"
    found = scanned(folder, text)
    assert found.classes == ("cat", "cow", "dog")
    judged = [s.judged for s in sorted(found.samples, key=lambda s: s.path.name)]
    assert judged == [("cat", "dog"), None, ("dog", "cat"), None]
    assert not any(s.columns for s in found.samples)
    found = scanned(folder, text.replace("dog;cow", "3 days").replace("dog,cat", "dog,2 days"))
    assert found.classes == ("cat", "dog")
    assert {s.columns["absent"] for s in found.samples if s.columns} == {"", "3 days", "2 days"}
    found = scanned(folder, "path,label,absent\na.wav,cat,dog\nb.wav,dog,cow\nc.wav,cow,dog\n")
    assert found.is_several


def test_lists_as_json(folder: Path) -> None:
    text = f"path\tlabel\na.wav\t{json.dumps(['cat', 'a, b'])}\nb.wav\tdog\n"
    assert labels(scanned(folder, text)) == [("cat", "a, b"), ("dog",)]


def test_exactly_one_class_reads_a_cell_as_it_stands(folder: Path) -> None:
    text = 'path,label\na.wav,cat;dog\nb.wav,cat\nc.wav,"[""dog""]"\n'
    found = scanned(folder, text, Options(several=False))
    assert (labels(found), found.is_several) == ([None] * 3, False)
    assert found.classes == ("cat", "cat;dog", "dog")


def test_options_of_an_older_project_read_a_cell_as_it_stands() -> None:
    facts = Options().to_json()
    assert Options.from_json(facts).several is None
    del facts["several"]
    assert Options.from_json(facts).several is False


def test_a_column_for_each_class(folder: Path) -> None:
    text = "path,cat,dog,cow,site\na.wav,1,1,0,x\nb.wav,0,,0,y\nc.wav,,,,z\nd.wav,0,0,0,z\n"
    found = scanned(folder, text)
    assert labels(found) == [("cat", "dog"), (), None, ()]
    assert [s.judged for s in found.samples] == [None, ("cat", "cow"), None, None]
    assert found.classes == ("cat", "cow", "dog")
    assert found.samples[0].columns == {"site": "x"}
    seen = preview(folder / "list.csv")
    notes = list(map(str, seen.notes))
    assert "Each class has a column: cat, dog, cow." in notes
    assert "No column has labels." not in notes


def test_columns_of_one_class_that_are_written_in_two_ways(folder: Path) -> None:
    two_ways = "path,\u00c4,A\u0308,wood  lark\n"
    found = scanned(folder, two_ways + "a.wav,0,1,1\nb.wav,0,0,1\nc.wav,,0,\nd.wav,,,\n")
    assert found.classes == ("wood lark", "\u00c4")
    assert labels(found) == [("\u00c4", "wood lark"), ("wood lark",), (), None]
    assert [s.judged for s in found.samples] == [None, None, ("\u00c4",), None]


def test_a_name_that_is_no_text_can_be_stored(folder: Path) -> None:
    found = scanned(folder, 'path\tlabel\na.wav\t["\\ud800","b"]\nb.wav\tb\n')
    assert labels(found)[0] == ("\\ud800", "b")


def test_a_line_for_each_class(folder: Path) -> None:
    text = "path,label\na.wav,cat\na.wav,dog\nb.wav,cat\nc.wav,dog\nc.wav,cow\n"
    found = scanned(folder, text)
    assert labels(found) == [("cat", "dog"), ("cat",), ("dog", "cow")]
    assert found.problems == ()


def test_a_few_lines_that_contradict_each_other_are_a_mistake(tmp_path: Path) -> None:
    clip(*(tmp_path / f"{n}.wav" for n in range(20)))
    lines = "".join(f"{n}.wav,cat\n" for n in range(20))
    found = scanned(tmp_path, f"path,label\n{lines}3.wav,dog\n")
    assert not found.is_several
    assert [problem.kind for problem in found.problems] == ["conflicting label"]


def test_stretches_with_several_lines(folder: Path) -> None:
    text = "path,start,end,label\na.wav,0,0.005,cat\na.wav,0,0.005,dog\na.wav,0.005,0.01,cat\n"
    assert not scanned(folder, text).is_several  # one alone may be a mistake
    found = scanned(folder, text, Options(several=True))
    assert {s.labels for s in found.samples} == {("cat", "dog"), ("cat",)}


def test_a_folder_with_a_table(folder: Path) -> None:
    (folder / "labels.csv").write_text("file,label\na.wav,cat|dog\nb.wav,dog\n")
    assert labels(scan(folder)) == [("cat", "dog"), ("dog",), None, None]
    assert preview(folder).is_several


def test_names_of_folders_are_no_lists(tmp_path: Path) -> None:
    clip(tmp_path / "cat;dog" / "1.wav", tmp_path / "cat" / "2.wav")
    found = scan(tmp_path)
    assert (found.classes, found.is_several) == (("cat", "cat;dog"), False)


def folders_of_classes(folder: Path, *, copy: str = "{}") -> Path:
    """Two clips of cats, two of dogs, and two of both, in the folder of each."""
    names = ("cat/a", "cat/b", "dog/c", "dog/d", "cat/e", "cat/f")
    clip(*(folder / f"all/{name}.wav" for name in names))
    for name in "ef":
        shutil.copy(folder / f"all/cat/{name}.wav", folder / f"all/dog/{copy.format(name)}.wav")
    return folder / "all"


def test_the_same_content_in_folders_of_several_classes_has_all_of_these(tmp_path: Path) -> None:
    folder = folders_of_classes(tmp_path)
    found, seen = scan(folder), preview(folder)
    has = {sample.path.stem: sample.all_labels for sample in found.samples}
    assert (has["d"], has["e"], has["f"]) == (("dog",), ("cat", "dog"), ("cat", "dog"))
    assert (found.is_several, seen.is_several) == (True, True)
    assert not found.problems
    assert seen.n_files == 6
    found = scan(folder, Options(several=False))
    assert [problem.kind for problem in found.problems] == 2 * ["conflicting label"]


def test_copies_of_other_names_are_looked_for_where_there_can_be_several(tmp_path: Path) -> None:
    folder = folders_of_classes(tmp_path, copy="copy of {}")
    assert not scan(folder).is_several  # a mistake, until somebody says it is none
    found = scan(folder, Options(several=True))
    assert [s.path.stem for s in found.samples if s.all_labels == ("cat", "dog")] == ["e", "f"]
    assert not found.problems
    for name in ("x", "y"):
        (folder / "cat" / f"{name}.wav").touch()
        (folder / "dog" / f"{name}.wav").touch()
    assert len(scan(folder, Options(several=True)).problems) == 4  # nothing is in them


def test_lists_in_parquet(folder: Path) -> None:
    paths = ["a.wav", "b.wav", "c.wav", "d.wav"]
    lists = [["cat", "dog"], [], None, [None]]
    pq.write_table(pa.table({"path": paths, "label": lists}), folder / "t.parquet")
    assert labels(scan(folder / "t.parquet")) == [("cat", "dog"), (), None, None]


def dataset(cells: list[Any], feature: Any, folder: Path) -> Path:
    from tests.sources.test_previews import png, rows

    media = [{"bytes": png(40 * n), "path": None} for n in range(len(cells))]
    features = Features({"img": rows(1).features["img"], "tags": feature})
    made = Dataset.from_dict({"img": media, "tags": cells}, features=features)
    made.save_to_disk(folder / "saved")
    return folder / "saved"


def test_lists_of_classes_in_a_data_set(tmp_path: Path) -> None:
    feature = SequenceFeature(ClassLabel(names=["cat", "dog", "cow"]))
    where = dataset([[0, 1], [1], [], [-1]], feature, tmp_path)
    found = scan(where, Options(extract_folder=tmp_path / "media"))
    assert [s.labels for s in found.samples] == [("cat", "dog"), ("dog",), (), None]
    seen = preview(where)
    assert (seen.is_several, seen.label_column, seen.n_classes) == (True, "tags", 3)


def test_lists_of_texts_in_a_data_set(tmp_path: Path) -> None:
    where = dataset([["cat", "dog"], ["dog"]], SequenceFeature(Value("string")), tmp_path)
    options = Options(extract_folder=tmp_path / "media", label_column="tags")
    found = scan(where, options)
    assert [s.labels for s in found.samples] == [("cat", "dog"), ("dog",)]
    assert preview(where, options).classes == ("cat", "dog")


def test_annotations_that_overlap(folder: Path) -> None:
    said = "0\t2\tcat\n1\t3\tdog\n4\t5\tcat\n"
    (folder / "a.txt").write_text(said)
    assert preview(folder).is_several
    (folder / "a.txt").write_text(said.replace("dog", "cat"))
    assert not preview(folder).is_several


def test_labels_that_are_ignored(folder: Path) -> None:
    text = "path,label\na.wav,cat;dog\nb.wav,cat\n"
    found = scanned(folder, text, Options(label_use="none"))
    assert (labels(found), found.is_several) == ([None, None], False)


def test_a_class_that_was_not_wanted_is_left_out(folder: Path) -> None:
    text = "path,label\na.wav,cat;dog\nb.wav,dog\nc.wav,cat\n"
    found = scanned(folder, text, Options(classes=("cat",)))
    assert labels(found) == [("cat",), None, ("cat",)]
    assert [problem.kind for problem in found.problems] == ["label"]
