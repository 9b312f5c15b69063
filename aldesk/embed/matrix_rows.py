"""Which row of a matrix belongs to which sample."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.natural import path_order
from aldesk.core.sample import Sample


def rows_by_order(n_rows: int, samples: Sequence[Sample], file: Path) -> dict[str, int]:
    """Return the rows by sample id, in the natural order of the samples' paths.

    Raises
    ------
    Problem
        If there are not as many rows as samples.
    """
    if n_rows != len(samples):
        raise Problem(
            f"The matrix has {n_rows:,} rows and the project {len(samples):,} samples, and "
            "nothing in the file says which row belongs to which sample",
            subject=str(file),
            kept="Nothing was embedded",
            todo="Give a .npz or .parquet file with a column “id” or “path” beside the "
            "vectors, or one row for each sample in the natural order of their paths",
        )
    ordered = sorted(samples, key=lambda sample: path_order(sample.path))
    return {sample.id: row for row, sample in enumerate(ordered)}


def rows_by_name(
    row_of: Mapping[str, int], samples: Sequence[Sample], file: Path
) -> dict[str, int]:
    """Return the rows by sample id, of those samples whose id or path the file names.

    Parameters
    ----------
    row_of : Mapping[str, int]
        By the names in the file.
    samples : sequence of Sample
    file : Path
        What messages call it.

    Raises
    ------
    Problem
        If it names no sample at all, or a row fits two samples.
    """
    found: dict[str, int] = {}
    taken: dict[int, Sample] = {}
    for sample in samples:
        row = next((row_of[name] for name in _names_of(sample) if name in row_of), None)
        if row is None:
            continue
        if row in taken:
            raise Problem(
                f"Row {row + 1} of the matrix fits two samples, {taken[row].path} and "
                f"{sample.path}",
                subject=str(file),
                todo="Name the samples by their ids, or by longer paths",
            )
        found[sample.id], taken[row] = row, sample
    if samples and not found:
        raise Problem(
            f"None of its {len(row_of):,} rows belongs to a sample of the project: the first is "
            f"called {next(iter(row_of))}, the first sample {samples[0].path.name}",
            subject=str(file),
            kept="Nothing was embedded",
            todo="Name the rows by the samples' ids or paths, in a column “id” or “path”",
        )
    return found


def _names_of(sample: Sample) -> Iterator[str]:
    """Yield what a file may call a sample: its id, its path, and shorter and shorter ends of it."""
    parts = sample.path.parts
    ends = ("/".join(parts[start:]) for start in range(1, len(parts)))
    return chain([sample.id, sample.path.as_posix()], ends)
