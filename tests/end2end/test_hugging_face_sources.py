"""Hugging Face data sets, from `aldesk new` to labels, in processes that cannot connect."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.store import Project

GUARD = """
import os, socket

def refuse(*address, **rest):
    with open(os.environ["CONNECTIONS"], "a", encoding="utf-8") as file:
        print(address, file=file)
    raise OSError("this test allows no connection")

class Socket(socket.socket):
    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            refuse(address)
        return super().connect(address)

socket.socket = Socket
socket.getaddrinfo = refuse
"""
DIGITS = list("0123456789")
FINE = [f"thing {i}" for i in range(100)]
COARSE = [f"kind {i}" for i in range(20)]


def clip(digit: int, seed: int) -> bytes:
    """Return a wav file with a tone for each digit."""
    time = np.arange(1600) / 16_000
    noise = np.random.default_rng(seed).normal(size=1600)
    file = io.BytesIO()
    soundfile.write(
        file, 0.3 * np.sin(2000 * (1 + digit) * time) + 0.01 * noise, 16_000, format="WAV"
    )
    return file.getvalue()


def picture(colour: int, seed: int) -> bytes:
    """Return a PNG file of 32 × 32 pixels."""
    pixels = np.random.default_rng(seed).integers(0, 60, (32, 32, 3), dtype=np.uint8)
    pixels[..., colour % 3] += np.uint8(150)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, format="PNG")
    return file.getvalue()


def audio_mnist(n: int, first: int) -> Any:
    """Return a data set with the columns of gilkeyio/AudioMNIST."""
    from datasets import Audio, ClassLabel, Dataset, Features, Value

    rows = range(first, first + n)
    columns = {
        "speaker_id": [f"{i % 3:02d}" for i in rows],
        "audio": [
            {"bytes": clip(i % 10, i), "path": f"{i % 10}_{i % 3:02d}_{i}.wav"} for i in rows
        ],
        "digit": [i % 10 for i in rows],
        "gender": [i % 2 for i in rows],
        "accent": ["German"] * n,
        "age": [None if i == first else 30 for i in rows],
        "native_speaker": [i % 2 == 0 for i in rows],
        "origin": ["Europe, Germany, Berlin"] * n,
    }
    features = Features(
        {
            "speaker_id": Value("string"),
            "audio": Audio(sampling_rate=16_000),
            "digit": ClassLabel(names=DIGITS),
            "gender": ClassLabel(names=["male", "female"]),
            "accent": Value("string"),
            "age": Value("int64"),
            "native_speaker": Value("bool"),
            "origin": Value("string"),
        }
    )
    return Dataset.from_dict(columns).cast(features)


def cifar100(n: int, first: int) -> Any:
    """Return a data set with the columns of uoft-cs/cifar100."""
    from datasets import ClassLabel, Dataset, Features
    from datasets import Image as ImageFeature

    rows = range(first, first + n)
    columns = {
        "img": [{"bytes": picture(i, i), "path": None} for i in rows],
        "fine_label": [i % 100 for i in rows],
        "coarse_label": [i % 20 for i in rows],
    }
    features = {
        "img": ImageFeature(),
        "fine_label": ClassLabel(names=FINE),
        "coarse_label": ClassLabel(names=COARSE),
    }
    return Dataset.from_dict(columns).cast(Features(features))


def saved(splits: Any, folder: Path) -> Path:
    splits.save_to_disk(folder / "saved")
    return folder / "saved"


def as_parquet(splits: Any, folder: Path) -> Path:
    for split, rows in splits.items():
        rows.to_parquet(folder / "hub" / "data" / f"{split}-00000-of-00001.parquet")
    return folder / "hub"


def in_the_hub_cache(splits: Any, folder: Path) -> str:
    """Write what `hf download gilkeyio/AudioMNIST --repo-type dataset` leaves in the cache."""
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = folder / "hf" / "hub" / "datasets--gilkeyio--AudioMNIST"
    (repository / "snapshots").mkdir(parents=True)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(commit, encoding="utf-8")
    as_parquet(splits, folder).rename(repository / "snapshots" / commit)
    return "gilkeyio/AudioMNIST"


def in_the_datasets_cache(splits: Any, folder: Path) -> str:
    """Write what `load_dataset("gilkeyio/AudioMNIST")` leaves in the cache."""
    from datasets import load_dataset

    data = as_parquet(splits, folder) / "data"
    files = {split: str(data / f"{split}-00000-of-00001.parquet") for split in splits}
    load_dataset("parquet", data_files=files, cache_dir=str(folder / "made"))
    (made,) = (path.parent for path in folder.glob("made/parquet/*/*/*/dataset_info.json"))
    place = folder / "hf" / "datasets" / "gilkeyio___audio_mnist" / "default" / "0.0.0" / "0"
    place.mkdir(parents=True)
    for path in made.glob("*.arrow"):
        path.rename(place / path.name.replace("parquet-", "audio_mnist-"))
    info = json.loads((made / "dataset_info.json").read_text(encoding="utf-8"))
    info |= {"config_name": "default", "dataset_name": "audio_mnist"}
    for split in info["splits"].values():
        split["dataset_name"] = "audio_mnist"
    (place / "dataset_info.json").write_text(json.dumps(info), encoding="utf-8")
    return "gilkeyio/AudioMNIST"


@pytest.fixture
def aldesk(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Return a function that runs a command in a process that cannot connect, nor its children."""
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    root = str(Path(__file__).resolve().parents[2])
    env = {name: text for name, text in os.environ.items() if name != "HF_HUB_OFFLINE"}
    env |= {
        "PYTHONPATH": os.pathsep.join([str(guard), root]),
        "CONNECTIONS": str(tmp_path / "connections.txt"),
        "HF_HOME": str(tmp_path / "hf"),
    }

    def run(*arguments: object) -> dict[str, Any]:
        command = [sys.executable, "-m", "aldesk", *map(str, arguments), "--json"]
        done = subprocess.run(
            command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return run


def test_the_guard_sees_a_connection(tmp_path: Path, aldesk: Callable[..., Any]) -> None:
    with pytest.raises(AssertionError, match="hf download nobody/nothing --repo-type dataset"):
        aldesk("new", tmp_path / "p.aldesk", "--source", "nobody/nothing")
    assert "huggingface.co" in (tmp_path / "connections.txt").read_text(encoding="utf-8")
    assert not (tmp_path / "p.aldesk").exists()


@pytest.mark.parametrize(
    ("make", "write"),
    [
        (audio_mnist, saved),
        (audio_mnist, as_parquet),
        (audio_mnist, in_the_hub_cache),
        (audio_mnist, in_the_datasets_cache),
        (cifar100, saved),
        (cifar100, as_parquet),
    ],
)
def test_from_a_data_set_to_labels_without_a_connection(
    tmp_path: Path,
    aldesk: Callable[..., dict[str, Any]],
    make: Callable[[int, int], Any],
    write: Callable[[Any, Path], object],
) -> None:
    from datasets import DatasetDict

    splits = DatasetDict({"train": make(100, 0), "test": make(40, 100)})
    source, file, table = write(splits, tmp_path), tmp_path / "p.aldesk", tmp_path / "labels.csv"

    made = aldesk("new", file, "--source", source)
    assert (made["samples"], made["test"], made["noticed"]) == (140, 40, [])
    assert aldesk("embed", file)["embedded"] == 140
    label = "digit" if make is audio_mnist else "fine_label"
    names = DIGITS if make is audio_mnist else FINE
    with Project.open(file) as project:
        samples = {sample.path.name[:-17]: sample for sample in project.samples}
    assert samples["train-000007"].label == names[splits["train"][label][7]]
    assert samples["test-000039"].split == "test"
    pool = [sample for sample in samples.values() if sample.split == "pool"]
    lines = ["id,label", *(f"{sample.id},{sample.label}" for sample in pool)]
    table.write_text("\n".join(lines), encoding="utf-8")
    taken = aldesk("label", file, "--from", table)
    assert (taken["labels"], taken["problems"]) == (100, [])
    checked = aldesk("check", file)
    assert (checked["sound"], checked["findings"]) == (True, [])
    assert not (tmp_path / "connections.txt").exists()
    if make is audio_mnist:
        assert samples["train-000000"].path.read_bytes() == clip(0, 0)
        assert samples["train-000000"].columns["speaker_id"] == "00"
        assert samples["train-000000"].columns["age"] == ""
    else:
        assert samples["train-000000"].path.read_bytes() == picture(0, 0)
        assert samples["train-000000"].columns == {"coarse_label": "kind 0"}
