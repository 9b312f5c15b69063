"""The commands about what was labelled: label, export, check."""

import json
from pathlib import Path
from typing import Any, get_args

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import Number, annotator_option, cancel_on_interrupt, list_some
from aldesk.cli.common import json_option as _json
from aldesk.cli.open_project import open_project
from aldesk.cli.progress_lines import Bar
from aldesk.core.counted import counted
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem
from aldesk.core.files import write_whole
from aldesk.engine.embed.used_encoders import used_encoders
from aldesk.engine.model.client import export_model
from aldesk.engine.refit.predict_all import predict_all
from aldesk.model.folder import WHOLE_ONNX, names_model
from aldesk.session import LabelSession
from aldesk.session.answer_import import read_any, take_over
from aldesk.session.export.embeddings import export_embeddings
from aldesk.session.export.labels import export_labels
from aldesk.session.export.several_columns import Form
from aldesk.session.label_import import LabelImport
from aldesk.session.types import load_settings
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.store.check import check as check_project

_MOST_NAMED = 10
_UNKNOWN = "Labels of unknown classes: add the classes, or skip the lines. Default: stop."
_ONLY_NAMED = "Earlier labels say nothing of other classes; by default those are absent then."
_FORM = "Several classes of a sample: lists, or a column for each class with 1, 0 or nothing."
_SURE = "Of several classes those are predicted that are at least so probable."
_TO = (
    "labels.csv, labels.parquet, a folder, encoder.json; with --embeddings a .parquet or .npy; "
    "model/ for the model."
)
_WHAT = "What goes into a folder; by its name: model, or one that ends in -model, gets the model."


@click.command()
@click.argument("file", type=_FILE)
@click.option(
    "--from",
    "table",
    type=_FILE,
    required=True,
    help="Table with a column of ids or paths, and one of labels.",
)
@click.option("--unknown", type=click.Choice(["add", "skip"]), help=_UNKNOWN)
@click.option("--media-folder", default="", help="Folder that the paths of the table start from.")
@click.option("--media-column", default="", help="Column with the paths.")
@click.option("--label-column", default="", help="Column with the labels.")
@click.option(
    "--keep-na", is_flag=True, help="Read NA, None and NaN as class names, not as missing."
)
@annotator_option
@_json
def label(
    file: Path, table: Path, unknown: str | None, annotator: str, as_json: bool, **chosen: Any
) -> int:
    """Import labels from a table.

    It is one act, which can be undone in the window. The exit code is 1 if no line fits a sample.
    """
    with open_project(file, annotator) as project:
        found = read_any(project.samples, project.journal.labels, table, Options(**chosen))
        if found.unknown and not unknown:
            raise unknown_classes(found, table, project.journal.labels.class_names)
        is_all = unknown == "add"
        n = found.n_taken(adds_classes=is_all)
        take_over(LabelSession(project), found, adds_classes=is_all)
    noticed = [*_told(found), *map(str, found.refused)]
    if as_json:
        facts = {
            "labels": n,
            "already": found.n_same,
            "changed": found.n_changed,
            "without_label": found.n_empty,
            "unknown_classes": dict(found.unknown),
            "contradicting": found.n_contradicting,
            "problems": noticed,
        }
        click.echo(json.dumps(facts))
    else:
        click.echo(f"{counted(n, 'label', 'labels')} imported.")
        list_some("Noticed", noticed)
    return 0 if found.n_matched else 1


@click.command()
@click.argument("file", type=_FILE)
@click.option("--to", type=_FILE, required=True, help=_TO)
@click.option("--predictions", is_flag=True, help="Fit a model first, and add its predictions.")
@click.option("--probabilities", is_flag=True, help="The same, with the probability of each class.")
@click.option("--embeddings", is_flag=True, help="Write the embeddings instead.")
@click.option(
    "--form", type=click.Choice(get_args(Form)), default="list", show_default=True, help=_FORM
)
@click.option("--sure", type=Number(0, 1), default=0.5, show_default=True, help=_SURE)
@click.option("--what", type=click.Choice(["files", "model"]), help=_WHAT)
@_json
def export(
    file: Path,
    to: Path,
    predictions: bool,
    probabilities: bool,
    embeddings: bool,
    form: Form,
    sure: float,
    what: str | None,
    as_json: bool,
) -> int:
    """Export labels, files in class folders, embeddings, or the model.

    A .json file gets a description of the encoder. The exit code is 1 if a file was left out.
    """
    if embeddings and (predictions or probabilities):
        raise click.UsageError(
            "--embeddings cannot be combined with predictions; export them one after the other"
        )
    if what == "model" or (what is None and names_model(to)):
        if embeddings or predictions or probabilities:
            raise click.UsageError("A model is exported by itself; --what files means a folder")
        return _export_model(file, to, as_json)
    if to.suffix.lower() == ".json" and not embeddings:
        facts = _export_card(file, to)
        click.echo(json.dumps(facts) if as_json else f"The encoder is described in {to}.")
        return 0
    with Project.open_to_read(file) as project, Bar("Exporting", as_json) as bar:
        if embeddings:
            done = export_embeddings(project, to, bar)
        else:
            session = LabelSession(project)
            if form != "list" and not session.labels.is_several:
                raise exactly_one(file, f"--form {form}")
            wanted = predictions or probabilities
            told = predict_all(session) if wanted else None
            done = export_labels(
                session, to, told, each_class=probabilities, form=form, least=sure, progress=bar
            )
    if as_json:
        click.echo(json.dumps(done.as_dict()))
    else:
        click.echo(done.text())
        list_some("Left out", [str(skipped) for skipped in done.skipped])
    return 1 if done.skipped else 0


