"""The command line in this process, without a window; a study's plan with its data."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aldesk.cli.commands import run


class NoDesktop:
    """None of these commands opens a window."""

    def open(self, *_: object) -> int:
        raise AssertionError("no window was asked for")

    demo = selftest = open


@pytest.fixture(autouse=True)
def begin_at_once(warm_workers: None) -> None:
    """Let no command wait for a process that imports PyTorch."""


@pytest.fixture
def aldesk(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Return a function that runs a command and returns its exit code and what it says.

    With ``--json`` that is standard output alone, else all.
    """

    def call(*arguments: object) -> tuple[int, str]:
        code = run([str(argument) for argument in arguments], NoDesktop())
        said = capsys.readouterr()
        return code, said.out if "--json" in arguments else said.out + said.err

    return call


@pytest.fixture
def write_plan(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a plan beside its data.

    Those are ``clusters.npz``, 300 samples of three overlapping classes.
    """

    def write(text: str) -> Path:
        rng = np.random.default_rng(0)
        y = np.arange(300) % 3
        X = rng.standard_normal((3, 8))[y] + rng.standard_normal((300, 8))
        np.savez(tmp_path / "clusters.npz", X=X, y=y)
        file = tmp_path / "plan.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write
