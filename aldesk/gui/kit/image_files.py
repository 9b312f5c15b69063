"""Writes pictures and drawings to files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPicture

from aldesk.core.errors import Problem


def save_png(image: QImage, path: Path) -> None:
    """Write a picture as PNG.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    buffer = _open_buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt wants a str
    write_file(bytes(buffer.data().data()), path)


def save_svg(paint: Callable[[QPainter], object], size: QSize, path: Path) -> None:
    """Write what `paint` draws as SVG.

    Raises
    ------
    Problem
        If it cannot be written.
    """
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
    """Write a file.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Problem(
            f"The file cannot be written ({error.strerror})",
            subject=str(path),
            todo="Check the folder and the room on the disk",
        ) from error


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
