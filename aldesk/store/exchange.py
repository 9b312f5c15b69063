"""Labels from elsewhere into a project, as tables that other programs write."""

import csv
from pathlib import Path

from aldesk.core.csv_cell import plain_cell
from aldesk.core.errors import Problem
from aldesk.store.project import Project

Row = dict[str, str]


def read_labels(project: Project, table: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """Read a CSV table with ``label`` and ``id`` or ``path``.

    Returns
    -------
    pairs : list of (str, str)
        Sample id and class name of each line that has both.
    problems : list of str
        The other lines, with what is wrong.
    """
    ids = {sample.id for sample in project.samples}
    by_path = {sample.path.resolve(): sample.id for sample in project.samples}
    pairs: list[tuple[str, str]] = []
    problems: list[str] = []
    for number, line in enumerate(_read_csv(table), start=2):
        where = plain_cell(line.get("path") or "").replace("\0", "")
        found = line.get("id") or by_path.get((table.parent / where).resolve(), "")
        if not line.get("label"):
            continue
        if found in ids:
            pairs.append((found, plain_cell(line["label"])))
        else:
            problems.append(f"Line {number}: the project has no sample {line.get('id') or where}.")
    return pairs, problems


def _read_csv(table: Path) -> list[Row]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            names = reader.fieldnames or []
            if "label" not in names or not {"id", "path"} & set(names):
                raise Problem(
                    "The table needs a column “label” and a column “id” or “path”; it has "
                    + (", ".join(names) or "none"),
                    subject=str(table),
                )
            return list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Problem(f"The table cannot be read ({error})", subject=str(table)) from error
