"""The command that takes what the model is sure of as labels by the model."""

import json
from pathlib import Path

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import Number
from aldesk.cli.common import json_option as _json
from aldesk.cli.open_project import open_project
from aldesk.session import LabelSession
from aldesk.session.model_labels import LEAST, label_rest, model_check, validated_least

_LEAST = f"How sure; by default as the class was validated, else {LEAST}."
_CHECK = "So many of each class, drawn at random, are asked about next in the window, blind."


@click.command()
@click.argument("file", type=_FILE)
@click.option("--class", "names", multiple=True, help="Of which class; of all by default.")
@click.option("--least", type=Number(0, 1), help=_LEAST)
@click.option("--check", type=click.IntRange(0), default=0, show_default=True, help=_CHECK)
@_json
def rest(file: Path, names: tuple[str, ...], least: float | None, check: int, as_json: bool) -> int:
    """Label by the model what it is sure of, after a refit.

    These labels are a kind of their own: the model does not learn from them, and exports have them
    in a column of their own. One act for each class, which can be undone in the window. The exit
    code is 1 if no sample was labelled.
    """
    counts = {}
    with open_project(file) as project:
        session = LabelSession(project)
        for name in names:
            session.class_id(name)  # all are known, or nothing is labelled
        session.refit()
        for name in names or session.labels.class_names:
            class_id = session.class_id(name)
            enough = validated_least(session, class_id) or LEAST if least is None else least
            n = len(label_rest(session, name, enough, check).samples)
            known = model_check(session, class_id)
            counts[name] = {"labelled": n, "by_model": known.n_labels if known else 0}
    if as_json:
        click.echo(json.dumps(counts))
    else:
        for name, count in counts.items():
            labelled, by_model = count["labelled"], count["by_model"]
            click.echo(f"{name}: {labelled:,} labelled by the model, {by_model:,} in all.")
    return 0 if any(count["labelled"] for count in counts.values()) else 1
