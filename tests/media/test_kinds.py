"""Which files ALDesk takes, and what importing the package costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from aldesk.core.errors import SampleProblem
from aldesk.media import media_of, probe, read


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


def test_importing_stays_light() -> None:
    heavy = ["PIL", "soundfile", "soxr", "torch", "sklearn", "PySide6"]
    code = (
        f"import sys, aldesk.media, aldesk.sources; print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
