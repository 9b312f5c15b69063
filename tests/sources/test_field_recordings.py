"""What comes from the field is imported; what is wrong is one line in the report each."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.errors import CutOff
from aldesk.core.import_batch import AlreadyImported
from aldesk.core.progress import silent
from aldesk.core.sample import Sample
from aldesk.embed import load_encoder
from aldesk.media.span_reading import read_span
from aldesk.sources import Options, scan
from aldesk.sources.collect import Collector
from aldesk.sources.types import SourceEntry
from tests.media.recordings import RATE, calls, long_wav, write

OPTIONS = Options(window=3)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A recorder's card after a hard week."""
    folder = tmp_path / "card"
    folder.mkdir()
    long_wav(folder / "13 hours.wav", 13 * 3600, 48_000)
    long_wav(folder / "bats.wav", 3600, 384_000)
    write(folder / "mono.flac", calls(20), RATE, "flac")
    write(folder / "stereo.w64", calls(20, channels=2), RATE, "w64")
    cut = write(folder / "cut.wav", calls(60), RATE, "wav")
    cut.write_bytes(cut.read_bytes()[: 30 * 2 * RATE])
    (folder / "nothing.wav").touch()
    soundfile.write(folder / "header.wav", np.zeros(0), RATE)
    (folder / "rubbish.wav").write_bytes(b"\0\1\2" * 10_000)
    return folder


def test_each_is_taken_or_one_line_in_the_report(card: Path) -> None:
    found = scan(card, OPTIONS)
    lengths = {one.path.name: (round(one.seconds), one.rate) for one in found.recordings}
    assert lengths == {
        "13 hours.wav": (13 * 3600, 48_000),
        "bats.wav": (3600, 384_000),
        "mono.flac": (20, RATE),
        "stereo.w64": (20, RATE),
        "cut.wav": (30, RATE),
    }
    told = {problem.path.name: problem.kind for problem in found.problems}
    assert told == {
        "cut.wav": "short",
        "nothing.wav": "empty",
        "header.wav": "empty",
        "rubbish.wav": "unreadable",
    }
    assert len(found.problems) == len(told)
    assert not found.samples


def test_every_window_that_there_is_can_be_read(card: Path) -> None:
    for recording in scan(card, OPTIONS).recordings:
        for number in (0, recording.n_windows // 2, recording.n_windows - 1):
            span = recording.window(number).span
            assert span is not None
            sound = read_span(recording.path, span)
            assert 2.99 * recording.rate <= len(sound.samples) <= 3 * recording.rate
            assert sound.missing == 0 or recording.path.name == "cut.wav"


def test_a_renamed_one_is_moved_and_a_replaced_one_is_told(tmp_path: Path) -> None:
    files = [long_wav(tmp_path / f"{k}.wav", 600 + k, 96_000) for k in (1, 2)]

    def collect(paths: list[Path], known: AlreadyImported | None = None) -> Collector:
        return Collector([SourceEntry(path) for path in paths], [], OPTIONS, known)

    (first,) = collect(files).parts(silent)
    assert len(first.recordings) == 2
    samples = {one.id: Sample(one.id, one.path, "sound") for one in first.recordings}
    files[0].rename(tmp_path / "renamed.wav")
    long_wav(files[1], 700, 96_000)
    again = collect([tmp_path / "renamed.wav", files[1]], AlreadyImported({}, samples))
    (part,) = again.parts(silent)
    assert [path.name for _, path in part.moved] == ["renamed.wav"]
    assert [(one.path.name, one.kind) for one in part.problems] == [("2.wav", "changed")]
    assert not part.recordings


def test_windows_embed_as_if_they_were_cut_and_saved(card: Path, tmp_path: Path) -> None:
    encoder = load_encoder("spectral")
    windows, saved = [], []
    for recording in scan(card, OPTIONS).recordings:
        if recording.seconds > 100:
            continue
        for number in range(recording.n_windows):
            window = recording.window(number)
            assert window.span is not None
            path = tmp_path / f"{recording.path.stem} {number}.wav"
            sound = read_span(recording.path, window.span)
            soundfile.write(path, sound.samples, sound.rate, subtype="FLOAT")
            windows.append(window)
            saved.append(path)
    assert len(windows) == 24
    assert np.abs(encoder.embed(windows) - encoder.embed(saved)).max() < 1e-5


def test_a_recording_that_is_cut_off_later_costs_its_last_windows(card: Path) -> None:
    (recording,) = (one for one in scan(card, OPTIONS).recordings if one.path.stem == "mono")
    content = recording.path.read_bytes()
    recording.path.write_bytes(content[: len(content) // 2])
    spans = [recording.window(number).span for number in range(recording.n_windows)]
    assert len(spans) == 7
    for span in spans[:3]:
        assert span is not None
        assert read_span(recording.path, span).missing == 0
    for span in spans[4:]:
        assert span is not None
        with pytest.raises(CutOff, match="can be read"):
            read_span(recording.path, span)
