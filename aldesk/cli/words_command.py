"""The command that finds samples by words."""

import json
from pathlib import Path

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import json_option as _json
from aldesk.core.sample_name import sample_name
from aldesk.session import LabelSession
from aldesk.store import Project


@click.command()
@click.argument("file", type=_FILE)
@click.argument("text")
@click.option(
    "--n", type=click.IntRange(1), default=50, show_default=True, help="How many are listed."
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
        samples = [project.samples[project.row_of(sample_id)] for sample_id, _ in found]
        scores = [score for _, score in found]
        if as_json:
            lines = [
                {
                    "id": sample.id,
                    "path": str(sample.path),
                    "start": sample.span.start if sample.span else None,
                    "end": sample.span.stop if sample.span else None,
                    "score": score,
                }
                for sample, score in zip(samples, scores, strict=True)
            ]
            click.echo(json.dumps({"words": text, "found": lines}))
        else:
            for sample, score in zip(samples, scores, strict=True):
                click.echo(f"{score:7.3f}  {sample_name(sample)}")
    return 0
