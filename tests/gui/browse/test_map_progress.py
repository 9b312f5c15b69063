"""What stands below the map while it is made."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.pace import Pace
from aldesk.gui.browse.map_progress import MapProgress


@pytest.fixture
def around() -> QWidget:
    return QWidget()


@pytest.fixture
def progress(around: QWidget, monkeypatch: pytest.MonkeyPatch) -> MapProgress:
    made = MapProgress()
    made.setParent(around)
    seconds = iter(range(0, 1000, 10))
    monkeypatch.setattr(made, "_pace", Pace(lambda: float(next(seconds))))
    made.begin()
    return made


def test_it_tells_the_time_left_only_when_that_is_known(progress: MapProgress) -> None:
    progress.show_done(0)
    assert progress.words.text() == "t-SNE map: looking for neighbours …"
    assert progress.bar.maximum() == 0  # it is not known how far it is
    progress.show_done(0.1)
    assert progress.words.text() == "t-SNE map: 10 %"
    progress.show_done(0.3)
    assert progress.words.text() == "t-SNE map: 30 % · 35 s left"
    assert progress.bar.value() == 300
    progress.show_done(0.99)
    assert progress.words.text() == "t-SNE map: placing the last samples …"
    progress.show_done(1.0)
    assert progress.isHidden()


def test_what_was_on_its_way_does_not_start_it_again(progress: MapProgress, qtbot: QtBot) -> None:
    progress.show_done(0.4)
    with qtbot.waitSignal(progress.stopped):
        progress.button.click()
    progress.show_done(0.5)
    assert progress.words.text() == "t-SNE map stopped at 40 %"
    with qtbot.waitSignal(progress.resumed):
        progress.button.click()
    progress.begin()
    progress.show_done(0.1)
    assert progress.words.text() == "t-SNE map: 10 %"
    progress.button.click()
    progress.show_done(1.0)  # it was ready before it heard of that
    assert progress.isHidden()
