"""The strip shows a whole recording, roughly at once and finer by and by."""

from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding
from aldesk.core.errors import Unreachable
from aldesk.media.clip import FileClip, recording_clip
from aldesk.media.overview_strip import OverviewStrip, _far_apart
from tests.media.recordings import FORMATS, RATE, calls, long_wav, write

SECONDS, FROM, TO = 60, 20, 26


def with_a_call(path: Path, kind: str) -> FileClip:
    """Write a minute of faint noise with six seconds of a tone at 3 kHz."""
    sound = 0.002 * np.random.default_rng(0).standard_normal((SECONDS * RATE, 2))
    call = np.arange(FROM * RATE, TO * RATE)
    sound[call] += 0.5 * np.sin(2 * np.pi * 3000 * call / RATE)[:, None]
    return recording_clip(write(path, sound.astype(np.float32), RATE, kind))


@pytest.mark.parametrize("kind", FORMATS)
def test_it_shows_where_and_in_which_band_a_call_is(tmp_path: Path, kind: str) -> None:
    strip = OverviewStrip(with_a_call(tmp_path / f"a.{kind}", kind), n_columns=120)
    shares = list(strip.fill())
    assert shares == sorted(shares)
    assert shares[-1] == strip.share == 1
    decibels, (lows, highs) = strip.decibels(), strip.outline()
    assert decibels.shape == (24, 120)
    columns = np.arange(120)
    loud = (columns >= strip.column(FROM + 0.5)) & (columns < strip.column(TO - 0.5))
    quiet = (columns < strip.column(FROM - 0.5)) | (columns > strip.column(TO + 0.5))
    assert highs[loud].min() == pytest.approx(0.5, abs=0.1)
    assert lows[loud].max() == pytest.approx(-0.5, abs=0.1)
    assert np.abs(highs[quiet]).max() < 0.05
    band = int(decibels[:, loud].mean(axis=1).argmax())
    assert decibels[band, loud].min() > decibels[band, quiet].max() + 20
    assert decibels[band, loud].min() > decibels[: band // 2, loud].max() + 10
    assert not strip.damaged.any()


def test_it_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    whole, parts = (OverviewStrip(with_a_call(tmp_path / "a.wav", "wav"), 400) for _ in range(2))
    n_whole, n_parts = len(list(whole.fill())), 0
    while parts.share < 1:
        n_parts += len(list(islice(parts.fill(), 5)))
    assert n_parts == n_whole
    np.testing.assert_array_equal(parts.decibels(), whole.decibels())


def test_the_first_looks_are_spread_over_all_of_it(tmp_path: Path) -> None:
    strip = OverviewStrip(with_a_call(tmp_path / "a.wav", "wav"), n_columns=400)
    assert np.ptp(strip.decibels()) == 0
    list(islice(strip.fill(), 4))  # of 400 columns, 128
    assert strip.share == 128 / 400
    loud = strip.outline()[1] > 0.3
    begins, ends = strip.seconds(int(loud.argmax())), strip.seconds(400 - int(loud[::-1].argmax()))
    assert begins == pytest.approx(FROM, abs=1.5)
    assert ends == pytest.approx(TO, abs=1.5)
    assert loud.sum() == pytest.approx(400 * (TO - FROM) / SECONDS, abs=20)


def test_what_it_reads_does_not_grow_with_the_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    n_read = []
    one = FileClip._one

    def counted(clip: FileClip, frames: Floats) -> Floats:
        n_read.append(len(frames))
        return one(clip, frames)

    monkeypatch.setattr(FileClip, "_one", counted)
    strip = OverviewStrip(recording_clip(long_wav(tmp_path / "a.wav", 13 * 3600, 48_000, 2)), 100)
    list(strip.fill())
    assert strip.outline().shape == (2, 100)
    assert sum(n_read) == 100 * 32 * 2048


def test_damage_is_marked_and_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", calls(100), RATE, "flac")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + len(content) // 20] = bytes(len(content) // 20)
    path.write_bytes(content)
    strip = OverviewStrip(recording_clip(path), 100)
    list(strip.fill())
    assert 2 < strip.damaged.sum() < 15
    assert strip.damaged[45:60].any()
    assert (strip.outline()[1][~strip.damaged] > 0.05).any()


def test_a_recording_that_goes_away_is_told(tmp_path: Path) -> None:
    clip = recording_clip(write(tmp_path / "a.wav", calls(20), RATE, "wav"))
    clip.path.unlink()
    with pytest.raises(Unreachable):
        next(OverviewStrip(clip).fill())


@pytest.mark.parametrize("seconds", [0.01, 0.2, 3])
def test_a_short_recording_has_fewer_columns(tmp_path: Path, seconds: float) -> None:
    path = write(tmp_path / "a.wav", calls(seconds), RATE, "wav")
    strip = OverviewStrip(recording_clip(path, Decoding(expansion=10)))
    list(strip.fill())
    assert strip.n_columns == max(1, round(seconds * RATE) // 2048)
    assert strip.share == 1
    assert strip.seconds(strip.n_columns) == pytest.approx(seconds)


@given(n=st.integers(1, 3000))
def test_every_column_comes_once(n: int) -> None:
    assert sorted(_far_apart(n)) == list(range(n))


@given(n=st.integers(64, 3000), share=st.integers(2, 32))
def test_any_beginning_is_spread_evenly(n: int, share: int) -> None:
    some = np.sort(_far_apart(n)[: n // share])
    assert np.diff(some, prepend=0, append=n).max() <= 4 * share + 4
