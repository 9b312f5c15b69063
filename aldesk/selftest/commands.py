"""Give ALDesk's own commands, in this process or in a new one."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from aldesk.cli.commands import Desktop, run
from aldesk.selftest.expect import expect


def is_frozen() -> bool:
    """Say whether this program was frozen, and brings its own Python."""
    return bool(getattr(sys, "frozen", False))


def program() -> list[str]:
    """Return the command line that starts this ALDesk once more."""
    return [sys.executable] if is_frozen() else [sys.executable, "-m", "aldesk"]


def command(desktop: Desktop, *words: str | Path) -> dict[str, Any]:
    """Run a command in this process -> what it prints as JSON, and ``exit_code``."""
    out = io.StringIO()
    with redirect_stdout(out):
        code = run([*map(str, words), "--json"], desktop)
    lines = out.getvalue().splitlines()
    facts: dict[str, Any] = json.loads(lines[-1]) if lines else {}
    return {**facts, "exit_code": code}


def first_line(words: Sequence[str], seconds: float) -> str:
    """Start this ALDesk once more, and return the first line that it prints.

    Raises
    ------
    Failed
        If it ended with an error.
    """
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"}
    done = subprocess.run(  # noqa: S603 - this very program
        [*program(), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        env=quiet,
        check=False,
    )
    expect(done.returncode == 0, f"{words[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout.partition("\n")[0]
