"""Paths as people type them."""

from pathlib import Path

import pytest
from hypothesis import given

from aldesk.core.typed_path import is_long_name, typed_path, with_home
from tests.odd_paths import odd_paths


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("  /a b/c ", "/a b/c"),
        ('"/a b"', "/a b"),
        ("“/a b”", "/a b"),
        ("' \"/a\" '", "/a"),
        ("/Peter's", "/Peter's"),
        ("O'Neil'", "O'Neil'"),
        ("file:///a%20b/c.csv", "/a b/c.csv"),
        ("a\0b", "ab"),
        ("C:\\x", "C:\\x"),
        ("", ""),
        ('"', '"'),
    ],
)
def test_what_is_meant(text: str, path: str) -> None:
    assert typed_path(text) == path


def test_the_home_folder_is_written_out_and_a_strangers_is_not() -> None:
    assert typed_path("~/x") == str(Path.home() / "x")
    assert typed_path("'~'") == str(Path.home())
    assert typed_path("~nobody-of-that-name/x") == "~nobody-of-that-name/x"
    assert with_home("~nobody-of-that-name") == Path("~nobody-of-that-name")


@given(odd_paths())
def test_nothing_that_is_typed_makes_it_fail(text: str) -> None:
    path = typed_path(text)
    assert "\0" not in path
    is_long_name(Path(path))
