"""List the files of any source, without looking into them."""

from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.part import Broken
from aldesk.core.progress import Progress
from aldesk.sources.folder import list_folder
from aldesk.sources.table import list_table
from aldesk.sources.values import Found, Options


def list_source(
    where: str | Path, options: Options, progress: Progress
) -> tuple[list[Found], list[Broken]]:
    """List the files of a folder or of a CSV table.

    Raises
    ------
    Problem
        If there is no such source, or it names no file.
    Cancelled
        If `progress` raises it; it is called with `done` 0.
    """
    where = Path(where).resolve()
    if where.is_dir():
        return list_folder(where, progress)
    if where.suffix.lower() == ".csv" and where.exists():
        return list_table(where, progress)
    if where.exists():
        raise Problem(
            "This is neither a folder nor a CSV table",
            subject=str(where),
            todo="Choose the folder that the files lie in, or a table that ends in .csv",
        )
    raise Problem("There is no such folder or table", subject=str(where))
