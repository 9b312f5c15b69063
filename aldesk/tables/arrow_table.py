"""Tables in Parquet, Arrow or Feather."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem
from aldesk.tables.arrow_columns import columns_of
from aldesk.tables.row import Row, Table, is_index

_BATCH = 1000
PARQUET, ARROW, FEATHER = b"PAR1", b"ARROW1", b"FEA1"


def read_arrow(path: Path, magic: bytes) -> Table:
    """Read the columns of a file that can be shown as text.

    Parameters
    ----------
    path : Path
    magic : bytes
        Which format it begins as.

    Raises
    ------
    Problem
        If it is damaged; also while rows are read.
    """
    import pyarrow

    try:
        schema, batches = _parquet(path) if magic == PARQUET else _feather(path)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise Problem("The content is not a table that can be read", subject=str(path)) from error
    columns = [column for column in columns_of(schema) if column.is_text]
    columns = [column for column in columns if not is_index(column.name)]
    names = [column.name for column in columns]

    def rows() -> Iterator[Row]:
        number = 0
        try:
            for batch in batches(names):
                batch.validate(full=True)  # damaged offsets would end the process
                for facts in batch.to_pylist():
                    number += 1
                    yield Row(
                        f"Row {number}", {c.name.strip(): c.text(facts[c.name]) for c in columns}
                    )
        except (pyarrow.ArrowException, OSError, ValueError, ArithmeticError) as error:
            raise Problem(
                f"The table is damaged behind row {number}",
                subject=str(path),
                todo="Copy or download it again",
            ) from error

    return Table(tuple(name.strip() for name in names), rows())


def _parquet(path: Path) -> tuple[Any, Any]:
    from pyarrow.parquet import ParquetFile

    file = ParquetFile(path, memory_map=True)
    return file.schema_arrow, lambda names: file.iter_batches(batch_size=_BATCH, columns=names)


def _feather(path: Path) -> tuple[Any, Any]:
    from pyarrow import feather

    table = feather.read_table(path, memory_map=False)
    return table.schema, lambda names: table.select(names).to_batches(max_chunksize=_BATCH)
