"""The command that finds samples by words."""

import json
from pathlib import Path
from typing import Any

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import json_option as _json
from aldesk.core.sample import Sample
from aldesk.session import LabelSession
from aldesk.store import Project


@click.command()
@click.argument("file", type=_FILE)
@click.argument("text")
@click.option(
    "--n", type=click.IntRange(1), default=50, show_default=True, help="So many are listed."
)
@_json
def words(file: Path, text: str, n: int, as_json: bool) -> int:
    """List the samples that fit words best, with their scores.

    CLIP, SigLIP and CLAP read any text; the score is the cosine. BirdNET and other model files with
    classes know their names, of species the scientific and the common one; the score is the
    model's own, from 0 to 1. Samples that measure the accuracy are left out.
    """
    with Project.open_to_read(file) as project:
        found = LabelSession(project).find_by_words(text, n)
        lines = [
            _line(project.samples[project.row_of(sample_id)], score) for sample_id, score in found
        ]
    if as_json:
        click.echo(json.dumps({"words": text, "found": lines}))
        return 0
    if not lines:
        click.echo("Nothing can be listed: all samples that are embedded measure the accuracy.")
    for line in lines:
        span = "" if line["start"] is None else f"  {line['start']:.3f}–{line['stop']:.3f} s"
        click.echo(f"{line['score']:7.4f}  {line['id']}  {line['path']}{span}")
    return 0


def _line(sample: Sample, score: float) -> dict[str, Any]:
    return {
        "id": sample.id,
        "path": str(sample.path),
        "start": sample.span.start if sample.span else None,
        "stop": sample.span.stop if sample.span else None,
        "score": round(score, 6),
    }
