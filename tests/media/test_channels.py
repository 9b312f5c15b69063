"""Which channel is taken, in short and long clips, and clips whose mix is silent."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding
from aldesk.core.errors import SampleProblem
from aldesk.media import FileClip, long_clip, read
from aldesk.media.antiphase import cancels_out
from aldesk.media.clip import open_clip

RATE = 4000
LEFT, RIGHT = Decoding(channel=1), Decoding(channel=2)


def wave(seconds: float = 1.0) -> Floats:
    return np.asarray(np.sin(2 * np.pi * 440 * np.arange(int(seconds * RATE)) / RATE), np.float32)


def written(path: Path, *channels: Floats) -> Path:
    soundfile.write(path, np.stack(channels, axis=1), RATE, subtype="FLOAT")
    return path


def whole(path: Path, decoding: Decoding) -> Floats:
    clip = open_clip(path, decoding)
    with clip.opened() as read_part:
        return read_part(0, clip.n_samples)


def in_blocks(path: Path, decoding: Decoding) -> Floats:
    value = long_clip(path, decoding) or read(path, decoding)
    assert not hasattr(value, "pixels")
    return np.concatenate(list(value.blocks(RATE)))


@pytest.mark.parametrize("seconds", [1, 61])
@pytest.mark.parametrize("decoded", [whole, in_blocks])
def test_the_channel_that_is_chosen_is_taken(
    decoded: Callable[[Path, Decoding], Floats], seconds: int, tmp_path: Path
) -> None:
    path = written(tmp_path / "x.wav", 0.5 * wave(seconds), 0.25 * wave(seconds))
    assert isinstance(open_clip(path), FileClip) == (seconds > 60)
    for decoding, peak in ((Decoding(), 0.375), (LEFT, 0.5), (RIGHT, 0.25)):
        assert np.abs(decoded(path, decoding)).max() == pytest.approx(peak, abs=0.01)


@pytest.mark.parametrize("seconds", [1, 61])
@pytest.mark.parametrize("decoded", [whole, in_blocks])
def test_a_file_without_that_channel_says_so(
    decoded: Callable[[Path, Decoding], Floats], seconds: int, tmp_path: Path
) -> None:
    path = written(tmp_path / "x.wav", wave(seconds))
    assert len(decoded(path, LEFT)) == seconds * RATE
    assert (decoded(path, LEFT) == decoded(path, RIGHT)).all()  # of a mono clip
    with pytest.raises(SampleProblem, match=r"x\.wav: The file has one channel only"):
        decoded(path, Decoding(channel=3))


def test_a_mix_that_is_silent_is_noticed(tmp_path: Path) -> None:
    tone, other = wave(), np.roll(wave(), RATE // 880)
    silence = np.zeros_like(tone)
    late = np.concatenate([np.zeros(3 * RATE, np.float32), tone])
    for name, channels, cancels in (
        ("antiphase", (tone, -tone), True),
        ("almost", (tone, -0.99 * tone), True),
        ("late", (late, -late), True),
        ("four", (tone, -tone, tone, -tone), True),
        ("stereo", (tone, other), False),
        ("one side", (tone, silence), False),
        ("less", (tone, -0.5 * tone), False),
        ("silence", (silence, silence), False),
        ("mono", (tone,), False),
    ):
        assert cancels_out(written(tmp_path / "x.wav", *channels)) == cancels, name
