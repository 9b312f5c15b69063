"""The scores of every sample as a table, CSV or Parquet, written a part at a time."""

from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from pathlib import Path

import numpy as np

from aldesk.apply.scores import places
from aldesk.arrays import Doubles, Floats, Rows
from aldesk.core.csv_file import csv_file
from aldesk.core.files import whole_file
from aldesk.core.sample_rows import SampleRows

_DIGITS = 6
_BLOCK = 8192  # rows


def write_scores(
    samples: SampleRows,
    classes: Sequence[str],
    blocks: Iterable[tuple[Rows, Floats]],
    to: Path,
) -> int:
    """Write file, start, end, and the probability of each class, and return how many samples.

    Parameters
    ----------
    samples : SampleRows
    classes : sequence of str
    blocks : iterable of (rows, proba)
        By ascending rows.
    to : Path
        ``.csv`` or ``.parquet``; whole, or not at all.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    names = ["file", "start", "end", *(f"probability:{name}" for name in classes)]
    if to.suffix.lower() == ".csv":
        return _write_csv(samples, names, blocks, to)
    return _write_parquet(samples, names, blocks, to)


def _write_csv(
    samples: SampleRows, names: list[str], blocks: Iterable[tuple[Rows, Floats]], to: Path
) -> int:
    n = 0
    with csv_file(to) as write:
        write(names)
        for rows, proba in blocks:
            files, starts, stops = places(samples, rows)
            numbers = np.round(proba.astype(np.float64), _DIGITS).tolist()
            for file, start, stop, scores in zip(
                files, _cells(starts), _cells(stops), numbers, strict=True
            ):
                write((file, start, stop, *scores))
            n += len(rows)
    return n


def _write_parquet(
    samples: SampleRows, names: list[str], blocks: Iterable[tuple[Rows, Floats]], to: Path
) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = [pa.string(), pa.float64(), pa.float64(), *[pa.float32()] * (len(names) - 3)]
    schema = pa.schema(list(zip(names, kinds, strict=True)))
    n = 0
    with whole_file(to) as out, pq.ParquetWriter(out, schema) as writer:
        for rows, proba in _larger(blocks, len(names) - 3):
            files, starts, stops = places(samples, rows)
            times = [pa.array(np.round(t, _DIGITS), from_pandas=True) for t in (starts, stops)]
            scores = [pa.array(np.ascontiguousarray(column)) for column in proba.T]
            table = pa.Table.from_arrays([pa.array(files), *times, *scores], schema=schema)
            writer.write_table(table)
            n += len(rows)
    return n


def _larger(blocks: Iterable[tuple[Rows, Floats]], n_classes: int) -> Iterator[tuple[Rows, Floats]]:
    """Put blocks together to some thousands of rows."""
    rows: list[Rows] = []
    proba: list[Floats] = []
    for more, scores in blocks:
        rows.append(more)
        proba.append(scores)
        if sum(map(len, rows)) >= _BLOCK:
            yield np.concatenate(rows), np.concatenate(proba)
            rows, proba = [], []
    if rows:
        yield np.concatenate(rows), np.concatenate(proba)


def _cells(seconds: Doubles) -> list[float | str]:
    numbers: list[float] = np.round(seconds, _DIGITS).tolist()
    return ["" if isnan(number) else number for number in numbers]
