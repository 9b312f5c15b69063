from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.arrays import Floats
from aldesk.core.errors import SampleProblem
from aldesk.media import Sound
from aldesk.media.clip import Clip, FileClip, WholeClip, open_clip, seconds
from aldesk.media.peaks import BLOCK, Peaks
from aldesk.media.spectrogram import FrequencyAxis, spectrogram
from aldesk.media.stream import Passage, stream

RATE = 4000
LONG_SECONDS = 61


@pytest.fixture(scope="module")
def samples() -> Floats:
    """A minute of silence but for a tone in its last second."""
    made = np.zeros(LONG_SECONDS * RATE, np.float32)
    made[-RATE:] = 0.5 * np.sin(2 * np.pi * 500 * np.arange(RATE) / RATE)
    return made


@pytest.fixture(params=["wav", "flac", "ogg"])
def long(request: pytest.FixtureRequest, tmp_path: Path, samples: Floats) -> Path:
    path = tmp_path / f"long.{request.param}"
    soundfile.write(path, np.stack([samples, samples], axis=1), RATE)
    return path


def test_a_long_clip_stays_in_its_file_and_any_part_is_read(long: Path, samples: Floats) -> None:
    clip = open_clip(long)
    assert isinstance(clip, FileClip)
    assert (clip.channels, clip.rate, seconds(clip)) == (2, RATE, LONG_SECONDS)
    with clip.opened() as read:
        late, early = read(60 * RATE, 61 * RATE), read(0, RATE)
        assert late[:3500] == pytest.approx(samples[-RATE:-500], abs=0.05)
        assert np.abs(early[: RATE // 2]).max() < 1e-3
        assert len(read(clip.n_samples - 10, clip.n_samples + 10)) == 10


def test_a_short_clip_is_in_memory(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "short.wav", np.zeros(RATE), RATE)
    assert isinstance(open_clip(tmp_path / "short.wav"), WholeClip)


def test_a_long_clip_that_goes_away_is_told(long: Path) -> None:
    clip = open_clip(long)
    long.unlink()
    with pytest.raises(SampleProblem, match="no such file"), clip.opened():
        pass


def test_the_peaks_tell_how_far_they_are(long: Path) -> None:
    clip = open_clip(long)
    peaks = Peaks(clip)
    assert peaks.share == 0.0
    *_, last = peaks.fill()
    assert last == peaks.share == 1.0
    lows, highs = peaks.outline(0, clip.n_samples, 61)
    assert highs[:58].max() < 0.01
    assert highs[60] == pytest.approx(0.5, abs=0.03)
    assert lows[60] == pytest.approx(-0.5, abs=0.03)
    assert peaks.outline(60 * RATE, 61 * RATE, 100).shape == (2, RATE // BLOCK + 2)


def test_the_spectrogram_of_a_long_clip_shows_what_sounds_at_its_end(long: Path) -> None:
    clip = open_clip(long)
    axis = FrequencyAxis("linear", n_bands=40)
    with clip.opened() as read:
        decibels = spectrogram(read, 0, clip.n_samples, RATE, axis, n_frames=61)
    assert decibels[:, 60].argmax() == pytest.approx(40 * 500 / 2000, abs=1)
    assert decibels[:, 60].max() - decibels[:, :58].max() > 40


def whole(values: Floats) -> Clip:
    return WholeClip(Sound(values, RATE))


def test_a_passage_begins_anywhere_and_loops() -> None:
    clip = whole(np.arange(4000, dtype=np.float32))
    once = np.concatenate([*stream(Passage(clip, 100, 900, 300), RATE)])
    assert np.array_equal(once, np.arange(300, 900))
    loop = stream(Passage(clip, 100, 900, 300, loops=True), RATE)
    twice = np.concatenate([*islice(loop, 6)])
    assert np.array_equal(twice[:1400], [*range(300, 900), *range(100, 900)])


def test_an_empty_loop_ends() -> None:
    assert [*stream(Passage(whole(np.ones(10, np.float32)), 10, 20, 10, loops=True), RATE)] == []


def test_the_play_head_follows_speed_and_loop() -> None:
    clip = whole(np.zeros(10 * RATE, np.float32))
    passage = Passage(clip, 2 * RATE, 4 * RATE, 3 * RATE, loops=True, speed=0.5)
    assert [passage.position(t) for t in (0.0, 1.0, 2.0, 4.0, 6.0)] == [3.0, 3.5, 2.0, 3.0, 2.0]
    assert Passage(clip, 0, 4 * RATE, 0).position(100.0) == 4.0


def test_a_frequency_axis_that_shows_nothing_shows_all() -> None:
    assert FrequencyAxis(lowest=500, highest=100).limits(RATE) == (0.0, 2000.0)
    assert FrequencyAxis(lowest=100, highest=90_000).limits(RATE) == (100.0, 2000.0)
    assert FrequencyAxis("linear", 500, 1500).hertz(0.5, RATE) == 1000.0
    assert 500 < FrequencyAxis("mel", 500, 1500).hertz(0.5, RATE) < 1000.0


def test_narrow_bands_leave_no_dark_stripes() -> None:
    """Bands narrower than the transform's resolution are interpolated."""
    noise = np.random.default_rng(0).standard_normal(2 * RATE).astype(np.float32)
    axis = FrequencyAxis("linear", 900, 1100, n_bands=100)
    with whole(noise).opened() as read:
        bands = spectrogram(read, 0, len(noise), RATE, axis).mean(axis=1)
    assert np.ptp(bands) < 6
