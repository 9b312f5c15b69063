"""How long a source's sound is, from some of its headers."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.recording import WindowRule
from aldesk.sources import preview
from aldesk.sources.lengths import MOST_MEASURED, Lengths, measured


def write(path: Path, seconds: float) -> Path:
    soundfile.write(path, np.zeros(round(seconds * 100)), 100)
    return path


def test_few_files_are_all_measured(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{n}.wav", 30 * (n + 1)) for n in range(3)]
    found = measured(paths, 3)
    assert sorted(found.seconds) == [30, 60, 90]
    assert found.is_exact
    assert found.hours == pytest.approx(180 / 3600)
    assert found.n_windows(WindowRule(3, 3)) == 60


def test_of_many_files_some_from_all_over_are_measured(tmp_path: Path) -> None:
    long, short = write(tmp_path / "long.wav", 60), write(tmp_path / "short.wav", 20)
    found = measured([short] * 500 + [long] * 500, 1000)
    assert len(found.seconds) == MOST_MEASURED
    assert not found.is_exact
    assert found.n_windows(WindowRule(10, 10)) == 4000
    assert found.hours == pytest.approx(1000 * 40 / 3600)


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.wav").write_bytes(b"RIFF")
    found = measured([tmp_path / "broken.wav", tmp_path / "gone.wav"], 2)
    assert found.seconds == ()
    assert (found.hours, found.n_windows(WindowRule(3, 3)), found.proposed()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("seconds", "window", "proposed"),
    [
        (1, None, 0),
        (10, None, 0),
        (10, 3, 0),
        (16, None, 3),
        (3600, None, 3),
        (3600, 5, 5),
        (20, 10, 0),
        (0, None, 0),
    ],
)
def test_windows_are_proposed_for_what_is_long(
    seconds: float, window: float | None, proposed: float
) -> None:
    lengths = Lengths((seconds,) * 5 if seconds else (), 5)
    assert lengths.proposed(window) == proposed


def test_one_long_recording_among_clips_changes_nothing() -> None:
    assert Lengths((1, 1, 1, 1, 3600), 5).proposed() == 0


@given(st.lists(st.floats(0.1, 10_000), min_size=1), st.floats(0.5, 60), st.integers(1, 1000))
def test_windows_are_at_least_as_many_as_files(
    seconds: list[float], window: float, times: int
) -> None:
    lengths = Lengths(tuple(seconds), times * len(seconds))
    rule = WindowRule(window, window)
    assert lengths.n_windows(rule) >= lengths.n_files
    assert lengths.n_cut(rule) <= lengths.n_files


def test_a_preview_measures_sound_and_no_pictures(tmp_path: Path) -> None:
    write(tmp_path / "night.wav", 40)
    assert preview(tmp_path).lengths == Lengths((40.0,), 1)
