"""What is told of files before they are looked into: names first, then a recorder's metadata."""

from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.sources import Options, scan
from aldesk.sources.told import columns_before
from aldesk.sources.types import SourceEntry
from tests.media.test_recorder_chunks import SOUND, chunk, wav

SITES = ("NORTH", "SOUTH", "EAST", "WEST", "MOOR", "LAKE")


def guano(site: str, day: int = 3) -> bytes:
    text = f"GUANO|Version: 1.0\nTimestamp: 2017-04-{day:02}T21:32:05\nWA|Song Meter|Prefix: {site}"
    return text.encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two clips of each site and each class, whose names say neither site nor day."""
    for number in range(4 * len(SITES)):
        site = SITES[number % len(SITES)]
        path = tmp_path / "clips" / ("frog", "bird")[number % 2] / f"clip{number}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        sound = chunk(b"data", number.to_bytes(2, "little") + SOUND)
        path.write_bytes(wav(chunk(b"guan", guano(site, 3 + number % 5)), sound))
    return tmp_path / "clips"


def test_a_share_by_a_site_that_only_the_metadata_say(folder: Path) -> None:
    found = scan(folder, Options(test="40% by site")).samples
    tested = {s.columns["site"] for s in found if s.split == "test"}
    assert 0 < len(tested) < len(SITES)
    assert not tested & {s.columns["site"] for s in found if s.split == "pool"}


def test_sites_and_days_that_only_the_metadata_say(folder: Path) -> None:
    for test, column in (("site=MOOR, LAKE", "site"), ("date=2017-04-03", "date")):
        found = scan(folder, Options(test=test)).samples
        tested = {s.columns[column] for s in found if s.split == "test"}
        assert tested == {value.strip() for value in test.partition("=")[2].split(",")}


def test_what_neither_names_nor_metadata_say_is_refused(folder: Path) -> None:
    with pytest.raises(Problem, match="no column 'speaker'"):
        scan(folder, Options(test="20% by speaker"))
    with pytest.raises(Problem, match="No sample fits"):
        scan(folder, Options(test="site=HILL"))


def test_files_that_are_not_reached_in_time_may_still_fit(folder: Path) -> None:
    entries = [SourceEntry(path, "x") for path in sorted(folder.rglob("*.wav"))]
    assert columns_before(entries, "site", patience=-1) == [None] * len(entries)
    assert columns_before(entries, "speaker", patience=-1) == [{}] * len(entries)
    assert {c["site"] for c in columns_before(entries, "site") if c} == set(SITES)
