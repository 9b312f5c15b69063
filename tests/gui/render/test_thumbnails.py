"""Small pictures of clips, of recordings and of stretches of them."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.gui.render import thumbnails
from aldesk.gui.render.thumbnails import Thumbnails, thumbnail
from tests.media.recordings import long_wav

ID = SampleId("0" * 32)


def brightness(path: Path, span: Span | None = None) -> list[int]:
    """Return how bright each of the picture's columns is, 0 … 255."""
    image = thumbnail(Sample(ID, path, "sound", span=span))
    assert not image.isNull()
    rows = range(0, image.height(), 8)
    return [
        sum(image.pixelColor(x, y).lightness() for y in rows) // len(rows)
        for x in range(image.width())
    ]


def test_a_recording_of_any_size_has_one(tmp_path: Path) -> None:
    path = long_wav(tmp_path / "a.wav", 3600, 384_000)
    assert path.stat().st_size > 2**31
    brightness(path)


def test_a_stretch_is_shown_alone(tmp_path: Path) -> None:
    path, rate = tmp_path / "a.wav", 8000
    sound = np.zeros(100 * rate)
    sound[61 * rate : 62 * rate] = np.random.default_rng(0).uniform(-0.5, 0.5, rate)
    soundfile.write(path, sound, rate)
    columns = brightness(path, Span(60, 63))
    n = len(columns)
    inside = columns[n * 4 // 9 : n * 5 // 9]
    outside = columns[: n // 4] + columns[n * 3 // 4 :]
    assert min(inside) > max(outside) + 50


@pytest.mark.parametrize("span", [None, Span(5, 6)])
def test_what_cannot_be_read_has_none(tmp_path: Path, span: Span | None) -> None:
    (tmp_path / "a.wav").write_bytes(b"nothing that sounds" * 99)
    soundfile.write(tmp_path / "short.wav", np.zeros(800), 8000)
    assert thumbnail(Sample(ID, tmp_path / "a.wav", "sound", span=span)).isNull()
    assert thumbnail(Sample(ID, tmp_path / "gone.wav", "sound", span=span)).isNull()
    short = thumbnail(Sample(ID, tmp_path / "short.wav", "sound", span=span))
    assert short.isNull() == (span is not None)


def test_what_is_wanted_first_is_forgotten_last(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = []
    for n in range(4):
        QImage(20, 20, QImage.Format.Format_RGB32).save(str(tmp_path / f"{n}.png"))
        samples.append(Sample(SampleId(f"{n:032x}"), tmp_path / f"{n}.png", "picture"))
    monkeypatch.setattr(thumbnails, "_N_THREADS", 1)
    monkeypatch.setattr(thumbnails, "_KEPT_BYTES", 2 * thumbnail(samples[0]).sizeInBytes())
    small = Thumbnails()
    small.want(samples[:3])
    qtbot.waitUntil(lambda: not small._pending)
    assert [small.get(sample) is not None for sample in samples] == [True, True, False, False]
    small.want(samples[1:])
    qtbot.waitUntil(lambda: not small._pending)
    assert [small.get(sample) is not None for sample in samples] == [False, True, True, False]
    small.stop()
