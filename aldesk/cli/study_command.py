"""What `aldesk study` does, and what it says at the end."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from aldesk import resources
from aldesk.cli.common import cancel_on_interrupt
from aldesk.cli.progress_lines import log_line
from aldesk.core.pace import duration
from aldesk.core.progress import Progress
from aldesk.engine.cluster.address import ClusterAddress
from aldesk.engine.cluster.client import connect
from aldesk.engine.cluster.study import DaskRunner
from aldesk.engine.study.client import DoneTask, StudyListener, run_study
from aldesk.engine.study.local_runner import Runner, runner_of
from aldesk.study.folder import read_facts
from aldesk.study.plan import Plan
from aldesk.study.plan_file import read_plan
from aldesk.study.task import measure_of


def study(
    plan: Path,
    out: Path,
    workers: int | None,
    cluster: ClusterAddress | None,
    progress: Progress,
    *,
    as_json: bool,
) -> tuple[int, str]:
    """Run a study until it ends or Ctrl+C is pressed.

    Parameters
    ----------
    plan : Path
        A file, or the name of a bundled plan.
    out : Path
    workers : int or None
        Processes; None for one a core, and half as many more for the last tasks.
    cluster : ClusterAddress or None
        Where the tasks are done instead.
    progress : Progress
    as_json : bool
        Whether to say it in one line of JSON.

    Returns
    -------
    code : int
        1 if a task failed, else 0.
    said : str

    Raises
    ------
    Problem, Cancelled
        As `run_study` does.
    """
    bundled = resources.plan(plan.name)
    file = read_plan(bundled if not plan.exists() and bundled.exists() else plan)
    # The connection comes first: nothing is prepared for a cluster that is not there.
    with cancel_on_interrupt() as cancel, _runner(file.plan, workers, cluster) as runner:
        shown = StudyListener(
            progress, preparing=progress, on_done=lambda done: log_line(_done(file.plan, done))
        )
        failures = run_study(file, out, runner, shown, cancel)
    facts = read_facts(out)
    lines = [*facts["verdict"], *_aligned(facts["table"])]
    lines += [f"Failed: {failure}" for failure in failures]
    lines.append(f"Report: {out / 'report.html'}")
    return int(bool(failures)), json.dumps(facts) if as_json else "\n".join(lines)


@contextmanager
def _runner(plan: Plan, workers: int | None, cluster: ClusterAddress | None) -> Iterator[Runner]:
    if cluster is None:
        yield runner_of(plan.classifier, workers)
        return
    with connect(cluster) as connected:
        yield DaskRunner(connected)


def _done(plan: Plan, task: DoneTask) -> str:
    """Return the line of a task that is done."""
    last = task.last
    measure = measure_of(plan.measure, is_several=bool(last.measures))
    return (
        f"Task {task.n_done:,} of {task.n_tasks:,}: "
        f"{task.title}, repetition {task.repetition + 1}: "
        f"{measure} {last.value(plan.measure):.3f} with {last.n_labeled:,} labels, "
        f"{duration(task.seconds)}"
    )


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
