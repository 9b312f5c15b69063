"""Pictures of whole recordings."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.gui.render import strip_renderer
from aldesk.gui.render.strip_renderer import StripImage, StripRenderer

RATE = 8000


def drawn_to_the_end(qtbot: QtBot, path: Path) -> StripImage:
    """Have a strip drawn by a renderer of its own, as after another start; return the last."""
    renderer = StripRenderer()
    came: list[StripImage] = []
    renderer.drawn.connect(came.append)
    renderer.ask(SampleId("1" * 32), path, "inferno")
    qtbot.waitUntil(lambda: bool(came) and came[-1].share == 1.0, timeout=30_000)
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
