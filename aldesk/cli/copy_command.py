"""``aldesk copy``: a copy of a project for a second person."""

import json
from pathlib import Path

import click

from aldesk.cli.common import FILE, Number
from aldesk.cli.common import json_option as _json
from aldesk.cli.open_project import open_project
from aldesk.store.second_copy import copy_for

_SHARED = "Of 100 samples, how many both are asked about, drawn at random."


@click.command("copy")
@click.argument("file", type=FILE)
@click.option("--for", "name", required=True, help="Who gets it; the copy is called so.")
@click.option("--shared", type=Number(0, 100), default=10.0, show_default=True, help=_SHARED)
@_json
def copy_command(file: Path, name: str, shared: float, as_json: bool) -> None:
    """Copy a project for a second person, who labels apart from you.

    Some samples are asked about in both copies, so that `aldesk agreement` can tell how far you
    agree once `aldesk merge` has joined them.
    """
    with open_project(file) as project:
        made = copy_for(project, name, shared / 100)
    if as_json:
        click.echo(json.dumps({"file": str(made)}))
        return
    click.echo(f"The copy for {name} is {made}. It needs the samples' files at the same place.")
