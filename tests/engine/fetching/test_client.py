"""Fetching a data set of the hub, without a network."""

import threading

import pytest

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.hub_id import HubId
from aldesk.engine.fetching.client import fetch_dataset
from aldesk.sources.hub_cache import bytes_fetched


def test_without_a_network_it_says_what_to_run_elsewhere() -> None:
    with pytest.raises(Problem, match="hf download nobody/MyNothing --repo-type dataset"):
        fetch_dataset(HubId("nobody/MyNothing"), "", lambda _: None, threading.Event())


def test_it_stops_when_asked() -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        fetch_dataset(HubId("nobody/MyNothing"), "", lambda _: None, cancel)


def test_what_is_half_fetched_counts(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path_factory.mktemp("hf")
    monkeypatch.setenv("HF_HOME", str(home))
    assert bytes_fetched("nobody/MySet") == 0
    blobs = home / "hub" / "datasets--nobody--MySet" / "blobs"
    blobs.mkdir(parents=True)
    (blobs / "abc").write_bytes(b"12345")
    (blobs / "def.incomplete").write_bytes(b"123")
    assert bytes_fetched("nobody/MySet") == 8
