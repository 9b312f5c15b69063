"""Previews of sources."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from datasets import ClassLabel, Dataset, DatasetDict, Features, Value
from datasets import Image as ImageFeature
from PIL import Image

from aldesk.core.errors import Problem
from aldesk.sources import Options, preview, shown_rows
from aldesk.sources.arrow_files import rows_at
from aldesk.sources.previews import some_of
from aldesk.sources.types import SourceEntry


def clip(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    seed = list(str(path).encode())  # no two are equal
    soundfile.write(path, np.random.default_rng(seed).normal(size=50) / 9, 8000)
    return path


def png(grey: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (4, 4), grey).save(file, format="PNG")
    return file.getvalue()


def rows(n: int) -> Any:
    columns = {
        "img": [{"bytes": png(i), "path": None} for i in range(n)],
        "fine_label": [i % 3 for i in range(n)],
        "coarse_label": [0] * n,
        "note": [f"note {i}" for i in range(n)],
    }
    features = {
        "img": ImageFeature(),
        "fine_label": ClassLabel(names=["a", "b", "c"]),
        "coarse_label": ClassLabel(names=["x", "y"]),
        "note": Value("string"),
    }
    return Dataset.from_dict(columns).cast(Features(features))


def test_a_folder(tmp_path: Path) -> None:
    for name in ("train/cat/1.wav", "train/dog/2.wav", "test/cat/3.wav"):
        clip(tmp_path / name)
    (tmp_path / "song.m4a").touch()
    seen = preview(tmp_path)
    assert (seen.kind, seen.n_files, seen.media) == ("folder", 3, "sound")
    assert (seen.classes, seen.n_classes, seen.splits) == (("cat", "dog"), 2, ("test", "train"))
    assert [entry.path.name for entry in seen.samples] == ["3.wav", "2.wav", "1.wav"]
    assert [str(note) for note in seen.notes] == [
        "3 files, 2 classes.",
        "The subfolders are the classes.",
        "Files that cannot be read: 1, such as song.m4a.",
    ]


def test_a_large_folder_is_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(5):
        clip(tmp_path / f"{i}.wav")
    monkeypatch.setattr("aldesk.sources.previews.MOST_FILES", 3)
    seen = preview(tmp_path)
    assert seen.n_files is None
    assert str(seen.notes[0]) == "More than 3 files, 0 classes."
    assert [entry.path.name for entry in seen.samples] == ["0.wav", "1.wav", "2.wav"]


def test_an_empty_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem, match="There is no sound or picture in the folder"):
        preview(tmp_path / "folder")
    (tmp_path / "folder" / "notes.doc").touch()
    with pytest.raises(Problem, match="1 file of another kind"):
        preview(tmp_path / "folder")
    (tmp_path / "rows.csv").write_text("path,label\n")
    with pytest.raises(Problem, match="The table names no file"):
        preview(tmp_path / "rows.csv")
    (tmp_path / "rows.csv").write_text("path,label\n,x\n")
    with pytest.raises(Problem, match="Row 2: the path is empty"):
        preview(tmp_path / "rows.csv")


def test_one_of_each_class_is_shown_first(tmp_path: Path) -> None:
    for name in ("c10", "c2", "c1"):
        (tmp_path / name).mkdir()
        for n in range(20):
            clip(tmp_path / name / f"{n}.wav")
    labels = [sample.label for sample in preview(tmp_path).samples]
    assert labels == ["c1", "c2", "c10"] * 4


def test_a_data_set_in_the_order_of_its_classes_shows_each(tmp_path: Path) -> None:
    in_order = rows(90).select(sorted(range(90), key=lambda row: row % 3)).flatten_indices()
    in_order.save_to_disk(str(tmp_path / "set"))
    labels = [sample.label for sample in preview(tmp_path / "set").samples]
    assert labels == ["a", "b", "c"] * 4


def test_samples_without_a_class_are_from_all_over() -> None:
    found = [SourceEntry(Path(f"{n}.wav")) for n in range(100)]
    shown = [int(entry.path.stem) for entry in some_of(found, 4)]
    assert shown == [0, 25, 50, 75]
    assert some_of(found[:2], 4) == found[:2]


def test_a_table(tmp_path: Path) -> None:
    for name in ("a.wav", "b.wav"):
        clip(tmp_path / name)
    table = tmp_path / "list.tsv"
    text = "file\tclass\tlabel_2\tsplit\na.wav\tcat\tx\ttest\n\tdog\ty\t\nb.wav\tdog\ty\t\n"
    table.write_text(text, encoding="utf-8")
    seen = preview(table)
    assert (seen.kind, seen.n_files, seen.media) == ("table", 2, "sound")
    assert seen.columns == ("file", "class", "label_2", "split")
    assert (seen.media_column, seen.label_column) == ("file", "class")
    assert (seen.classes, seen.splits) == (("cat", "dog"), ("test",))
    assert seen.samples[0].columns == {"label_2": "x"}
    notes = [str(note) for note in seen.notes]
    assert "The paths are in the column file." in notes
    assert "Rows that cannot be used: 1; the first: Row 3: the path is empty." in notes


@pytest.mark.parametrize("kind", ["saved", "saved splits", "parquet", "hub", "arrow"])
def test_a_data_set(tmp_path: Path, kind: str) -> None:
    data, where = rows(20), tmp_path / "set"
    if kind == "saved":
        data.save_to_disk(str(where))
    elif kind == "saved splits":
        DatasetDict({"train": data, "test": data}).save_to_disk(str(where))
    elif kind == "arrow":
        data.save_to_disk(str(where))
        (where,) = where.glob("*.arrow")
    elif kind == "parquet":
        where = tmp_path / "set.parquet"
        data.to_parquet(where)
    else:
        for split in ("train", "test"):
            data.to_parquet(where / "data" / f"{split}-00000-of-00001.parquet")
    seen = preview(where)
    assert (seen.kind, seen.media) == ("hugging face", "picture")
    assert seen.n_files == {"parquet": 20, "hub": 40}.get(kind)
    assert seen.columns == ("img", "fine_label", "coarse_label", "note")
    assert (seen.media_column, seen.media_choices) == ("img", ("img",))
    assert (seen.label_column, seen.label_choices) == ("fine_label", ("fine_label", "coarse_label"))
    assert (seen.classes, seen.n_classes) == (("a", "b", "c"), 3)
    assert seen.splits == (("train", "test") if kind in ("saved splits", "hub") else ())
    assert len(seen.samples) == 12
    first = seen.samples[1]
    assert first.content
    assert (first.content(), first.label) == (png(1), "b")
    assert first.columns == {"coarse_label": "x", "note": "note 1"}
    assert "Labels could also come from: coarse_label." in map(str, seen.notes)


def test_choices_are_followed(tmp_path: Path) -> None:
    rows(2).to_parquet(tmp_path / "set.parquet")
    seen = preview(tmp_path / "set.parquet", Options(label_column="note"))
    assert (seen.label_column, seen.classes) == ("note", ("note 0", "note 1"))


def test_a_hub_id_is_looked_for_in_the_caches_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    seen = preview("nobody/MyNothing")
    assert (seen.kind, seen.samples) == ("hugging face", ())
    assert "is fetched from huggingface.co" in str(seen.notes[0])
    assert not seen.is_here

    place = tmp_path / "hub" / "datasets--nobody--MyNothing" / "snapshots" / "v1"
    rows(2).to_parquet(place / "data" / "train-00000-of-00001.parquet")
    assert preview("nobody/MyNothing@v1").n_files == 2
    assert preview("nobody/MyNothing@v1").is_here
    assert preview("nobody/MyNothing").n_files is None

    place = tmp_path / "datasets" / "nobody___my_nothing" / "default" / "0.0.0" / "abc"
    rows(2).save_to_disk(str(place))
    (place / "data-00000-of-00001.arrow").rename(place / "my_nothing-train.arrow")
    (place / "state.json").unlink()
    seen = preview("nobody/MyNothing")
    assert (len(seen.samples), seen.splits) == (2, ("train",))
    assert seen.configs == ("default",)
    assert "on this computer" in str(seen.notes[0])


def test_configurations_are_folders_of_shards(tmp_path: Path) -> None:
    for config in ("large", "small"):
        rows(2).to_parquet(tmp_path / config / "train-00000-of-00001.parquet")
    (tmp_path / "pictures").mkdir()
    assert preview(tmp_path).configs == ("large", "small")
    assert preview(tmp_path, Options(config="small")).n_files == 2


def test_a_damaged_data_set(tmp_path: Path) -> None:
    rows(2).save_to_disk(str(tmp_path / "set"))
    (tmp_path / "set" / "state.json").write_text("{", encoding="utf-8")
    with pytest.raises(Problem, match="cannot be read"):
        preview(tmp_path / "set")


def in_class_order(n: int, clip: bytes = b"") -> Any:
    """Return rows of three classes, one class after the other, as many data sets are written."""
    columns = {
        "img": [{"bytes": clip or png(i % 256), "path": None} for i in range(n)],
        "label": [3 * i // n for i in range(n)],
        "kind": [f"kind {3 * i // n}" for i in range(n)],
    }
    features = {
        "img": ImageFeature(),
        "label": ClassLabel(names=["a", "b", "c"]),
        "kind": Value("string"),
    }
    return Dataset.from_dict(columns).cast(Features(features))


def written(data: Any, where: Path, kind: str) -> Path:
    """Write a data set as one file, or one in two."""
    if kind == "saved":
        data.save_to_disk(str(where), num_shards=2)
        return where
    if kind == "parquet":
        data.to_parquet(where.with_suffix(".parquet"), batch_size=100)
        return where.with_suffix(".parquet")
    for part, n in (("00000-of-00002", 0), ("00001-of-00002", 1)):
        data.shard(2, n, contiguous=True).to_parquet(where / "data" / f"train-{part}.parquet")
    return where


@pytest.mark.parametrize("kind", ["saved", "parquet", "hub"])
def test_a_data_set_shows_some_of_each_class(tmp_path: Path, kind: str) -> None:
    where = written(in_class_order(600), tmp_path / "set", kind)
    seen = preview(where)
    assert [sample.label for sample in seen.samples] == ["a", "b", "c"] * 4
    pixels = [sample.content() for sample in seen.samples if sample.content]
    assert pixels[:4] == [png(0), png(200), png(400 % 256), png(1)]
    by_text = preview(where, Options(label_column="kind"))
    assert (by_text.classes, by_text.n_classes) == (("kind 0", "kind 1", "kind 2"), 3)
    unlabelled = preview(where, Options(label_use="none"))
    assert [sample.content() for sample in unlabelled.samples if sample.content] == [
        png(n) for n in range(12)
    ]


def test_a_data_set_of_large_media_is_not_read_for_its_preview(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only so many bytes of media are read, and so many labels."""
    data = in_class_order(90, b"x" * 10_000)
    data.to_parquet(tmp_path / "set.parquet")  # one row group: the last row costs all
    read = []
    to_parts = rows_at

    def counted(path: Path, places: list[int]) -> Any:
        for n_bytes, rows in to_parts(path, places):
            read.append(n_bytes)
            yield n_bytes, rows

    monkeypatch.setattr(shown_rows, "rows_at", counted)
    monkeypatch.setattr(shown_rows, "MOST_BYTES", 400_000)
    seen = preview(tmp_path / "set.parquet")
    assert sum(read) < 500_000
    assert (len(seen.samples), {sample.label for sample in seen.samples}) == (12, {"a", "b"})
    monkeypatch.setattr("aldesk.sources.previews.MOST_FILES", 20)
    read.clear()
    seen = preview(tmp_path / "set.parquet", Options(label_column="kind"))
    assert (sum(read) < 200_000, seen.classes) == (True, ("kind 0",))
