"""What somebody, or a program, said of a stretch of a recording, in whatever file it is written."""

from dataclasses import dataclass

from aldesk.core.span import Span

Cells = tuple[tuple[str, str], ...]
"""Cells of a line with the names of their columns, in order."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A line of an annotation file.

    Attributes
    ----------
    file : str
        The recording as the line names it, perhaps by a path of another machine; empty where the
        annotation file's own name has to tell.
    span : Span
        Seconds in that recording; a point in time has `start` equal to `stop`.
    label : str or None
        What is heard; None if nothing is written.
    low_hz, high_hz : float or None
        The band of frequencies that was drawn around it.
    confidence : float or None
        As it is written, usually 0 … 1.
    who : str
        The person or the model; empty if it is not written.
    extra : tuple of (str, str)
        What else the line says. A cell here stands for itself when the line is written again, also
        where it belongs to a column that is understood.
    views : tuple of tuple of (str, str)
        Raven writes a selection once for each view of it; for each of these lines, in order, what
        differs from the others. Empty for a single line.
    """

    file: str
    span: Span
    label: str | None = None
    low_hz: float | None = None
    high_hz: float | None = None
    confidence: float | None = None
    who: str = ""
    extra: Cells = ()
    views: tuple[Cells, ...] = ()

    @property
    def is_point(self) -> bool:
        """Whether it marks a moment and no stretch."""
        return self.span.start == self.span.stop
