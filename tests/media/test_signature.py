"""Formats told by their first bytes."""

import io

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.media.signature import HEAD, extension_of, no_media


@pytest.mark.parametrize(
    ("kind", "subtype", "extension"),
    [
        ("WAV", None, "wav"),
        ("WAVEX", None, "wav"),
        ("FLAC", None, "flac"),
        ("OGG", "VORBIS", "ogg"),
        ("OGG", "OPUS", "ogg"),
        ("MP3", None, "mp3"),
        ("AIFF", None, "aiff"),
        ("CAF", None, "caf"),
        ("W64", None, "w64"),
        ("RF64", None, "rf64"),
        ("AU", None, "au"),
        ("NIST", None, "sph"),
        ("VOC", None, "voc"),
    ],
)
def test_sounds(kind: str, subtype: str | None, extension: str) -> None:
    file = io.BytesIO()
    soundfile.write(file, np.zeros(4000), 16_000, format=kind, subtype=subtype)
    assert extension_of(file.getvalue()[:HEAD]) == extension


@pytest.mark.parametrize(
    ("kind", "extension"),
    [
        ("PNG", "png"),
        ("JPEG", "jpg"),
        ("GIF", "gif"),
        ("BMP", "bmp"),
        ("TIFF", "tif"),
        ("WEBP", "webp"),
        ("PPM", "ppm"),
        ("JPEG2000", "jp2"),
    ],
)
def test_pictures(kind: str, extension: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, format=kind)
    assert extension_of(file.getvalue()[:HEAD]) == extension


@pytest.mark.parametrize(
    ("head", "extension"),
    [
        (b"\0\0\0\x20ftypM4A \0\0\0\0", "m4a"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        (b"\xff\xf1\x50\x80", "aac"),
        (b"\xff\xfb\x90\x64", "mp3"),
        (b"ID3\x04", "mp3"),
        (b"MM\0*", "tif"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "avif"),
        (bytes(128) + b"DICM", "dcm"),
        (b"II+\0", "tif"),
        (b"BMW and other makers", ""),
        (b"P4 is a number", "pbm"),
        (b"P9 is a number", ""),
        (b"RIFF\0\0\0\0AVI ", ""),
        (b"Dear reader", ""),
        (b"\xff", ""),
        (b"", ""),
    ],
)
def test_others(head: bytes, extension: str) -> None:
    assert extension_of(head) == extension


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 132\n",
            "git lfs pull",
        ),
        (b"/annex/objects/SHA256E-s132--4d7a.wav\n", "git annex get"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html><html>", "web page"),
        (b"<html><head><title>404</title>", "web page"),
        (bytes(128) + b"DICM", "DICOM"),
    ],
)
def test_what_stands_in_a_file_s_place_is_named(head: bytes, said: str) -> None:
    found = no_media(head)
    assert found is not None
    assert said in " ".join(found)


@pytest.mark.parametrize("head", [b"", b"version 2", b"RIFF\0\0\0\0WAVE", b"<svg>"])
def test_other_files_stand_for_themselves(head: bytes) -> None:
    assert no_media(head) is None
