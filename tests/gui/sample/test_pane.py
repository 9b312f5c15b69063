"""A sample that cannot be read."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import first_in_queue, parts


def test_a_sample_that_cannot_be_read_is_told_and_skipped(
    open_window: Window, qtbot: QtBot
) -> None:
    _, session, pane = parts(open_window)
    far = session.queue.items()[-1].sample
    far.path.write_bytes(b"")
    pane.prefetcher._kept.pop(far.id, None)
    while first_in_queue(open_window) != far.id:
        QTest.keyClick(open_window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: far.path.name in pane.sample._text.text())
    assert "skip" in pane.sample._text.text()
    QTest.keyClick(open_window, Qt.Key.Key_Right)
    assert session.labels.marks[far.id].kind == "skip"
