"""Write the embeddings for other programs, a part at a time, in the natural order of the paths."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Ints, Rows, Vectors
from aldesk.core.csv_file import csv_file
from aldesk.core.errors import Problem
from aldesk.core.files import unwritten, whole_file
from aldesk.core.names import valid_text
from aldesk.core.progress import Progress, silent
from aldesk.embed.shards import read_shard
from aldesk.session.export.result import Exported
from aldesk.session.export.several_columns import SeveralColumns
from aldesk.store.project import Project

_BLOCK = 2048  # samples held in memory at once


def export_embeddings(project: Project, to: Path, progress: Progress = silent) -> Exported:
    """Write the embeddings, float32, as ``.parquet`` or ``.npy``.

    A ``.parquet`` has the columns ``id``, ``path`` and ``embedding``, a list. An array (n, d) in a
    ``.npy`` has no room for names: ``NAME.ids.csv`` beside it has them in the same order. Samples
    that are not embedded are left out, and counted.
    Where samples may have several classes, each class has a column, too: 1, 0, or nothing where it
    is not judged.

    Parameters
    ----------
    project : Project
    to : Path
    progress : callable, optional
        Counts the samples; what it raises leaves the older files as they are.

    Raises
    ------
    Problem
        If nothing is embedded, a shard is damaged, or the files cannot be written; older ones of
        that name are kept then.
    """
    ending = to.suffix.lower()
    if ending not in (".parquet", ".npy"):
        raise Problem(
            f"Embeddings cannot be written as {to.suffix or 'a folder'}",
            subject=str(to),
            todo="Give a name that ends in .parquet or .npy",
        )
    vectors = _Vectors.of(project, progress)
    try:
        if ending == ".parquet":
            _write_parquet(project, vectors, to)
        else:
            _write_npy(project, vectors, to)
    except OSError as error:
        kept = "The project and an older file of that name were not changed"
        raise unwritten("The embeddings", to, error, kept) from error
    n = len(vectors.rows)
    labels = project.journal.labels
    return Exported(to, labels.n_labeled, n_embedded=n, n_without=len(project.samples) - n)


@dataclass(frozen=True)
class _Vectors:
    """The embedded samples in order, and in which shard's which line their vectors lie."""

    rows: Rows
    shards: list[Path]
    shard_of: Ints
    line_of: Ints
    n_features: int
    progress: Progress

    @classmethod
    def of(cls, project: Project, progress: Progress = silent) -> "_Vectors":
        shards = project.embeddings.shards(project.meta.encoder_key)
        if not shards:
            raise Problem(
                "Nothing is embedded yet",
                subject=str(project.path),
                todo=f"Run `aldesk embed {project.path.name}`",
            )
        n = len(project.samples)
        shard_of, line_of = np.full(n, -1, np.int64), np.zeros(n, np.int64)
        n_features = 0
        for number, shard in enumerate(shards):
            shape = read_shard(shard.path).shape  # not kept open: there may be thousands
            n_features = n_features or shape[1]
            if shape != (len(shard.rows), n_features):
                raise Problem(
                    "This file of embeddings does not fit the project",
                    subject=str(shard.path),
                    kept="Nothing was written",
                    todo="Run `aldesk check`, then embed again",
                )
            shard_of[shard.rows], line_of[shard.rows] = number, np.arange(len(shard.rows))
        order = np.array(project.in_path_order(), np.int64)
        rows = order[shard_of[order] >= 0]
        paths = [shard.path for shard in shards]
        return cls(rows, paths, shard_of[rows], line_of[rows], n_features, progress)

    def blocks(self) -> Iterator[tuple[Rows, Vectors]]:
        """Yield rows and their vectors, float32 (n, d), some at a time."""
        for start in range(0, len(self.rows), _BLOCK):
            part = slice(start, start + _BLOCK)
            shard_of, line_of = self.shard_of[part], self.line_of[part]
            block = np.empty((len(shard_of), self.n_features), np.float32)
            for number in np.unique(shard_of):
                here = shard_of == number
                block[here] = read_shard(self.shards[number])[line_of[here]]
            yield self.rows[part], block
            self.progress(start + len(block), len(self.rows))


def _write_parquet(project: Project, vectors: _Vectors, to: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = _Columns(project)
    fields = [("id", pa.string()), ("path", pa.string()), ("embedding", pa.list_(pa.float32()))]
    fields += [(name, pa.int8()) for name in columns.verdicts]
    schema = pa.schema(fields, {"encoder": json.dumps(project.meta.encoder_card)})
    with whole_file(to) as out, pq.ParquetWriter(out, schema) as writer:
        for rows, block in vectors.blocks():
            ids, paths, *said = zip(*map(columns.cells, rows.tolist()), strict=True)
            ends = np.arange(0, block.size + 1, vectors.n_features, dtype=np.int32)
            lists = pa.ListArray.from_arrays(ends, block.ravel())
            verdicts = [pa.array(column, pa.int8()) for column in said]
            arrays = [pa.array(ids), pa.array(paths), lists, *verdicts]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _write_npy(project: Project, vectors: _Vectors, to: Path) -> None:
    shape = (len(vectors.rows), vectors.n_features)
    header = {"descr": "<f4", "fortran_order": False, "shape": shape}
    columns = _Columns(project)
    with csv_file(to.with_suffix(".ids.csv")) as write, whole_file(to) as out:
        np.lib.format.write_array_header_1_0(out, header)
        write(("id", "path", *columns.verdicts))
        for rows, block in vectors.blocks():
            for row in rows.tolist():
                write("" if cell is None else cell for cell in columns.cells(row))
            out.write(block.astype("<f4", copy=False).tobytes())


class _Columns:
    """What is told of each sample beside its embedding.

    Attributes
    ----------
    verdicts : tuple of str
        A column for each class, where samples may have several.
    """

    def __init__(self, project: Project) -> None:
        labels = project.journal.labels
        self._samples, self._judged = project.samples, labels.judgements
        self._several = SeveralColumns(labels, "multi-hot") if labels.is_several else None
        self.verdicts = self._several.numbers if self._several else ()

    def cells(self, row: int) -> list[Any]:
        sample = self._samples[row]
        known: Mapping[str, Any] = {}
        if self._several and sample.id in self._judged:
            known = self._several.cells(sample.id)
        return [sample.id, valid_text(str(sample.path)), *map(known.get, self.verdicts)]
