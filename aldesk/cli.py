"""Every command."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

import click
from platformdirs import user_data_path

from aldesk import __version__, resources
from aldesk import doctor as doctors
from aldesk.cli_common import Bar, cancel_on_interrupt, cluster_options, list_some
from aldesk.cli_import import COMMANDS
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Cancelled, Problem
from aldesk.embed.catalogue import POOLINGS, PRECISIONS
from aldesk.engine.client import refit_once
from aldesk.engine.cluster import connect
from aldesk.engine.cluster_address import ClusterAddress
from aldesk.engine.cluster_embedding import embed_on_cluster
from aldesk.engine.digits import write_digits
from aldesk.engine.embedding import Control, EmbeddingJob, ProjectKeeper
from aldesk.engine.embedding import run as run_embedding
from aldesk.engine.encoder_choice import EncoderChoice
from aldesk.engine.import_keeper import import_new
from aldesk.new_project import NewProject, make
from aldesk.session import LabelSession
from aldesk.sources import Options, preview
from aldesk.store import Project
from aldesk.store.check import check as check_project
from aldesk.store.exchange import Predictions, read_labels
from aldesk.store.exchange import export as export_labels
from aldesk.strategies import table as strategy_table
from aldesk.study_command import study as run_study

Theme = Literal["auto", "light", "dark"]
Language = Literal["auto", "en", "de"]


@dataclass(frozen=True)
class DemoOptions:
    """What the demo was asked to do."""

    auto: int | None
    seed: int
    screenshot: Path | None
    as_json: bool
    theme: Theme
    language: Language = "auto"


class Desktop(Protocol):
    """The window, as this module sees it."""

    def open(self, file: Path | None, theme: Theme, language: Language) -> int:
        """Open the window and return the exit code."""

    def demo(self, file: Path, options: DemoOptions) -> int:
        """Open the window on a demo project and return the exit code."""

    def selftest(self, keep: Path | None, paint: Path | None) -> int:
        """Try everything out, or only paint a project's window, and return the exit code."""