@click.command()
@click.argument("file", type=_FILE)
@_json
def check(file: Path, as_json: bool) -> int:
    """Check a project for damage and missing files.

    The exit code is 0 if nothing is found, else 1.
    """
    findings = check_project(file) or _of_the_session(file)
    card = _card(file) if not findings else None
    if as_json:
        facts = {"sound": not findings, "findings": findings}
        click.echo(json.dumps({**facts, "encoder": card.as_dict() if card else None}))
    else:
        for finding in findings:
            click.echo(finding)
        if card:
            click.echo(f"Encoder: {card.text()}")
        click.echo(f"{file}: {'problems found' if findings else 'no problems found'}.")
    return 1 if findings else 0


@click.command()
@click.argument("file", type=_FILE)
@click.option("--only-named", is_flag=True, help=_ONLY_NAMED)
@_json
def several(file: Path, only_named: bool, as_json: bool) -> None:
    """Let samples have any number of classes from now on.

    It cannot be undone, so a copy of the project is made first.
    """
    with open_project(file) as project:
        if project.journal.labels.is_several:
            raise Problem("Samples of this project may have several classes", subject=str(file))
        copy = project.back_up_before("several classes")
        project.journal.allow_several(only_named=only_named)
        n = project.journal.labels.n_labeled
    if as_json:
        click.echo(json.dumps({"labels": n, "copy": str(copy)}))
        return
    others = "nothing is said of other classes" if only_named else "they have none of the others"
    click.echo(f"Samples of {file} may have several classes now.")
    labelled = counted(n, "labelled sample", "labelled samples")
    click.echo(f"Of {labelled}, {others}. As it was before: {copy}")


def exactly_one(file: Path, option: str) -> Problem:
    """Return what to say of an option that is for projects with several classes for a sample."""
    return Problem(
        f"Each sample of this project has exactly one class, and {option} is for several",
        subject=str(file),
        kept="Nothing was written",
        todo=f"Leave it out, or run `aldesk several {file.name}` first",
    )


def unknown_classes(found: LabelImport, table: Path, classes: list[str]) -> Problem:
    """Return what to say where labels name classes that the project does not have."""
    most = [
        f"“{name}” ({counted(n, 'label', 'labels')})"
        for name, n in found.unknown.most_common(_MOST_NAMED)
    ]
    n_more = len(found.unknown) - len(most)
    more = f" and {n_more} more" if n_more else ""
    return Problem(
        f"The project does not have the classes {', '.join(most)}{more}; "
        f"it has {', '.join(classes) or 'none'}",
        subject=str(table),
        kept="Nothing was imported",
        todo="Add them with --unknown add, or leave their lines out with --unknown skip",
    )


def _told(found: LabelImport) -> list[str]:
    """Say in sentences how the lines were taken."""
    facts = (
        (found.n_same, "labels are in the project already."),
        (found.n_changed, "labels of the project were replaced."),
        (found.n_empty, "lines have no label."),
        (
            found.n_by_end,
            f"samples were found by the ends of their paths, such as {found.example}.",
        ),
        (found.n_contradicting, "samples have contradicting labels in the table."),
    )
    return [f"{n:,} {words}" for n, words in facts if n]


def _of_the_session(file: Path) -> list[str]:
    """Return what is damaged of what only a session reads."""
    said = []
    with Project.open_to_read(file) as project:
        for read in (load_settings, used_encoders):
            try:
                read(project)
            except Problem as problem:
                said.append(str(problem))
    return said


def _card(file: Path) -> EncoderCard | None:
    with Project.open_to_read(file) as project:
        facts = project.meta.encoder_card
    return EncoderCard.from_dict(facts) if facts else None


def _export_model(file: Path, to: Path, as_json: bool) -> int:
    with cancel_on_interrupt() as cancel, Project.open_to_read(file) as project:
        done = export_model(LabelSession(project), to, cancel)
    if as_json:
        click.echo(json.dumps(done.as_dict()))
    else:
        click.echo(done.text())
        click.echo(f"{WHOLE_ONNX}: {done.about_encoder}.")
    return 0


def _export_card(file: Path, to: Path) -> dict[str, Any]:
    card = _card(file)
    if card is None:
        raise Problem(
            "Nothing is embedded yet", subject=str(file), todo=f"Run `aldesk embed {file.name}`"
        )
    try:
        write_whole(to, (json.dumps(card.as_dict(), indent=2) + "\n").encode())
    except OSError as error:
        raise Problem(f"The file cannot be written ({error.strerror})", subject=str(to)) from error
    return {"encoder": card.as_dict(), "to": str(to)}
