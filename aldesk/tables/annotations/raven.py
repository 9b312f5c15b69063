"""Selection tables of Raven: text with tabs, a line for each view of each selection.

Raven Pro User's Manual, chapter 6. *Begin Time (s)* counts over all files that were open together;
*File Offset (s)*, where it is there, counts from the beginning of the file that *Begin File* and
*Begin Path* name. BirdNET-Analyzer writes the same form.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import TextIO

from aldesk.core.annotation import Annotation, Cells
from aldesk.tables.annotations.columns import Columns, columns_of
from aldesk.tables.annotations.line import (
    BadLine,
    annotation_of,
    told_by_fields,
)
from aldesk.tables.left_out import LeftOut

SELECTION, VIEW = "Selection", "View"
COLUMNS = (
    *(SELECTION, VIEW, "Channel", "Begin Time (s)", "End Time (s)"),
    *("Low Freq (Hz)", "High Freq (Hz)"),
)
"""What every table of Raven has."""

_SPECTROGRAM = "spectrogram"
_Numbered = tuple[str, Annotation]


def is_raven(header: str) -> bool:
    """Tell whether a line is the header of a selection table."""
    names = {name.strip().casefold() for name in header.lstrip("\ufeff").split("\t")}
    return {"begin time (s)", "end time (s)"} <= names


class RavenReader:
    """Reads a selection table.

    Attributes
    ----------
    names : tuple of str
    columns : Columns
    annotations : tuple of Annotation
    left_out : list of LeftOut
    """

    def __init__(self, text: TextIO, label: str = "", *, keep_na: bool = False) -> None:
        lines = ((n, line.rstrip("\r\n")) for n, line in enumerate(text, 1))
        filled = ((n, line) for n, line in lines if line.strip())
        header = next(filled, (0, ""))[1].lstrip("\ufeff")
        self.names = _told_apart(header.split("\t"))
        self.columns = columns_of(self.names, label)
        self.left_out: list[LeftOut] = []
        read = self._one_a_selection(list(self._read(filled, keep_na=keep_na)))
        self.annotations = tuple(said for _, said in self._in_one_file(read))

    def _read(self, lines: Iterable[tuple[int, str]], *, keep_na: bool) -> Iterator[_Numbered]:
        for number, line in lines:
            place, cells = f"Row {number}", line.split("\t")
            try:
                if len(cells) > len(self.names) and any(cells[len(self.names) :]):
                    n, most = len(cells), len(self.names)
                    raise BadLine(f"it has {n} cells, but the header has {most}.")
                told = dict(zip(self.names, cells, strict=False))
                said = annotation_of(told, self.names, self.columns, keep_na=keep_na)
            except BadLine as bad:
                self.left_out.append(LeftOut(place, str(bad)))
            else:
                yield place, said

    def _one_a_selection(self, read: list[_Numbered]) -> list[_Numbered]:
        """Join the lines of one selection in several views, at the place of the first."""
        groups: dict[tuple[object, ...], list[_Numbered]] = {}
        for place, said in read:
            cells = dict(said.extra)
            number = cells.get(SELECTION, "")
            key = (number, said.file, said.span) if number and VIEW in cells else (place,)
            group = groups.setdefault(key, [])
            if any(dict(other.extra).get(VIEW) == cells.get(VIEW) for _, other in group):
                group = groups.setdefault((place,), [])
            group.append((place, said))
        return [
            (group[0][0], self._joined([said for _, said in group])) for group in groups.values()
        ]

    def _joined(self, lines: list[Annotation]) -> Annotation:
        """Return one annotation for all views; the spectrogram knows the frequencies."""
        if len(lines) == 1:
            return lines[0]
        views = [dict(said.extra).get(VIEW, "").casefold() for said in lines]
        best = next((n for n, view in enumerate(views) if _SPECTROGRAM in view), 0)
        told = [line_of(said, self.columns) for said in lines]
        return replace(
            lines[best],
            views=tuple(
                tuple(
                    (name, cells.get(name, ""))
                    for name in self.names
                    if cells.get(name, "") != told[best].get(name, "")
                )
                for cells in told
            ),
        )

    def _in_one_file(self, read: list[_Numbered]) -> list[_Numbered]:
        """Leave out the lines whose time in their file cannot be known.

        Without *File Offset (s)* the times of a table that names several files may run on from one
        to the next. They do not if one of a later file is earlier than one of a file before it.
        """
        files = list(dict.fromkeys(said.file for _, said in read))
        if self.columns.offset or len(files) < 2 or _restarts([said for _, said in read]):
            return read
        reason = (
            "the table names several files and has no column File Offset (s), so that its time in "
            "its file is not known; add that measurement in Raven."
        )
        self.left_out += [LeftOut(p, reason) for p, said in read if said.file != files[0]]
        return [(place, said) for place, said in read if said.file == files[0]]


def _told_apart(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns; spaces behind tell apart what is called alike, or not at all."""
    found: dict[str, None] = {}
    for name in map(str.strip, names):
        told = name or " "
        while told in found:
            told += " "
        found[told] = None
    return tuple(found)


def _restarts(annotations: Iterable[Annotation]) -> bool:
    """Tell whether an annotation of a file is earlier than one of a file that is named before."""
    starts: dict[str, tuple[float, float]] = {}
    for said in annotations:
        first, last = starts.get(said.file, (inf, -inf))
        starts[said.file] = min(first, said.span.start), max(last, said.span.start)
    latest_before = -inf
    for first, last in starts.values():
        if first < latest_before:
            return True
        latest_before = max(latest_before, last)
    return False


def line_of(said: Annotation, columns: Columns) -> dict[str, str]:
    """Return the cells of an annotation by their columns."""
    return told_by_fields(said, columns) | dict(said.extra)


def raven_lines(
    annotations: Sequence[Annotation], names: Sequence[str], columns: Columns
) -> Iterator[str]:
    """Yield header and lines, each with its end.

    Selections are numbered from 1 unless each annotation has its number.
    """
    yield _line([name.strip() for name in names])
    is_numbered = all(dict(said.extra).get(SELECTION, "").strip() for said in annotations)
    for number, said in enumerate(annotations, 1):
        cells = {VIEW: "Spectrogram 1", "Channel": "1"} | line_of(said, columns)
        if not is_numbered:
            cells[SELECTION] = str(number)
        views: tuple[Cells, ...] = said.views or ((),)
        for view in views:
            told = cells | dict(view)
            yield _line([told.get(name, "") for name in names])


def _line(cells: Sequence[str]) -> str:
    return "\t".join(" ".join(cell.splitlines()).replace("\t", " ") for cell in cells) + "\r\n"
