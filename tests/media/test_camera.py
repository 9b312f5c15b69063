"""When a picture was taken, as its camera wrote it."""

from pathlib import Path

import pytest
from PIL import Image

from aldesk.media.camera import camera_columns


def taken(file: Path, at: str, offset: str = "") -> Path:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[36867] = at
    if offset:
        exif.get_ifd(0x8769)[36881] = offset
    Image.new("RGB", (8, 8)).save(file, exif=exif)
    return file


@pytest.mark.parametrize("name", ["a.jpg", "a.webp"])
def test_the_moment_of_a_picture_is_read(tmp_path: Path, name: str) -> None:
    told = camera_columns(taken(tmp_path / name, "2024:05:01 06:30:07", "+02:00"))
    assert told["date"] == "2024-05-01"
    assert told["time"] == "06:30:07"
    assert told["recorded_at"] == "2024-05-01T06:30:07+02:00"


@pytest.mark.parametrize("at", ["0000:00:00 00:00:00", "", "yesterday"])
def test_what_is_no_moment_tells_nothing(tmp_path: Path, at: str) -> None:
    assert camera_columns(taken(tmp_path / "a.jpg", at)) == {}


def test_a_picture_that_cannot_be_read_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe1 nothing")
    assert camera_columns(tmp_path / "a.jpg") == {}
    assert camera_columns(tmp_path / "none.jpg") == {}
