"""The commands about what was labelled: label, export, check."""

import json
from pathlib import Path
from typing import Any

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import Bar, list_some
from aldesk.cli.common import json_option as _json
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem
from aldesk.core.files import write_whole
from aldesk.engine.refit.predict_all import predict_all
from aldesk.session import LabelSession
from aldesk.session.export.embeddings import export_embeddings
from aldesk.session.export.labels import export_labels
from aldesk.store import Project
from aldesk.store.check import check as check_project
from aldesk.store.exchange import read_labels

_TO = "labels.csv, labels.parquet, a folder, encoder.json; emb.parquet or emb.npy."


@click.command()
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


@click.command()
@click.argument("file", type=_FILE)
@click.option("--to", type=_FILE, required=True, help=_TO)
@click.option("--predictions", is_flag=True, help="Refit first, and add what the model predicts.")
@click.option("--probabilities", is_flag=True, help="The same, with each class's probability.")
@click.option("--embeddings", is_flag=True, help="The embeddings, as .parquet or .npy.")
@_json
def export(
    file: Path, to: Path, predictions: bool, probabilities: bool, embeddings: bool, as_json: bool
) -> int:
    """Write the labels to a table, the files into class folders, or what the encoder is.

    The exit code is 1 if a file was left out of a folder.
    """
    if embeddings and (predictions or probabilities):
        raise click.UsageError("--embeddings has a file of its own: export them one by one")
    if to.suffix.lower() == ".json" and not embeddings:
        facts = _export_card(file, to)
        click.echo(json.dumps(facts) if as_json else f"The encoder is described in {to}.")
        return 0
    with Project.open_to_read(file) as project, Bar("Copying", as_json) as bar:
        if embeddings:
            done = export_embeddings(project, to)
        else:
            session = LabelSession(project)
            wanted = predictions or probabilities
            told = predict_all(session) if wanted else None
            done = export_labels(session, to, told, each_class=probabilities, progress=bar)
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


COMMANDS = (label, export, check)


def _card(file: Path) -> EncoderCard | None:
    with Project.open_to_read(file) as project:
        facts = project.meta.encoder_card
    return EncoderCard.from_dict(facts) if facts else None


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
