"""How a study goes on around its tasks: failures, crashes, cancelling, extending."""

import errno
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.progress import silent
from aldesk.engine.process.endings import unpack_answer
from aldesk.engine.study import data_worker
from aldesk.engine.study.client import StudyListener, run_study
from aldesk.engine.study.cost import estimate_seconds
from aldesk.engine.study.local_runner import Job, LocalRunner, TaskListener
from aldesk.engine.study.report_client import ReportWorker
from aldesk.study.data import open_data
from aldesk.study.folder import read_facts
from aldesk.study.loop import run_task
from aldesk.study.plan_file import PlanFile, parse_plan
from aldesk.study.report import write_report
from aldesk.study.task import Point, StudyTask, Task

PLAN = """\
[data]
matrix = "clusters.npz"
[study]
n_reps = 2
n_cycles = 2
batch_size = 4
full_data = false
[[strategy]]
name = "RandomSampling"
[[strategy]]
name = "CoreSet"
"""


def read(folder: Path, text: str = PLAN) -> PlanFile:
    rng = np.random.default_rng(0)
    y = np.arange(80) % 2
    np.savez(folder / "clusters.npz", X=rng.standard_normal((80, 3)) + y[:, None], y=y)
    return parse_plan(text, "plan.toml", folder)


@pytest.fixture(autouse=True)
def data_and_report_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the data and write the report in this process, which saves the start of others."""

    def write(self: ReportWorker, failures: list[dict[str, Any]], cancel: threading.Event) -> None:
        plan = parse_plan(self.job["plan"], self.job["where"], Path()).plan
        write_report(Path(self.job["folder"]), plan, open_data(Path(self.job["data"])), failures)

    def read(job: dict[str, str], folder: Path, cancel: threading.Event) -> dict[str, Any]:
        return unpack_answer(data_worker.save(job))[1]

    monkeypatch.setattr(ReportWorker, "start", lambda _: None)
    monkeypatch.setattr(ReportWorker, "write", write)
    monkeypatch.setattr("aldesk.engine.study.data._ask", read)


@dataclass
class HereRunner:
    """Does the tasks in this process; some of them fail."""

    failing: int | None = None
    done: list[StudyTask] = field(default_factory=list)

    def run(
        self, job: Job, tasks: Sequence[StudyTask], listener: TaskListener, cancel: threading.Event
    ) -> None:
        plan = parse_plan(job["plan"], job["where"], Path()).plan
        data = open_data(Path(job["data"]))
        for task in tasks:
            if cancel.is_set():
                raise Cancelled
            if isinstance(task, Task) and task.strategy == self.failing:
                listener.on_failure(task, "ValueError: no room", "…")
                continue
            on_point = lambda point, task=task: listener.on_point(task, point)  # noqa: E731
            listener.on_result(task, run_task(plan, data, task, on_point))
            self.done.append(task)


@pytest.mark.parametrize("writes", ["aldesk.study.data.np.save", "aldesk.study.report.write_page"])
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: str) -> None:
    file = read(tmp_path)

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(writes, refuse)
        with pytest.raises(Problem, match="No space left") as told:
            run_study(file, tmp_path / "out", HereRunner())
    assert told.value.todo.startswith("Check the folder and the room on the disk")
    assert run_study(file, tmp_path / "out", HereRunner()) == []


def test_a_failing_strategy_is_reported_and_done_the_next_time(tmp_path: Path) -> None:
    file, out = read(tmp_path), tmp_path / "out"
    failures = run_study(file, out, HereRunner(failing=1))
    assert [str(failure) for failure in failures] == [
        "CoreSet, repetition 1: ValueError: no room",
        "CoreSet, repetition 2: ValueError: no room",
    ]
    assert [line[0] for line in read_facts(out)["table"]] == ["strategy", "RandomSampling"]
    assert "Core-set, repetition 1: ValueError: no room" in (out / "report.html").read_text("utf-8")
    assert "CoreSet" not in (out / "results.csv").read_text(encoding="utf-8")

    again = HereRunner()
    assert run_study(file, out, again) == []
    assert again.done == [Task(1, 0), Task(1, 1)]
    assert "CoreSet" in (out / "results.csv").read_text(encoding="utf-8")


def test_a_study_can_be_extended(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_study(read(tmp_path), out, HereRunner())
    more = HereRunner()
    seen: list[tuple[int, int]] = []
    listener = StudyListener(lambda done, total: seen.append((done, total)))
    run_study(read(tmp_path, PLAN.replace("n_reps = 2", "n_reps = 3")), out, more, listener)
    assert more.done == [Task(0, 2), Task(1, 2)]
    assert seen[-1] == (3 * 2 * 3, 3 * 2 * 3)


def test_what_is_kept_is_told_in_one_step_and_a_failure_counts_as_done(tmp_path: Path) -> None:
    """Else the pace of a resumed study, or the end of one with failures, would be a lie."""
    file, out = read(tmp_path), tmp_path / "out"
    seen: list[tuple[int, int]] = []
    listener = StudyListener(lambda done, total: seen.append((done, total)))
    run_study(file, out, HereRunner(failing=1), listener)
    assert seen[-1] == (12, 12)
    seen.clear()
    done: list[tuple[str, int, int, int]] = []
    tell = lambda task: done.append((task.title, task.repetition, task.n_done, task.n_tasks))  # noqa: E731
    run_study(file, out, HereRunner(), replace(listener, on_done=tell))
    assert done == [("CoreSet", 0, 3, 4), ("CoreSet", 1, 4, 4)]
    assert seen == [(n, 12) for n in range(6, 13)]


def test_what_is_kept_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, workers = tmp_path / "out", watch_workers(monkeypatch)
    run_study(read(tmp_path), out, LocalRunner(2))
    assert len(workers) == 2
    run_study(read(tmp_path), out, LocalRunner(2))
    assert len(workers) == 2
    next(out.glob("tasks/*.json")).unlink()
    run_study(read(tmp_path), out, LocalRunner(2))
    assert len(workers) == 3


def test_the_last_tasks_run_while_the_reports_process_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    start = lambda _: None if "report" in seen else seen.append("report")  # noqa: E731
    monkeypatch.setattr(ReportWorker, "start", start)
    on_done = lambda task: seen.append(f"{task.n_done} of {task.n_tasks}")  # noqa: E731
    run_study(read(tmp_path), tmp_path / "out", HereRunner(), StudyListener(on_done=on_done))
    assert seen == ["report", "1 of 4", "2 of 4", "3 of 4", "4 of 4"]


def test_nothing_is_written_when_all_fail(tmp_path: Path) -> None:
    text = PLAN[: PLAN.rindex("[[")]
    with pytest.raises(Problem, match="Every task failed; RandomSampling: ValueError: no room"):
        run_study(read(tmp_path, text), tmp_path / "out", HereRunner(failing=0))
    assert not (tmp_path / "out" / "results.parquet").exists()


def test_cancelled_it_keeps_what_is_complete(tmp_path: Path) -> None:
    file, out, cancel = read(tmp_path), tmp_path / "out", threading.Event()

    def stop(title: str, repetition: int, point: Point) -> None:
        if title == "CoreSet":
            cancel.set()

    with pytest.raises(Cancelled):
        run_study(file, out, HereRunner(), StudyListener(on_point=stop), cancel)
    assert len(list(out.glob("tasks/*.json"))) == 2
    assert not (out / "results.parquet").exists()


def test_two_studies_cannot_run_in_one_folder(tmp_path: Path) -> None:
    file, out = read(tmp_path), tmp_path / "out"

    class Nested(HereRunner):
        def run(self, *args: object) -> None:
            run_study(file, out, HereRunner())

    with pytest.raises(Problem, match="running in this folder already"):
        run_study(file, out, Nested())


def test_a_worker_that_is_killed_is_replaced_and_its_task_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = watch_workers(monkeypatch)
    killed: list[int] = []

    def kill_once(title: str, repetition: int, point: Point) -> None:
        if not killed:
            killed.append(started[0].pid)
            os.kill(started[0].pid, 9)

    file, out = read(tmp_path), tmp_path / "out"
    listener = StudyListener(on_point=kill_once)
    assert run_study(file, out, LocalRunner(1), listener) == []
    run_study(file, tmp_path / "calm", HereRunner())
    picks = [(tmp_path / name / "picks.parquet").read_bytes() for name in ("out", "calm")]
    assert picks[0] == picks[1]


def test_an_estimate_leaves_the_data_of_an_ended_study_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.engine.study.cost.LocalRunner", lambda _n: HereRunner())
    file, out = read(tmp_path), tmp_path / "out"
    run_study(file, out, HereRunner())
    facts = (out / "data" / "data.json").read_bytes()
    with np.load(tmp_path / "clusters.npz") as matrix:
        X, y = matrix["X"], matrix["y"]
    np.savez(tmp_path / "clusters.npz", X=X + 1, y=y)  # more was embedded since
    seconds = estimate_seconds(file, out, 1, silent, threading.Event())
    assert seconds > 0
    assert (out / "data" / "data.json").read_bytes() == facts
    assert not (out / ".trial").exists()


def watch_workers(monkeypatch: pytest.MonkeyPatch) -> list[ChildProcess]:
    """Return a list that every worker is put into when it starts."""

    from aldesk.engine.study import local_runner

    started: list[ChildProcess] = []
    make = local_runner.open_worker

    def open_worker(job: Job, **how: Any) -> ChildProcess:
        started.append(make(job, **how))
        return started[-1]

    monkeypatch.setattr(local_runner, "open_worker", open_worker)
    return started


SEVERAL = PLAN.replace('matrix = "clusters.npz"', 'matrix = "several.npz"')


def read_several(folder: Path, text: str) -> PlanFile:
    rng = np.random.default_rng(0)
    y = (rng.random((80, 3)) < 0.4).astype(np.int8)
    np.savez(folder / "several.npz", X=rng.standard_normal((80, 4)), y=y)
    return read(folder, text)


def test_what_has_no_form_for_several_classes_is_refused_with_its_line(tmp_path: Path) -> None:
    text = SEVERAL.replace('"CoreSet"', '"ContrastiveAL"')
    with pytest.raises(Problem, match=r"several classes\. It compares .* \(line 11\)"):
        run_study(read_several(tmp_path, text), tmp_path / "out", HereRunner())
    text = PLAN + 'multilabel_aggregation_fn = "max"\n'
    text = text.replace('"CoreSet"', '"UncertaintySampling"')
    with pytest.raises(Problem, match=r"no parameter 'multilabel_aggregation_fn'.*\(line 11\)"):
        run_study(read(tmp_path, text), tmp_path / "out", HereRunner())


def test_the_challenge_wants_average_precision(tmp_path: Path) -> None:
    text = PLAN + "[challenge]\n"
    with pytest.raises(Problem, match="files are of average precision"):
        run_study(read(tmp_path, text), tmp_path / "out", HereRunner())


def test_more_classes_than_labels_are_no_matter_where_samples_have_several(tmp_path: Path) -> None:
    text = SEVERAL.replace("batch_size = 4", "batch_size = 1\nn_init = 0")
    assert run_study(read_several(tmp_path, text), tmp_path / "out", HereRunner()) == []
    assert read_facts(tmp_path / "out")["measure"] == "average precision"
