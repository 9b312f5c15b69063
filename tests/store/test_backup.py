from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.store import Project
from aldesk.store.backup import INTERVAL, superfluous
from aldesk.store.check import check

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


@given(st.lists(st.integers(0, 10**7), unique=True, max_size=60))
def test_the_newest_is_always_kept(seconds: list[int]) -> None:
    copies = [
        Path(f"p-{START + timedelta(seconds=s):%Y%m%d-%H%M%S}.aldesk") for s in sorted(seconds)
    ]
    gone = superfluous(copies)
    assert len(copies) - len(gone) <= 8 + 14
    assert not set(copies[-8:]) & set(gone)
