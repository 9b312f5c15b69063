"""Which row of a matrix belongs to which sample."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.natural import path_order
from aldesk.core.sample import Sample
from aldesk.embed.matrix_file import RowNames
from aldesk.tables.path_index import Ambiguous, Parts, PathIndex
from aldesk.tables.path_text import parts_of


def rows_of(n_rows: int, names: RowNames, samples: Sequence[Sample], file: Path) -> dict[str, int]:
    """Return the rows by sample id.

    A file names its rows by the samples' ids or paths, which are matched by their ends; in one that
    names nothing they are in the natural order of the samples' paths.

    Parameters
    ----------
    n_rows : int
    names : RowNames
    samples : sequence of Sample
    file : Path
        What messages call it.

    Raises
    ------
    Problem
        If it names no sample at all, a row fits several samples, or a file without names has not
        as many rows as there are samples.
    """
    ids, paths = names.ids, names.paths
    if not (ids or paths):
        return _by_order(n_rows, samples, file)
    found = {str(sample.id): ids[sample.id] for sample in samples if sample.id in ids}
    found = found or _by_path(paths or ids, samples, file)  # ids of their own may be paths
    if samples and not found:
        first = next(iter(paths or ids))
        raise Problem(
            f"None of its {n_rows:,} rows belongs to a sample of the project: the first is "
            f"called {first}, the first sample {samples[0].path.name}",
            subject=str(file),
            kept="Nothing was embedded",
            todo="Name the rows by the samples' ids or paths, in a column “id” or “path”",
        )
    return found


def _by_order(n_rows: int, samples: Sequence[Sample], file: Path) -> dict[str, int]:
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


def _by_path(row_of: Mapping[str, int], samples: Sequence[Sample], file: Path) -> dict[str, int]:
    index = PathIndex({str(sample.id): sample.path for sample in samples})
    rows: dict[Parts, int] = {}
    for name, row in row_of.items():
        if (other := rows.setdefault(parts_of(name), row)) != row:
            raise Problem(
                f"Rows {other + 1} and {row + 1} of the matrix name the same file, {name}",
                subject=str(file),
                todo="Name the samples by their ids, or by longer paths",
            )
    found: dict[str, int] = {}
    for parts, id_ in index.match(rows).items():
        if isinstance(id_, Ambiguous):
            raise Problem(
                f"Row {rows[parts] + 1} of the matrix, {'/'.join(parts)}, fits {id_.n} samples "
                f"equally well, such as {id_.example}",
                subject=str(file),
                todo="Name the samples by their ids, or by longer paths",
            )
        found[id_] = rows[parts]
    return found
