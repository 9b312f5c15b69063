"""The commands about a project's files: new, add, relocate, report."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import Number, cancel_on_interrupt, list_some
from aldesk.cli.common import json_option as _json
from aldesk.cli.decoding_options import decoding_options
from aldesk.cli.hub_fetch import fetch_first
from aldesk.cli.open_project import open_project, tell_cautions
from aldesk.cli.progress_lines import Bar
from aldesk.core.counted import counted
from aldesk.core.decoding import Decoding
from aldesk.core.errors import Problem
from aldesk.core.files import is_there
from aldesk.core.groups import BY_PART
from aldesk.core.recording import Recording, WindowRule
from aldesk.embed.catalogue import is_matrix
from aldesk.embed.encoder_check import refuse_unfit
from aldesk.embed.model_file import window_seconds
from aldesk.engine.importing.sinks import begin_source, import_more, import_new, kept_rule
from aldesk.session import kept_together
from aldesk.session.new_project import NewProject
from aldesk.sources import LABEL_USES, Options, place_of, preview
from aldesk.sources.lengths import Lengths
from aldesk.sources.relocate import find_moved
from aldesk.store import Project
from aldesk.store.import_table import SourceLine
from aldesk.store.new_file import refuse_taken
from aldesk.store.report_file import write_report

_LEVELS = "Which level of nested class folders is the class: the first, or all, as a/b."
_LABELS = (
    "How labels in the data are used. truth (default): only for studies and the test split, never "
    "shown; labels: as labels of the project; none: ignored."
)
_WINDOW = "Cut longer sound into windows of so many seconds; by default it stays whole."
_HOP = "Seconds from one window to the next; by default a window, so that none overlap."
_TOGETHER = {"recording": "", "site": "site", "date": "date", "part": BY_PART}
_KEEP = "What is either learnt from or measured on, never both; by default a recording."
_SECONDS = Number(min=0.05)
_SEVERAL = "Whether a sample may have several classes; by default as the data look."
_TABLE = "Table in the folder to take labels from, or none; found by itself by default."


def _source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how a source is read: the fields of `Options`."""
    for option in (
        click.option(
            "--keep-na", is_flag=True, help="Read NA, None and NaN as class names, not as missing."
        ),
        click.option("--levels", type=click.Choice(["first", "all"]), help=_LEVELS),
        click.option("--labels-are", "label_use", type=click.Choice(LABEL_USES), help=_LABELS),
        click.option("--table", "label_table", default="", help=_TABLE),
        click.option(
            "--media-folder", default="", help="Folder with the files that the table names."
        ),
        click.option("--label-column", default="", help="Column with the labels."),
        click.option("--media-column", default="", help="Column with the files or their paths."),
        click.option("--split", default="", help="Read only these splits, such as train,test."),
        click.option("--config", default="", help="Configuration of a Hugging Face data set."),
        click.option("--test", default="", help="Test split: 20%, 20% by site, or index=0,1."),
        click.option("--window", type=_SECONDS, help=_WINDOW),
        click.option("--hop", type=_SECONDS, help=_HOP),
        click.option(
            "--pattern", default="", help="File-name pattern, such as {label}_{speaker}_{index}."
        ),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("file", type=_FILE)
@click.option(
    "--source",
    type=_FILE,
    required=True,
    help="A folder, a table of paths, or a Hugging Face data set (folder, file or owner/name).",
)
@click.option(
    "--encoder",
    default="",
    help="spectral or gradients (built in), a model folder or file, or owner/name on Hugging Face.",
)
@click.option("--classes", default="", help="Class names, separated by commas.")
@click.option("--several/--exactly-one", "several", default=None, help=_SEVERAL)
@click.option("--keep-together", "together", type=click.Choice(list(_TOGETHER)), help=_KEEP)
@decoding_options
@_source_options
@_json
def new(
    file: Path,
    source: Path,
    encoder: str,
    classes: str,
    together: str | None,
    decoding: Mapping[str, Any],
    as_json: bool,
    **chosen: Any,
) -> None:
    """Make a project from a folder, table or data set."""
    names = tuple(name.strip() for name in classes.split(",") if name.strip())
    tested = kept_together.tested_alike(chosen["test"], _TOGETHER.get(together or "", ""))
    options = _chosen({**chosen, "test": tested}, names)
    if options.hop and not options.window:
        raise click.UsageError("--hop needs the length of a window: give --window, too.")
    decoded = Decoding(**decoding)
    seen = preview(source, options)
    if seen.is_several:  # also where it is the annotations that say so
        options = replace(options, several=True)
    suits = window_seconds(encoder, decoded.expansion)
    recognised = [*map(str, seen.notes), *_long_words(seen.lengths, options, suits)]
    if not as_json:
        click.echo("\n".join(recognised), err=True)
    wanted = NewProject(file, source, options, encoder, decoding=decoded)
    refuse_taken(file)  # before anything is fetched
    with cancel_on_interrupt() as cancel:
        fetch_first(source, options.config, as_json, cancel)
    with (
        Bar("Reading", as_json) as bar,
        cancel_on_interrupt() as cancel,
        import_new(wanted, bar, cancel) as project,
    ):
        tell_cautions(project)
        if together:
            kept_together.choose(project, _TOGETHER[together])
        n_all, n_labels = len(project.samples), project.journal.labels.n_labeled
        n_test, recordings = project.samples.n_test, project.samples.recordings()
        windows = project.samples.has_stretches
        kept_now = kept_together.name_of(kept_together.now(project), windows=windows)
        facts = {
            "file": str(project.path),
            "samples": n_all,
            "test": n_test,
            "recordings": len(recordings),
            "hours": sum(recording.seconds for recording in recordings) / 3600,
            "classes": list(project.journal.labels.classes.values()),
            "kept_together": kept_now,
            "encoder": project.meta.encoder,
            "decoding": project.meta.decoding.to_json(),
            "noticed": [f"{item.path}: {item.reason}" for item in project.imports.report()],
            "recognised": recognised,
            "labels": n_labels,
            "several": project.journal.labels.is_several,
        }
        _refuse_matrix(project)
    if as_json:
        click.echo(json.dumps(facts))
        return
    click.echo(
        f"{file}: {counted(n_all, 'sample', 'samples')}, {n_test:,} of them in the test split."
    )
    if rule := options.window_rule:
        click.echo(_cut_words(rule, recordings))
    if facts["several"]:
        click.echo("A sample may have any number of classes (--exactly-one for one).")
    if together or recordings:
        click.echo(f"Kept together: {kept_now}.")
    if options.label_use == "labels":
        kept = " Those of the test split only measure accuracy." if n_test else ""
        click.echo(f"{counted(n_labels, 'label', 'labels')} imported.{kept}")
    list_some("Noticed", facts["noticed"])
    click.echo(f"Next: aldesk embed {file}, or start labelling: aldesk {file}")


@click.command()
@click.argument("file", type=_FILE)
@click.option(
    "--source", default="", help="Folder or table with the samples; also one added before."
)
@_source_options
@_json
def add(file: Path, source: str, as_json: bool, **chosen: Any) -> None:
    """Add samples; without --source, finish a stopped import."""
    with open_project(file) as project:
        before, old = len(project.samples), set(project.imports.report())
        n_cut = project.samples.n_recordings
        lines = _to_read(project, source, _chosen(chosen))
        with Bar("Reading", as_json) as bar, cancel_on_interrupt() as cancel:
            for line in lines:
                config = str(line.options.get("config", ""))
                fetch_first(line.place, config, as_json, cancel)
                import_more(project, line, bar, cancel)
        new = [f"{p.path}: {p.reason}" for p in project.imports.report() if p not in old]
        total, recordings = len(project.samples), project.samples.recordings()[n_cut:]
    if as_json:
        facts = {"samples": total, "new": total - before, "recordings": len(recordings)}
        click.echo(json.dumps({**facts, "noticed": new}))
        return
    click.echo(f"{counted(total - before, 'sample', 'samples')} added; {file} has {total:,} now.")
    if recordings:
        click.echo(_cut_words(recordings[-1].rule, recordings))
    list_some("Noticed", new)


@click.command()
@click.argument("file", type=_FILE)
@click.option(
    "--source", type=_FILE, required=True, help="Folder to search, with all its subfolders."
)
@_json
def relocate(file: Path, source: Path, as_json: bool) -> int:
    """Find moved and renamed files by their content."""
    with open_project(file) as project:
        files = project.samples.files()
        gone = {id_: path for id_, path in files.items() if not is_there(path)}
        sizes = project.imports.sizes()
        with Bar("Searching", as_json) as bar:
            found = find_moved(source, {id_: sizes.get(id_) for id_ in gone}, bar)
        project.relocate(found)
        missing = [str(path) for id_, path in gone.items() if id_ not in found]
    if as_json:
        click.echo(json.dumps({"found": len(found), "missing": missing}))
    else:
        click.echo(f"{len(found):,} of {len(gone):,} missing files found.")
        list_some("Missing", missing)
    return 1 if missing else 0


@click.command()
@click.argument("file", type=_FILE)
@click.option("--to", type=_FILE, help="Write the whole list to a CSV table.")
@_json
def report(file: Path, to: Path | None, as_json: bool) -> None:
    """List the files with problems, and why."""
    with Project.open_to_read(file) as project:
        problems = project.imports.report()
    counts = dict(Counter(problem.kind for problem in problems).most_common())
    if to:
        write_report(to, problems)
    if as_json:
        lines = [{**asdict(p), "path": str(p.path)} for p in problems]
        click.echo(json.dumps({"counts": counts, "problems": lines}))
        return
    click.echo(f"{counted(len(problems), 'problem', 'problems')} with files of {file}.")
    for kind, n in counts.items():
        first = next(problem for problem in problems if problem.kind == kind)
        click.echo(f"{n:>7}  {kind:18} such as {first.path}: {first.reason}")
    if to:
        click.echo(f"The whole list is in {to}.")


def _chosen(options: dict[str, Any], classes: tuple[str, ...] = ()) -> Options:
    """Return the options of a command; what was not given is as by default."""
    given = {name: value for name, value in options.items() if value is not None}
    return Options.from_json({"several": None, **given, "classes": classes})


def _long_words(lengths: Lengths, options: Options, suits: float | None) -> list[str]:
    """Point out that recordings are long and left whole; `suits` is what the encoder takes."""
    if options.window or not (seconds := lengths.proposed(suits)):
        return []
    n_windows = lengths.n_windows(WindowRule(seconds, seconds))
    about = "" if lengths.is_exact else "about "
    return [
        f"The recordings are long, {about}{_length(lengths.hours)}, and each is one sample: "
        f"--window {seconds:g} makes {about}{n_windows:,} windows of them."
    ]


def _length(hours: float) -> str:
    minutes = round(60 * hours)
    return f"{hours:,.1f} hours" if minutes >= 120 else f"{minutes} minute{'s' * (minutes != 1)}"


def _cut_words(rule: WindowRule, recordings: Sequence[Recording]) -> str:
    n, hours = len(recordings), sum(one.seconds for one in recordings) / 3600
    if not n:
        return f"Nothing was cut: no sound is longer than {rule.seconds:g} s."
    every = f", one every {rule.hop:g} s" if rule.hop != rule.seconds else ""
    return (
        f"{sum(one.n_windows for one in recordings):,} are windows of {rule.seconds:g} s{every} "
        f"from {n:,} recording{'s' * (n > 1)} ({_length(hours)})."
    )


def _refuse_matrix(project: Project) -> None:
    """Refuse a file of embeddings that has none of the samples, now that all are known."""
    try:
        if is_matrix(project.meta.encoder):
            refuse_unfit(project.meta.encoder, (), project.samples)
    except Problem as problem:
        raise Problem(
            problem.what,
            subject=problem.subject,
            kept="The project is made, and nothing is embedded",
            todo=f"{problem.todo}; then run `aldesk embed {project.path.name} --encoder FILE`",
        ) from problem


def _to_read(project: Project, source: str, options: Options) -> list[SourceLine]:
    """Return the sources to read now: the one that is named, or those that were not finished."""
    if not source and options != Options():
        raise click.UsageError("These options need a source: name it with --source.")
    if not source:
        unfinished = [line for line in project.imports.sources() if not line.is_complete]
        if not unfinished:
            raise Problem(
                "All sources of this project are read completely",
                subject=str(project.path),
                todo="Name one with more files: --source FOLDER",
            )
        return unfinished
    place, given = place_of(source), {k: v for k, v in options.to_json().items() if v}
    if options.window:
        given["hop"] = options.hop
    before: Mapping[str, Any] = Options().cut_by(kept_rule(project)).to_json()
    for line in project.imports.sources():
        if line.place == place:  # what is not given anew is as it was before
            before = line.options
    return [begin_source(project, source, Options.from_json({**before, **given}))]
