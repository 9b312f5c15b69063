"""What lies over the page."""

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.window.floating import Floating, Note


def test_a_note_that_waits_is_not_seen_through_the_page(qtbot: QtBot) -> None:
    pages, foot = QStackedWidget(), QWidget()
    qtbot.addWidget(pages)
    pages.addWidget(QWidget())
    pages.resize(900, 500)
    notes = [Note("", QPushButton("Dismiss")) for _ in range(2)]
    floating = Floating(pages, notes)
    floating.set_foot(foot)
    pages.show()
    for note in notes:
        note.text.setText("All that is said here is said at once.")
        note.show()
    floating.place()
    assert pages.rect().contains(notes[0].geometry())
    assert not pages.rect().intersects(notes[1].geometry())
    notes[0].hide()
    floating.place()
    assert pages.rect().contains(notes[1].geometry())
