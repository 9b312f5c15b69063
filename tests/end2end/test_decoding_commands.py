"""Channel, time expansion and levels from the command line to the embeddings."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.embed import read_shard
from aldesk.store import Project

Command = Callable[..., tuple[int, str]]
RATE = 256_000


@pytest.fixture
def bats(tmp_path: Path) -> Path:
    """Six stereo clips of ultrasound whose channels are each other's negative."""
    random = np.random.default_rng(0)
    (tmp_path / "bats").mkdir()
    for n in range(6):
        wave = 0.2 * random.standard_normal(RATE // 8)
        path = tmp_path / "bats" / f"{n}.wav"
        soundfile.write(path, np.stack([wave, -wave], axis=1), RATE)
    return tmp_path / "bats"


def vectors(file: Path, key: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    with Project.open(file) as project:
        return np.concatenate([read_shard(s.path) for s in project.embeddings.shards(key)])


def test_what_is_chosen_for_a_new_project_is_kept_and_embedded(
    aldesk: Command, bats: Path, tmp_path: Path
) -> None:
    file = tmp_path / "p.aldesk"
    chosen = ("--channel", "left", "--expansion", "16", "--black-white", "0,4095")
    code, said = aldesk("new", file, "--source", bats, *chosen, "--json")
    assert code == 0
    assert all("cancel out" in line for line in json.loads(said)["noticed"])
    with Project.open(file) as project:
        assert project.meta.decoding == Decoding(1, 16, (0, 4095))
    facts = json.loads(aldesk("embed", file, "--json")[1])
    assert facts["key"].endswith(":ch1:x16")
    assert facts["unheard"] is None
    assert np.ptp(vectors(file, facts["key"])) > 1


def test_it_is_changed_in_an_open_project_and_comes_back_at_once(
    aldesk: Command, bats: Path, tmp_path: Path
) -> None:
    file = tmp_path / "p.aldesk"
    aldesk("new", file, "--source", bats)
    with Project.open(file) as project:
        assert project.meta.decoding == AS_IS
    mixed = json.loads(aldesk("embed", file, "--json")[1])
    assert mixed["unheard"] == {"hears": 8000, "reaches": 128_000}
    assert "go to 128 kHz. A time expansion" in aldesk("embed", file, "--channel", "2")[1]
    slower = json.loads(aldesk("embed", file, "--expansion", "8", "--json")[1])
    assert (slower["new"], slower["key"]) == (6, f"{mixed['key']}:ch2:x8")
    again = json.loads(aldesk("embed", file, "--channel", "mix", "--expansion", "1", "--json")[1])
    assert (again["new"], again["embedded"], again["key"]) == (0, 6, mixed["key"])


def test_a_channel_that_no_file_has_is_told_for_each(
    aldesk: Command, bats: Path, tmp_path: Path
) -> None:
    file = tmp_path / "p.aldesk"
    aldesk("new", file, "--source", bats, "--channel", "3")
    said = aldesk("embed", file)[1]
    assert "The file has 2 channels only, and channel 3 was chosen" in said


@pytest.mark.parametrize(
    "nonsense",
    [("--channel", "0"), ("--channel", "up"), ("--expansion", "7"), ("--black-white", "9,1"),
     ("--black-white", "0,inf"), ("--black-white", "1")],
)  # fmt: skip
def test_nonsense_is_refused(
    aldesk: Command, bats: Path, tmp_path: Path, nonsense: tuple[str, str]
) -> None:
    assert aldesk("new", tmp_path / "p.aldesk", "--source", bats, *nonsense)[0] == 2
    assert not (tmp_path / "p.aldesk").exists()
