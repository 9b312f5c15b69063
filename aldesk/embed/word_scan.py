"""Score all embeddings of a project by words; numpy only."""

from collections.abc import Sequence

import numpy as np

from aldesk.arrays import Floats, Rows
from aldesk.core.progress import Progress, silent
from aldesk.core.refit import Shard
from aldesk.core.word_probe import WordProbe
from aldesk.embed.shards import read_shard


def scan_scores(
    shards: Sequence[Shard], probe: WordProbe, progress: Progress = silent
) -> tuple[Rows, Floats]:
    """Return the rows that are embedded, and their scores, float32 (n, n_texts).

    Raises
    ------
    Problem
        If a shard is missing or damaged.
    """
    parts = [np.zeros((0, len(probe.texts)), np.float32)]
    for done, shard in enumerate(shards):
        parts.append(probe.scores(read_shard(shard.path)))
        progress(done + 1, len(shards))
    return _rows(shards), np.concatenate(parts)


def scan_probabilities(
    shards: Sequence[Shard], probe: WordProbe, *, exclusive: bool, progress: Progress = silent
) -> tuple[Rows, Floats]:
    """Return the rows that are embedded, and `WordProbe.probabilities` of them.

    Raises
    ------
    Problem
        If a shard is missing or damaged.
    """
    parts = []
    for done, shard in enumerate(shards):
        parts.append(probe.probabilities(read_shard(shard.path), exclusive=exclusive))
        progress(done + 1, len(shards))
    return _rows(shards), np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)


def _rows(shards: Sequence[Shard]) -> Rows:
    return np.concatenate([np.zeros(0, np.int64), *(shard.rows for shard in shards)])
