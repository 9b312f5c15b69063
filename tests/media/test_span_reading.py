"""A stretch of a recording is what lies there in the whole, in every format."""

import struct
import threading
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding
from aldesk.core.errors import CutOff, Empty, SampleProblem, Unreachable
from aldesk.core.span import Span
from aldesk.media.frames import opened_frames
from aldesk.media.span_reading import OpenRecordings, SpanReader, read_span
from tests.media.recordings import FORMATS, RATE, calls, decoded, write

SECONDS = 23.4567
CLOSE = 1e-6  # decoders of lossy formats add up in another order after a jump


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("recordings")


@pytest.fixture(scope="module", params=FORMATS)
def recording(request: pytest.FixtureRequest, folder: Path) -> Path:
    kind = str(request.param)
    path = folder / f"a.{kind}"
    return path if path.exists() else write(path, calls(SECONDS, channels=2), RATE, kind)


@cache
def whole(path: Path) -> Floats:
    return decoded(path)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.floats(0, SECONDS - 1))
    return Span(start, start + draw(st.floats(0.001, 1.0)))


@settings(max_examples=30)
@given(span=spans())
def test_a_stretch_is_what_lies_there_in_the_whole(recording: Path, span: Span) -> None:
    sound = read_span(recording, span)
    start, stop = round(span.start * RATE), round(span.stop * RATE)
    assert sound.rate == RATE
    assert sound.channels == 2
    expected = whole(recording)[start:stop].mean(axis=1)
    assert len(sound.samples) == stop - start
    n = len(expected)  # libsndfile guesses how long an mp3 without a tag is, and may stop early
    assert n == stop - start or "untagged" in recording.name
    assert np.abs(sound.samples[:n] - expected).max(initial=0) <= CLOSE


@settings(max_examples=15)
@given(several=st.lists(spans(), min_size=2, max_size=5), in_order=st.booleans())
def test_a_reader_gives_the_same_bits_whatever_it_read_before(
    recording: Path, several: list[Span], in_order: bool
) -> None:
    with SpanReader(recording) as reader:
        for span in sorted(several) if in_order else several:
            alone = read_span(recording, span)
            assert np.array_equal(reader.read(span).samples, alone.samples)


def test_windows_in_order_with_overlap_are_the_whole(recording: Path) -> None:
    with SpanReader(recording, Decoding(channel=2)) as reader:
        starts = np.arange(0, SECONDS - 2, 0.75)
        windows = [reader.read(Span(start, start + 2)).samples for start in starts]
    for start, window in zip(starts, windows, strict=True):
        expected = whole(recording)[round(start * RATE) :][: len(window), 1]
        assert len(window) == 2 * RATE
        assert np.abs(window[: len(expected)] - expected).max(initial=0) <= CLOSE


def test_an_mp3_without_a_tag_has_all_its_frames(folder: Path) -> None:
    paths = [folder / "n.vbr.mp3", folder / "n.untagged.mp3"]
    sound = calls(SECONDS)
    for path, kind in zip(paths, ("vbr.mp3", "untagged.mp3"), strict=True):
        write(path, sound, RATE, kind)
    with opened_frames(paths[0]) as tagged, opened_frames(paths[1]) as bare:
        assert tagged.n_frames == len(sound)
        assert len(sound) < bare.n_frames < len(sound) + 4 * 1152
        n_delay = 1105
        same = bare.read(n_delay + RATE, n_delay + 20 * RATE) - tagged.read(RATE, 20 * RATE)
        assert np.abs(same).max() <= CLOSE


def test_what_does_not_say_how_long_it_is_is_decoded_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.media.frame_header.mp3_index", lambda path: None)
    path = write(tmp_path / "a.mp3", calls(SECONDS), RATE, "mp3")
    expected = decoded(path)
    with opened_frames(path) as frames:
        assert (frames.n_frames, frames.can_seek) == (len(expected), False)
        for start in (5 * RATE, 9 * RATE, RATE):
            assert np.array_equal(frames.read(start, start + RATE), expected[start : start + RATE])


def test_threads_share_open_recordings(recording: Path) -> None:
    recordings, wrong = OpenRecordings(most=2), []
    windows = [Span(k / 2, k / 2 + 1) for k in range(40)]

    def read(first: int) -> None:
        for span in windows[first::3]:
            got = recordings.read(recording, span).samples
            if not np.array_equal(got, read_span(recording, span).samples):
                wrong.append(span)

    threads = [threading.Thread(target=read, args=(first,)) for first in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    recordings.close()
    assert wrong == []


def test_a_recording_that_is_replaced_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.full(RATE, 0.25), RATE)
    recordings = OpenRecordings()
    assert recordings.read(path, Span(0, 0.5)).samples.max() == pytest.approx(0.25, abs=1e-4)
    soundfile.write(tmp_path / "b.wav", np.full(2 * RATE, 0.5), RATE)
    (tmp_path / "b.wav").replace(path)
    assert recordings.read(path, Span(1, 1.5)).samples.min() == pytest.approx(0.5, abs=1e-4)
    path.unlink()
    with pytest.raises(Unreachable):
        recordings.read(path, Span(0, 0.5))


