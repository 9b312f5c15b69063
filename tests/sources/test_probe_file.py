"""Recordings as they come from the field: each works, or is one line in the report."""

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.errors import CutOff, Empty, SampleProblem, Unreachable
from aldesk.core.recording import WindowRule
from aldesk.core.sample import LARGE
from aldesk.core.span import Span
from aldesk.media.recording_facts import RecordingFacts
from aldesk.media.span_reading import read_span
from aldesk.sources.probe_file import look
from tests.media.recordings import FORMATS, RATE, calls, long_wav, write

RULE = WindowRule(3, 3)


def beat() -> None: ...


def facts_of(path: Path) -> RecordingFacts:
    looked = look(path, beat, RULE)
    assert looked.facts is not None
    assert looked.facts.missing == looked.missing
    return looked.facts


@pytest.mark.parametrize(
    ("hours", "rate", "channels"),
    [(1, 384_000, 1), (13, 48_000, 1), (13, 48_000, 2), (13, 192_000, 1)],
    ids=["an hour at 384 kHz", "13 hours", "13 hours in stereo, 9 GB", "13 hours at 192 kHz"],
)
def test_hours_are_looked_at_without_being_read(
    tmp_path: Path, hours: int, rate: int, channels: int
) -> None:
    path = long_wav(tmp_path / "a.wav", hours * 3600, rate, channels)
    begun = time.perf_counter()
    facts = facts_of(path)
    assert look(path, beat) == (look(path, beat, RULE).id, 0, None)
    assert time.perf_counter() - begun < 1
    assert (facts.seconds, facts.rate) == (hours * 3600, rate)
    assert facts.n_channels == channels
    end = read_span(path, Span(hours * 3600 - 30.5, hours * 3600 - 29.5)).samples
    assert np.abs(end[: rate // 2]).max() == 0
    assert np.abs(end[rate // 2 :]).max() > 0.1


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_tells_how_long_it_is(tmp_path: Path, kind: str) -> None:
    sound = calls(12.34, channels=2)
    facts = facts_of(write(tmp_path / f"a.{kind}", sound, RATE, kind))
    assert (facts.rate, facts.n_channels, facts.missing) == (RATE, 2, 0)
    loose = 4 * 1152 if "untagged" in kind else 0
    assert len(sound) <= facts.n_samples <= len(sound) + loose


@pytest.mark.parametrize("kind", ["wav", "aiff", "caf", "w64", "rf64", "flac"])
def test_a_recording_that_is_cut_off_is_as_long_as_what_is_left(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path / f"a.{kind}", calls(40), RATE, kind)
    whole = look(path, beat, RULE)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])
    left = facts_of(path)
    assert look(path, beat, RULE).id != whole.id
    assert left.seconds == pytest.approx(40 / 3, abs=1.5)
    assert left.missing == pytest.approx(2 / 3, abs=0.04)
    last = Span(left.seconds - 1, left.seconds)
    assert read_span(path, last).missing == 0
    with pytest.raises(CutOff):
        look(path, beat)


def test_a_long_flac_without_its_end_is_not_decoded_to_know_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.flac", calls(100), RATE, "flac")
    content = path.read_bytes()
    monkeypatch.setattr("aldesk.sources.probe_file.read", lambda path: pytest.fail("decoded"))
    path.write_bytes(content[: len(content) * 98 // 100])
    assert look(path, beat).missing == pytest.approx(0.02, abs=0.01)
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(CutOff, match=r"only (49|50|51) %"):
        look(path, beat)


def test_a_flac_that_was_written_into_a_pipe_has_a_length(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", calls(70), RATE, "flac")
    content = bytearray(path.read_bytes())
    word = int.from_bytes(content[18:26], "big")
    content[18:26] = (word >> 36 << 36).to_bytes(8, "big")
    path.write_bytes(content)
    facts = facts_of(path)
    assert (facts.seconds, facts.missing) == (70, 0)


def test_what_holds_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    soundfile.write(tmp_path / "header.wav", np.zeros(0), RATE)
    (tmp_path / "text.wav").write_text("no sound" * 1000)
    (tmp_path / "folder.wav").mkdir()
    with pytest.raises(Empty, match="0 bytes"):
        look(tmp_path / "empty.wav", beat, RULE)
    with pytest.raises(Empty, match="no sound in it"):
        look(tmp_path / "header.wav", beat, RULE)
    for name in ("text.wav", "folder.wav"):
        with pytest.raises(SampleProblem):
            look(tmp_path / name, beat, RULE)
    with pytest.raises(Unreachable):
        look(tmp_path / "gone.wav", beat, RULE)


def test_a_recording_that_is_renamed_is_the_same_and_a_replaced_one_is_not(tmp_path: Path) -> None:
    path = long_wav(tmp_path / "a.wav", 3600, 48_000)
    assert path.stat().st_size > LARGE
    before = look(path, beat, RULE).id
    path = path.rename(tmp_path / "b.wav")
    assert look(path, beat, RULE).id == before
    with path.open("r+b") as file:
        file.seek(1000)
        file.write(b"another beginning")
    assert look(path, beat, RULE).id != before


def test_what_is_no_longer_than_a_window_is_looked_at_as_a_clip(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", calls(3), RATE, "wav")
    assert look(path, beat, RULE).facts is None
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(CutOff):
        look(path, beat, RULE)
