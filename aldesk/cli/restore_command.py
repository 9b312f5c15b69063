"""The command that puts a copy in the place of its project."""

import json
from pathlib import Path

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import json_option as _json
from aldesk.core.counted import counted
from aldesk.store.restore import Copy, copies_of
from aldesk.store.restore import restore as restore_copy

_TO = "A new file in the project's folder; the project stays as it is then."


@click.command()
@click.argument("file", type=_FILE)
@click.option("--list", "lists", is_flag=True, help="Only list the copies, the newest first.")
@click.option("--backup", "name", default="", help="Name of the copy; the newest by default.")
@click.option("--to", type=_FILE, help=_TO)
@_json
def restore(file: Path, lists: bool, name: str, to: Path | None, as_json: bool) -> int:
    """Put a copy of a project in its place.

    What the project was before is kept as a copy, too. The exit code is 1 if --list finds none.
    """
    if lists:
        copies = copies_of(file.resolve())
        if as_json:
            click.echo(json.dumps([copy.as_dict() for copy in copies]))
        else:
            for copy in copies:
                click.echo(_line(copy))
            click.echo(f"{file}: {counted(len(copies), 'copy', 'copies')}.")
        return 0 if copies else 1
    done = restore_copy(file, name, to)
    if as_json:
        kept = str(done.kept) if done.kept else None
        click.echo(json.dumps({**done.copy.as_dict(), "to": str(done.path), "kept": kept}))
    else:
        click.echo(done.text())
    return 0


def _line(copy: Copy) -> str:
    acts = "cannot be read" if copy.n_acts is None else counted(copy.n_acts, "act", "acts")
    made = f"{copy.made:%Y-%m-%d %H:%M:%S}" if copy.made else " " * 19
    return f"{made}  {acts:>14}  {copy.n_bytes / 1e6:8,.1f} MB  {copy.name}"
