"""Names that every file system takes, as readable as they can be."""

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.session.export.names import LONGEST, class_folders, file_name, readable_name

_NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120)


@pytest.mark.parametrize("name", ["dog", "狗" * 84, "café", "a+b (2)", "Ein Hund, ein Wort", "a.b"])
def test_what_can_be_read_stays(name: str) -> None:
    assert class_folders([name]) == {name: name}


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("a/b", "a%2Fb"), ("a%2Fb", "a%252Fb"), ("..", "%2E%2E"), (".git", "%2Egit"),
        ("a.", "a%2E"), ("a ", "a%20"), ("C:\\x", "C%3A%5Cx"), ("a\nb", "a%0Ab"), ("NUL", "%4EUL"),
        ("com1.x", "%63om1.x"), ("comet", "comet"), ('<"|?*>', "%3C%22%7C%3F%2A%3E"),
    ],
)  # fmt: skip
def test_what_a_file_system_refuses_is_written_otherwise(name: str, folder: str) -> None:
    assert readable_name(name) == folder


@pytest.mark.parametrize(
    "names",
    [
        ["Dog", "dog", "DOG"],
        ["café", unicodedata.normalize("NFD", "café")],
        ["狗" * 90 + "a", "狗" * 90 + "b"],
        ["straße", "STRASSE"],
        ["a/b", "a%2Fb", "a%2fb"],
    ],
)
def test_no_two_classes_share_a_folder(names: list[str]) -> None:
    folders = class_folders(names)
    compared = {unicodedata.normalize("NFC", f).casefold() for f in folders.values()}
    assert len(compared) == len(names)
    assert all(len(os.fsencode(folder)) <= LONGEST for folder in folders.values())
    assert class_folders(reversed(names)) == folders


@given(st.lists(_NAMES, unique=True, max_size=6))
def test_folders_are_names_and_differ(names: list[str]) -> None:
    folders = class_folders(names).values()
    assert len(set(folders)) == len(names)
    for folder in folders:
        assert 0 < len(os.fsencode(folder)) <= LONGEST
        assert not set(folder) & set('/\\:*?"<>|\0\n')
        assert folder[0] != "."
        assert folder[-1] not in ". "


@given(_NAMES)
def test_a_copy_keeps_its_mark_and_its_ending(stem: str) -> None:
    name = file_name(stem * 3, "0123abcd", ".wav")
    assert name.endswith("-0123abcd.wav")
    assert len(os.fsencode(name)) <= LONGEST
