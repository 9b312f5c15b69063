"""Embeddings that were computed elsewhere, taken from a file as if an encoder made them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from aldesk.arrays import Vectors
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import SampleProblem
from aldesk.core.sample import Media, Sample
from aldesk.embed.encoder import BaseEncoder, Embeddable, Input, Value
from aldesk.embed.matrix_file import read_matrix
from aldesk.embed.matrix_rows import rows_of


class MatrixEncoder(BaseEncoder):
    """Looks each sample's vector up in a matrix.

    A row belongs to the sample whose id or path is beside it in the file. Where the file names
    nothing, the rows belong to the project's samples in the natural order of their paths.

    Parameters
    ----------
    path : Path
        A ``.npy`` or ``.npz`` file, or a table; see `read_matrix`.

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
            If that is not clear, or no row belongs to any.
        """
        if samples:
            self.media = samples[0].media
        self._row_of = rows_of(len(self._matrix), self._names, samples, self._path)

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


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
