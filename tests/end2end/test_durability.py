"""A short run of the benchmark of durability: nothing acknowledged is lost."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SORTS = {"kills": 6, "migrations": 2, "cuts": 12, "errors": 8}
KINDS = "label,import files,restore"


def can_trace() -> bool:
    """Whether strace is there, and may look at processes."""
    if not (strace := shutil.which("strace")):
        return False
    return not subprocess.run([strace, "-o", os.devnull, "true"], check=False).returncode


@pytest.mark.skipif(sys.platform != "linux", reason="kills as Linux does")
def test_kills_power_cuts_and_errors_lose_nothing() -> None:
    sorts = SORTS if can_trace() else {**SORTS, "cuts": 0, "errors": 0}
    numbers = {"commands": 0, "window": 0, **sorts}
    options = [word for name, n in numbers.items() for word in (f"--{name}", str(n))]
    done = subprocess.run(
        [sys.executable, "tests/benchmarks/durability.py", *options, "--kinds", KINDS, "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert {name: told[name]["n"] for name in told} == {n: k for n, k in sorts.items() if k}
    assert all(told["kills"]["kinds"][kind]["blows"] for kind in KINDS.split(","))
