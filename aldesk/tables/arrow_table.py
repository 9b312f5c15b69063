"""Tables in Parquet, Arrow or Feather."""

from collections.abc import Iterator
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.tables import arrow_door
from aldesk.tables.arrow_columns import columns_of
from aldesk.tables.row import Row, Table, is_index


def read_arrow(path: Path) -> Table:
    """Read the columns of a file that can be shown as text.

    Parameters
    ----------
    path : Path

    Raises
    ------
    Problem
        If it is damaged; also while rows are read.
    """
    try:
        columns = [column for column in columns_of(arrow_door.schema_of(path)) if column.is_text]
    except (OSError, ValueError) as error:
        raise Problem("The content is not a table that can be read", subject=str(path)) from error
    columns = [column for column in columns if not is_index(column.name)]
    names = [column.name for column in columns]

    def rows() -> Iterator[Row]:
        number = 0
        try:
            for _, batch in arrow_door.parts(path, names):
                for facts in batch.to_pylist():
                    number += 1
                    yield Row(
                        f"Row {number}", {c.name.strip(): c.text(facts[c.name]) for c in columns}
                    )
        except (OSError, ValueError, ArithmeticError) as error:
            raise Problem(
                f"The table is damaged behind row {number}",
                subject=str(path),
                todo="Copy or download it again",
            ) from error

    return Table(tuple(name.strip() for name in names), rows())
