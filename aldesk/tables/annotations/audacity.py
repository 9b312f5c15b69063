r"""Label files of Audacity: begin, end and text with tabs between, and perhaps a band.

A label with frequencies has a second line: a backslash, the lower and the upper, in hertz.
https://manual.audacityteam.org/man/importing_and_exporting_labels.html
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TextIO

from aldesk.core.annotation import Annotation
from aldesk.core.span import Span
from aldesk.tables.annotations.values import number_of, seconds_of, text_of_number, time_of
from aldesk.tables.label_cell import label_of
from aldesk.tables.left_out import LeftOut

_BAND = "\\"
_LABEL = "label"
_UNDEFINED = "-1.000000"


def is_audacity(line: str) -> bool:
    """Tell whether a line is one of a label file."""
    cells = line.lstrip("\ufeff").rstrip("\r\n").split("\t")
    if cells[0] == _BAND:
        return True
    times = [seconds_of(cell) is not None for cell in cells[:2]]
    return len(cells) > 1 and times[0] and (times[1] or len(cells) == 2)


class AudacityReader:
    """Reads a label file.

    Attributes
    ----------
    annotations : list of Annotation
    left_out : list of LeftOut
    """

    def __init__(self, text: TextIO, *, keep_na: bool = False) -> None:
        self.annotations: list[Annotation] = []
        self.left_out: list[LeftOut] = []
        self._keep_na = keep_na
        was_taken = False
        for number, line in enumerate(text, 1):
            cells = line.lstrip("\ufeff").rstrip("\r\n").split("\t")
            if not any(map(str.strip, cells)):
                continue
            if cells[0] == _BAND:
                reason = self._take_band(cells[1:], has_label=was_taken)
            else:
                reason = self._take_label(cells)
                was_taken = not reason
            if reason:
                self.left_out.append(LeftOut(f"Row {number}", reason))

    def _take_label(self, cells: list[str]) -> str:
        """Take a label, or return why not; one with a single time is a point."""
        start, stop = time_of(cells[0]), time_of(cells[1]) if len(cells) > 1 else None
        if start is None:
            return f"it begins with {cells[0]!r}, which is no time."
        if stop is None and len(cells) > 2:
            return f"{cells[1]!r} is no time."
        text = "\t".join(cells[1:] if stop is None else cells[2:])
        stop = start if stop is None else stop
        if start < 0:
            return "it begins before the recording does."
        if stop < start:
            return "it ends before it begins."
        label = label_of(text, keep_na=self._keep_na)
        extra = () if (label or "") == text else ((_LABEL, text),)
        self.annotations.append(Annotation("", Span(start, stop), label, extra=extra))
        return ""

    def _take_band(self, cells: list[str], *, has_label: bool) -> str:
        """Give the last label its frequencies, or return why not; a negative one is unknown."""
        if not has_label:
            return "it has frequencies, but the line before it is no label."
        hertz = [number_of(cell) for cell in (*cells, "", "")[:2]]
        if None in hertz:
            return "its frequencies are no numbers; the label was taken without."
        low, high = (h if h is not None and h >= 0 else None for h in hertz)
        self.annotations[-1] = replace(self.annotations[-1], low_hz=low, high_hz=high)
        return ""


def audacity_lines(annotations: Iterable[Annotation]) -> Iterator[str]:
    """Yield the lines, each with its end."""
    for said in annotations:
        text = dict(said.extra).get(_LABEL, said.label or "")
        start, stop = (text_of_number(t, 6) for t in (said.span.start, said.span.stop))
        yield f"{start}\t{stop}\t{' '.join(text.splitlines())}\n"
        if said.low_hz is not None or said.high_hz is not None:
            band = (said.low_hz, said.high_hz)
            low, high = (_UNDEFINED if h is None else text_of_number(h, 6) for h in band)
            yield f"{_BAND}\t{low}\t{high}\n"
