"""The doctor tells what there is, and how to get what is missing."""

import json
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from aldesk.cli import doctor, system_needs
from aldesk.cli.commands import main
from aldesk.engine.checks import client


@pytest.fixture
def no_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    devices = {"gpus": ["Some GPU"], "cuda": "12.6", "torch_problem": ""}
    monkeypatch.setattr(doctor, "torch_devices", lambda: devices)


def run(*words: str) -> tuple[int, str]:
    from click.testing import CliRunner

    done = CliRunner().invoke(main, ["doctor", *words], standalone_mode=False)
    return int(done.return_value or 0), done.stdout


def need(vital: bool) -> system_needs.Need:
    return system_needs.Need("Qt", "libegl1", "libglvnd-egl", lambda: False, vital)


def test_all_is_there(no_torch: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(system_needs, "needs", list)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "not" / "yet"))
    code, said = run()
    assert code == 0
    assert "Missing     nothing" in said
    assert "Some GPU" in said
    assert f"Models      {tmp_path}/not/yet (" in said
    assert f"numpy {metadata.version('numpy')}" in said


@pytest.mark.parametrize("vital", [True, False])
def test_what_is_missing_is_named_with_its_command(
    vital: bool, no_torch: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_needs, "needs", lambda: [need(vital)])
    code, said = run()
    assert code == int(vital)
    assert "sudo apt-get install libegl1" in said
    facts = json.loads(run("--json")[1])
    assert facts["missing"] == ["Qt: libegl1"]


def test_a_broken_sound_library_is_told(no_torch: None, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "sounddevice", None)
    facts = doctor.examine()
    assert facts["sound_outputs"] == []
    assert "labelling works silently" in "\n".join(doctor.lines(facts))


def test_little_room_and_read_only_folders_are_told() -> None:
    facts: dict[str, Any] = {"name": "Demos", "path": "/x", "free": 1.5e9, "writable": False}
    line = doctor._folder_line(facts)
    assert line == "Demos       /x (1.5 GB free, which is little, cannot be written)"


def test_torch_is_asked_in_a_process_of_its_own() -> None:
    import torch

    facts = client.torch_devices()
    assert facts["torch_problem"] == ""
    assert len(facts["gpus"]) >= torch.cuda.device_count()


def test_a_torch_that_cannot_be_loaded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_MODULE", "aldesk.engine.no_such_worker")
    assert client.torch_devices()["torch_problem"] == "PyTorch cannot be loaded"
