"""Every command."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import click
from platformdirs import user_data_path
from tqdm import tqdm

from aldesk import __version__, resources
from aldesk import doctor as doctors
from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.client import refit_once
from aldesk.engine.digits import write_digits
from aldesk.engine.embedding import EmbeddingJob, ProjectKeeper
from aldesk.engine.embedding import run as run_embedding
from aldesk.engine.study import StudyListener, run_study
from aldesk.engine.study_pool import LocalRunner
from aldesk.new_project import NewProject, make
from aldesk.session import LabelSession
from aldesk.sources import Options, preview
from aldesk.store import Project
from aldesk.store.check import check as check_project
from aldesk.store.exchange import Predictions, read_labels
from aldesk.store.exchange import export as export_labels
from aldesk.strategies import table as strategy_table
from aldesk.study.folder import read_facts
from aldesk.study.plan_file import read_plan

Theme = Literal["auto", "light", "dark"]


@dataclass(frozen=True)
class DemoOptions:
    """What the demo was asked to do."""

    auto: int | None
    seed: int
    screenshot: Path | None
    as_json: bool
    theme: Theme


class Desktop(Protocol):
    """The window, as this module sees it."""

    def open(self, file: Path | None, theme: Theme) -> int:
        """Open the window and return the exit code."""

    def demo(self, file: Path, options: DemoOptions) -> int:
        """Open the window on a demo project and return the exit code."""

    def selftest(self, keep: Path | None, paint: Path | None) -> int:
        """Try everything out, or only paint a project's window, and return the exit code."""


class _WindowByDefault(click.Group):
    """Reads ``aldesk FILE`` as ``aldesk window FILE``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_file = bool(args) and (args[0].endswith(".aldesk") or Path(args[0]).exists())
        if not args or is_file or args[0] == "--theme":
            args = ["window", *args]
        return super().parse_args(ctx, args)


_SPOKEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FILE = click.Path(path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
_theme = click.option(
    "--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", show_default=True
)


def _source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose a part of a source."""
    for option in (
        click.option("--label-column", default="", help="The column with the labels."),
        click.option("--media-column", default="", help="The column with media or paths."),
        click.option("--split", default="", help="Read these splits only, such as train,test."),
        click.option("--config", default="", help="A Hugging Face data set's configuration."),
    ):
        command = option(command)
    return command


def run(args: Sequence[str], desktop: Desktop) -> int:
    """Run a command line and return the exit code: 0, 1 for a problem, 2 for wrong usage."""
    try:
        code = main.main(list(args), prog_name="aldesk", standalone_mode=False, obj=desktop)
    except Problem as problem:
        click.echo(f"aldesk: {problem}", err=True)
        return 1
    except Cancelled:
        click.echo("aldesk: Cancelled. What is complete is kept.", err=True)
        return 130
    except click.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return int(code or 0)


@click.group(cls=_WindowByDefault)
@click.version_option(__version__, prog_name="aldesk")
def main() -> None:
    """Label sound and pictures with active learning, offline, on a laptop.

    Without a command, `aldesk [FILE.aldesk]` opens the window.
    """


@main.command()
@click.argument("file", type=_FILE, required=False)
@_theme
@click.pass_obj
def window(desktop: Desktop, file: Path | None, theme: Theme) -> int:
    """Open the window, on a project if one is named."""
    return desktop.open(file, theme)


@main.command()
@click.option("--auto", type=click.IntRange(1), help="Label so many queried samples by itself.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--project", type=_FILE, help="The project file; it is made, or gone on with.")
@click.option("--screenshot", type=_FILE, help="Save a picture of the window at the end.")
@click.option("--images", is_flag=True, help="Handwritten digits in place of spoken ones.")
@_theme
@_json
@click.pass_obj
def demo(
    desktop: Desktop,
    auto: int | None,
    seed: int,
    project: Path | None,
    screenshot: Path | None,
    images: bool,
    theme: Theme,
    as_json: bool,
) -> int:
    """Open the bundled project: spoken digits, or handwritten ones."""
    file = project or _demo_file(images, fresh=auto is not None)
    if not file.exists():
        _make_demo(file, images)
    return desktop.demo(file, DemoOptions(auto, seed, screenshot, as_json, theme))


