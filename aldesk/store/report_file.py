"""The import report as a table."""

import csv
from collections.abc import Iterable
from pathlib import Path

from aldesk.core.csv_cell import safe_cell
from aldesk.core.errors import Problem
from aldesk.core.import_batch import FileProblem


def write_report(to: Path, problems: Iterable[FileProblem]) -> None:
    """Write problems as CSV: path, kind, reason.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    try:
        with to.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("path", "kind", "reason"))
            for p in problems:
                writer.writerow([safe_cell(text) for text in (str(p.path), p.kind, p.reason)])
    except OSError as error:
        raise Problem(
            f"The report could not be written ({error.strerror or error})", subject=str(to)
        ) from error
