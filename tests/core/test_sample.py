import hashlib
import os
import time
from pathlib import Path

import pytest

from aldesk.core.sample import LARGE, content_id, has_content


def test_the_id_follows_the_content_and_not_the_name(tmp_path: Path) -> None:
    for name, content in (("a", b"same"), ("b", b"same"), ("c", b"other")):
        (tmp_path / name).write_bytes(content)
    assert content_id(tmp_path / "a") == content_id(tmp_path / "b")
    assert content_id(tmp_path / "a") != content_id(tmp_path / "c")
    assert len(content_id(tmp_path / "a")) == 32


def sparse(path: Path, size: int, *written: tuple[int, bytes]) -> Path:
    """Make a file that is nearly all hole."""
    with path.open("wb") as file:
        file.truncate(size)
        for place, content in written:
            file.seek(place)
            file.write(content)
    return path


def whole_hash(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def test_up_to_64_mib_all_is_read(tmp_path: Path) -> None:
    path = sparse(tmp_path / "a", LARGE, (LARGE // 3, b"x"))
    assert content_id(path) == whole_hash(path)
    assert content_id(path) != content_id(sparse(tmp_path / "b", LARGE))


@pytest.mark.parametrize("size", [LARGE + 1, 4 << 30], ids=["64 MiB", "4 GiB"])
def test_of_a_large_file_size_ends_and_blocks_between_make_the_id(
    tmp_path: Path, size: int
) -> None:
    step = (size - 2 * (256 << 10) - (64 << 10)) // 31
    places = [0, (256 << 10) + 5 * step, (256 << 10) + 31 * step, size - 1]
    files = [sparse(tmp_path / str(place), size, (place, b"x")) for place in places]
    ids = [content_id(path) for path in (*files, sparse(tmp_path / "empty", size))]
    longer = content_id(sparse(tmp_path / "longer", size + 1))
    assert len({*ids, longer}) == len(places) + 2
    assert all(len(id_) == 32 and id_.startswith("00000000") for id_ in ids)
    between = sparse(tmp_path / "between", size, ((256 << 10) + step - 1, b"x"))
    assert content_id(between) == ids[-1]  # as its docstring says


def test_the_id_of_a_4_gb_file_costs_no_full_read(tmp_path: Path) -> None:
    path = sparse(tmp_path / "a", 4 << 30)
    seconds = []
    for _ in range(5):
        begun = time.perf_counter()
        content_id(path)
        seconds.append(time.perf_counter() - begun)
    assert min(seconds) < 0.05


def test_a_large_file_that_was_read_whole_once_is_still_known(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(os.urandom(LARGE // 8) * 8 + b"end")
    old, new = whole_hash(path), content_id(path)
    assert old != new
    assert has_content(path, [new]) == new
    assert has_content(path, [old]) == old
    assert has_content(path, ["f" * 32]) is None


def test_a_large_file_is_not_read_whole_for_ids_of_the_new_kind(tmp_path: Path) -> None:
    path, beats = sparse(tmp_path / "a", LARGE + 1), []
    assert has_content(path, ["0" * 31 + "1"], lambda: beats.append(1)) is None
    assert len(beats) == 34
