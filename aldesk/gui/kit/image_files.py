"""Writes pictures and drawings to files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPicture

from aldesk.core.errors import Problem
from aldesk.core.files import write_whole

Paint = Callable[[QPainter], object]
ENLARGED = 2
"""A PNG for print has more pixels than its size says."""


def save_painted(paint: Paint, size: QSize, path: Path, ratio: int = ENLARGED) -> None:
    """Write what `paint` draws as SVG or, if the file's ending is another, as PNG.

    Parameters
    ----------
    paint : callable
    size : QSize
    path : Path
    ratio : int
        Pixels of the PNG to one of the size.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    if is_svg(path):
        _save_svg(paint, size, path)
    else:
        _save_png(paint, size, path, ratio)


def is_svg(path: Path) -> bool:
    """Whether a file is to be a drawing."""
    return path.suffix.lower() == ".svg"


def _save_png(paint: Paint, size: QSize, path: Path, ratio: int) -> None:
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    buffer = _open_buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt wants a str
    write_file(bytes(buffer.data().data()), path)


def _save_svg(paint: Paint, size: QSize, path: Path) -> None:
    from PySide6.QtSvg import QSvgGenerator

    buffer, drawing = _open_buffer(), QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setResolution(QPicture().logicalDpiX())  # that of the axes, which pyqtgraph records
    drawing.setSize(size)
    drawing.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter(drawing)
    paint(painter)
    painter.end()
    write_file(bytes(buffer.data().data()), path)


def write_file(content: bytes, path: Path) -> None:
    """Write a file; one of that name stays until the new one is complete.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    with unwritable(path):
        write_whole(path, content)


@contextmanager
def unwritable(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a problem of the file."""
    try:
        yield
    except OSError as error:
        raise Problem(
            f"The file cannot be written ({error.strerror})",
            subject=str(path),
            kept="An older file of that name was not changed",
            todo="Check the folder and the room on the disk",
        ) from error


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
