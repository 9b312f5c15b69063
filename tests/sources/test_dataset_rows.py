"""Hugging Face data sets as sources."""

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import soundfile
from datasets import ClassLabel, Dataset, DatasetDict, Features
from datasets import Image as ImageFeature
from PIL import Image
from pyarrow import parquet as pq

from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.progress import silent
from aldesk.sources import Collector, Options, extracted, list_source, scan
from aldesk.sources.listing import kind_of
from aldesk.sources.location import hub_id, place_of
from aldesk.sources.types import SourceEntry


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("datasets.config.HF_DATASETS_CACHE", str(tmp_path / "cache"))


def png(grey: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (4, 4), grey).save(file, format="PNG")
    return file.getvalue()


def pictures(n: int, first: int = 0) -> Any:
    rows = range(first, first + n)
    columns = {
        "image": [{"bytes": png(i), "path": f"{i % 2}_{i}.png"} for i in rows],
        "label": [i % 2 for i in rows],
    }
    features = Features({"image": ImageFeature(), "label": ClassLabel(names=["even", "odd"])})
    return Dataset.from_dict(columns).cast(features)


def saved(what: Any, folder: Path) -> Path:
    what.save_to_disk(str(folder))
    return folder


def listed(where: Path, **options: Any) -> list[SourceEntry]:
    return list_source(where, Options(**options))[0]


def test_rows_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    entries = listed(saved(pictures(3), tmp_path / "set"))
    assert [entry.label for entry in entries] == ["even", "odd", "even"]
    assert not (tmp_path / "set.media").exists()
    first = extracted(entries[0])
    assert first.content is None
    assert first.path.read_bytes() == png(0)
    assert [path.name for path in (tmp_path / "set.media").iterdir()] == [first.path.name]
    assert first.path.name.startswith("row-000000-")
    assert extracted(first) is first


def test_files_are_on_the_disk_before_the_samples(tmp_path: Path, synced: list[Path]) -> None:
    where, media = saved(pictures(3), tmp_path / "set"), tmp_path / "set.media"
    found, problems = list_source(where, Options())
    (part,) = Collector(found, problems, Options()).parts(silent)
    assert set(synced) == {*(sample.path for sample in part.samples), media, tmp_path}
    assert synced.index(media) > max(synced.index(sample.path) for sample in part.samples)


@pytest.mark.parametrize("harm", ["zeroed", "cut", "a link"])
def test_a_file_that_a_power_cut_left_half_is_written_again(tmp_path: Path, harm: str) -> None:
    (entry,) = listed(saved(pictures(1), tmp_path / "set"))
    path, other = extracted(entry).path, tmp_path / "other"
    content = path.read_bytes()
    other.write_bytes(content)
    if harm == "a link":
        path.unlink()
        path.symlink_to(other)
    else:
        path.write_bytes(bytes(len(content)) if harm == "zeroed" else content[:10])
    assert extracted(entry).path == path
    assert path.read_bytes() == content
    assert not path.is_symlink()
    before = path.stat()
    extracted(entry)
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_splits_become_pool_and_test(tmp_path: Path) -> None:
    splits = {"train": pictures(2), "validation": pictures(1, 2), "extra": pictures(1, 3)}
    where = saved(DatasetDict({**splits, "test": pictures(2, 4)}), tmp_path / "set")
    found = scan(where)
    assert [sample.split for sample in found.samples] == ["pool"] * 4 + ["test"] * 2
    assert found.samples[3].columns == {"split": "extra"}
    assert len(scan(where, Options(split="test, train")).samples) == 4
    with pytest.raises(Problem, match=r"no split 'dev'.*train, validation, extra, test"):
        scan(where, Options(split="dev"))


def test_a_pattern_reads_the_names_inside(tmp_path: Path) -> None:
    found = scan(saved(pictures(2), tmp_path / "set"), Options(pattern="{kind}_{index}"))
    assert [sample.columns["index"] for sample in found.samples] == ["0", "1"]


