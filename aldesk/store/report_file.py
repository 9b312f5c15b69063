"""The import report as a table."""

from collections.abc import Iterable
from pathlib import Path

from aldesk.core.csv_file import csv_file
from aldesk.core.files import unwritten
from aldesk.core.import_batch import FileProblem


def write_report(to: Path, problems: Iterable[FileProblem]) -> None:
    """Write problems as CSV: path, kind, reason.

    Raises
    ------
    Problem
        If it cannot be written; an older report of that name is kept then.
    """
    try:
        with csv_file(to) as write:
            write(("path", "kind", "reason"))
            for p in problems:
                write((str(p.path), p.kind, p.reason))
    except OSError as error:
        kept = "An older table of that name was not changed"
        raise unwritten("The report", to, error, kept) from error
