"""Embeddings that another project has of the same recordings, taken over and not made again."""

from pathlib import Path

import numpy as np

from aldesk.arrays import Ints, Rows
from aldesk.core.progress import Progress, silent
from aldesk.core.recording import Recording
from aldesk.core.sample_rows import SampleRows
from aldesk.embed.pipeline import SHARD_SIZE
from aldesk.embed.shards import read_shard, write_shard
from aldesk.store import Project


def borrow(project: Project, other: Path, key: str, progress: Progress = silent) -> int:
    """Take over what another project has embedded of this one's samples, and return how many.

    Samples are the same by the id of their content. Whole shards only are taken over, so that the
    files are those that the encoder would have written.

    Parameters
    ----------
    project : Project
        Its missing samples are looked for.
    other : Path
        A project, which is only read.
    key : str
        Of the encoder.
    progress : Progress
        Counts samples; what it raises keeps what is taken over.

    Raises
    ------
    Problem
        If the other is no project, or one of its shards is damaged.
    """
    with Project.open_to_read(other) as lender:
        missing = project.embeddings.missing(key)
        theirs = rows_there(project.samples, lender.samples)[missing]
        shards = lender.embeddings.shards(key)
        shard_of, line_of = np.full(len(lender.samples) + 1, -1), np.zeros(len(lender.samples) + 1)
        for number, shard in enumerate(shards):
            shard_of[shard.rows], line_of[shard.rows] = number, np.arange(len(shard.rows))
        sources, lines = shard_of[theirs], line_of[theirs].astype(np.int64)  # −1: the last place
        edges = np.flatnonzero(np.diff(missing // SHARD_SIZE)) + 1
        n = done = 0
        for places in np.split(np.arange(len(missing)), edges):
            if len(places) and (sources[places] >= 0).all():
                first = read_shard(shards[sources[places[0]]].path)
                vectors = np.empty((len(places), first.shape[1]), np.float32)
                for number in np.unique(sources[places]):
                    here = sources[places] == number
                    vectors[here] = read_shard(shards[number].path)[lines[places[here]]]
                folder = project.embeddings.folder
                shard = write_shard(folder, key, vectors, missing[places])
                project.embeddings.add_shard(shard)
                n += len(places)
            done += len(places)
            progress(done, len(missing))
    return n


def rows_there(samples: SampleRows, others: SampleRows) -> Rows:
    """Return which rows samples have among others, int64 (n,); −1 where they are not there."""
    found: Ints = np.full(len(samples), -1, np.int64)
    for rows, run in samples.runs():
        if isinstance(run, Recording):
            for there, same in others.runs_of(run.id):
                if same.rule == run.rule and len(there) == len(rows):
                    found[rows.start : rows.stop] = np.arange(there.start, there.stop)
        else:
            places = (others.row_of(sample.id) for sample in run)
            found[rows.start : rows.stop] = [-1 if p is None else p for p in places]
    return found