@main.command()
@click.argument("file", type=_FILE)
@click.option(
    "--source",
    type=_FILE,
    required=True,
    help="A folder, a table of paths, or a Hugging Face data set: its folder, file or hub id.",
)
@click.option("--encoder", default="", help="Built-in name, model folder or hub id.")
@click.option("--classes", default="", help="Class names, separated by commas.")
@click.option("--pattern", default="", help="What file names say: {label}_{speaker}_{index}")
@click.option(
    "--test", default="", help="The test split: column=value,value or a share such as 20%."
)
@_source_options
@_json
def new(
    file: Path,
    source: Path,
    encoder: str,
    classes: str,
    pattern: str,
    test: str,
    as_json: bool,
    **chosen: str,
) -> None:
    """Make a project from a folder, a table, or a Hugging Face data set."""
    names = tuple(name.strip() for name in classes.split(",") if name.strip())
    media_folder = file.absolute().with_suffix(".media")
    options = Options(pattern, test, names, **chosen, media_folder=media_folder)
    recognised = preview(source, options).notes
    if not as_json:
        click.echo("\n".join(recognised), err=True)
    wanted = NewProject(file, source, options, encoder)
    with _Bar("Reading", as_json) as bar, make(wanted, bar) as project:
        n_test = sum(sample.split == "test" for sample in project.samples)
        facts = {
            "file": str(project.path),
            "samples": len(project.samples),
            "test": n_test,
            "classes": list(project.journal.labels.classes.values()),
            "encoder": project.encoder,
            "recognised": list(recognised),
            "noticed": [f"{path}: {reason}" for path, _, reason in project.embeddings.broken()],
        }
    if as_json:
        click.echo(json.dumps(facts))
        return
    click.echo(f"{file}: {facts['samples']} samples, {n_test} of them for the test.")
    _list_some("Noticed", facts["noticed"])
    click.echo(f"Next: aldesk embed {file}, or label at once: aldesk {file}")


@main.command()
@click.argument("file", type=_FILE)
@click.option("--device", default="auto", show_default=True, help="auto, cpu, cuda or mps.")
@click.option("--retry", is_flag=True, help="Try those that failed once more.")
@_json
def embed(file: Path, device: str, retry: bool, as_json: bool) -> int:
    """Embed the samples; goes on where it was stopped."""
    cancel = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: cancel.set())
    try:
        with Project.open(file) as project, _Bar("Embedding", as_json) as bar:
            keeper = ProjectKeeper(project, bar)
            if retry:
                project.embeddings.forget_broken(project.meta("encoder_key", ""))
            job = EmbeddingJob(project.encoder, project.embeddings.folder, device)
            run_embedding(job, keeper, cancel)
            key = project.meta("encoder_key")
            broken = [reason for _, _, reason in project.embeddings.broken(key)]
            n = sum(len(shard.rows) for shard in project.embeddings.shards(key))
    finally:
        signal.signal(signal.SIGINT, before)
    if as_json:
        facts = {"embedded": n, "new": keeper.n_new, "key": key}
        click.echo(json.dumps({**facts, "failed": broken, "not_reached": keeper.unreachable}))
    else:
        click.echo(f"{n} samples are embedded, {keeper.n_new} of them now.")
        _list_some("Failed", broken)
        _list_some("Not reached", keeper.unreachable)
    return 1 if keeper.unreachable else 0


@main.command()
@click.argument("file", type=_FILE)
@click.option(
    "--from", "table", type=_FILE, required=True, help="A CSV with id or path, and label."
)
@_json
def label(file: Path, table: Path, as_json: bool) -> None:
    """Take over labels from a table, as one act that can be undone."""
    with Project.open(file) as project:
        pairs, problems = read_labels(project, table)
        LabelSession(project).import_labels(pairs)
    if as_json:
        click.echo(json.dumps({"labels": len(pairs), "problems": problems}))
        return
    click.echo(f"{len(pairs)} labels were taken over.")
    _list_some("Noticed", problems)


@main.command()
@click.argument("file", type=_FILE)
@click.option("--to", type=_FILE, required=True, help="labels.csv, labels.parquet, or a folder.")
@click.option("--predictions", is_flag=True, help="Refit first, and add what the model predicts.")
@_json
def export(file: Path, to: Path, predictions: bool, as_json: bool) -> None:
    """Write the labels to a table, or the labelled files into class folders."""
    opened = Project.open(file) if predictions else Project.open_to_read(file)
    with opened as project:
        n = export_labels(project, to, _predict(project) if predictions else None)
    click.echo(json.dumps({"labels": n, "to": str(to)}) if as_json else f"{n} labels are in {to}.")


@main.command()
@click.argument("file", type=_FILE)
@_json
def check(file: Path, as_json: bool) -> int:
    """Look whether a project is sound; the exit code is 0 only if it is."""
    findings = check_project(file)
    if as_json:
        click.echo(json.dumps({"sound": not findings, "findings": findings}))
    else:
        for finding in findings:
            click.echo(finding)
        click.echo(f"{file}: {'not sound' if findings else 'sound'}.")
    return 1 if findings else 0


