"""No text that comes from data is HTML in a tooltip."""

import re
from pathlib import Path

from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import aldesk.gui
from aldesk.gui.kit.tips import safe_tip, set_tip

WICKED = '<img src="/dev/zero"> & <b>bold</b>\nsecond line'


def test_a_tooltip_shows_html_letter_by_letter(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tip(widget, WICKED)
    shown = QTextDocument()
    shown.setHtml(widget.toolTip())
    assert Qt.mightBeRichText(widget.toolTip())
    assert shown.toPlainText() == WICKED
    assert "<img" not in widget.toolTip()


def test_plain_text_stays_as_it_is() -> None:
    assert safe_tip("Rooster & hen, 3 < 4") == "Rooster & hen, 3 < 4"


def test_every_tooltip_is_written_through_this_one_place() -> None:
    folder = Path(aldesk.gui.__file__).parent
    unsafe = [
        f"{path.relative_to(folder)}: {line.strip()}"
        for path in sorted(folder.rglob("*.py"))
        if path.name != "tips.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"setToolTip\(|QToolTip\.", line)
    ]
    assert not unsafe
