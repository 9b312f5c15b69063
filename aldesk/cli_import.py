"""The commands about a project's files: add, relocate, report."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from aldesk.cli_common import Bar, cancel_on_interrupt, list_some
from aldesk.core.errors import Problem
from aldesk.engine.import_keeper import begin_source, import_more
from aldesk.sources import Options
from aldesk.sources.moved import find_moved
from aldesk.store import Project
from aldesk.store.import_table import SourceLine
from aldesk.store.report_file import write_report

_FILE = click.Path(path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--source", default="", help="A folder or table with more; also one known already.")
@click.option("--pattern", default="", help="What file names say: {label}_{speaker}_{index}")
@click.option("--test", default="", help="The test split: column=value,value or a share: 20%.")
@_json
def add(file: Path, source: str, pattern: str, test: str, as_json: bool) -> None:
    """Add samples; without a source, go on where an import was stopped."""
    with Project.open(file) as project:
        before, old = len(project.samples), set(project.import_report())
        lines = _to_read(project, source, Options(pattern, test))
        with Bar("Reading", as_json) as bar, cancel_on_interrupt() as cancel:
            for line in lines:
                import_more(project, line, bar, cancel)
        new = [f"{p.path}: {p.reason}" for p in project.import_report() if p not in old]
        total = len(project.samples)
    if as_json:
        click.echo(json.dumps({"samples": total, "new": total - before, "noticed": new}))
        return
    click.echo(f"{total - before} samples were added; {total} are in {file}.")
    list_some("Noticed", new)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--source", type=_FILE, required=True, help="The folder to look in.")
@_json
def relocate(file: Path, source: Path, as_json: bool) -> int:
    """Find files that were moved or renamed, by their content."""
    with Project.open(file) as project:
        gone = [sample for sample in project.samples if not sample.path.exists()]
        sizes = project.imports.sizes()
        with Bar("Searching", as_json) as bar:
            found = find_moved(source, {s.id: sizes.get(s.id) for s in gone}, bar)
        project.relocate(found)
        missing = [str(sample.path) for sample in gone if sample.id not in found]
    if as_json:
        click.echo(json.dumps({"found": len(found), "missing": missing}))
    else:
        click.echo(f"{len(found)} of {len(gone)} missing files were found.")
        list_some("Missing", missing)
    return 1 if missing else 0


@click.command()
@click.argument("file", type=_FILE)
@click.option("--to", type=_FILE, help="Write all of it to a CSV table.")
@_json
def report(file: Path, to: Path | None, as_json: bool) -> None:
    """Tell which files are not as they should be, and why."""
    with Project.open_to_read(file) as project:
        problems = project.import_report()
    counts = dict(Counter(problem.kind for problem in problems).most_common())
    if to:
        write_report(to, problems)
    if as_json:
        lines = [{**asdict(p), "path": str(p.path)} for p in problems]
        click.echo(json.dumps({"counts": counts, "problems": lines}))
        return
    click.echo(f"{len(problems)} problems with files of {file}.")
    for kind, n in counts.items():
        first = next(problem for problem in problems if problem.kind == kind)
        click.echo(f"{n:>7}  {kind:18} such as {first.path}: {first.reason}")
    if to:
        click.echo(f"All of them are in {to}.")


COMMANDS = (add, relocate, report)


def _to_read(project: Project, source: str, options: Options) -> list[SourceLine]:
    """Return the sources to read now: the one that is named, or those that were not finished."""
    if not source:
        unfinished = [line for line in project.imports.sources() if not line.is_complete]
        if not unfinished:
            raise Problem(
                "Every source of this project is read to its end",
                subject=str(project.path),
                todo="Name one with more files: --source FOLDER",
            )
        return unfinished
    return [begin_source(project, source, None if options == Options() else options)]
