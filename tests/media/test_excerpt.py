"""A stretch of a recording is shown and played as it lies in the file."""

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding
from aldesk.core.errors import CutOff, Unreachable
from aldesk.core.span import Span
from aldesk.media.clip import Clip
from aldesk.media.excerpt import excerpt
from aldesk.media.peaks import Peaks
from aldesk.media.spectrogram import FrequencyAxis, spectrogram
from aldesk.media.stream import stream
from tests.media.recordings import FORMATS, RATE, calls, decoded, long_wav, write

SECONDS = 20


@pytest.fixture(scope="module", params=FORMATS)
def recording(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("excerpts")
    return write(folder / f"a.{request.param}", calls(SECONDS), RATE, request.param)


def read_all(clip: Clip) -> Floats:
    with clip.opened() as read:
        return read(-5, clip.n_samples + 5)


def test_it_holds_the_stretch_and_what_is_around_it(recording: Path) -> None:
    clip = excerpt(recording, Span(5, 8), context=2)
    expected = decoded(recording)[3 * RATE : 10 * RATE, 0]
    assert (clip.n_samples, clip.begins) == (7 * RATE, 3)
    assert (clip.start, clip.stop) == (2 * RATE, 5 * RATE)
    assert np.abs(read_all(clip)[: len(expected)] - expected).max() < 1e-6


def test_at_the_ends_there_is_less_context(recording: Path) -> None:
    first = excerpt(recording, Span(0.5, 2), context=3)
    assert (first.begins, first.start, first.n_samples) == (0, RATE // 2, 5 * RATE)
    n_samples = first.recording.n_samples
    last = excerpt(recording, Span(SECONDS - 2, SECONDS), context=3)
    assert last.end == min(n_samples, (SECONDS + 3) * RATE)
    assert last.n_samples == last.stop + last.end - SECONDS * RATE


def test_a_long_one_stays_in_its_file(tmp_path: Path) -> None:
    path = long_wav(tmp_path / "a.wav", 3600, 8000)
    clip = excerpt(path, Span(600, 1200), context=30)
    assert not clip.is_decoded
    short = excerpt(path, Span(629, 631))
    with clip.opened() as read:
        same = read(clip.start + 29 * 8000, clip.start + 31 * 8000)
        assert np.array_equal(same, read_all(short))
        assert len(read(clip.n_samples - 10, clip.n_samples + 10)) == 10
    assert np.abs(same).max() > 0.1


def test_it_is_drawn_as_the_same_part_of_the_recording(recording: Path) -> None:
    clip = excerpt(recording, Span(6, 9), context=1)
    assert clip.samples is not None
    assert clip.is_decoded
    with clip.opened() as read, clip.recording.opened() as read_recording:
        part = clip.start, clip.stop
        mine = spectrogram(read, *part, clip.rate, FrequencyAxis())
        whole = (clip.first + clip.start, clip.first + clip.stop)
        theirs = spectrogram(read_recording, *whole, clip.rate, FrequencyAxis())
    assert np.abs(mine - theirs).max() < 0.1
    peaks = Peaks(clip)
    assert list(peaks.fill())[-1] == 1
    lows, highs = peaks.outline(0, clip.n_samples, 10)
    assert highs.max() == pytest.approx(clip.samples.max())
    assert lows.min() == pytest.approx(clip.samples.min())


def test_the_stretch_is_played_alone_or_the_recording_onward(recording: Path) -> None:
    clip = excerpt(recording, Span(6, 9), context=2)
    alone = np.concatenate(list(stream(clip.alone(), RATE)))
    sound = read_all(clip)
    assert np.array_equal(alone, sound[clip.start : clip.stop])
    onward = clip.onward(clip.start)
    heard = np.concatenate(list(islice(stream(onward, RATE), 60)))
    assert np.array_equal(heard[: 5 * RATE], sound[clip.start :])
    assert len(heard) == 6 * RATE  # it goes on after the context
    assert onward.position(1.5) - clip.begins == clip.start / RATE + 1.5
    assert sum(map(len, stream(onward, RATE))) == clip.recording.n_samples - 6 * RATE


def test_an_expanded_recording_keeps_its_own_times(recording: Path) -> None:
    clip = excerpt(recording, Span(6, 9), 1, Decoding(expansion=10))
    assert (clip.rate, clip.n_samples, clip.begins) == (RATE, 5 * RATE, 5)
    assert clip.onward(0).position(10) == 6


def test_what_is_not_there_is_told(recording: Path, tmp_path: Path) -> None:
    with pytest.raises(CutOff, match="only 20"):
        excerpt(recording, Span(30, 33), context=40)
    with pytest.raises(Unreachable):
        excerpt(tmp_path / "gone.wav", Span(0, 1))
