"""What a person waits for after a key is painted before all else that follows from it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.conftest import wait_for_sample
from tests.gui.drive import first_in_queue, parts, press_each


class Watcher(QObject):
    """Notes what happens, in its order."""

    def __init__(self, watched: dict[str, QObject], pane: QObject) -> None:
        super().__init__(pane)
        self.seen: list[str] = []
        self._names = {widget: name for name, widget in watched.items()}
        for widget in self._names:
            widget.installEventFilter(self)

    def noting(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def note_and_act(*arguments: Any, **named: Any) -> Any:
            self.seen.append(name)
            return act(*arguments, **named)

        return note_and_act

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append(f"{self._names[watched]} painted")
        return False


def test_a_key_paints_the_next_sample_before_anything_else(
    open_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session, pane = parts(open_window)
    wait_for_sample(open_window, qtbot)
    following = session.queue.items(2)[1].sample
    graph = pane.sample.sound.graph

    def is_drawn() -> bool:
        ready = pane.prefetcher.get(following)
        return bool(ready and graph._ahead and graph._ahead[0].drawings == (ready.drawing,))

    qtbot.waitUntil(is_drawn)
    palette = pane.class_palette
    watcher = Watcher({"sample": graph, "classes": palette.view.viewport()}, pane)
    note = watcher.noting
    monkeypatch.setattr(graph, "_draw", note("drawn", graph._draw))
    monkeypatch.setattr(pane.prefetcher, "want", note("ahead", pane.prefetcher.want))
    monkeypatch.setattr(pane._batch, "show_batch", note("batch", pane._batch.show_batch))
    monkeypatch.setattr(pane.player, "play", note("sound", pane.player.play))
    monkeypatch.setattr(palette, "show_prediction", note("prediction", palette.show_prediction))
    press_each(open_window, "2")
    assert pane.sample.shown == following.id == first_in_queue(open_window)
    # Not drawn, which was done ahead. What the model believes does not wait for the event loop.
    told = watcher.seen.index("prediction")
    before = [name for name in watcher.seen[:told] if name != "classes painted"]  # with its sample
    assert before == ["sample painted", "sound"]
    assert watcher.seen[told + 1 :][:3] == ["classes painted", "ahead", "batch"]


def test_a_refit_is_asked_for_when_the_next_sample_is_on_the_screen(open_window: Window) -> None:
    controller, session, pane = parts(open_window)
    seen: list[str] = []
    controller.refit_wanted.connect(lambda: seen.append(pane.sample.shown))
    n_batches = session.queue.n_batches
    while session.queue.n_batches == n_batches:
        press_each(open_window, "2")
    assert seen == [first_in_queue(open_window)]
