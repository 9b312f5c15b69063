"""Formats told by their first bytes."""

import io

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.media.signature import HEAD, extension_of


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
        (b"RIFF\0\0\0\0AVI ", ""),
        (b"Dear reader", ""),
        (b"\xff", ""),
        (b"", ""),
    ],
)
def test_others(head: bytes, extension: str) -> None:
    assert extension_of(head) == extension
