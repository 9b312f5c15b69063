import os
import stat
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.store import Project
from aldesk.store.backup import INTERVAL, superfluous
from aldesk.store.check import check
from aldesk.store.recovery import copy_whole

START = datetime(2026, 3, 1, 12)


@pytest.fixture
def small(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.aldesk", [], ["a"])


def test_a_copy_is_a_whole_project(small: Project) -> None:
    copy = small.back_up(START)
    small.journal.add_classes(["later"])
    small.close()
    assert copy is not None
    assert check(copy) == []
    with Project.open(copy) as project:
        assert list(project.journal.labels.classes.values()) == ["a"]
    assert not list(copy.parent.glob("*.part"))


def test_a_copy_made_in_a_thread_does_not_keep_the_project_from_being_written(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies, writes, goes_on = list[Path | None](), threading.Event(), threading.Event()

    def write_slowly(*arguments: Any) -> None:
        writes.set()
        assert goes_on.wait(60)
        copy_whole(*arguments)

    monkeypatch.setattr("aldesk.store.backup.copy_whole", write_slowly)
    thread = threading.Thread(target=lambda: copies.append(small.back_up_in_thread(START)))
    thread.start()
    assert writes.wait(60)
    small.journal.add_classes(["later"])
    small.close()
    goes_on.set()
    thread.join()
    (copy,) = copies
    assert copy is not None
    assert check(copy) == []
    with Project.open(copy) as project:
        assert list(project.journal.labels.classes.values()) == ["a"]


def test_the_next_copy_waits(small: Project) -> None:
    assert small.back_up(START)
    assert small.back_up(START + INTERVAL / 2) is None
    assert small.back_up(START + INTERVAL)
    small.close()


def test_a_month_of_copies_is_thinned(small: Project) -> None:
    for hour in range(0, 30 * 24, 6):
        small.back_up(START + timedelta(hours=hour))
    small.close()
    copies = list(small.path.with_suffix(".backups").glob("*.aldesk"))
    assert len(copies) == 8 + 14 - 3  # the newest eight hold the last ones of three days


def test_a_copy_from_before_something_is_made_at_once_and_kept(small: Project) -> None:
    assert small.back_up(START)
    kept = small.back_up(START + INTERVAL / 3, before="several classes")
    assert kept
    for day in range(1, 40):
        small.back_up(START + timedelta(days=day))
    small.close()
    assert kept.exists()
    assert check(kept) == []


def test_copies_are_found_again_whatever_the_project_is_called(tmp_path: Path) -> None:
    with Project.create(tmp_path / "owls [2026].aldesk", [], ["a"]) as project:
        assert project.back_up(START)
        assert project.back_up(START + INTERVAL / 2) is None


@pytest.mark.parametrize("days", [-9999, 9999])
def test_a_wrong_clock_ends_no_copies(small: Project, days: int) -> None:
    wrong = START + timedelta(days=days)
    for hour in range(40):
        assert small.back_up(wrong + timedelta(hours=hour))
    true = [small.back_up(START + timedelta(hours=hour)) for hour in range(9)]
    assert all(true)
    kept = set(small.backups.glob("*.aldesk"))
    assert set(true[1:]) <= kept
    for hour in range(40):
        small.back_up(wrong + timedelta(days=99, hours=hour))
    assert true[-1] in set(small.backups.glob("*.aldesk"))
    small.close()


def test_a_clock_that_begins_anew_each_time_replaces_no_copy(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = 0.0
    monkeypatch.setattr("time.monotonic", lambda: seconds)
    first = small.back_up(START)
    small.close()
    with Project.open(small.path) as project:
        assert project.back_up(START) is None
        seconds = INTERVAL.total_seconds()
        second = project.back_up(START)
    assert first
    assert second
    assert first.exists()
    assert second != first


@pytest.mark.skipif(os.name != "posix", reason="only there files have such permissions")
def test_copies_of_a_private_project_are_private(small: Project) -> None:
    older = small.back_up(START)
    assert older
    older.chmod(0o644)
    small.path.chmod(0o600)
    copy = small.back_up(START + INTERVAL)
    small.close()
    assert copy
    assert {stat.S_IMODE(file.stat().st_mode) for file in (older, copy)} == {0o600}


def test_what_a_killed_run_left_is_removed(small: Project, tmp_path: Path) -> None:
    small.backups.mkdir()
    left = [folder / f".{'0' * 16}.{2**22 + 1}.part" for folder in (small.backups, tmp_path)]
    for file in left:
        file.write_bytes(b"half")
        os.utime(file, (0, 0))
    small.back_up(START)
    small.close()
    assert not any(file.exists() for file in left)


@given(st.lists(st.integers(0, 10**7), unique=True, max_size=60))
def test_the_newest_is_always_kept(seconds: list[int]) -> None:
    copies = [
        Path(f"p-{START + timedelta(seconds=s):%Y%m%d-%H%M%S}.aldesk") for s in sorted(seconds)
    ]
    gone = superfluous(copies, START + timedelta(seconds=10**7))
    assert len(copies) - len(gone) <= 8 + 14
    assert not set(copies[-8:]) & set(gone)
