"""The demo as a person starts it, without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path

from aldesk.store.check import check


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    command = [sys.executable, "-m", "aldesk", "demo", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_it_labels_by_itself_and_gets_better(tmp_path: Path) -> None:
    file, picture = tmp_path / "d.aldesk", tmp_path / "d.png"
    done = demo("--auto", "60", "--json", "--project", str(file), "--screenshot", str(picture))
    assert done.returncode == 0, done.stderr
    assert "offscreen" in done.stderr
    report = json.loads(done.stdout)
    assert report["labels"] == 60
    assert report["refits"] >= 5
    assert report["strategy"] == "UncertaintySampling"
    assert report["accuracy"] > report["first_accuracy"] + 0.1
    assert report["ece_interval"][0] <= report["ece"] <= report["ece_interval"][1]
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert check(file) == []


def test_the_same_seed_gives_the_same_numbers(tmp_path: Path) -> None:
    def numbers(name: str) -> list[object]:
        done = demo("--images", "--auto", "25", "--seed", "5", "--project", str(tmp_path / name))
        report = json.loads(done.stdout)
        return [report[key] for key in ("labels", "refits", "accuracy", "first_accuracy")]

    assert numbers("a.aldesk") == numbers("b.aldesk")
