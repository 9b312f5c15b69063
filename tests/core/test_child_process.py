import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from aldesk.core import child_process
from aldesk.core.child_process import ChildProcess, put_window_first

_CHILD = "tests.core.telling_child"
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such rank")


def test_a_worker_ends_when_it_is_asked_to() -> None:
    worker = ChildProcess("aldesk.engine.digits.worker")
    assert worker.is_alive()
    start = time.monotonic()
    worker.stop()
    assert time.monotonic() - start < 10


def test_one_that_hangs_is_ended_and_whoever_waits_for_it_sees_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker = ChildProcess(_CHILD)
    worker.pipe.send_bytes(b"loop")
    worker.pipe.recv_bytes()
    assert not worker.is_hung
    monkeypatch.setattr(child_process, "SECONDS_OF_SILENCE", 1.0)
    with pytest.raises((EOFError, OSError)):
        worker.pipe.recv_bytes()
    assert worker.is_hung
    worker.stop()


def test_one_that_is_well_is_not_ended_because_the_machine_slept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hours = 0
    real = time.monotonic
    monkeypatch.setattr("time.monotonic", lambda: real() + 3600 * hours)

    def sleep(_: float) -> bool:
        nonlocal hours
        hours += 1
        if hours > 4:
            raise EOFError  # it ends by itself
        return False

    worker = ChildProcess(_CHILD)
    monkeypatch.setattr(worker, "_beats", MagicMock(poll=sleep))
    worker._watch()
    assert not worker.is_hung
    assert worker.is_alive()
    worker.stop()


def test_one_that_is_unwanted_is_ended_whatever_this_side_waits_for() -> None:
    unwanted = threading.Event()
    worker = ChildProcess(_CHILD, 0.1, unwanted=unwanted)
    worker.pipe.send_bytes(b"loop")
    worker.pipe.recv_bytes()
    unwanted.set()
    with pytest.raises((EOFError, OSError)):
        worker.pipe.send_bytes(bytes(8 << 20))  # more than the pipe holds
    worker.stop()


@only_linux
def test_only_behind_a_window_it_lets_others_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_settings", {"has_window": False})
    here = os.nice(0)
    assert _told_by(ChildProcess(_CHILD)) == f"{here} False"
    put_window_first()
    assert _told_by(ChildProcess(_CHILD)) == f"{min(19, here + 19)} True"
    assert _told_by(ChildProcess(_CHILD, niceness=0)) == f"{here} True"


@only_linux
def test_a_fork_has_imported_before_it_begins() -> None:
    assert _told_by_forks("imported") == ["here", "before", "before"]


@only_linux
def test_none_looks_for_rubbish_while_it_imports_and_all_do_after() -> None:
    assert _told_by_forks("rubbish") == ["False", "True", "True"] * 3


@only_linux
@pytest.mark.parametrize(
    ("preloaded", "told"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGINT)", "before"),
        ("raise RuntimeError", "here"),
    ],
)
def test_neither_ctrl_c_while_it_imports_nor_a_fault_is_the_end(
    tmp_path: Path, preloaded: str, told: str
) -> None:
    (tmp_path / "first.py").write_text(preloaded)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    command = [sys.executable, "-c", _FORKS.replace("after([", 'after(["first", '), "imported"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, timeout=60
    )
    assert done.stdout.split() == ["here", told, told]


_FORKS = """
import sys
from aldesk.core.child_process import ChildProcess, forks_after
forks = forks_after(["tests.core.telling_child"])
for how in (None, forks, forks):
    child = ChildProcess("tests.core.telling_child", forks=how)
    child.pipe.send_bytes(sys.argv[1].encode())
    print(child.pipe.recv_bytes().decode())
    child.stop()
"""


def _told_by_forks(word: str) -> list[str]:
    """Return what one says that is no fork, and two that are; in a process of their own.

    All forks of a process are of one other.
    """
    command = [sys.executable, "-c", _FORKS, word]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.split()


def _told_by(worker: ChildProcess) -> str:
    worker.pipe.send_bytes(b"tell")
    told = worker.pipe.recv_bytes().decode()
    worker.stop()
    return told
