"""What a person waits for after a key is painted before all else that follows from it."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.conftest import wait_for_sample
from tests.gui.drive import first_in_queue, parts, press_each


class Watcher(QObject):
    """Notes what happens, in its order."""

    def __init__(self, watched: QObject, pane: QObject) -> None:
        super().__init__(pane)
        self.seen: list[str] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append("painted")
        return False


def test_a_key_paints_the_next_sample_before_anything_else(
    open_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session, pane = parts(open_window)
    wait_for_sample(open_window, qtbot)
    following = session.queue.items(2)[1].sample
    qtbot.waitUntil(lambda: pane.prefetcher.get(following) is not None)
    QApplication.processEvents()
    graph = pane.sample.sound.graph
    watcher = Watcher(graph, pane)
    drawn: list[object] = []
    draw, ask, show = graph._draw, pane.prefetcher.want, pane._batch.show_batch

    monkeypatch.setattr(graph, "_draw", lambda still: (drawn.append(still), draw(still))[1])
    monkeypatch.setattr(
        pane.prefetcher, "want", lambda samples: (watcher.seen.append("ahead"), ask(samples))
    )
    monkeypatch.setattr(
        pane._batch, "show_batch", lambda *a: (watcher.seen.append("batch"), show(*a))
    )
    # What the model believes is the new sample's when it is painted.
    monkeypatch.setattr(
        pane.class_palette, "show_prediction", lambda *_a, **_k: watcher.seen.append("prediction")
    )
    press_each(open_window, "2")
    assert pane.sample.shown == following.id == first_in_queue(open_window)
    assert watcher.seen[:4] == ["prediction", "painted", "ahead", "batch"]
    assert not drawn  # it was drawn ahead


def test_a_refit_is_asked_for_when_the_next_sample_is_on_the_screen(open_window: Window) -> None:
    controller, session, pane = parts(open_window)
    seen: list[str] = []
    controller.refit_wanted.connect(lambda: seen.append(pane.sample.shown))
    n_batches = session.queue.n_batches
    while session.queue.n_batches == n_batches:
        press_each(open_window, "2")
    assert seen == [first_in_queue(open_window)]
