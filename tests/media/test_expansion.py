"""Time expansion: sound is slowed for the ear and the encoder; what is told stays true."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding
from aldesk.media import Sound, long_clip
from aldesk.media.clip import Clip, FileClip, WholeClip, seconds
from aldesk.media.spectrogram import FrequencyAxis, spectrogram
from aldesk.media.stream import Passage, stream

RATE, HERTZ, OUT = 250_000, 40_000, 16_000
SLOWER = Decoding(expansion=10)


def call(duration: float = 0.2) -> Floats:
    times = np.arange(int(duration * RATE)) / RATE
    return np.asarray(np.sin(2 * np.pi * HERTZ * times), np.float32)


def pitch(samples: Floats, rate: int) -> float:
    return float(np.abs(np.fft.rfft(samples)).argmax() * rate / len(samples))


@pytest.fixture(params=["in memory", "in its file"])
def clip(request: pytest.FixtureRequest, tmp_path: Path) -> Clip:
    if request.param == "in memory":
        return WholeClip(Sound(call(), RATE, decoding=SLOWER))
    soundfile.write(tmp_path / "x.wav", call(), RATE)
    return FileClip(tmp_path / "x.wav", RATE, 1, len(call()), decoding=SLOWER)


def test_its_length_is_that_of_the_recording(clip: Clip) -> None:
    assert clip.rate == RATE
    assert seconds(clip) == pytest.approx(0.2)


def test_the_encoder_gets_it_slower_and_lower(clip: Clip) -> None:
    sound = clip.sound if isinstance(clip, WholeClip) else clip
    assert isinstance(sound, Sound | FileClip)
    heard = np.concatenate(list(sound.blocks(OUT)))
    assert len(heard) / OUT == pytest.approx(2.0, abs=0.01)
    assert pitch(heard, OUT) == pytest.approx(HERTZ / 10, rel=0.01)


def test_it_is_played_slower_and_lower(clip: Clip) -> None:
    heard = np.concatenate(list(stream(Passage.whole(clip), OUT)))
    assert len(heard) / OUT == pytest.approx(2.0, abs=0.01)
    assert pitch(heard, OUT) == pytest.approx(HERTZ / 10, rel=0.01)


def test_the_play_head_moves_slower(clip: Clip) -> None:
    passage = Passage.whole(clip)
    assert passage.position(1.0) == pytest.approx(0.1)
    assert passage.position(3.0) == pytest.approx(0.2)


@pytest.mark.parametrize("scale", ["mel", "linear"])
def test_the_spectrogram_shows_true_frequencies(clip: Clip, scale: str) -> None:
    axis = FrequencyAxis("mel" if scale == "mel" else "linear", n_bands=64, expansion=10)
    with clip.opened() as read:
        decibels = spectrogram(read, 0, clip.n_samples, clip.rate, axis)
    loudest = decibels.mean(axis=1).argmax()
    assert axis.edges(RATE)[loudest + 1] == pytest.approx(HERTZ, rel=0.1)
    assert axis.hertz(1.0, RATE) == pytest.approx(RATE / 2)


def test_the_spectrogram_is_as_if_the_slowed_sound_were_recorded() -> None:
    samples = call() + np.random.default_rng(0).normal(size=len(call())).astype(np.float32)
    pictures = []
    for rate, expansion in ((RATE, 10), (RATE // 10, 1)):
        clip, axis = WholeClip(Sound(samples, rate)), FrequencyAxis(expansion=expansion)
        with clip.opened() as read:
            pictures.append(spectrogram(read, 0, clip.n_samples, rate, axis))
    assert pictures[0] == pytest.approx(pictures[1], abs=1e-3)


def test_a_long_recording_is_slowed_in_blocks(tmp_path: Path) -> None:
    rate = 4000
    soundfile.write(tmp_path / "x.wav", np.tile(call()[:rate], 61), rate)
    clip = long_clip(tmp_path / "x.wav", SLOWER)
    assert clip
    assert sum(map(len, clip.blocks(rate))) == pytest.approx(10 * 61 * rate, abs=10)