def test_rows_without_media_and_rows_that_name_a_file(tmp_path: Path) -> None:
    (tmp_path / "there.png").write_bytes(png(9))
    cells = [
        {"bytes": png(1), "path": None},
        None,
        {"bytes": None, "path": "there.png"},
        {"bytes": None, "path": None},
        {"bytes": b"\0\0\0\x20ftypM4A \0\0\0\0", "path": "song.png"},
        {"bytes": b"nothing known", "path": None},
    ]
    kind = pa.struct({"bytes": pa.binary(), "path": pa.string()})
    table = pa.table({"picture": pa.array(cells, kind)})
    pq.write_table(table, tmp_path / "set.parquet")
    found = scan(tmp_path / "set.parquet")
    assert [sample.path.suffix for sample in found.samples] == [".png", ".png"]
    assert found.samples[1].path == tmp_path / "there.png"
    assert [problem.reason for problem in found.problems] == [
        "row 1: it holds no picture.",
        "row 3: it holds no picture.",
        "row 4: ALDesk cannot read .m4a files. Convert to wav or flac.",
        "row 5: The content is not a picture that ALDesk can read. Copy or download it again.",
    ]


def test_raw_sound_is_written_as_wav_without_loss(tmp_path: Path) -> None:
    wave = np.random.default_rng(0).uniform(-1, 1, 300).astype(np.float32)
    cells = [{"array": wave.tolist(), "sampling_rate": 8000}]
    pq.write_table(pa.table({"audio": cells}), tmp_path / "set.parquet")
    (sample,) = scan(tmp_path / "set.parquet").samples
    samples, rate = soundfile.read(sample.path, dtype="float32")
    assert (sample.path.suffix, rate) == (".wav", 8000)
    np.testing.assert_array_equal(samples, wave)


def test_raw_pixels_are_written_as_png_without_loss(tmp_path: Path) -> None:
    from datasets import Array3D

    pixels = np.random.default_rng(0).integers(0, 256, (2, 3, 5, 6), dtype=np.uint8)
    features = Features({"pixels": Array3D((3, 5, 6), "uint8")})
    where = saved(Dataset.from_dict({"pixels": pixels}, features=features), tmp_path / "set")
    for sample, wanted in zip(scan(where).samples, pixels, strict=True):
        assert sample.path.suffix == ".png"
        np.testing.assert_array_equal(
            np.asarray(Image.open(sample.path)), wanted.transpose(1, 2, 0)
        )


