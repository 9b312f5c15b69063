"""``aldesk merge``: two copies of a project become one."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from aldesk.cli.common import FILE
from aldesk.cli.common import json_option as _json
from aldesk.core.counted import counted
from aldesk.store.merge_files import merge_files


@click.command()
@click.argument("one", type=FILE)
@click.argument("other", type=FILE)
@click.option("--to", type=FILE, required=True, help="The new project; must not exist yet.")
@_json
def merge(one: Path, other: Path, to: Path, as_json: bool) -> int:
    """Join two copies of a project that were labelled apart from each other.

    ONE and OTHER are only read, and it makes no difference which is named first. Samples that got
    contradicting answers have none until somebody decides; they are asked about first.
    """
    done = merge_files(one, other, to)
    if as_json:
        click.echo(json.dumps({**asdict(done), "file": str(done.file)}))
        return 0
    labels = counted(done.n_labeled, "label", "labels")
    click.echo(f"Merged into {done.file}: {done.n_samples:,} samples, {labels}.")
    for file, n in zip((one, other), done.n_alone, strict=True):
        click.echo(f"Only {file} had {counted(n, 'event', 'events')} of the journal.")
    if n := done.n_disputed:
        click.echo(
            f"{counted(n, 'sample has', 'samples have')} answers that contradict each other, and"
            f" {'waits' if n == 1 else 'wait'} for a decision: open the project to decide."
        )
    for note in done.notes:
        click.echo(note)
    return 0
