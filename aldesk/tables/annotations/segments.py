"""Tables of segments: a file, a begin, an end and perhaps a label in each line, in any format."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

from aldesk.core.annotation import Annotation
from aldesk.core.errors import Problem
from aldesk.tables.annotations.annotation_file import AnnotationFile
from aldesk.tables.annotations.columns import Columns, columns_by_content, columns_of
from aldesk.tables.annotations.line import BadLine, annotation_of
from aldesk.tables.left_out import LeftOut
from aldesk.tables.open_table import open_table
from aldesk.tables.roles import listed
from aldesk.tables.row import Row, Table

_SLICE = "slice_file_name"


def has_segments(names: tuple[str, ...]) -> bool:
    """Tell by its columns whether the lines of a table are stretches of recordings.

    The times of a slice that was cut already are those of where it comes from.
    """
    columns = columns_of(names)
    return columns.has_times and columns.file != _SLICE


def read_segments(path: Path, label: str = "", *, keep_na: bool = False) -> AnnotationFile:
    """Read a table.

    Raises
    ------
    Problem
        If it cannot be read, or has no columns with times.
    """
    with open_table(path) as table:
        head = next(table.rows, Row(""))
        columns = _columns(path, table, head, label)
        taken: list[Annotation] = []
        left_out: list[LeftOut] = []
        for row in chain([head] if head.place else [], table.rows):
            if row.problem:
                left_out.append(LeftOut(row.place, row.problem))
                continue
            try:
                said = annotation_of(row.cells, table.columns, columns, keep_na=keep_na)
            except BadLine as bad:
                left_out.append(LeftOut(row.place, str(bad)))
            else:
                taken.append(said)
    return AnnotationFile(
        path,
        "table",
        tuple(taken),
        table.columns,
        columns,
        tuple(left_out),
        table.encoding,
        table.has_header,
    )


def _columns(path: Path, table: Table, head: Row, label: str) -> Columns:
    if table.has_header:
        columns = columns_of(table.columns, label)
    else:
        columns = columns_by_content(table.columns, head.cells)
        if label in table.columns:
            columns = replace(columns, label=label)
    if not columns.has_times:
        raise Problem(
            "The table does not say where in a recording its lines belong",
            subject=str(path),
            kept="Nothing was taken from it",
            todo=f"Name one column start and one end. {listed(table.columns)}",
        )
    return columns
