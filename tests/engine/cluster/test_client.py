"""Which workers are not fit for a study."""

from collections.abc import Mapping
from typing import Any

import pytest

from aldesk import __version__
from aldesk.core.errors import Problem
from aldesk.engine.cluster.client import _check_threads, _check_versions

HERE = {"python": "3.11.7.final.0", "numpy": "2.4.6", "torch": "2.13.0+cpu"}


class FakeClient:
    """A client of one worker."""

    def __init__(
        self, packages: Mapping[str, str | None], n_threads: int = 1, *, n: int = 1
    ) -> None:
        self._packages = packages
        self._n_threads = n_threads
        self._n = n

    def wait_for_workers(self, n: int, timeout: float) -> None:
        if self._n < n:
            raise TimeoutError

    def get_versions(self, **_: Any) -> dict[str, Any]:
        workers = {"tcp://one:1": {"packages": self._packages}}
        return {"client": {"packages": HERE}, "workers": workers}

    def nthreads(self) -> dict[str, int]:
        return {"tcp://one:1": self._n_threads}

    def run(self, *_: object) -> dict[str, bytes]:
        return {"tcp://one:1": __version__.encode()}


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"numpy": "2.4.5"}, "another numpy than this machine: 2.4.5, not 2.4.6"),
        ({"torch": None}, "another torch than this machine: none, not 2.13.0"),
        ({"python": "3.12.7.final.0"}, "another python than this machine: 3.12, not 3.11"),
    ],
)
def test_other_versions(other: dict[str, str | None], words: str) -> None:
    with pytest.raises(Problem, match=words):
        _check_versions(FakeClient({**HERE, **other}), "one:8786")


def test_versions_that_differ_in_nothing_that_counts() -> None:
    same = {**HERE, "python": "3.11.2.final.0", "torch": "2.13.0"}
    _check_versions(FakeClient(same), "one:8786")


def test_no_workers() -> None:
    with pytest.raises(Problem, match="no workers"):
        _check_versions(FakeClient({}, n=0), "one:8786")


def test_a_worker_of_two_threads() -> None:
    _check_threads(FakeClient({}), "one:8786")
    with pytest.raises(Problem, match="does 2 tasks at once"):
        _check_threads(FakeClient({}, 2), "one:8786")
