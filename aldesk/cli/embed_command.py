"""The command that embeds a project's samples, or changes its encoder."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from aldesk.cli.common import FILE as _FILE
from aldesk.cli.common import cancel_on_interrupt, cluster_options, device_option, list_some
from aldesk.cli.common import json_option as _json
from aldesk.cli.decoding_options import decoding_options
from aldesk.cli.open_project import open_project
from aldesk.cli.progress_lines import Bar
from aldesk.core.counted import counted
from aldesk.core.encoder_card import EncoderCard
from aldesk.embed.catalogue import POOLINGS, PRECISIONS
from aldesk.embed.encoder_check import refuse_unfit
from aldesk.engine.cluster.address import ClusterAddress
from aldesk.engine.cluster.client import connect
from aldesk.engine.cluster.embedding import embed_on_cluster
from aldesk.engine.embed.client import Control, EmbeddingJob, ProjectSink, run
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.used_encoders import outlook
from aldesk.store import Project


@click.command()
@click.argument("file", type=_FILE)
@device_option
@click.option("--encoder", help="Change the encoder; embeddings of others are kept.")
@click.option(
    "--pooling", type=click.Choice(POOLINGS), help="How a transformer's output becomes one vector."
)
@click.option("--precision", type=click.Choice(PRECISIONS), help="Number format of a transformer.")
@decoding_options
@click.option("--retry", is_flag=True, help="Try again the samples that failed.")
@cluster_options
@_json
def embed(
    file: Path,
    cluster: ClusterAddress | None,
    device: str,
    encoder: str | None,
    pooling: str | None,
    precision: str | None,
    decoding: Mapping[str, Any],
    retry: bool,
    as_json: bool,
) -> int:
    """Embed the samples; goes on where it was stopped.

    The project keeps the encoder and the options that are chosen here.
    """
    with (
        cancel_on_interrupt() as cancel,
        open_project(file) as project,
        Bar("Embedding", as_json) as bar,
    ):
        decoded = replace(project.meta.decoding, **decoding)
        choice = EncoderChoice.of(project, encoder, pooling, precision, decoded)
        refuse_unfit(choice.encoder, project.samples.media, project.samples)
        is_change = project.meta.encoder_key and choice != EncoderChoice.of(project)
        if is_change and not as_json:
            click.echo(_change_words(project, choice), err=True)
        sink = ProjectSink(project, bar, choice, bar.show_long)
        if retry and (used := outlook(project, choice).used):
            project.embeddings.forget_broken(used.key)
        job = EmbeddingJob.of(project, device, choice)
        if cluster:
            with connect(cluster) as connected:
                embed_on_cluster(connected, job, sink, cancel)
        else:
            run(job, sink, Control(cancel))
        card = EncoderCard.from_dict(project.meta.encoder_card)
        key = project.meta.encoder_key
        of_file: dict[Path, str] = {}
        for path, _, reason in project.embeddings.broken(key):
            of_file.setdefault(path, reason)  # of a recording's windows the first
        broken = list(of_file.values())
        n = sum(len(shard.rows) for shard in project.embeddings.shards(key))
    if as_json:
        facts = {"embedded": n, "new": sink.n_new, "key": key, "encoder": card.as_dict()}
        facts["unheard"] = asdict(sink.unheard) if sink.unheard else None
        click.echo(json.dumps({**facts, "failed": broken, "not_reached": sink.unreachable}))
    else:
        click.echo(
            f"{counted(n, 'sample is', 'samples are')} embedded, {sink.n_new:,} of them now."
        )
        click.echo(f"Encoder: {card.text()}")
        if sink.unheard:
            click.echo(f"Note: {sink.unheard}")
        list_some("Failed", _counted(broken))
        list_some("Not reached", _counted(sink.unreachable))
    return 1 if sink.unreachable or (broken and not n) else 0


def _counted(reasons: list[str]) -> list[str]:
    """Return each once: all windows of a recording may have the same."""
    found = Counter(reasons)
    return [f"{reason} ({n:,} samples)" if n > 1 else reason for reason, n in found.items()]


def _change_words(project: Project, choice: EncoderChoice) -> str:
    """Say what a change of the encoder means, before it begins."""
    seen = outlook(project, choice)
    if seen.used and not seen.n_missing:
        what = "all samples are embedded with it already"
    else:
        what = f"{counted(seen.n_missing, 'sample', 'samples')} will be embedded"
    return f"Changing to {choice.encoder}: {what}; labels and the other embeddings are kept."
