import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.arrays import Floats
from aldesk.media import Sound
from aldesk.media.clip import WholeClip
from aldesk.media.mel import hz_from_mel, mel_bands, mel_from_hz
from aldesk.media.spectrogram import FrequencyAxis, clip_spectrogram, edges_of, spectrogram


def tone(hertz: float, seconds: float = 0.5, rate: int = 8000) -> Sound:
    t = np.arange(int(seconds * rate)) / rate
    return Sound(np.sin(2 * np.pi * hertz * t).astype(np.float32), rate)


@given(st.floats(0, 20_000))
def test_mels_and_hertz_are_inverse(hertz: float) -> None:
    assert float(hz_from_mel(mel_from_hz(hertz))) == pytest.approx(hertz, abs=1e-6)


def test_a_thousand_hertz_are_a_thousand_mels() -> None:
    assert float(mel_from_hz(1000.0)) == pytest.approx(1000.0, abs=0.1)


def test_each_band_has_one_peak_and_they_rise() -> None:
    bands = mel_bands(20, 512, 8000)
    peaks = bands.argmax(axis=1)
    assert bands.shape == (20, 257)
    assert (np.diff(peaks) > 0).all()


@pytest.mark.parametrize("hertz", [250.0, 1000.0, 3000.0])
def test_a_tone_lights_its_own_band(hertz: float) -> None:
    decibels = clip_spectrogram(WholeClip(tone(hertz)), n_bands=48)
    share = decibels.mean(axis=1).argmax() / 48
    assert share == pytest.approx(float(mel_from_hz(hertz) / mel_from_hz(4000.0)), abs=0.05)
    assert decibels.max() == 0.0


@pytest.mark.parametrize("n", [1, 10, 399, 8000])
def test_short_and_silent_clips_have_a_spectrogram(n: int) -> None:
    decibels = clip_spectrogram(WholeClip(Sound(np.zeros(n, np.float32), 8000)))
    assert np.isfinite(decibels).all()
    assert decibels.shape[1] >= 1


def test_a_long_clip_stays_small() -> None:
    assert clip_spectrogram(WholeClip(tone(500, seconds=60))).shape == (96, 640)
    samples = tone(500, seconds=60).samples
    assert edges_of(samples, samples, 1200).shape == (2, 1200)


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=300), st.integers(1, 50))
def test_the_outline_holds_every_sample_and_has_no_gap(values: list[float], columns: int) -> None:
    samples = np.array(values, np.float32)
    lows, highs = edges_of(samples, samples, columns)
    assert len(lows) == min(columns, len(values))
    assert lows.min() == samples.min()
    assert highs.max() == samples.max()
    assert (lows[1:] <= highs[:-1]).all()
    assert (highs[1:] >= lows[:-1]).all()


def test_a_longer_window_tells_closer_tones_apart_and_the_usual_one_is_32_ms() -> None:
    rate = 8000
    t = np.arange(rate) / rate
    samples = (np.sin(2 * np.pi * 1000 * t) + np.sin(2 * np.pi * 1025 * t)).astype(np.float32)
    axis = FrequencyAxis("linear", 950, 1075, n_bands=50)

    def seen(n_fft: int) -> Floats:
        with WholeClip(Sound(samples, rate)).opened() as read:
            return spectrogram(read, 0, rate, rate, axis, n_fft=n_fft)

    def dip(n_fft: int) -> float:
        level = seen(n_fft).mean(axis=1)
        return float(level.max() - level[22:28].min())

    assert dip(4096) > 15
    assert dip(256) < 6
    assert (seen(0) == seen(256)).all()
