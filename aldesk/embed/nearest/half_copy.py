"""A copy of a project's embeddings that is made for searching: of length 1, in half precision.

It lies beside the shards in segments of some hundred shards each, and is memory-mapped. A
segment's name follows from its shards, so one that is out of date is never read, and a pool that
grows needs only a new last one. It can be deleted at any time.
"""

import contextlib
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aldesk.core.array_file import map_array
from aldesk.core.files import whole_file
from aldesk.core.progress import Progress, silent
from aldesk.core.refit import Shard
from aldesk.embed.nearest.direction import unit_vectors
from aldesk.embed.nearest.half_dot import Halves
from aldesk.embed.shards import read_shard

_SHARDS = 256  # of one segment: 32,768 samples
_VERSION = "1"


def half_copy(
    folder: Path, key: str, shards: Sequence[Shard], progress: Progress = silent
) -> list[Halves]:
    """Return the copy, segment by segment; what is missing of it is made.

    Where it cannot be written it is made in memory.

    Parameters
    ----------
    folder : Path
    key : str
        Of the encoder.
    shards : sequence of Shard
    progress : Progress
        Called with the segments that are there; may raise Cancelled.

    Returns
    -------
    list of float16 (n_segment, d)
        In the order of the shards; a vector without a direction is NaN.

    Raises
    ------
    Problem
        If a shard is missing or damaged.
    """
    prefix = f"nearest-{hashlib.sha256(key.encode()).hexdigest()[:12]}-"
    groups = [shards[start : start + _SHARDS] for start in range(0, len(shards), _SHARDS)]
    copies, names = [], set()
    for number, group in enumerate(groups):
        progress(number, len(groups))
        path = folder / f"{prefix}{_digest(group)}.npy"
        names.add(path.name)
        kept = _kept(path, sum(len(shard.rows) for shard in group))
        copies.append(_made(path, group) if kept is None else kept)
    progress(len(groups), len(groups))
    _remove_others(folder, prefix, names)
    return copies


def _digest(shards: Sequence[Shard]) -> str:
    names = "\n".join([_VERSION, *(shard.path.name for shard in shards)])
    return hashlib.sha256(names.encode()).hexdigest()[:32]


def _kept(path: Path, n: int) -> Halves | None:
    """Return a segment that is there and whole."""
    try:
        found = map_array(path)
    except (OSError, ValueError):
        return None
    is_whole = found.dtype == np.float16 and found.ndim == 2 and len(found) == n
    return found if is_whole else None


def _made(path: Path, shards: Sequence[Shard]) -> Halves:
    segment = np.concatenate([_halves(shard.path) for shard in shards])
    buffer = io.BytesIO()
    np.lib.format.write_array_header_1_0(buffer, np.lib.format.header_data_from_array_1_0(segment))
    try:
        with whole_file(path) as file:
            file.write(buffer.getvalue())
            file.write(segment.data.cast("B"))
    except OSError:  # a full disk, a folder that is read-only
        return segment
    kept = _kept(path, len(segment))
    return segment if kept is None else kept


def _halves(path: Path) -> Halves:
    unit = unit_vectors(read_shard(path))
    unit[~np.isfinite(unit).all(axis=1)] = np.nan
    return unit.astype(np.float16)


def _remove_others(folder: Path, prefix: str, names: set[str]) -> None:
    """Remove segments that are out of date; one that another process has open may stay."""
    for path in folder.glob(f"{prefix}*.npy"):
        if path.name not in names:
            with contextlib.suppress(OSError):
                path.unlink()
