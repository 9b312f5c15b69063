"""What refits measured is read line by line, each line once."""

from pathlib import Path
from typing import NoReturn

import pytest

from aldesk.core.errors import Problem
from aldesk.store import Project
from aldesk.store.curve_table import CurvePoint

FIRST, SECOND = CurvePoint(5, 30, 40, "audit"), CurvePoint(10, 33, 40, "audit")


def test_points_that_were_read_are_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "p.aldesk"
    with Project.create(file, []) as project:
        project.curve.add(FIRST, {}, 0.1, 0.2)
    with Project.open(file) as project:
        assert project.curve.points() == [FIRST]
        asked: list[str] = []
        project._connection.set_trace_callback(asked.append)
        project.curve.points().clear()  # who gets them may do with them what they like
        assert project.curve.points() == [FIRST]
        assert not asked
        project.curve.add(SECOND, {}, 0.1, 0.2)
        assert project.curve.points() == [FIRST, SECOND]
        assert asked[-1].endswith("WHERE number > 1 ORDER BY number")


def test_a_point_that_could_not_be_kept_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> NoReturn:
        raise Problem("The disk is full")

    with Project.create(tmp_path / "p.aldesk", []) as project:
        project.curve.add(FIRST, {}, 0.1, 0.2)
        with monkeypatch.context() as full:
            full.setattr(project._connection, "refuse_lost", refuse)
            with pytest.raises(Problem):
                project.curve.add(SECOND, {}, 0.1, 0.2)
        assert project.curve.points() == [FIRST]
