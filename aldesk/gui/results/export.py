"""Writes what the results show to files."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from aldesk.arrays import Rows
from aldesk.core.csv_file import csv_file
from aldesk.gui.kit import theme
from aldesk.gui.kit.image_files import ENLARGED, save_painted, unwritable
from aldesk.gui.results.confusion import ConfusionView
from aldesk.store.curve_table import CurvePoint

_CELL, _MOST_PIXELS = 32.0, 6000
_ALIKE = ("n_groups", "n_effective")


def save_curve(points: Sequence[CurvePoint], path: Path) -> None:
    """Write the measurements as a table, with accuracy, its interval, and the encoder's key.

    Where samples are alike it also tells of how many groups they are, and how many independent ones
    tell as much.
    """
    interval = ("accuracy", "low_95", "high_95")
    lines: list[Sequence[object]] = [
        ("n_labeled", "n_correct", "n_checked", *interval, "basis", "encoder", *_ALIKE)
    ]
    for point in points:
        accuracy, alike = point.accuracy, point.alike
        low, high = accuracy.interval
        figures = (f"{value:.4f}" for value in (accuracy.value, low, high))
        counts = point.n_labeled, point.n_correct, point.n_check
        groups = (alike.n_clusters, f"{alike.n_effective:.1f}") if alike else ("", "")
        lines.append((*counts, *figures, point.basis, point.encoder, *groups))
    _write(lines, path)


def save_matrix(counts: Rows, names: Sequence[str], path: Path) -> None:
    """Write the confusion matrix as a table: a line for each true class."""
    lines: list[Sequence[object]] = [("true class", *names)]
    lines += [(name, *row) for name, row in zip(names, counts.tolist(), strict=True)]
    _write(lines, path)


def save_matrix_picture(counts: Rows, names: Sequence[str], path: Path) -> None:
    """Write the confusion matrix as PNG or SVG, so large that its figures can be read.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    view = ConfusionView()
    view.show_matrix(counts, names)
    view.resize(view.size_for(min(_CELL, _MOST_PIXELS / max(1, len(names)))))

    def paint(painter: QPainter) -> None:
        painter.fillRect(view.rect(), QColor(theme.current().surface))
        view.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)

    ratio = ENLARGED if ENLARGED * view.width() <= _MOST_PIXELS else 1
    save_painted(paint, view.size(), path, ratio)


def _write(lines: Iterable[Sequence[object]], path: Path) -> None:
    with unwritable(path), csv_file(path) as write:
        for line in lines:
            write(line)
