"""Files that the system hands over while ALDesk runs."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from aldesk.gui.window.file_open import FileOpen


def test_a_file_is_opened_and_other_events_go_by(qtbot: QtBot, tmp_path: Path) -> None:
    opened: list[Path] = []
    target = QObject()
    target.installEventFilter(FileOpen(target, opened.append))
    file = tmp_path / "ä b.aldesk"
    QCoreApplication.sendEvent(target, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
    QCoreApplication.sendEvent(target, QFileOpenEvent(QUrl("https://example.org/x.aldesk")))
    QCoreApplication.sendEvent(target, QEvent(QEvent.Type.User))
    assert opened == [file]