def test_many_recordings_keep_few_files_open(tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil")
    recordings = OpenRecordings(most=3)
    for number in range(20):
        path = tmp_path / f"{number}.wav"
        soundfile.write(path, np.zeros(RATE), RATE)
        recordings.read(path, Span(0, 0.5))
    held = {f.path for f in psutil.Process().open_files() if f.path.startswith(str(tmp_path))}
    recordings.close()
    assert len(held) <= 3


def test_a_stretch_that_ends_with_the_file_may_lack_a_tenth(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.zeros(2 * RATE), RATE)
    assert read_span(path, Span(1, 2.05)).missing == pytest.approx(0.05 / 1.05)
    with pytest.raises(CutOff, match=r"only 2\.000 s"):
        read_span(path, Span(1, 2.5))
    with pytest.raises(CutOff):
        read_span(path, Span(5, 6))


@pytest.mark.parametrize("kind", ["wav", "flac", "caf", "w64", "ogg", "mp3"])
def test_of_a_recording_that_is_cut_off_the_beginning_is_read(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path / f"a.{kind}", calls(20), RATE, kind)
    content = path.read_bytes()
    span = Span(3, 4)
    before = read_span(path, span).samples
    path.write_bytes(content[: len(content) // 2])
    assert np.array_equal(read_span(path, span).samples, before)
    with pytest.raises(CutOff):
        read_span(path, Span(18, 19))


def test_damage_in_a_flac_costs_the_stretch_that_holds_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", calls(20), RATE, "flac")
    healthy = read_span(path, Span(15, 16)).samples
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 5000] = bytes(5000)
    path.write_bytes(content)
    with SpanReader(path) as reader:
        told = []
        for second in range(20):
            try:
                reader.read(Span(second, second + 1))
            except SampleProblem as problem:
                told.append(str(problem))
        assert np.array_equal(reader.read(Span(15, 16)).samples, healthy)
    assert len(told) < 4


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    mono = write(tmp_path / "a.wav", calls(2), RATE, "wav")
    with pytest.raises(SampleProblem, match="channel 3 was chosen"):
        read_span(mono, Span(0, 1), Decoding(channel=3))
    infinite = np.zeros(RATE, np.float32)
    infinite[RATE // 2] = np.inf
    soundfile.write(tmp_path / "i.wav", infinite, RATE, subtype="FLOAT")
    assert read_span(tmp_path / "i.wav", Span(0, 0.4)).seconds == pytest.approx(0.4)
    with pytest.raises(SampleProblem, match="not finite"):
        read_span(tmp_path / "i.wav", Span(0.4, 0.6))
    soundfile.write(tmp_path / "e.wav", np.zeros(0), RATE)
    with pytest.raises(Empty):
        read_span(tmp_path / "e.wav", Span(0, 1))
    (tmp_path / "t.wav").write_bytes(b"no sound at all" * 100)
    with pytest.raises(SampleProblem, match="not sound"):
        read_span(tmp_path / "t.wav", Span(0, 1))


HUGE = 5 * 10**9
"""Bytes of sound; the file on the disk is nearly all hole."""


@pytest.mark.parametrize(
    ("n_bytes", "said"),
    [
        (3 * 10**9, 3 * 10**9),
        (3 * 10**9, 0x7FFFF000),
        (HUGE, 0xFFFFFFFF),
        (HUGE, 0),
        (HUGE, HUGE % 2**32),
    ],
    ids=["3 GB", "3 GB from a pipe", "5 GB", "5 GB, never closed", "5 GB, size beyond 32 bits"],
)
def test_a_wav_of_any_size_is_read_at_its_end(tmp_path: Path, n_bytes: int, said: int) -> None:
    rate, path = 384_000, tmp_path / "a.wav"
    head = struct.pack("<HHIIHH", 1, 1, rate, 2 * rate, 2, 16)
    riff = struct.pack("<I", min(n_bytes + 36, 2**32 - 1))
    with path.open("wb") as file:
        file.write(b"RIFF" + riff + b"WAVEfmt " + struct.pack("<I", 16) + head)
        file.write(b"data" + struct.pack("<I", said))
        file.seek(44 + n_bytes - 2000)
        file.write(np.arange(1000, dtype="<i2").tobytes())
    with opened_frames(path) as frames:
        assert frames.n_frames == n_bytes // 2
        last = frames.read(frames.n_frames - 1000, frames.n_frames)[:, 0]
    assert np.array_equal(np.round(last * 2**15), np.arange(1000))
