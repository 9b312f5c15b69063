"""The command that saves what is whole of a damaged project."""

import json
from pathlib import Path

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import json_option as _json
from aldesk.store.repair import repair as save_whole


@click.command()
@click.argument("file", type=_FILE)
@click.option("--to", type=_FILE, required=True, help="The new project; must not exist yet.")
@_json
def repair(file: Path, to: Path, as_json: bool) -> int:
    """Save what is whole of a damaged project into a new file.

    FILE is only read. The exit code is 0 if nothing had to be left out, else 1.
    """
    done = save_whole(file, to)
    if as_json:
        facts = {"file": str(done.file), "saved": done.saved, "left_out": done.left_out}
        click.echo(json.dumps({**facts, "notes": done.notes}))
    else:
        click.echo(done.text())
    return 0 if done.is_all else 1
