"""A line of a table as an annotation, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aldesk.core.annotation import Annotation
from aldesk.core.span import Span
from aldesk.tables.annotations.columns import Columns
from aldesk.tables.annotations.values import number_of, seconds_of, text_of_number, time_of
from aldesk.tables.label_cell import label_of


class BadLine(Exception):  # noqa: N818 - a reason to leave one line out, told in the end
    """The line is left out; the text says why."""


def annotation_of(
    cells: Mapping[str, str], names: Sequence[str], columns: Columns, *, keep_na: bool = False
) -> Annotation:
    """Read a line.

    What its fields would not give back as it is written, such as a column that is not understood
    or the time that Raven counts over several files, goes into `extra`.

    Parameters
    ----------
    cells : Mapping[str, str]
    names : sequence of str
        All columns, in order.
    columns : Columns
    keep_na : bool
        Take ``NA`` and the like for labels.

    Raises
    ------
    BadLine
        If it has no times, or such as cannot be.
    """
    cells = {name: cell for name, cell in cells.items() if name} if "" in cells else cells
    bare = Annotation(
        cells.get(columns.path, "").strip() or cells.get(columns.file, "").strip(),
        _span(cells, columns),
        label_of(cells.get(columns.label, ""), keep_na=keep_na),
        _hertz(cells.get(columns.low, "")),
        _hertz(cells.get(columns.high, "")),
        number_of(cells.get(columns.confidence, "")),
        cells.get(columns.who, "").strip(),
    )
    told = told_by_fields(bare, columns)
    texts = {columns.path or columns.file, columns.label, columns.who}

    def is_told(name: str) -> bool:
        cell, by_fields = cells.get(name, ""), told.get(name)
        if by_fields is None or by_fields == cell:
            return by_fields == cell
        return name not in texts and _same(by_fields, cell)

    extra = tuple((name, cells.get(name, "")) for name in names if not is_told(name))
    return replace(bare, extra=extra)


def told_by_fields(said: Annotation, columns: Columns) -> dict[str, str]:
    """Return the cells of the columns that are understood."""

    def text(number: float | None) -> str:
        return "" if number is None else text_of_number(number)

    start, stop = text_of_number(said.span.start), text_of_number(said.span.stop)
    told = {
        columns.start: start,
        columns.stop: stop,
        columns.offset: start,
        columns.low: text(said.low_hz),
        columns.high: text(said.high_hz),
        columns.path or columns.file: said.file,
        columns.label: said.label or "",
        columns.confidence: text(said.confidence),
        columns.who: said.who,
    }
    if not columns.stop:
        told[columns.length] = text_of_number(round(said.span.seconds, 9))
    return {name: cell for name, cell in told.items() if name}


def _same(one: str, other: str) -> bool:
    """Tell whether two cells say the same number or time, or nothing."""
    return seconds_of(one) == seconds_of(other) and bool(one.strip()) == bool(other.strip())


def _span(cells: Mapping[str, str], columns: Columns) -> Span:
    def time(column: str) -> float | None:
        text = cells.get(column, "")
        seconds = time_of(text)
        if seconds is None and text.strip():
            raise BadLine(f"{text.strip()!r} in {column} is no time.")
        return seconds

    start, stop, length = time(columns.start), time(columns.stop), time(columns.length)
    offset = time(columns.offset)
    if stop is not None and start is not None:
        length = stop - start
    begin = start if offset is None else offset
    if begin is None or length is None:
        raise BadLine("it says no begin or no end.")
    if begin < 0:
        raise BadLine("it begins before the recording does.")
    if length < 0:
        raise BadLine("it ends before it begins.")
    if offset is None and stop is not None:
        return Span(begin, stop)
    return Span(begin, round(begin + length, 9))


def _hertz(text: str) -> float | None:
    number = number_of(text)
    return None if number is None or number < 0 else number
