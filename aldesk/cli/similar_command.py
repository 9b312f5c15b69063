"""The command that finds the samples most like some examples."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from aldesk.arrays import Vectors
from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import json_option as _json
from aldesk.cli.progress_lines import Bar
from aldesk.core.errors import Problem
from aldesk.core.files import is_there
from aldesk.core.ids import SampleId
from aldesk.core.typed_path import with_home
from aldesk.embed.nearest.cosine_search import N_EXACT
from aldesk.engine.lookup.brought_file import sample_of_file
from aldesk.engine.lookup.client import LookupClient, LookupEncoder
from aldesk.session import LabelSession
from aldesk.store import Project

_TO = "A sample's id, or a sound or picture, which need not be the project's; may be repeated."


@click.command()
@click.argument("file", type=_FILE)
@click.option("--to", "examples", multiple=True, required=True, metavar="SAMPLE_OR_PATH", help=_TO)
@click.option("--not", "counter", multiple=True, metavar="SAMPLE_OR_PATH", help="Unlike these.")
@click.option(
    "--n", type=click.IntRange(1), default=50, show_default=True, help="So many are listed."
)
@_json
def similar(
    file: Path, examples: Sequence[str], counter: Sequence[str], n: int, as_json: bool
) -> int:
    """List the samples most like some examples, by the cosine of their embeddings.

    What is kept for the audit or the test is left out until it is labelled.
    """
    with Project.open_to_read(file) as project, Bar("Preparing", as_json) as bar:
        session = LabelSession(project)
        like, brought = _examples(project, examples)
        unlike, counter_brought = _examples(project, counter)
        found = session.similar(
            like,
            unlike,
            vectors=brought,
            counter_vectors=counter_brought,
            n_exact=max(n, N_EXACT),
            progress=bar,
        )
        samples = found.samples[:n]
        lines = [
            {
                "id": sample.id,
                "path": str(sample.path),
                "start": sample.span.start if sample.span else None,
                "stop": sample.span.stop if sample.span else None,
                "similarity": round(float(value), 6),
            }
            for sample, value in zip(samples, found.similarity, strict=False)
        ]
    if as_json:
        click.echo(json.dumps({"similar": lines}))
        return 0
    for line in lines:
        span = "" if line["start"] is None else f"  {line['start']:.3f}–{line['stop']:.3f} s"
        click.echo(f"{line['similarity']:7.4f}  {line['id']}  {line['path']}{span}")
    return 0


def _examples(project: Project, names: Sequence[str]) -> tuple[list[str], Vectors | None]:
    """Return which of some examples are samples, by id, and the vectors of the others."""
    ids = [name for name in names if project.samples.row_of(SampleId(name)) is not None]
    paths = [with_home(name) for name in names if name not in ids]
    for path in paths:
        if not is_there(path):
            raise Problem(
                "This is neither a sample of the project nor a file",
                subject=str(path),
                todo="Give an id, as `aldesk export` writes it, or a path",
            )
    if not paths:
        return ids, None
    media = project.samples.media
    client = LookupClient()
    try:
        brought = [sample_of_file(path, media) for path in paths]
        return ids, client.embed(LookupEncoder.of(project), brought)
    finally:
        client.close()
