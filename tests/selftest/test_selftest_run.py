"""How the self-test reports: a line a step, and an exit code that can be relied on."""

from pathlib import Path
from typing import Any

import pytest

from aldesk.core.errors import Problem
from aldesk.selftest import run as selftest
from aldesk.selftest.commands import command
from aldesk.selftest.expect import expect
from aldesk.selftest.steps import Place


class NoDesktop:
    """None of these commands opens a window."""

    def open(self, file: Path | None, theme: Any, language: Any) -> int:
        raise NotImplementedError

    def demo(self, file: Path, options: Any) -> int:
        raise NotImplementedError

    def selftest(self, keep: Path | None, paint: Path | None) -> int:
        raise NotImplementedError


def holds(place: Place) -> str:
    return "all is well"


def does_not_hold(place: Place) -> str:
    expect(False, "two of three")
    return ""


def breaks(place: Place) -> str:
    return str(place.counts["nothing"])


def run(keep: Path | None, monkeypatch: pytest.MonkeyPatch, *steps: Any) -> tuple[int, list[str]]:
    said: list[str] = []
    monkeypatch.setattr(selftest, "STEPS", [(step.__name__, step) for step in steps])
    return selftest.run(NoDesktop(), keep, said.append), said


def test_a_green_run_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, said = run(None, monkeypatch, holds, holds)
    assert code == 0
    assert said[1].startswith("ok")
    assert said[1].endswith("holds: all is well")
    assert said[-1].startswith("All 2 steps hold")
    assert list(tmp_path.iterdir()) == []


def test_every_failure_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = run(tmp_path / "kept", monkeypatch, does_not_hold, breaks, holds)
    assert code == 1
    assert [line.split()[0] for line in said[1:4]] == ["FAILED", "FAILED", "ok"]
    assert said[1].endswith("two of three")
    assert "KeyError" in said[2]
    assert said[-1].startswith("2 of 3 steps failed")
    assert str(tmp_path / "kept") in said[-1]


def test_a_folder_that_is_there_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Problem, match="cannot be made"):
        run(tmp_path, monkeypatch, holds)


def test_a_command_gives_its_facts_and_exit_code(tmp_path: Path) -> None:
    facts = command(NoDesktop(), "check", tmp_path / "missing.aldesk")
    assert facts["exit_code"] == 1
    assert facts["sound"] is False
