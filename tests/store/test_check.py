"""What `check` finds among the files of a project, and that it never hangs."""

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from aldesk.core.progress import Beat
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.slow_files import in_time
from tests.made_once import MadeOnce
from tests.store.mutated import change, make_rich

_needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files here")


@pytest.fixture
def file(tmp_path: Path, made_once: MadeOnce) -> Path:
    made_once.copy("rich False", lambda to: make_rich(to / "p.aldesk"), tmp_path)
    return tmp_path / "p.aldesk"


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


def _itself(path: Path) -> None:
    path.symlink_to(path)


def _sparse(path: Path) -> None:
    with path.open("wb") as huge:
        huge.truncate(100 << 30)


@_needs_pipes
@pytest.mark.parametrize(
    ("put", "sample", "shard"),
    [
        (_pipe, "no files", "cannot be read"),
        (_zeros, "no files", "cannot be read"),
        (_folder, "no files", "cannot be read"),
        (_itself, "missing", "cannot be read"),
        (_sparse, "are too large to see|another content", "do not fit"),
    ],
    ids=["a pipe", "endless zeros", "a folder", "a link to itself", "100 GB of nothing"],
)
def test_what_is_no_file_is_told_and_not_waited_for(
    file: Path, put: Callable[[Path], None], sample: str, shard: str
) -> None:
    for path in (file.parent / "clip 1.wav", file.with_suffix(".embeddings") / "0.npy"):
        path.unlink()
        put(path)
    of_shard, of_sample = check(file)
    assert f"0.npy {shard}" in of_shard
    assert any(words in of_sample for words in sample.split("|"))
    assert "1 of 14 files" in of_sample


def test_a_file_with_other_content_is_told(file: Path) -> None:
    (file.parent / "clip 1.wav").write_bytes(b"something else")
    (finding,) = check(file)
    assert "1 of 14 files have another content" in finding


def test_one_part_that_is_damaged_does_not_hide_the_others(file: Path) -> None:
    change(
        file,
        "UPDATE query SET seed = -1",
        "UPDATE meta SET value = '5' WHERE key = 'name'",
        "UPDATE event SET sample = 'f' WHERE kind = 'skip'",
    )
    (file.parent / "clip 1.wav").unlink()
    said = " ".join(check(file))
    for named in ("the seed is -1", "the fact 'name'", "unknown sample f", "files are missing"):
        assert named in said


def test_a_shard_whose_header_lies_is_told(file: Path) -> None:
    shard = file.with_suffix(".embeddings") / "0.npy"
    lie = shard.read_bytes().replace(b"(8, 4)", b"(((((8")
    shard.write_bytes(lie)
    digest = hashlib.sha256(lie).hexdigest()
    change(file, f"UPDATE shard SET sha256 = '{digest}' WHERE file = '0.npy'")  # noqa: S608
    (finding,) = check(file)
    assert "0.npy cannot be read" in finding


def test_a_drive_that_does_not_answer_is_told(tmp_path: Path) -> None:
    goes_on = threading.Event()

    def look(path: Path, beat: Beat) -> str:
        if path.name.startswith("gone"):
            goes_on.wait()
        beat()
        return "seen"

    paths = [tmp_path / name for name in ("a", "gone 1", "b", "gone 2", "gone 3", "c")]
    found = list(in_time(paths, look, patience=0.2))
    goes_on.set()
    said = [(path.name, answer) for path, answer in found]
    assert said == [
        ("a", "seen"),
        ("gone 1", None),
        ("b", "seen"),
        ("gone 2", None),
        ("gone 3", None),
    ]


def test_checking_changes_nothing(file: Path) -> None:
    before = {path: path.read_bytes() for path in file.parent.rglob("*") if path.is_file()}
    assert check(file) == []
    with Project.open(file):
        assert check(file) == []
    after = {path: path.read_bytes() for path in file.parent.rglob("*") if path.is_file()}
    assert after == before
