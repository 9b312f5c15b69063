"""A clip whose mix is silence is noticed, whatever its header promises."""

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.media import probe
from aldesk.media.antiphase import cancels_out


@pytest.mark.parametrize(("right", "is_silent"), [(-1.0, True), (1.0, False), (0.0, False)])
def test_the_mix_of_two_channels(tmp_path: Path, right: float, is_silent: bool) -> None:
    wave = np.random.default_rng(0).normal(size=8000) / 9
    soundfile.write(tmp_path / "x.wav", np.stack([wave, right * wave], 1), 8000)
    assert cancels_out(tmp_path / "x.wav") == is_silent


def test_a_rate_that_is_a_lie_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    soundfile.write(path, np.zeros((1000, 2)), 8000, subtype="PCM_16")
    content = bytearray(path.read_bytes())
    content[24:28] = struct.pack("<I", 2_000_000_000)
    path.write_bytes(content)
    assert not cancels_out(path)  # it would ask for 7 GiB


def test_an_au_file_that_promises_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.au"
    path.write_bytes(struct.pack(">4sIIIII", b".snd", 0x7FFFFFFF, 0, 3, 8000, 1) + bytes(100))
    with pytest.raises(Exception, match=r"x\.au") as told:
        probe(path)
    assert type(told.value).__module__ == "aldesk.core.errors"
