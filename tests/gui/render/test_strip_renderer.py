"""Pictures of whole recordings."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from aldesk.core.decoding import Decoding
from aldesk.core.ids import SampleId
from aldesk.gui.render import strip_renderer
from aldesk.gui.render.strip_renderer import StripImage, StripRenderer
from aldesk.media.clip import FileClip, recording_clip

RATE = 8000


def drawn_to_the_end(qtbot: QtBot, path: Path) -> StripImage:
    """Have a strip drawn by a renderer of its own, as after another start; return the last."""
    renderer = StripRenderer()
    came: list[StripImage] = []
    renderer.drawn.connect(came.append)
    renderer.ask(SampleId("1" * 32), path, "inferno")
    qtbot.waitUntil(lambda: bool(came) and came[-1].share == 1.0)
    renderer.close()
    return came[-1]


def test_a_strip_that_was_done_is_not_read_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.wav"
    tone = 0.3 * np.sin(np.arange(60 * RATE) * np.linspace(0.1, 1, 60 * RATE))
    soundfile.write(path, tone, RATE)
    first = drawn_to_the_end(qtbot, path)
    assert first.seconds == 60.0

    def refuse(*_: object) -> None:
        pytest.fail("the recording was read again")

    monkeypatch.setattr(strip_renderer, "recording_clip", refuse)
    again = drawn_to_the_end(qtbot, path)
    assert (again.seconds, again.image.size()) == (60.0, first.image.size())
    assert not again.image.isNull()


def test_what_was_begun_goes_on_when_one_comes_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"{name}.wav" for name in "ab"]
    noise = np.random.default_rng(0).normal(0, 0.1, 900 * RATE)
    for path in paths:
        soundfile.write(path, noise, RATE)
    opened: list[Path] = []

    def count(path: Path, decoding: Decoding) -> FileClip:
        opened.append(path)
        return recording_clip(path, decoding)

    monkeypatch.setattr(strip_renderer, "recording_clip", count)
    renderer = StripRenderer()
    came: list[StripImage] = []
    renderer.drawn.connect(came.append)
    for number in (0, 1, 0):
        came.clear()
        renderer.ask(SampleId(str(number) * 32), paths[number], "inferno")
        qtbot.waitUntil(lambda: len(came) > 1)
        assert came[-1].share < 1
    renderer.close()
    assert opened == paths
