import sys
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.sound.player import Player
from aldesk.media import Sound
from aldesk.media.clip import WholeClip
from aldesk.media.stream import Passage

CLIP = WholeClip(Sound(np.full(800, 0.5, np.float32), 8000))
SOUND = Passage.whole(CLIP)


class Stream:
    """A device that takes everything at once."""

    latency = 0.0
    written: list[npt.NDArray[np.float32]]

    def __init__(self, **_: object) -> None:
        type(self).written = []

    def start(self) -> None: ...
    def abort(self) -> None: ...
    def close(self) -> None: ...

    def write(self, block: npt.NDArray[np.float32]) -> None:
        self.written.append(block)


@pytest.fixture
def player(qapp: object) -> Iterator[Player]:
    made = Player()
    yield made
    made.close()


def pretend(monkeypatch: pytest.MonkeyPatch, stream: Any, n_devices: int = 2) -> None:
    facts = {"name": "Speakers", "max_output_channels": 2, "default_samplerate": 16_000.0}

    def query(device: object = None, kind: str = "") -> object:
        if kind and not n_devices:
            raise OSError("Error querying device -1")
        return facts if kind else [facts] * n_devices

    nothing = lambda: None  # noqa: E731
    device = SimpleNamespace(
        OutputStream=stream, query_devices=query, _terminate=nothing, _initialize=nothing
    )
    monkeypatch.setitem(sys.modules, "sounddevice", device)


def pretend_stuck(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Have a driver that takes nothing; return when it is asked to, and what sets it free."""
    stuck, free = threading.Event(), threading.Event()

    class Stuck(Stream):
        def write(self, block: npt.NDArray[np.float32]) -> None:
            stuck.set()
            free.wait()

    pretend(monkeypatch, Stuck)
    return stuck, free


def test_a_clip_is_played_at_the_devices_rate(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, Stream)
    with qtbot.waitSignal(player.stopped):
        player.play(SOUND)
        assert player.is_playing
    assert sum(map(len, Stream.written)) == 1600
    assert not player.is_playing


def test_without_a_device_it_says_so_once_and_goes_on(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    player.silent.connect(said.append)

    pretend(monkeypatch, Stream, n_devices=0)
    for _ in range(2):
        with qtbot.waitSignal(player.stopped):
            player.play(SOUND)
    assert len(said) == 1
    assert "No sound device" in said[0]


def test_a_device_that_fails_is_tried_again(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(**_: object) -> None:
        raise OSError("Device unavailable")

    player._tried = -10.0
    monkeypatch.setattr("aldesk.gui.sound.player._REST_SECONDS", 0.0)
    pretend(monkeypatch, busy)
    with qtbot.waitSignal(player.lost) as said, qtbot.waitSignal(player.stopped):
        player.play(SOUND)
    assert "cannot be used" in said.args[0]
    pretend(monkeypatch, Stream)
    with qtbot.waitSignal(player.sounds), qtbot.waitSignal(player.stopped):
        player.play(SOUND)
    assert sum(map(len, Stream.written)) == 1600


def test_a_driver_that_refuses_mono_or_its_own_rate_is_asked_in_another_way(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Choosy(Stream):
        def __init__(self, samplerate: int, channels: int, **_: object) -> None:
            if (samplerate, channels) != (48_000, 2):
                raise OSError("Invalid sample rate or number of channels")
            super().__init__()

    pretend(monkeypatch, Choosy)
    with qtbot.waitSignal(player.stopped):
        player.play(SOUND)
    assert sum(map(len, Choosy.written)) == 4800
    assert Choosy.written[0].shape[1] == 2


def test_another_clip_is_played_where_the_driver_is_stuck_with_the_one_before(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, free = pretend_stuck(monkeypatch)
    player._late.setInterval(50)
    player.play(SOUND)
    qtbot.waitUntil(stuck.is_set)
    pretend(monkeypatch, Stream)
    with qtbot.waitSignal(player.stopped), qtbot.waitSignal(player.ended):
        player.play(SOUND)
    free.set()


def test_a_device_that_goes_away_leaves_the_play_head_moving(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pulled(Stream):
        def write(self, block: npt.NDArray[np.float32]) -> None:
            raise RuntimeError("device unavailable")

    pretend(monkeypatch, Pulled)
    with qtbot.waitSignal(player.lost), qtbot.waitSignal(player.stopped):
        player.play(SOUND)
    long = Passage(CLIP, 0, 800, 0, loops=True)
    player.play(long)
    qtbot.waitUntil(lambda: player.position > 0)


def test_a_loop_goes_on_until_it_is_stopped(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, Stream)
    player.play(Passage(CLIP, 400, 800, 400, loops=True))
    qtbot.waitUntil(lambda: len(Stream.written) > 20)
    assert player.is_playing
    player.stop()
    assert not player.is_playing
    assert player.position == 0.0


def test_the_level_is_that_of_what_is_heard(player: Player, qtbot: QtBot) -> None:
    assert player.level == -60.0
    as_it_is = WholeClip(Sound(np.full(9600, 0.5, np.float32), 48_000))  # silence's own rate
    player.play(Passage(as_it_is, 0, 9600, 0, loops=True))
    qtbot.waitUntil(lambda: player.level > -60.0)
    assert player.level == pytest.approx(-6.0, abs=0.5)


def test_the_outputs_are_named_once_each(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, Stream)
    found: list[list[str]] = []
    player.find_devices(found.append)
    qtbot.waitUntil(lambda: found == [["Speakers"]])


def test_closing_does_not_wait_for_a_driver_that_is_stuck(
    qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, free = pretend_stuck(monkeypatch)
    player = Player()
    player.play(SOUND)
    qtbot.waitUntil(stuck.is_set)
    before = time.monotonic()
    player.close()
    assert time.monotonic() - before < 5.0  # it would be forever
    free.set()
