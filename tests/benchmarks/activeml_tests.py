"""scikit-activeml's own tests, run against its strategies and against ours in their place.

git clone https://github.com/scikit-activeml/scikit-activeml CHECKOUT
python tests/benchmarks/activeml_tests.py CHECKOUT [--only Badge,CoreSet] [--json]

Its packages come without tests. What fails with its installed strategies as well (its tests may be
of another version) says nothing about ours. What fails with ours alone is listed, and makes the
exit status 1, but for what `EXPECTED` gives a reason for.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import skactiveml
from skactiveml import pool

import aldesk.strategies

EXPECTED = {
    "skactiveml/pool/tests/test_prob_cover.py::TestProbCover::test_param_test_availability": (
        "it wants a test for each parameter, and `normalize_samples` is ours"
    ),
}


class Outcomes:
    """Gathers which tests failed, and how many there were."""

    def __init__(self) -> None:
        self.failed: set[str] = set()
        self.n_run = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # Parts of a test report themselves, too: they have its name.
        if report.failed:
            self.failed.add(report.nodeid)
        self.n_run += report.when == "call" and type(report) is pytest.TestReport


def file_of(name: str) -> str:
    """Return where a strategy of theirs is tested."""
    module = getattr(pool, name).__module__.rsplit("._", 1)[1]
    return f"skactiveml/pool/tests/test_{module}.py"


def work(checkout: Path, whose: str, names: list[str]) -> dict[str, Any]:
    """Run the tests in this process, which then has the strategies mixed up."""
    files = sorted({str(checkout / file_of(name)) for name in names})
    # Some strategies are younger than the checkout.
    files = [file for file in files if Path(file).exists()]
    for package in (skactiveml, pool):
        part = package.__name__.replace(".", "/")
        package.__path__.append(str(checkout / part))
    if whose == "ours":
        for name in names:
            setattr(pool, name, getattr(aldesk.strategies, name))
    outcomes = Outcomes()
    # A configuration of their own: ours makes errors of warnings.
    quiet = ["-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", str(checkout)]
    status = pytest.main([*quiet, *files], plugins=[outcomes])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise SystemExit(f"pytest ended with {status}")
    return {"run": outcomes.n_run, "failed": sorted(outcomes.failed)}


def run(whose: str) -> dict[str, Any]:
    """Run the tests in a process of their own."""
    command = [sys.executable, __file__, *sys.argv[1:], "--whose", whose]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("checkout", type=Path, help="of scikit-activeml's repository")
    parser.add_argument("--only", default="", help="names of strategies")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--whose", choices=("theirs", "ours"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    have = [n for n in aldesk.strategies.__all__ if n in pool.__all__]
    own = [n for n in have if getattr(aldesk.strategies, n) is not getattr(pool, n)]
    names = args.only.split(",") if args.only else own
    if args.whose:
        print("\n" + json.dumps(work(args.checkout.resolve(), args.whose, names)))
        return
    theirs, ours = run("theirs"), run("ours")
    alone = sorted(set(ours["failed"]) - set(theirs["failed"]))
    if args.json:
        print(json.dumps({"strategies": names, "theirs": theirs, "ours": ours, "alone": alone}))
    else:
        for whose, found in (("theirs", theirs), ("ours", ours)):
            print(f"{whose}: {found['run']} run, {len(found['failed'])} failed")
        print(f"{len(alone)} failed with ours alone")
        print("\n".join(f"{test}  {EXPECTED.get(test, '')}" for test in alone))
    raise SystemExit(bool(set(alone) - set(EXPECTED)))


if __name__ == "__main__":
    main()