@main.command()
@click.option("--keep", type=_FILE, help="Work in this new folder, and leave it.")
@click.option("--paint", type=_FILE, hidden=True, help="Say when a project's window is painted.")
@click.pass_obj
def selftest(desktop: Desktop, keep: Path | None, paint: Path | None) -> int:
    """Try out that everything works here; the exit code is 0 only if it does."""
    return desktop.selftest(keep, paint)


@main.command()
@_json
def doctor(as_json: bool) -> int:
    """Tell versions, devices, folders and room, what is missing and how to get it."""
    facts = doctors.examine()
    click.echo(json.dumps(facts) if as_json else "\n".join(doctors.lines(facts)))
    return 1 if facts["vital_missing"] else 0


@main.command()
@click.option("--markdown", is_flag=True, help="As the table of the README.")
def strategies(markdown: bool) -> None:
    """Describe the query strategies: what each does, when to use it, what it needs."""
    click.echo(strategy_table.markdown() if markdown else "\n".join(strategy_table.lines()))


@main.command()
@click.argument("plan", type=_FILE)
@click.option("--out", type=_FILE, required=True, help="The folder of the results.")
@click.option("--workers", type=click.IntRange(1), help="Processes; by default one a core.")
@_json
def study(plan: Path, out: Path, workers: int | None, as_json: bool) -> int:
    """Compare query strategies as a plan says; goes on where it was stopped.

    PLAN is a file, or the name of a bundled plan: audio or pictures.
    """
    bundled = resources.plan(plan.name)
    file = read_plan(bundled if not plan.exists() and bundled.exists() else plan)
    cancel = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: cancel.set())
    try:
        with _Bar("Study", as_json) as bar:
            runner = LocalRunner(workers or os.cpu_count() or 1)
            failures = run_study(file, out, runner, StudyListener(bar), cancel)
    finally:
        signal.signal(signal.SIGINT, before)
    facts = read_facts(out)
    if as_json:
        click.echo(json.dumps(facts))
    else:
        click.echo("\n".join([*facts["verdict"], *_aligned(facts["table"])]))
        _list_some("Failed", [str(failure) for failure in failures])
        click.echo(f"Report: {out / 'report.html'}")
    return 1 if failures else 0


class _Bar:
    """A progress bar on standard error; silent for scripts."""

    def __init__(self, title: str, silent: bool) -> None:
        # None: silent where standard error is no terminal
        self._bar = tqdm(desc=title, disable=True if silent else None, leave=False)

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def __call__(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.update(done - self._bar.n)


def _predict(project: Project) -> Predictions:
    session = LabelSession(project)
    request = session.refit_request(project.meta("encoder_key", ""))
    if not request.shards or not len(request.rows):
        raise Problem(
            "There is nothing to predict from: it takes embeddings and at least one label",
            subject=str(project.path),
            todo=f"Run `aldesk embed {project.path.name}`, and label",
        )
    result, classes = refit_once(request), session.classes
    best = result.proba.argmax(axis=1)
    return {
        int(row): (classes[code], float(proba[code]))
        for row, code, proba in zip(result.rows, best, result.proba, strict=True)
        if not session.is_hidden(int(row))
    }


def _demo_file(images: bool, *, fresh: bool) -> Path:
    folder = user_data_path("ALDesk") / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    name = "handwritten-digits" if images else "spoken-digits"
    stamp = f"-{datetime.now():%Y%m%d-%H%M%S-%f}" if fresh else ""
    return folder / f"{name}{stamp}.aldesk"


def _make_demo(file: Path, images: bool) -> None:
    click.echo(f"Making {file} …", err=True)
    if images:
        source = user_data_path("ALDesk") / "demo" / "handwritten-digits"
        write_digits(source)
        wanted = NewProject(file, source, name="Handwritten digits")
    else:
        source = resources.demo("spoken-digits") / "labels.csv"
        wanted = NewProject(file, source, Options(classes=_SPOKEN), name="Spoken digits")
    file.parent.mkdir(parents=True, exist_ok=True)
    make(wanted).close()


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _list_some(title: str, lines: Any) -> None:
    for line in lines[:10]:
        click.echo(f"{title}: {line}")
    if len(lines) > 10:
        click.echo(f"{title}: {len(lines) - 10} more (--json lists all)")


if __name__ == "__main__":
    sys.exit("run `aldesk`, or `python -m aldesk`")
