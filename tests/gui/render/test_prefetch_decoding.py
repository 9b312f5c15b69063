"""Samples are shown as the project decodes them."""

from pathlib import Path

import numpy as np
import soundfile
from pytestqt.qtbot import QtBot

from aldesk.core.decoding import Decoding
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.gui.render.prefetch import Prefetcher, prepare
from aldesk.gui.render.thumbnails import Thumbnails


def antiphase(folder: Path) -> Sample:
    wave = np.sin(np.arange(8000) / 3)
    soundfile.write(folder / "x.wav", np.stack([wave, -wave], axis=1), 8000)
    return Sample(SampleId("x"), folder / "x.wav", "sound")


def test_a_silent_mix_is_noticed_and_one_channel_is_not(tmp_path: Path, qtbot: QtBot) -> None:
    sample = antiphase(tmp_path)
    assert "cancel each other out" in prepare(sample).notice
    left = prepare(sample, decoding=Decoding(channel=1))
    assert left.notice == ""
    assert left.drawing
    assert left.drawing.loudest > 0.9
    assert "channel 3 was chosen" in prepare(sample, decoding=Decoding(channel=3)).problem


def test_what_was_decoded_in_another_way_is_forgotten(tmp_path: Path, qtbot: QtBot) -> None:
    sample, prefetcher, thumbnails = antiphase(tmp_path), Prefetcher(), Thumbnails()
    for made in (prefetcher, thumbnails):
        with qtbot.waitSignal(made.ready):
            made.want([sample])
        assert made.get(sample) is not None
        made.use_decoding(Decoding(expansion=10))
        assert made.get(sample) is None
        with qtbot.waitSignal(made.ready):
            made.want([sample])
    prepared = prefetcher.get(sample)
    assert prepared
    assert prepared.clip
    assert prepared.clip.decoding.expansion == 10
    prefetcher.stop()
    thumbnails.stop()
