"""Writes what the results show to files."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from aldesk.arrays import Rows
from aldesk.core.csv_file import csv_file
from aldesk.evaluate.several import MEASURES
from aldesk.gui.kit import theme
from aldesk.gui.kit.image_files import ENLARGED, save_painted, unwritable
from aldesk.gui.results.confusion import ConfusionView
from aldesk.store.curve_table import CurvePoint

_CELL, _MOST_PIXELS = 32.0, 6000
_ALIKE = ("n_groups", "n_effective")
_LOOKS = ("look", "low_95_every_look", "high_95_every_look")


def save_curve(points: Sequence[CurvePoint], path: Path) -> None:
    """Write the measurements as a table, with accuracy, its interval, and the encoder's key.

    The interval of one look, and that which holds at every look, with the number of the look. Where
    samples are alike it also tells of how many groups they are, and how many independent ones tell
    as much.
    """
    interval = ("accuracy", "low_95", "high_95")
    lines: list[Sequence[object]] = [
        ("n_labeled", "n_correct", "n_checked", *interval, "basis", "encoder", *_ALIKE, *_LOOKS)
    ]
    for point in points:
        accuracy, alike = point.accuracy, point.alike
        low, high = accuracy.interval
        figures = (f"{value:.4f}" for value in (accuracy.value, low, high))
        counts = point.n_labeled, point.n_correct, point.n_check
        groups = (alike.n_clusters, f"{alike.n_effective:.1f}") if alike else ("", "")
        every = (f"{end:.4f}" for end in accuracy.ends("every look"))
        lines.append((*counts, *figures, point.basis, point.encoder, *groups, point.look, *every))
    _write(lines, path)


def save_several_curve(points: Sequence[CurvePoint], path: Path) -> None:
    """Write the means of the classes as a table, each measure with its interval."""
    ends = ("", "_low_95", "_high_95")
    names = [f"{measure.replace(' ', '_')}{end}" for measure in MEASURES for end in ends]
    lines: list[Sequence[object]] = [("n_labeled", "n_checked", *names, "basis", "encoder")]
    for point in points:
        figures: list[str] = []
        for measure in MEASURES:
            found = point.several.get(measure)
            values = (found.value, *found.interval) if found else ()
            figures += [f"{value:.4f}" for value in values] or ["", "", ""]
        lines.append((point.n_labeled, point.n_check, *figures, point.basis, point.encoder))
    _write(lines, path)


def save_matrix(counts: Rows, names: Sequence[str], path: Path, corner: str = "true class") -> None:
    """Write a matrix of classes as a table: a line for each true class."""
    lines: list[Sequence[object]] = [(corner, *names)]
    lines += [(name, *row) for name, row in zip(names, counts.tolist(), strict=True)]
    _write(lines, path)


def save_matrix_picture(view: ConfusionView, path: Path) -> None:
    """Write a matrix as PNG or SVG, so large that its figures can be read.

    Parameters
    ----------
    view : ConfusionView
        Made for this, with what it is to show.
    path : Path

    Raises
    ------
    Problem
        If it cannot be written.
    """
    view.resize(view.size_for(min(_CELL, _MOST_PIXELS / max(1, view.n_classes))))

    def paint(painter: QPainter) -> None:
        painter.fillRect(view.rect(), QColor(theme.current().surface))
        view.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)

    ratio = ENLARGED if ENLARGED * view.width() <= _MOST_PIXELS else 1
    save_painted(paint, view.size(), path, ratio)


def _write(lines: Iterable[Sequence[object]], path: Path) -> None:
    with unwritable(path), csv_file(path) as write:
        for line in lines:
            write(line)
