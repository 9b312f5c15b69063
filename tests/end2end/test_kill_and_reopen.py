"""Label by keys, kill the engine, kill the window, reopen: nothing is lost."""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aldesk.core.errors import Problem
from aldesk.session.new_project import NewProject, make
from aldesk.store import Project
from aldesk.store.check import check

DRIVER = Path(__file__).with_name("drive_window.py")


@pytest.fixture
def file(tmp_path: Path, make_tones: Callable[..., Path]) -> Path:
    new = NewProject(tmp_path / "p.aldesk", make_tones(30))
    make(new).close()
    return new.file


@pytest.fixture
def labelling(file: Path, request: pytest.FixtureRequest) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, str(DRIVER), str(file), getattr(request, "param", "label")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_reopened_after_sigkill_it_is_the_same(
    file: Path, labelling: "subprocess.Popen[str]"
) -> None:
    assert labelling.stdout
    before = json.loads(labelling.stdout.readline())
    with pytest.raises(Problem, match="open in another window"):
        Project.open(file)
    labelling.kill()
    labelling.wait()

    assert check(file) == []
    after = look(file)
    assert after == before
    n_labels = 20 - 3 + 1 + 15
    assert sum(name is not None for name in after["labels"].values()) == n_labels
    assert len(after["skipped"]) == 2
    assert after["shown"] == after["queue"][0][0]
    assert after["facts"].startswith(f"{n_labels} labels")


@pytest.mark.parametrize("labelling", ["tick"], indirect=True)
def test_several_classes_are_the_same_after_sigkill(
    file: Path, labelling: "subprocess.Popen[str]"
) -> None:
    assert labelling.stdout
    before = json.loads(labelling.stdout.readline())
    labelling.kill()
    labelling.wait()
    assert check(file) == []
    after = look(file)
    assert after == before
    said = Counter((len(has), len(not_)) for has, not_ in after["classes"].values() if has or not_)
    # Answered: two classes, none, one, one of two, one. The sixth was taken back and ticked anew.
    assert said == {(2, 1): 1, (0, 3): 1, (1, 2): 3, (3, 0): 1}
    assert after["facts"].startswith("5 labels")


def look(file: Path) -> dict[str, Any]:
    """Open a window of its own and read its state; the dead one's lock must be free."""
    for _ in range(50):
        done = subprocess.run(
            [sys.executable, str(DRIVER), str(file), "look"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            state: dict[str, Any] = json.loads(done.stdout)
            return state
        time.sleep(0.2)
    pytest.fail(done.stderr)
