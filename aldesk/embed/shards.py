"""Shard files: immutable embeddings, written whole or not at all."""

import contextlib
import errno
import hashlib
import io
from pathlib import Path

import numpy as np

from aldesk.arrays import Rows, Vectors
from aldesk.core.array_file import map_array
from aldesk.core.errors import Problem
from aldesk.core.files import write_whole
from aldesk.core.refit import WrittenShard

_BLOCK = 1 << 20


def write_shard(folder: Path, key: str, vectors: Vectors, rows: Rows | None = None) -> WrittenShard:
    """Write embeddings as a ``.npy`` file.

    The file appears under its name only when all of it is on disk. Its name is made from the
    encoder's key, the rows and the content, so that repeated work ends in the same file, and
    samples that have the same vectors, such as silent clips, in different ones.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    key : str
        Of the encoder.
    vectors : float32 (n, d)
        At least one.
    rows : int64 (n,), optional
        The samples that own them; 0 … n − 1 by default.

    Raises
    ------
    Problem
        If it cannot be written; no part of it is left behind.
    """
    if vectors.ndim != 2 or vectors.dtype != np.float32 or not len(vectors):
        raise ValueError(f"a shard is float32 (n, d), not {vectors.dtype} {vectors.shape}")
    buffer = io.BytesIO()
    np.save(buffer, vectors, allow_pickle=False)
    content = buffer.getbuffer()
    digest = hashlib.sha256(content).hexdigest()
    rows = np.arange(len(vectors)) if rows is None else rows
    owned = hashlib.sha256(digest.encode() + rows.astype("<i8").tobytes()).hexdigest()
    path = folder / f"{hashlib.sha256(key.encode()).hexdigest()[:12]}-{owned[:32]}.npy"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Replacing a file that is mapped fails on Windows, and the same content needs none.
        if not (path.exists() and verify(path, digest)):
            write_whole(path, content)
    except OSError as error:
        raise _unwritten(folder, error) from error
    return WrittenShard(path, rows, key, digest, vectors.shape[1])


def read_shard(path: Path) -> Vectors:
    """Map a shard into memory, read-only -> float32 (n, d).

    Raises
    ------
    Problem
        If the file is missing, cut short, or not a shard.
    """
    try:
        vectors = map_array(path)
    except (OSError, ValueError) as error:
        raise unreadable(path) from error
    if vectors.dtype != np.float32 or vectors.ndim != 2:
        raise unreadable(path)
    return vectors


def verify(path: Path, sha256: str) -> bool:
    """Tell whether the file is there and is, to the byte, what was written."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return False
    return digest.hexdigest() == sha256


def remove_unfinished(folder: Path) -> None:
    """Remove what a killed run had begun to write."""
    for part in folder.glob("*.part"):
        with contextlib.suppress(OSError):
            part.unlink()


def _unwritten(folder: Path, error: OSError) -> Problem:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Problem(
        "The disk is full" if full else f"Embeddings cannot be written ({error.strerror or error})",
        subject=str(folder),
        kept="All labels, and the embeddings written before, are kept",
        todo=("Free some space" if full else "Make the folder writable")
        + " and embed again: only what is missing will be computed",
    )


def unreadable(path: Path) -> Problem:
    """Return the problem of a shard that is not what was written."""
    return Problem(
        "This file of embeddings is missing or damaged",
        subject=str(path),
        kept="All labels are kept: they are stored elsewhere",
        todo="Run `aldesk check`, then embed again: only what is missing will be computed",
    )
