"""Run all checks, or pytest alone when arguments are given, which pytest then gets.

python packaging/check.py [ARGUMENTS OF PYTEST]
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# All other tests must pass without Qt, and so run without it.
# The longest come first: begun last, one would run alone.
TESTS_WITH_QT = ("tests/end2end", "tests/selftest", "tests/gui", "tests/benchmarks")

Command = list[str]


def checks() -> dict[str, Command]:
    """Return each check's name and command."""
    module = [sys.executable, "-m"]
    # Three at once on two cores, since many tests wait for processes.
    # A file's tests share what they made.
    in_order = ["--dist", "loadfile", "--no-loadscope-reorder"]
    # A process that dies ends the check: with another in its place pytest-xdist may wait forever.
    in_order += ["--max-worker-restart", "0"]
    pytest = [*module, "pytest", "-n", "3", *in_order]
    no_qt = ["-p", "no:pytest-qt", "-p", "block_qt", *(f"--ignore={x}" for x in TESTS_WITH_QT)]
    return {
        "ruff check": [*module, "ruff", "check"],
        "ruff format": [*module, "ruff", "format", "--check"],
        "mypy": [*module, "mypy"],
        "import-linter": [str(Path(sys.executable).with_name("lint-imports"))],
        "tests without Qt": [*pytest, *no_qt],
        "tests with Qt": [*pytest, *TESTS_WITH_QT],
    }


def passes(name: str, command: Command) -> bool:
    """Run a check in the checkout, and print its outcome and seconds."""
    print(f"== {name}", flush=True)
    start = time.monotonic()
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "packaging")}  # where block_qt is
    passed = subprocess.run(command, cwd=ROOT, env=paths, check=False).returncode == 0
    outcome = "passed" if passed else "FAILED"
    print(f"== {name}: {outcome}, {time.monotonic() - start:.1f} s\n", flush=True)
    return passed


def main(arguments: list[str]) -> int:
    """Return 0 if every check passed, else 1."""
    if arguments:
        pytest = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(pytest, cwd=ROOT, check=False).returncode
    outcomes = [passes(name, command) for name, command in checks().items()]
    print(f"checks: {outcomes.count(True)} passed, {outcomes.count(False)} failed")
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
