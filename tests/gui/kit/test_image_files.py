"""Drawings with texts that look like markup."""

from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter

from aldesk.gui.kit.image_files import save_painted

WICKED = '<script>"x" & </svg>'


def test_a_text_in_a_drawing_is_no_markup(qapp: object, tmp_path: Path) -> None:
    def paint(painter: QPainter) -> None:
        painter.drawText(10, 20, WICKED)

    path = tmp_path / "drawing.svg"
    save_painted(paint, QSize(200, 40), path)
    drawing = ElementTree.parse(path)  # noqa: S314 - just written
    assert [e.text for e in drawing.iter() if e.tag.endswith("}text")] == [WICKED]
