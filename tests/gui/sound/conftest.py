"""The pane of a sample by itself."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from aldesk.core.sample import Sample
from aldesk.gui.kit import theme
from aldesk.gui.render.prefetch import Prefetcher
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.sound.player import Player
from aldesk.session import QueueItem

Show = Callable[[Sample], None]


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[SamplePane]:
    theme.apply("light")
    player, prefetcher = Player(), Prefetcher()
    made = SamplePane(player, prefetcher)
    made.settings.change(plays_by_itself=False)
    made.setMinimumSize(400, 300)  # as in the window: the pane's needs don't move its edges
    made.resize(800, 600)
    made.show()
    yield made
    made.stop()
    prefetcher.stop()
    player.close()
    made.deleteLater()


@pytest.fixture
def show(pane: SamplePane, qtbot: QtBot) -> Show:
    def show_it(sample: Sample) -> None:
        pane.show_asked(QueueItem(sample, "query"), flagged=False)
        pane.want([QueueItem(sample, "query")])
        qtbot.waitUntil(lambda: pane._painted is not None and pane._painted.sample is sample)

    return show_it
