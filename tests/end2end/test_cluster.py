"""A study and an embedding on a Dask scheduler with two workers on this machine."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from aldesk.cli.commands import run
from aldesk.engine.cluster import client as cluster
from aldesk.engine.cluster import embedding as cluster_embedding
from aldesk.engine.cluster.address import ClusterAddress
from aldesk.engine.cluster.client import connect
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.study.client import run_study
from aldesk.engine.study.local_runner import Job, TaskListener
from aldesk.engine.study.report_client import ReportWorker
from aldesk.store import Project
from aldesk.study.data import open_data
from aldesk.study.loop import run_task
from aldesk.study.plan_file import parse_plan, read_plan
from aldesk.study.report import write_report
from aldesk.study.task import StudyTask
from tests.model.models import write_a_model
from tests.until import until

pytest.importorskip("distributed", reason="the extra aldesk[cluster] is not installed")

ROOT = Path(__file__).resolve().parent.parent.parent
PLAN = """\
[data]
matrix = "clusters.npz"
[classifier]
name = "mc-dropout"
epochs = 10
[study]
n_reps = 4
n_cycles = 3
batch_size = 5
n_init = 6
max_candidates = 0.5
full_data = false
[[strategy]]
name = "Badge"
[[strategy]]
name = "GreedyBALD"
"""


class NoDesktop:
    def open(self, *_: object) -> int:
        raise AssertionError("no window was asked for")

    demo = selftest = open


class Processes:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.all: list[subprocess.Popen[bytes]] = []
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", self.file)
        until(self.file.exists)
        self.workers = [self.add_worker(), self.add_worker()]

    @property
    def address(self) -> str:
        return str(json.loads(self.file.read_text(encoding="utf-8"))["address"])

    def add_worker(self, n_threads: int = 1) -> subprocess.Popen[bytes]:
        options = ("--no-nanny", "--nthreads", n_threads, "--local-directory", self.folder)
        return self.start("worker", "--scheduler-file", self.file, *options)

    def start(self, kind: str, *options: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", kind, "--no-dashboard", *map(str, options)]
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        process = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONPATH": path},
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.all.append(process)
        return process


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    started = Processes(tmp_path_factory.mktemp("cluster"))
    yield started
    for process in reversed(started.all):
        process.kill()
        process.wait()


@pytest.fixture
def plan(write_plan: Callable[[str], Path]) -> Path:
    return write_plan(PLAN)


class HereRunner:
    """Does the tasks in this process."""

    def run(
        self, job: Job, tasks: Sequence[StudyTask], listener: TaskListener, cancel: Event
    ) -> None:
        plan = parse_plan(job["plan"], job["where"], Path()).plan
        data = open_data(Path(job["data"]))
        for task in tasks:
            listener.on_result(task, run_task(plan, data, task, lambda _: None))


@pytest.fixture
def report_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write reports in this process, which saves the starts of others."""

    def write(self: ReportWorker, failures: list[dict[str, Any]], cancel: Event) -> None:
        plan = parse_plan(self.job["plan"], self.job["where"], Path()).plan
        write_report(Path(self.job["folder"]), plan, open_data(Path(self.job["data"])), failures)

    monkeypatch.setattr(ReportWorker, "start", lambda _: None)
    monkeypatch.setattr(ReportWorker, "write", write)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that fails, and return its one line."""
    assert run(list(arguments), NoDesktop()) == 1
    [line] = capsys.readouterr().err.strip().splitlines()
    return line


def test_embeddings_are_the_same_whether_files_are_seen_or_sent(
    processes: Processes, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.path
    project.close()
    (tmp_path / "tones" / "low" / "low003.wav").unlink()  # not reached from anywhere
    found = {}
    for how in ("here", "seen", "sent"):
        file = tmp_path / f"{how}.aldesk"
        file.write_bytes(path.read_bytes())
        if how == "sent":
            monkeypatch.setattr(cluster_embedding, "_is_shared", lambda *_: False)
        where = [] if how == "here" else ["--cluster", processes.address]
        assert run(["embed", str(file), "--json", *where], NoDesktop()) == 1
        with Project.open_to_read(file) as opened:
            key = opened.meta.encoder_key
            shards = opened.embeddings.shards(key)
            found[how] = [(shard.path.name, shard.rows.tolist()) for shard in shards]
            assert len(opened.embeddings.missing(key)) == 1
    assert found["here"] == found["seen"] == found["sent"]
    assert sum(len(rows) for _, rows in found["here"]) == 35


def test_a_model_is_applied_on_a_cluster_as_it_is_here(
    processes: Processes, make_tones: Callable[..., Path], tmp_path: Path
) -> None:
    model, written = write_a_model(tmp_path / "model"), []
    for name, more in (("here", ()), ("there", ("--cluster", processes.address))):
        (tmp_path / name).mkdir()
        to = tmp_path / name / "scores.csv"
        arguments = ("apply", model, "--source", make_tones(5), "--to", to, "--form", "scores")
        assert run([str(part) for part in (*arguments, *more)], NoDesktop()) == 0
        written.append(to.read_bytes())
    assert written[0].count(b"\n") == 16
    assert written[0] == written[1]


def test_the_same_picks_after_a_worker_and_the_study_were_killed(
    processes: Processes, plan: Path, tmp_path: Path, report_here: None
) -> None:
    out = tmp_path / "out"
    arguments = ["study", str(plan), "--out", str(out), "--cluster", processes.address]
    command = [sys.executable, "-m", "aldesk", *arguments]
    study = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def n_done() -> int:
        assert study.poll() is None
        return len(list(out.glob("tasks/*.json")))

    until(lambda: n_done() >= 1)
    processes.workers[0].send_signal(signal.SIGKILL)
    until(lambda: n_done() >= 3)
    study.kill()
    study.wait()
    finished = {file: file.stat().st_mtime_ns for file in out.glob("tasks/*.json")}
    assert len(finished) < 8
    processes.add_worker()
    assert run(arguments, NoDesktop()) == 0
    assert {file: file.stat().st_mtime_ns for file in finished} == finished
    local = tmp_path / "local"
    run_study(read_plan(plan), local, HereRunner())
    assert (out / "picks.parquet").read_bytes() == (local / "picks.parquet").read_bytes()


def test_other_versions_are_refused(
    processes: Processes,
    plan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cluster, "__version__", "99.0")
    arguments = ("study", str(plan), "--out", str(tmp_path / "out"))
    line = said(capsys, *arguments, "--cluster", processes.address)
    assert "The workers have another ALDesk than this machine: " in line
    assert "not 99.0" in line
    assert not (tmp_path / "out").exists()


def test_files_for_an_encryption_that_is_not_there(
    processes: Processes, plan: Path, tmp_path: Path
) -> None:
    if not (openssl := shutil.which("openssl")):
        pytest.skip("there is no openssl to make a certificate with")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test"]
    subprocess.run([*make, "-keyout", key, "-out", cert], check=True, capture_output=True)
    address = processes.address.removeprefix("tcp://")
    options = ["--tls-ca", str(cert), "--tls-cert", str(cert), "--tls-key", str(key)]
    command = [sys.executable, "-m", "aldesk", "study", str(plan), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [*command, "--cluster", address, *options], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert f"{address}: The scheduler does not encrypt" in line


def test_a_failing_task_is_an_answer(processes: Processes) -> None:
    with connect(ClusterAddress(processes.address)) as workers:
        todo = [("one", b"x"), ("two", b"x")]
        answers = dict(workers.answers("aldesk.engine.nowhere", b"", todo, Event()))
    assert len(answers) == 2
    with pytest.raises(WorkerBug, match=r"^ModuleNotFoundError: No module named"):
        unpack_answer(answers["one"])


@pytest.mark.parametrize(
    ("address", "files", "words"),
    [
        ("127.0.0.1:1", (), "127.0.0.1:1: The scheduler cannot be reached ("),
        ("somewhere", (), "somewhere: This is no address of a scheduler"),
        ("tls://127.0.0.1:1", (), "The scheduler encrypts. Give --tls-ca"),
        ("127.0.0.1:1", ("--tls-ca",), "An encrypted connection takes three files"),
        ("127.0.0.1:1", ("--tls-ca", "--tls-cert", "--tls-key"), "make no certificate"),
    ],
)
def test_no_connection(
    plan: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    files: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.setattr(cluster, "_SECONDS_TO_CONNECT", 1)
    options = [part for name in files for part in (name, str(plan))]
    out = tmp_path / "out"
    line = said(capsys, "study", str(plan), "--out", str(out), "--cluster", address, *options)
    assert words in line
    assert not out.exists()
