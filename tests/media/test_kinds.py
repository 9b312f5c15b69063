"""Which files ALDesk takes, and what importing the package costs."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image, features

from aldesk.core.errors import SampleProblem
from aldesk.media import Picture, Sound, media_of, probe, read


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.wav", "sound"),
        ("A.FLAC", "sound"),
        ("a.b.opus", "sound"),
        ("a.JPeG", "picture"),
        ("a.m4a", None),
        ("wav", None),
        (".wav", None),
        ("a.wav.txt", None),
    ],
)
def test_media_of(name: str, media: str | None) -> None:
    assert media_of(Path(name)) == media


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.m4a", "Convert to wav or flac"),
        ("a.AAC", "Convert to wav or flac"),
        ("a.heic", "Convert to png or jpg"),
        ("a.txt", r"neither sound nor pictures of this kind \(\.txt\)"),
        ("a", "no extension"),
    ],
)
def test_other_kinds_say_what_to_do(tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).write_bytes(b"something")
    for check in (probe, read):
        with pytest.raises(SampleProblem, match=advice):
            check(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("a.wav", b"\0\0\0\x20ftypM4A \0\0\0\0", "m4a"),
        ("a.mp3", bytes.fromhex("3026b2758e66cf11") + bytes(40), "wma"),
        ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        ("a.png", b"fLaC" + bytes(40), "flac"),
    ],
)
def test_another_format_under_a_false_name_is_named(
    tmp_path: Path, name: str, content: bytes, format_: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SampleProblem, match=rf"\(it looks like {format_}\)"):
        probe(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid", "Git LFS pointer.*git lfs pull"),
        (b"<!doctype html>\n<html>", "web page"),
        (bytes(128) + b"DICM" + bytes(100), "DICOM.*Export it"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "Convert it to png or jpg"),
        (b"\0\0\0\x20ftypM4A \0\0\0\0", "Convert it to wav or flac"),
    ],
)
@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.mp3", "a.png", "a.jpg", "a.tif", "a.tga"])
def test_the_step_that_helps_is_named(
    tmp_path: Path, name: str, content: bytes, advice: str
) -> None:
    (tmp_path / name).write_bytes(content)
    for check in (probe, read):
        with pytest.raises(SampleProblem, match=advice):
            check(tmp_path / name)


@pytest.mark.parametrize(
    "suffix", ["au", "snd", "aifc", "oga", "rf64", "sph", "voc", "wave", "bwf"]
)
def test_each_ending_of_sound_is_decoded(tmp_path: Path, suffix: str) -> None:
    kinds = {"oga": "OGG", "rf64": "RF64", "sph": "NIST", "voc": "VOC", "aifc": "AIFF", "au": "AU"}
    path = tmp_path / f"a.{suffix}"
    soundfile.write(path, np.zeros(4000), 8000, format=kinds.get(suffix, "WAV"))
    assert media_of(path) == "sound"
    assert isinstance(read(path), Sound)


@pytest.mark.parametrize(
    "suffix",
    [
        *("apng", "jpe", "jfif", "dib", "ppm", "pgm", "pbm", "pnm", "pfm"),
        *("jp2", "jpx", "j2k", "tga", "pcx"),
    ],
)
def test_each_ending_of_pictures_is_decoded(tmp_path: Path, suffix: str) -> None:
    modes = {"pgm": "L", "pbm": "1", "pfm": "F"}
    kinds = {"pnm": "PPM", "pfm": "PPM", "apng": "PNG"}
    path = tmp_path / f"a.{suffix}"
    Image.new(modes.get(suffix, "RGB"), (8, 6)).save(path, format=kinds.get(suffix))
    assert media_of(path) == "picture"
    picture = read(path)
    assert isinstance(picture, Picture)
    assert picture.pixels.shape == (6, 8, 3)


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow does not read AVIF")
def test_avif_is_read_where_pillow_reads_it_whatever_its_name(tmp_path: Path) -> None:
    for name in ("a.avif", "a.jpg"):
        Image.new("RGB", (8, 6), (200, 30, 30)).save(tmp_path / name, format="AVIF")
        assert media_of(tmp_path / name) == "picture"
        picture = read(tmp_path / name)
        assert isinstance(picture, Picture)
        assert picture.pixels[3, 3, 0] > 150


def test_avif_is_to_be_converted_where_pillow_does_not_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.media.kinds._reads_avif", lambda: False)
    (tmp_path / "a.avif").write_bytes(b"\0\0\0\x18ftypavif\0\0\0\0")
    with pytest.raises(SampleProblem, match="Convert to png or jpg"):
        probe(tmp_path / "a.avif")


def test_a_file_without_an_ending_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "rec_001", np.zeros(400), 8000, format="WAV")
    Image.new("RGB", (4, 4)).save(tmp_path / "frame.0001", format="PNG")
    (tmp_path / "LICENSE").write_text("Do as you like.", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "rec_001").rename(tmp_path / "rec_002")
    assert media_of(tmp_path / "rec_002") == "sound"
    assert media_of(tmp_path / "frame.0001") == "picture"
    assert isinstance(read(tmp_path / "frame.0001"), Picture)
    for name in ("LICENSE", "folder", "nowhere", ".hidden", "a\0b"):
        assert media_of(tmp_path / name) is None


def test_a_file_with_another_ending_is_not_looked_into(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.dat", format="PNG")
    assert media_of(tmp_path / "a.dat") is None


def test_importing_stays_light() -> None:
    heavy = ["PIL", "tifffile", "soundfile", "soxr", "torch", "sklearn", "PySide6"]
    code = (
        f"import sys, aldesk.media, aldesk.sources; print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
