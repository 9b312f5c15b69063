"""Strips that are kept in the application's cache."""

import os
import struct
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.ids import SampleId
from aldesk.media.kept_strips import KeptStrip, KeptStrips

ONE = SampleId("1" * 32)
STRIP = KeptStrip(np.linspace(-100, 20, 60, dtype=np.float32).reshape(3, 20), 3600.0)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "long.wav"
    path.write_bytes(b"RIFF" * 100)
    return path


def test_a_strip_comes_back_for_the_same_recording_alone(recording: Path) -> None:
    KeptStrips().keep(ONE, recording, AS_IS, STRIP)
    kept = KeptStrips()  # in the cache's folder, as after another start
    found = kept.read(ONE, recording, AS_IS)
    assert found
    assert found.seconds == 3600.0
    assert found.decibels.dtype == np.float32
    np.testing.assert_allclose(found.decibels, STRIP.decibels, atol=0.05)
    assert kept.read(SampleId("2" * 32), recording, AS_IS) is None
    assert kept.read(ONE, recording, Decoding(channel=2)) is None
    assert kept.read(ONE, recording, Decoding(levels=(0.0, 1.0)))  # matters for pictures alone
    recording.write_bytes(b"RIFF" * 50)  # cut off
    assert kept.read(ONE, recording, AS_IS) is None
    recording.unlink()
    assert kept.read(ONE, recording, AS_IS) is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"12345678\x93NUMPY", os.urandom(999)])
def test_a_damaged_strip_counts_as_none(recording: Path, content: bytes) -> None:
    kept = KeptStrips()
    kept.keep(ONE, recording, AS_IS, STRIP)
    (file,) = kept.folder.glob("*.strip")
    file.write_bytes(content)
    assert kept.read(ONE, recording, AS_IS) is None
    kept.keep(ONE, recording, AS_IS, STRIP)
    assert kept.read(ONE, recording, AS_IS)


def test_a_strip_that_holds_objects_is_not_read(recording: Path) -> None:
    kept = KeptStrips()
    kept.keep(ONE, recording, AS_IS, STRIP)
    (file,) = kept.folder.glob("*.strip")
    with file.open("wb") as to:
        to.write(struct.pack("<d", 60.0))
        np.save(to, np.array([[{}]], object))
    assert kept.read(ONE, recording, AS_IS) is None


def test_the_strip_not_asked_for_longest_goes_first(recording: Path, tmp_path: Path) -> None:
    kept = KeptStrips(tmp_path / "strips", most=2)
    ids = [SampleId(str(number) * 32) for number in range(3)]
    for age, id_ in zip((300, 200), ids, strict=False):
        kept.keep(id_, recording, AS_IS, STRIP)
        file = max(kept.folder.glob("*.strip"), key=lambda one: one.stat().st_mtime)
        os.utime(file, (1e9 - age, 1e9 - age))
    assert kept.read(ids[0], recording, AS_IS)  # asked for just now
    kept.keep(ids[2], recording, AS_IS, STRIP)
    known = [kept.read(id_, recording, AS_IS) is not None for id_ in ids]
    assert known == [True, False, True]


def test_where_nothing_can_be_written_it_is_done_without(recording: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = KeptStrips(tmp_path / "file" / "strips")
    kept.keep(ONE, recording, AS_IS, STRIP)
    assert kept.read(ONE, recording, AS_IS) is None
