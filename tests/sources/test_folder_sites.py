from pathlib import Path

import pytest

from aldesk.sources import Options, preview, scan
from tests.media.recordings import RATE, calls, write


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """Two cards of AudioMoths, one with a folder a day, and a Song Meter that knows its site."""
    names = ("POND/20260512_050000.WAV", "WOOD/20260512_050000.WAV", "WOOD/SM1_20260513_050000.wav")
    places = [*names, "WOOD/20260514/20260514_050000.WAV"]
    for n, name in enumerate(places):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, calls(30 + n), RATE, "wav")
    return tmp_path


def test_folders_of_recorders_are_sites_and_no_classes(survey: Path) -> None:
    found = scan(survey, Options(window=3))
    assert not found.classes
    sites = {one.path.name: one.columns["site"] for one in found.recordings}
    assert sites == {
        "20260512_050000.WAV": "WOOD",  # of two with this name the later one
        "SM1_20260513_050000.wav": "SM1",
        "20260514_050000.WAV": "WOOD",
    }
    assert {one.columns["site"] for one in found.recordings} == {"POND", "WOOD", "SM1"}
    assert [one.columns.get("folder") for one in found.recordings].count("WOOD") == 1
    assert not any("label of the recording" in one.columns for one in found.recordings)


def test_the_preview_says_so_before_a_window_is_chosen(survey: Path) -> None:
    seen = preview(survey, cuts=True)
    assert not seen.n_classes
    notes = list(map(str, seen.notes))
    assert "The subfolders are sites: recordings called by date and time lie in them." in notes
    assert (
        "Date and time are in the file names: 20260512_050000.WAV is 2026-05-12, 05:00:00." in notes
    )
    assert "Sites: POND, SM1, WOOD." in notes


def test_they_are_classes_where_files_stay_whole_or_a_class_is_called_so(survey: Path) -> None:
    assert "WOOD" in scan(survey).classes
    assert preview(survey).n_classes
    named = scan(survey, Options(window=3, classes=("POND", "WOOD")))
    assert {one.columns.get("label of the recording") for one in named.recordings} >= {"POND"}


def test_sorted_clips_keep_their_classes(tmp_path: Path) -> None:
    for n, name in enumerate(("frog/20260512_050000.WAV", "owl/20260512_050000.WAV")):
        (tmp_path / name).parent.mkdir()
        write(tmp_path / name, calls(3 + n), RATE, "wav")
    assert scan(tmp_path, Options(window=3)).classes == ("frog", "owl")


def test_recordings_without_a_date_keep_their_classes(tmp_path: Path) -> None:
    for n, name in enumerate(("frog/XC1234.wav", "owl/XC1235.wav")):
        (tmp_path / name).parent.mkdir()
        write(tmp_path / name, calls(30 + n), RATE, "wav")
    assert scan(tmp_path, Options(window=3)).classes == ("frog", "owl")