class _WindowByDefault(click.Group):
    """Reads ``aldesk FILE`` as ``aldesk window FILE``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_file = bool(args) and (args[0].endswith(".aldesk") or Path(args[0]).exists())
        if not args or is_file or args[0] in ("--theme", "--language"):
            args = ["window", *args]
        return super().parse_args(ctx, args)


_SPOKEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FILE = click.Path(path_type=Path)
_TO = "labels.csv, labels.parquet, a folder, or encoder.json."
_json = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
_theme = click.option(
    "--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", show_default=True
)
_language = click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    default="auto",
    show_default=True,
    help="Of the window; auto is the system's.",
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
@_language
@click.pass_obj
def window(desktop: Desktop, file: Path | None, theme: Theme, language: Language) -> int:
    """Open the window, on a project if one is named."""
    return desktop.open(file, theme, language)


@main.command()
@click.option("--auto", type=click.IntRange(1), help="Label so many queried samples by itself.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--project", type=_FILE, help="The project file; it is made, or gone on with.")
@click.option("--screenshot", type=_FILE, help="Save a picture of the window at the end.")
@click.option("--images", is_flag=True, help="Handwritten digits in place of spoken ones.")
@_theme
@_language
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
    language: Language,
    as_json: bool,
) -> int:
    """Open the bundled project: spoken digits, or handwritten ones."""
    file = project or _demo_file(images, fresh=auto is not None)
    if not file.exists():
        _make_demo(file, images)
    return desktop.demo(file, DemoOptions(auto, seed, screenshot, as_json, theme, language))


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
    with (
        Bar("Reading", as_json) as bar,
        cancel_on_interrupt() as cancel,
        import_new(wanted, bar, cancel) as project,
    ):
        n_test = sum(sample.split == "test" for sample in project.samples)
        facts = {
            "file": str(project.path),
            "samples": len(project.samples),
            "test": n_test,
            "classes": list(project.journal.labels.classes.values()),
            "encoder": project.encoder,
            "noticed": [f"{item.path}: {item.reason}" for item in project.import_report()],
            "recognised": list(recognised),
        }
    if as_json:
        click.echo(json.dumps(facts))
        return
    click.echo(f"{file}: {facts['samples']} samples, {n_test} of them for the test.")
    list_some("Noticed", facts["noticed"])
    click.echo(f"Next: aldesk embed {file}, or label at once: aldesk {file}")


@main.command()
@click.argument("file", type=_FILE)
@click.option("--device", default="auto", show_default=True, help="auto, cpu, cuda or mps.")
@click.option("--encoder", help="Change to this encoder.")
@click.option(
    "--pooling", type=click.Choice(POOLINGS), help="How a transformer's answer is pooled."
)
@click.option(
    "--precision", type=click.Choice(PRECISIONS), help="What a transformer computes with."
)
@click.option("--retry", is_flag=True, help="Try those that failed once more.")
@cluster_options
@_json
def embed(
    file: Path,
    cluster: ClusterAddress | None,
    device: str,
    encoder: str | None,
    pooling: str | None,
    precision: str | None,
    retry: bool,
    as_json: bool,
) -> int:
    """Embed the samples; goes on where it was stopped. The project keeps the choice of encoder."""
    with (
        cancel_on_interrupt() as cancel,
        Project.open(file) as project,
        Bar("Embedding", as_json) as bar,
    ):
        choice = EncoderChoice.of(project, encoder, pooling, precision)
        keeper = ProjectKeeper(project, bar, choice)
        if retry:
            project.embeddings.forget_broken(project.meta("encoder_key", ""))
        job = EmbeddingJob.of(project, device, choice)
        if cluster:
            with connect(cluster) as connected:
                embed_on_cluster(connected, job, keeper, cancel)
        else:
            run_embedding(job, keeper, Control(cancel))
        card = EncoderCard.from_dict(project.meta("encoder_card"))
        key = project.meta("encoder_key")
        broken = [reason for _, _, reason in project.embeddings.broken(key)]
        n = sum(len(shard.rows) for shard in project.embeddings.shards(key))
    if as_json:
        facts = {"embedded": n, "new": keeper.n_new, "key": key, "encoder": card.as_dict()}
        click.echo(json.dumps({**facts, "failed": broken, "not_reached": keeper.unreachable}))
    else:
        click.echo(f"{n} samples are embedded, {keeper.n_new} of them now.")
        click.echo(f"Encoder: {card.text()}")
        list_some("Failed", broken)
        list_some("Not reached", keeper.unreachable)
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
    list_some("Noticed", problems)


@main.command()
@click.argument("file", type=_FILE)
@click.option("--to", type=_FILE, required=True, help=_TO)
@click.option("--predictions", is_flag=True, help="Refit first, and add what the model predicts.")
@_json
def export(file: Path, to: Path, predictions: bool, as_json: bool) -> None:
    """Write the labels to a table, the files into class folders, or what the encoder is."""
    if to.suffix.lower() == ".json":
        facts = _export_card(file, to)
        click.echo(json.dumps(facts) if as_json else f"The encoder is described in {to}.")
        return
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
    card = _card(file) if not findings else None
    if as_json:
        facts = {"sound": not findings, "findings": findings}
        click.echo(json.dumps({**facts, "encoder": card.as_dict() if card else None}))
    else:
        for finding in findings:
            click.echo(finding)
        if card:
            click.echo(f"Encoder: {card.text()}")
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
@cluster_options
@_json
def study(
    plan: Path, out: Path, workers: int | None, cluster: ClusterAddress | None, as_json: bool
) -> int:
    """Compare query strategies as a plan says; goes on where it was stopped.

    PLAN is a file, or the name of a bundled plan: audio or pictures.
    """
    with Bar("Study", as_json) as bar:
        code, said = run_study(plan, out, workers, cluster, bar, as_json=as_json)
    click.echo(said)
    return code


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


def _card(file: Path) -> EncoderCard | None:
    with Project.open_to_read(file) as project:
        facts = project.meta("encoder_card")
    return EncoderCard.from_dict(facts) if facts else None


def _export_card(file: Path, to: Path) -> dict[str, Any]:
    card = _card(file)
    if card is None:
        raise Problem(
            "Nothing is embedded yet", subject=str(file), todo=f"Run `aldesk embed {file.name}`"
        )
    try:
        to.write_text(json.dumps(card.as_dict(), indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise Problem(f"The file cannot be written ({error.strerror})", subject=str(to)) from error
    return {"encoder": card.as_dict(), "to": str(to)}


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


for command in COMMANDS:
    main.add_command(command)


if __name__ == "__main__":
    sys.exit("run `aldesk`, or `python -m aldesk`")
