"""Embeddings that were computed elsewhere, taken from a file as if an encoder made them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from aldesk.arrays import Vectors
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.natural import path_order
from aldesk.core.sample import Media, Sample
from aldesk.embed.encoder import BaseEncoder, Embeddable, Input, Value
from aldesk.embed.matrix_file import read_matrix
from aldesk.tables.path_index import Ambiguous, PathIndex
from aldesk.tables.path_text import parts_of


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
            If that is not clear.
        """
        if samples:
            self.media = samples[0].media
        has_names = self._names.ids or self._names.paths
        self._row_of = self._by_name(samples) if has_names else self._by_order(samples)

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
        ids = self._names.ids
        row_of: dict[str, int] = {
            sample.id: ids[sample.id] for sample in samples if sample.id in ids
        }
        if row_of:
            return row_of
        names = self._names.paths or ids  # ids of their own may be paths
        index = PathIndex({sample.id: sample.path for sample in samples})
        rows = {parts_of(name): row for name, row in names.items()}
        for parts, found in index.match(rows).items():
            if isinstance(found, Ambiguous):
                name = "/".join(parts)
                raise Problem(
                    f"Row {rows[parts] + 1} of the matrix, {name}, fits {found.n} samples equally "
                    f"well, such as {found.example}",
                    subject=str(self._path),
                    todo="Name the samples by their ids, or by longer paths",
                )
            row_of[found] = rows[parts]
        return row_of


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
