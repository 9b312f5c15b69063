"""Long sound becomes recordings, short sound stays whole."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options, scan
from aldesk.store.import_table import read_known


def write(path: Path, seconds: float, rate: int = 8000, channels: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(len(path.name))
    sound = 0.1 * rng.standard_normal((round(seconds * rate), channels))
    soundfile.write(path, sound, rate)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "in" / "owl" / "long.wav", 10)
    write(tmp_path / "in" / "owl" / "short.wav", 2)
    write(tmp_path / "in" / "wren" / "stereo.flac", 7, 16_000, 2)
    return tmp_path / "in"


def test_what_is_longer_than_a_window_is_cut(folder: Path) -> None:
    found = scan(folder, Options(window=3, hop=1.5))
    assert [sample.path.name for sample in found.samples] == ["short.wav"]
    facts = {r.path.name: (r.seconds, r.rate, r.n_channels) for r in found.recordings}
    assert facts == {"long.wav": (10, 8000, 1), "stereo.flac": (7, 16_000, 2)}
    assert {r.path.name: r.n_windows for r in found.recordings} == {"long.wav": 6, "stereo.flac": 4}


def test_the_label_of_a_recording_is_none_of_its_windows(folder: Path) -> None:
    found = scan(folder, Options(window=3))
    assert [sample.label for sample in found.samples] == ["owl"]
    (long,) = [r for r in found.recordings if r.path.name == "long.wav"]
    assert long.columns == {"label of the recording": "owl"}
    assert long.window(0).label is None


def test_without_a_window_all_stays_whole(folder: Path) -> None:
    found = scan(folder)
    assert len(found.samples) == 3
    assert found.recordings == ()


def test_a_project_of_recordings_alone_is_made_and_read_again(tmp_path: Path) -> None:
    write(tmp_path / "in" / "night.wav", 10)
    new = NewProject(tmp_path / "a.aldesk", tmp_path / "in", Options(window=3, hop=3))
    with make(new) as project:
        assert len(project.samples) == 4
        assert project.meta.encoder == "spectral"
        (night,) = project.samples.recordings()
    assert read_known(tmp_path / "a.aldesk").samples[night.id].path == night.path


def test_a_recording_that_was_renamed_is_found_and_cut_no_second_time(tmp_path: Path) -> None:
    from aldesk.sources.collect import Collector
    from aldesk.sources.listing import list_source

    before = write(tmp_path / "in" / "night.wav", 10)
    options = Options(window=3)
    with make(NewProject(tmp_path / "a.aldesk", tmp_path / "in", options)) as project:
        after = before.rename(before.with_name("renamed.wav"))
        found, problems = list_source(tmp_path / "in", options, lambda *_: None)
        known = read_known(project.path)
        for part in Collector(found, problems, options, known).parts(lambda *_: None):
            project.add_samples(part)
        assert len(project.samples) == 4
        assert project.samples[3].path == after


def test_a_recording_that_was_cut_off_is_taken_as_far_as_it_goes(folder: Path) -> None:
    long = folder / "owl" / "long.wav"
    long.write_bytes(long.read_bytes()[: long.stat().st_size // 2])
    found = scan(folder, Options(window=3))
    (left,) = [r for r in found.recordings if r.path == long.resolve()]
    assert 4.9 < left.seconds < 5
    (told,) = found.problems
    assert (told.path.name, told.kind) == ("long.wav", "short")
    assert "50 %" in told.reason


def test_what_a_recorder_wrote_into_a_name_becomes_columns(tmp_path: Path) -> None:
    write(tmp_path / "in" / "MILL_20260512_235955.wav", 10)
    write(tmp_path / "in" / "MILL_20260513_040000.wav", 2)
    found = scan(tmp_path / "in", Options(window=3, test="site=MILL"))
    (clip,), (night,) = found.samples, found.recordings
    assert clip.columns["time"] == "04:00:00"
    assert night.columns == {
        "site": "MILL",
        "date": "2026-05-12",
        "time": "23:59:55",
        "recorded_at": "2026-05-12T23:59:55",
    }
    assert (clip.split, night.split) == ("test", "test")


def test_what_the_source_says_itself_wins_over_the_recorder(tmp_path: Path) -> None:
    write(tmp_path / "MILL_20260512_050000.wav", 2)
    (tmp_path / "list.csv").write_text(
        "path,site,Date\nMILL_20260512_050000.wav,old mill,12 May\n", encoding="utf-8"
    )
    (sample,) = scan(tmp_path / "list.csv").samples
    assert sample.columns == {"site": "old mill", "Date": "12 May"}
