"""The self-test from this source install: every step of it, in a process of its own."""

import subprocess
import sys

from aldesk.selftest.steps import STEPS


def test_the_selftest_is_green() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "aldesk", "selftest"], capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split(":")[0].split(" s  ")[1] for line in lines[1:-1]] == [n for n, _ in STEPS]
    assert all(line.startswith("ok ") for line in lines[1:-1])
    assert done.stderr == ""
