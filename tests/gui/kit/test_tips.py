"""No text that comes from data is HTML in a tooltip."""

import re
from pathlib import Path

from PySide6.QtGui import QKeySequence, Qt, QTextDocument
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

import aldesk.gui
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.key_cap import KeyCap
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.tips import safe_tip, set_tip, window_title, with_ampersands

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


def test_an_ampersand_of_data_underlines_nothing(qtbot: QtBot) -> None:
    made = QPushButton(with_ampersands("Tom & Jerry"))
    qtbot.addWidget(made)
    assert made.shortcut().isEmpty()
    assert QPushButton("Tom &Jerry").shortcut().toString() == "Alt+J"


def test_a_key_cap_is_no_html_and_an_ampersand_may_be_a_key(qtbot: QtBot) -> None:
    keys.choose(Action.SKIP, QKeySequence("&"))
    made = KeyButton("Skip", Action.SKIP)
    qtbot.addWidget(made)
    assert made.text() == "Skip  &&"
    cap = KeyCap(Action.SKIP)
    qtbot.addWidget(cap)
    assert (cap.text(), cap.textFormat()) == ("&", Qt.TextFormat.PlainText)
    keys.reset(Action.SKIP)


def test_a_projects_name_keeps_what_qt_takes_for_a_mark(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle(window_title("a[*]b"))
    assert window.windowTitle() == "a[*][*]b"  # which Qt shows as a[*]b
