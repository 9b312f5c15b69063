"""Write annotations as Raven, Audacity and spreadsheets read them; whole, or not at all."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from aldesk.core.annotation import Annotation
from aldesk.core.csv_file import csv_file
from aldesk.core.files import refuse_no_text, write_whole
from aldesk.core.names import valid_text
from aldesk.tables.annotations.annotation_file import AnnotationFile
from aldesk.tables.annotations.audacity import audacity_lines
from aldesk.tables.annotations.columns import Columns, columns_of
from aldesk.tables.annotations.raven import line_of, raven_lines


def write_again(read: AnnotationFile, to: Path) -> None:
    """Write a file that was read in its own form: the same lines and columns in the same order.

    A table is written as CSV, whatever it was.

    Raises
    ------
    OSError
        If it cannot be written; no part of it is left behind.
    """
    if read.form == "audacity":
        write_audacity(read.annotations, to)
    elif read.form == "raven":
        write_raven(read.annotations, to, read.names, read.columns)
    else:
        with csv_file(to) as write:
            if read.has_header:
                write(read.names)
            for said in read.annotations:
                cells = line_of(said, read.columns)
                write(cells.get(name, "") for name in read.names)


def write_raven(
    annotations: Sequence[Annotation],
    to: Path,
    names: Sequence[str],
    columns: Columns | None = None,
    *,
    durable: bool = True,
) -> None:
    """Write a selection table.

    Parameters
    ----------
    annotations : sequence of Annotation
    to : Path
    names : sequence of str
        Its columns, see `raven.COLUMNS`.
    columns : Columns, optional
        What they are for; by default what their names say.
    durable : bool
        As of `aldesk.core.files.whole_file`.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    columns = columns or columns_of(names)
    _write(raven_lines(annotations, names, columns), to, durable=durable)


def write_audacity(annotations: Iterable[Annotation], to: Path, *, durable: bool = True) -> None:
    """Write a label file; `durable` as of `aldesk.core.files.whole_file`.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    _write(audacity_lines(annotations), to, durable=durable)


def _write(lines: Iterable[str], to: Path, *, durable: bool) -> None:
    refuse_no_text(to)
    write_whole(to, valid_text("".join(lines)).encode(), durable=durable)
