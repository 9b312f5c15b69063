"""The export line as a person uses it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aldesk.gui.kit.action_table import Action
from aldesk.gui.window.export_line import ExportLine
from aldesk.gui.window.window import Window


def ask(window: Window, content: str) -> ExportLine:
    next(a for a in window.actions() if a.objectName() == Action.EXPORT_LABELS.id).trigger()
    line = window._export
    assert line.isVisible()
    line.content.setCurrentIndex(line.content.findData(content))
    return line


def write(line: ExportLine, to: Path | None = None) -> None:
    if to:
        line.field.setText(str(to))
    QTest.keyClick(line.field, Qt.Key.Key_Return)


def said(window: Window) -> str:
    return window._line.text.text()
