"""The line for search words proposes the values of columns."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.words_field import WordsField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
WORDS = ["site:MILL", 'site:"North Wood"', "date:2026-05-12"]


@pytest.fixture
def field(qtbot: QtBot) -> WordsField:
    made = WordsField("Search words", "")
    qtbot.addWidget(made)
    made.propose(lambda: WORDS)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def proposed(field: WordsField) -> list[str]:
    model = field._completer.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_value_is_proposed_and_taken_in_place_of_the_last_word(
    field: WordsField, qtbot: QtBot
) -> None:
    QTest.keyClicks(field, "owl wood")
    assert proposed(field) == ['site:"North Wood"']
    popup = field._completer.popup()
    assert popup is not None
    assert popup.isVisible()
    with qtbot.waitSignal(field.wanted):
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == 'owl site:"North Wood" '


def test_nothing_is_proposed_for_other_words(field: WordsField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.wanted):
        QTest.keyClicks(field, "zebra")
    popup = field._completer.popup()
    assert popup is None or not popup.isVisible()
    QTest.keyClicks(field, " SITE:")
    assert proposed(field) == WORDS[:2]
