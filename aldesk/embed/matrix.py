"""Embeddings that were computed elsewhere, taken from a file as if an encoder made them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from aldesk.arrays import Vectors
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.natural import path_order
from aldesk.core.sample import Media, Sample
from aldesk.embed.encoder import BaseEncoder, Embeddable, Input, Value
from aldesk.embed.matrix_file import read_matrix


class MatrixEncoder(BaseEncoder):
    """Looks each sample's vector up in a matrix.

    A row belongs to the sample whose id or path is beside it in the file. Where the file names
    nothing, the rows belong to the project's samples in the natural order of their paths.

    Parameters
    ----------
    path : Path
        A ``.npy``, ``.npz`` or ``.parquet`` file; see `read_matrix`.

    Raises
    ------
    Problem
        If the file holds no such matrix.
    """

    media: Media = "sound"  # of the project, once it is known
    batch_size = 256
    needs_project = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self._matrix, self._names = read_matrix(path)
        self.n_features = int(self._matrix.shape[1])
        sha256 = _sha256(path)
        self.key = f"matrix:{sha256[:32]}:1"
        self.card = EncoderCard(
            path.name, self.n_features, sha256=sha256, versions={"numpy": np.__version__}
        )
        self._row_of: Mapping[str, int] | None = None

    def bind(self, samples: Sequence[Sample]) -> None:
        """Find out which row belongs to which sample.

        Raises
        ------
        Problem
            If that is not clear.
        """
        if samples:
            self.media = samples[0].media
        self._row_of = self._by_name(samples) if self._names else self._by_order(samples)

    def open(self, sample: Embeddable) -> Iterator[Input]:
        """Yield the sample's vector."""
        if not isinstance(sample, Sample):
            raise SampleProblem("embeddings from a file are for the samples of a project")
        row = None if self._row_of is None else self._row_of.get(sample.id)
        if row is None:
            raise SampleProblem(
                f"{self._path.name} has no row for this sample", subject=str(sample.path)
            )
        yield Input({"vector": np.asarray(self._matrix[row], np.float32)})

    def prepare(self, value: Value) -> Iterator[Input]:
        """Refuse what is no sample of a project."""
        raise SampleProblem("embeddings from a file are for the samples of a project")

    def embed_batch(self, inputs: Sequence[Input]) -> Vectors:
        """Return the vectors -> float32 (n, n_features)."""
        return np.stack([part.arrays["vector"] for part in inputs])

    def embed(self, samples: Sequence[Embeddable]) -> Vectors:
        """Look up samples, which are taken for the whole project if none is bound."""
        if self._row_of is None:
            self.bind([sample for sample in samples if isinstance(sample, Sample)])
        return super().embed(samples)

    def _by_order(self, samples: Sequence[Sample]) -> dict[str, int]:
        n_rows, n_samples = len(self._matrix), len(samples)
        if n_rows != n_samples:
            raise Problem(
                f"The matrix has {n_rows:,} rows and the project {n_samples:,} samples, and "
                "nothing in the file says which row belongs to which sample",
                subject=str(self._path),
                kept="Nothing was embedded",
                todo="Give a .npz or .parquet file with a column “id” or “path” beside the "
                "vectors, or one row for each sample in the natural order of their paths",
            )
        ordered = sorted(samples, key=lambda sample: path_order(sample.path))
        return {sample.id: row for row, sample in enumerate(ordered)}

    def _by_name(self, samples: Sequence[Sample]) -> dict[str, int]:
        row_of: dict[str, int] = {}
        taken: dict[int, Sample] = {}
        for sample in samples:
            row = next((self._names[n] for n in _names_of(sample) if n in self._names), None)
            if row is None:
                continue
            if row in taken:
                raise Problem(
                    f"Row {row + 1} of the matrix fits two samples, {taken[row].path} and "
                    f"{sample.path}",
                    subject=str(self._path),
                    todo="Name the samples by their ids, or by longer paths",
                )
            row_of[sample.id], taken[row] = row, sample
        return row_of


def _names_of(sample: Sample) -> Iterator[str]:
    """Yield what a file may call a sample: its id, its path, and shorter and shorter ends of it."""
    parts = sample.path.parts
    ends = ("/".join(parts[start:]) for start in range(1, len(parts)))
    return chain([sample.id, sample.path.as_posix()], ends)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
