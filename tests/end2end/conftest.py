"""The command line in this process, without a window."""

from collections.abc import Callable

import pytest

from aldesk.cli import run


class NoDesktop:
    """None of these commands opens a window."""

    def open(self, *_: object) -> int:
        raise AssertionError("no window was asked for")

    demo = selftest = open


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
