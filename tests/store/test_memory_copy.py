"""While a project is read, however slowly, it is written to without a wait that anybody notices."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.store import Project
from aldesk.store.memory_copy import copy_in_memory

SLOW = """
import ctypes, sys, threading, time
from datetime import datetime
from tests.store.killed import replace_calls
from aldesk.store import Project

def slowed(old):
    def call(*values):
        if threading.current_thread() is reader:
            time.sleep(0.005)
        return old(*values)
    return call

reader = None
arguments = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64]
calls = {name: (ctypes.c_ssize_t, arguments) for name in (b"pread64", b"pread")}
if not replace_calls(calls, slowed):
    sys.exit("SQLite's calls cannot be replaced")
"""
BACK_UP = f"""{SLOW}
with Project.open(sys.argv[1]) as project:
    for pragma in ("cache_size = 1", "busy_timeout = 500"):
        project._connection.execute(f"PRAGMA {{pragma}}")
    back_up = lambda: print(project.back_up_in_thread(datetime.now()))
    reader = threading.Thread(target=back_up)
    reader.start()
    number = 0
    while reader.is_alive():
        project.journal.add_classes([f"class {{number}}"])
        number += 1
        time.sleep(0.1)
"""
READ = f"""{SLOW}
reader = threading.current_thread()
print("reads", flush=True)
with Project.open_to_read(sys.argv[1]) as project:
    print(len(project.samples), flush=True)
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    samples = [Sample(SampleId(f"{n:032x}"), tmp_path / f"{n}.png", "picture") for n in range(6000)]
    return Project.create(tmp_path / "p.aldesk", samples, ["a"])


def test_a_label_is_written_while_the_project_is_backed_up_from_a_slow_disk(
    project: Project,
) -> None:
    project.close()
    done = subprocess.run(
        [sys.executable, "-c", BACK_UP, str(project.path)],
        capture_output=True,
        text=True,
        check=False,
    )
    if "cannot be replaced" in done.stderr:
        pytest.skip(done.stderr)
    assert done.stderr == ""
    copy = Path(done.stdout.strip())
    with Project.open(copy) as copied, Project.open(project.path) as whole:
        assert len(copied.samples) == len(whole.samples)
        ours, its = (list(p.journal.labels.classes.values()) for p in (whole, copied))
        assert its == ours[: len(its)]
        assert len(its) > 1  # what was written meanwhile is in it


def test_a_label_is_written_while_a_command_reads_from_a_slow_disk(project: Project) -> None:
    project._connection.execute("PRAGMA busy_timeout = 500")
    command = [sys.executable, "-c", READ, str(project.path)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as reader:  # type: ignore[call-overload]
        if reader.stdout.readline() != "reads\n":
            pytest.skip(reader.stderr.read())
        for number in range(5):
            time.sleep(0.2)
            project.journal.add_classes([f"class {number}"])
        assert reader.poll() is None
        assert reader.stdout.readline() == "6000\n"
    project.close()


def test_a_copy_that_others_write_into_begins_again_in_larger_steps(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    n_pauses = 0

    def write(_: float) -> None:
        nonlocal n_pauses
        n_pauses += 1
        project.journal.add_classes([f"class {n_pauses}"])

    monkeypatch.setattr("aldesk.store.memory_copy.time.sleep", write)
    with (
        closing(sqlite3.connect(project.path)) as connection,
        closing(copy_in_memory(connection)) as memory,
    ):
        assert n_pauses < 5
        assert memory.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert memory.execute("SELECT count(*) FROM sample").fetchone() == (6000,)
    project.close()


def test_a_copy_ends_when_it_is_not_wanted_any_more(project: Project) -> None:
    calls = list[int]()

    def goes_on() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        copy_in_memory(project._connection, goes_on)
    project.journal.add_classes(["b"])
    project.close()
    Project.open(project.path).close()


def test_a_project_that_is_closed_while_it_is_read_gets_no_copy(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads, goes_on, told = threading.Event(), threading.Event(), list[str]()

    def wait(_: float) -> None:
        reads.set()
        goes_on.wait(60)

    def back_up() -> None:
        try:
            project.back_up_in_thread(datetime.now())
        except Problem as problem:
            told.append(problem.what)

    monkeypatch.setattr("aldesk.store.memory_copy.time.sleep", wait)
    thread = threading.Thread(target=back_up)
    thread.start()
    assert reads.wait(60)
    project.close()
    with Project.open(project.path) as again:
        again.journal.add_classes(["b"])
        goes_on.set()
        thread.join()
        again.journal.add_classes(["c"])
    assert told == ["The project was closed before its copy was made"]
    assert not list(project.backups.iterdir())
    assert not list(project.path.parent.glob("*-journal"))


@pytest.mark.parametrize("seconds", [0.005, 0.2])
def test_a_copy_that_meets_an_act_waits_for_it(project: Project, seconds: float) -> None:
    connection, copies = project._connection, list[int]()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM sample WHERE rowid >= 5000")

    def copy() -> None:
        with closing(copy_in_memory(connection)) as memory:
            copies.extend(memory.execute("SELECT count(*) FROM sample").fetchone())

    thread = threading.Thread(target=copy)
    thread.start()
    time.sleep(seconds)
    connection.execute("COMMIT")
    thread.join()
    assert copies == [5000]
    project.close()


def test_a_project_is_written_by_the_thread_that_opened_it_alone(project: Project) -> None:
    connection, refused = project._connection, list[str]()
    acts: tuple[Callable[[], object], ...] = (
        lambda: connection.execute("DELETE FROM sample"),
        lambda: connection.executemany("DELETE FROM sample WHERE rowid = ?", [[1]]),
        connection.cursor,
    )

    def write() -> None:
        for act in acts:
            try:
                act()
            except sqlite3.ProgrammingError as error:
                refused.append(str(error))

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert refused == 3 * ["a project belongs to the thread that opened it"]
    project.close()
