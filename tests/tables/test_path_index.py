"""Paths of other machines find the files that they mean, or none."""

from pathlib import Path

import pytest

from aldesk.tables.path_index import Ambiguous, PathIndex
from aldesk.tables.path_text import parts_of, spellings

HERE = [Path("/here/a/1.wav"), Path("/here/b/1.wav"), Path("/here/b/Möwe.wav"), Path("/here/2.wav")]
INDEX = PathIndex({path: path for path in HERE})


def found(*texts: str) -> list[str]:
    matched = INDEX.match(map(parts_of, texts))
    return [_shown(matched.get(parts_of(text))) for text in texts]


def _shown(what: Path | Ambiguous | None) -> str:
    return what.as_posix() if isinstance(what, Path) else "?" * what.n if what else ""


@pytest.mark.parametrize(
    "text",
    [
        r"C:\Users\ann\b\1.wav",
        "/home/ann/b/1.wav",
        "file:///home/ann/b/1.wav",
        "file://b/1.wav",
        "https://example.org/x/b/1.wav?download=1",
        "/data/local-files/?d=x/b/1.wav",
        "~/b/1.wav",
        "./b/1.WAV",
        "x/../b/1",
    ],
)
def test_the_longest_common_end_counts(text: str) -> None:
    assert found(text) == ["/here/b/1.wav"]


def test_names_compare_as_the_eye_does() -> None:
    assert found("Mo\u0308we.wav") == ["/here/b/Möwe.wav"]
    assert found("b/M%C3%B6we.wav") == ["/here/b/Möwe.wav"]


def test_nothing_is_guessed() -> None:
    assert found("1.wav") == ["??"]
    assert found("c/1.wav") == ["??"]
    assert found("3.wav") == [""]


def test_two_paths_never_find_the_same_file() -> None:
    assert found("x/2.wav", "y/2.wav") == ["??", "??"]
    assert found("z/1.wav", "here/2.wav", "z/2.wav") == ["??", "/here/2.wav", ""]


def test_a_percent_sign_may_be_one() -> None:
    assert [path.as_posix() for path in spellings("50%25.wav")] == ["50%25.wav", "50%.wav"]


@pytest.mark.parametrize(
    "text", ["//[x?y=1", "http://[x/a.wav", "?a=", "file://", "\0", "~nobody/x"]
)
def test_a_text_that_is_no_path_finds_nothing(text: str) -> None:
    assert found(text) in ([""], ["??"])


def test_a_folder_that_is_there_and_has_not_the_file_is_not_passed_over() -> None:
    assert found("a/2.wav") == [""]
    assert found("/home/ann/here/2.wav") == ["/here/2.wav"]
