"""The commands about what was labelled: label, export, check."""

import json
from pathlib import Path
from typing import Any

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import json_option as _json
from aldesk.cli.common import list_some
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem
from aldesk.engine.refit.client import refit_once
from aldesk.session import LabelSession
from aldesk.store import Project
from aldesk.store.check import check as check_project
from aldesk.store.exchange import Predictions, read_labels
from aldesk.store.exchange import export as export_labels

_TO = "labels.csv, labels.parquet, a folder, or encoder.json."


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


def _predict(project: Project) -> Predictions:
    session = LabelSession(project)
    request = session.refit_request(project.meta.encoder_key)
    if not request.shards or not len(request.rows):
        raise Problem(
            "There is nothing to predict from: it takes embeddings and at least one label",
            subject=str(project.path),
            todo=f"Run `aldesk embed {project.path.name}`, and label",
        )
    result, classes = refit_once(request), session.labels.class_names
    best = result.proba.argmax(axis=1)
    return {
        int(row): (classes[code], float(proba[code]))
        for row, code, proba in zip(result.rows, best, result.proba, strict=True)
        if not session.is_hidden(int(row))
    }


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
        to.write_text(json.dumps(card.as_dict(), indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise Problem(f"The file cannot be written ({error.strerror})", subject=str(to)) from error
    return {"encoder": card.as_dict(), "to": str(to)}
