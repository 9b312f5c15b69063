"""Render the icons in every size that the systems want, from the drawings in `resources/icons`.

Pillow packs them for Windows (.ico) and macOS (.icns); Linux takes a file for each size.
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 20, 22, 24, 32, 40, 48, 64, 96, 128, 256, 512, 1024)
LARGEST_SMALL = 24
WINDOWS_SIZES = [(size, size) for size in SIZES if size <= 256]


def render(drawing: Path, size: int, to: Path) -> None:
    """Render a drawing to a square picture with so many pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter)
    painter.end()
    to.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(to)):
        raise OSError(f"{to} could not be written")


def make(folder: Path) -> None:
    """Write NAME/SIZE.png for every drawing, and aldesk.ico, project.ico, aldesk.icns.

    The packed ones hold the light drawing: neither system asks for another in the dark.
    """
    for name in ("aldesk-light", "aldesk-dark", "project"):
        for size in SIZES:
            small = DRAWINGS / f"{name}-small.svg"
            drawing = (
                small if size <= LARGEST_SMALL and small.exists() else DRAWINGS / f"{name}.svg"
            )
            render(drawing, size, folder / name / f"{size}.png")
    for name, drawing_name in (("aldesk", "aldesk-light"), ("project", "project")):
        largest = Image.open(folder / drawing_name / "1024.png")
        others = [Image.open(folder / drawing_name / f"{size}.png") for size in SIZES]
        largest.save(folder / f"{name}.ico", sizes=WINDOWS_SIZES, append_images=others)
        largest.save(folder / f"{name}.icns", append_images=others)


if __name__ == "__main__":
    application = QGuiApplication([*sys.argv[:1], "-platform", "offscreen"])
    make(Path(sys.argv[1]))
