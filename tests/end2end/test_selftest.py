"""The self-test from this source install: every step of it, in a process of its own."""

import re
import subprocess
import sys

from aldesk.selftest.steps import STEPS

PROGRESS = re.compile(r"(Embedding|Study|Exporting) \(\d+ %\): \d|Task \d of \d: ")
"""What a log gets told of a long step, and of each task of a study."""


def test_the_selftest_is_green() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "aldesk", "selftest"], capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split(":")[0].split(" s  ")[1] for line in lines[1:-1]] == [n for n, _ in STEPS]
    assert all(line.startswith("ok ") for line in lines[1:-1])
    assert [line for line in done.stderr.splitlines() if not PROGRESS.match(line)] == []