def test_configurations_are_named_and_chosen(tmp_path: Path) -> None:
    card = "---\nconfigs:\n" + "".join(
        f"- config_name: {name}\n  data_files: {name}/train-*.parquet\n"
        for name in ("big", "small")
    )
    for name, n in (("big", 5), ("small", 2)):
        pictures(n).to_parquet(tmp_path / "set" / name / "train-00000-of-00001.parquet")
    (tmp_path / "set" / "README.md").write_text(card + "---\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"several configurations.*--config: big, small"):
        scan(tmp_path / "set")
    assert len(scan(tmp_path / "set", Options(config="small")).samples) == 2


def test_the_card_of_a_data_set_tells_splits_and_names(tmp_path: Path) -> None:
    card = """---
configs:
- config_name: default
  data_files:
  - {split: train, path: data/a.parquet}
  - {split: test, path: data/b.parquet}
dataset_info:
  features:
  - {name: image, dtype: image}
  - name: label
    dtype: {class_label: {names: {'0': straight, '1': crooked}}}
---
"""
    for name, n in (("a", 3), ("b", 1)):
        pictures(n, n).to_parquet(tmp_path / "set" / "data" / f"{name}.parquet")
    (tmp_path / "set" / "README.md").write_text(card, encoding="utf-8")
    assert [(sample.label, sample.split) for sample in scan(tmp_path / "set").samples] == [
        ("crooked", "pool"),
        ("straight", "pool"),
        ("crooked", "pool"),
        ("crooked", "test"),
    ]


def test_the_name_of_a_split_leads_nowhere_else(tmp_path: Path) -> None:
    where = tmp_path / "a" / "set"
    DatasetDict({"train": pictures(1)}).save_to_disk(str(where))
    (where / "train").rename(tmp_path / "a" / "evil")
    (where / "dataset_dict.json").write_text('{"splits": ["../evil"]}', encoding="utf-8")
    entries = listed(where, extract_folder=tmp_path / "media")
    assert extracted(entries[0]).path.parent == tmp_path / "media"


def test_an_arrow_file_with_an_index_is_read(tmp_path: Path) -> None:
    table = pictures(2).data.table
    with (
        pa.OSFile(str(tmp_path / "test.arrow"), "wb") as file,
        pa.ipc.new_file(file, table.schema) as writer,
    ):
        writer.write_table(table)
    assert [sample.label for sample in scan(tmp_path / "test.arrow").samples] == ["even", "odd"]


@pytest.mark.parametrize("share", [0.3, 0.99])
def test_a_damaged_data_set_is_told(tmp_path: Path, share: float) -> None:
    (file,) = saved(pictures(50), tmp_path / "set").glob("*.arrow")
    file.write_bytes(file.read_bytes()[: int(share * file.stat().st_size)])
    with pytest.raises(Problem, match=r"set: The data set cannot be opened.*untouched"):
        scan(tmp_path / "set")


def test_what_is_in_no_cache_is_told_with_the_command(tmp_path: Path) -> None:
    command = "hf download nobody/nothing --repo-type dataset --revision v2 --local-dir nothing"
    with pytest.raises(Problem, match=command):
        scan("nobody/nothing@v2")


def test_a_row_is_written_once_and_never_replaced(tmp_path: Path) -> None:
    contents = [png(1)]
    entry = SourceEntry(tmp_path / "m" / "row-000000" / "x.png", content=lambda: contents[0])
    first = extracted(entry)
    before = first.path.stat().st_mtime_ns
    assert extracted(entry).path == first.path
    assert first.path.stat().st_mtime_ns == before
    contents[0] = png(2)
    second = extracted(entry)
    assert (first.path.read_bytes(), second.path.read_bytes()) == (png(1), png(2))
    assert len(list((tmp_path / "m").iterdir())) == 2


def test_a_full_disk_is_no_problem_of_one_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Problem, match="No space left") as caught:
        extracted(SourceEntry(tmp_path / "m" / "row-000000" / "x.png", content=lambda: png(1)))
    assert not isinstance(caught.value, SampleProblem)
    assert list((tmp_path / "m").iterdir()) == []


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("gilkeyio/AudioMNIST", "gilkeyio/AudioMNIST"),
        ("uoft-cs/cifar100@main", "uoft-cs/cifar100@main"),
        ("data/nothing", ""),
        ("nobody/labels.csv", ""),
        ("./a/b", "a/b"),
        ("/a/b", ""),
        ("a/b/c", ""),
        ("../a", ""),
        ("name", ""),
    ],
)
def test_hub_ids_are_told_from_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, wanted: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    assert str(hub_id(Path(where)) or "") == wanted
    assert place_of(where) == (wanted or str(Path(where).resolve()))


def test_folders_and_previews_do_not_import_datasets(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.png").write_bytes(png(1))
    pictures(3).to_parquet(tmp_path / "set.parquet")
    code = (
        "import sys; from aldesk.sources import *; scan(sys.argv[1] + '/folder');"
        "preview(sys.argv[1] + '/folder'); preview(sys.argv[1] + '/set.parquet');"
        "sys.exit('datasets' in sys.modules or 'pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0


def test_a_stray_table_of_pictures_does_not_hide_the_folder(tmp_path: Path) -> None:
    for i, name in enumerate(["cat", "dog"]):
        (tmp_path / "set" / name).mkdir(parents=True)
        (tmp_path / "set" / name / "a.png").write_bytes(png(i))
    pictures(3).to_parquet(tmp_path / "set" / "dog" / "some.parquet")
    assert kind_of(tmp_path / "set") == "folder"
    assert scan(tmp_path / "set").classes == ("cat", "dog")
