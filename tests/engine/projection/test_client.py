"""The map's process, for real, and the layout by itself."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from aldesk.embed import write_shard
from aldesk.engine.projection import projection_math as layout
from aldesk.engine.projection.client import Layout, MapJob, ProjectionClient, ProjectionListener
from aldesk.engine.projection.projection_math import components, refine
from tests.engine.faulty import FAULTS, break_once
from tests.engine.served import Served

_CLIENT = "aldesk.engine.projection.client"


def blobs(n: int, n_features: int = 8) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return two groups, the even places far from the odd ones."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((n, n_features)).astype(np.float32)
    X[::2] += 10
    return X


def ignore(places: object, done: float) -> None:
    pass


def is_apart(xy: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> bool:
    a, b = xy[::2], xy[1::2]
    distance = np.linalg.norm(a.mean(axis=0) - b.mean(axis=0))
    return bool(distance > 2 * max(a.std(), b.std()))


class Heard(Served):
    def __init__(self) -> None:
        self.layouts: list[Layout] = []
        self.troubles: list[str] = []
        listener = ProjectionListener(self.layouts.append, self.troubles.append)
        super().__init__(ProjectionClient(), listener)


@pytest.fixture
def heard() -> Iterator[Heard]:
    made = Heard()
    yield made
    made.close()


@pytest.fixture
def job(tmp_path: Path) -> MapJob:
    X = blobs(60)
    first = write_shard(tmp_path, "k", X[:40])
    shards = (first, write_shard(tmp_path, "k", X[40:], np.arange(40, 60)))
    return MapJob(shards, "k", tmp_path / "map.safetensors")


def test_the_components_are_those_of_numpy_whatever_the_blocks() -> None:
    X = blobs(50)
    centred = X - X.mean(axis=0)
    u, s, _ = np.linalg.svd(centred, full_matrices=False)
    found = components([X[:7], X[7:]], 3)
    np.testing.assert_allclose(np.abs(found), np.abs(u * s)[:, :3], atol=1e-3)


def test_more_than_are_fitted_are_put_beside_their_neighbours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(layout, "MOST_FITTED", 60)
    X = components([blobs(200)])
    places = refine(X, 0, 1, ignore)
    assert places.shape == (200, 2)
    assert is_apart(places)


def test_the_same_seed_gives_the_same_map() -> None:
    X = components([blobs(60)])
    np.testing.assert_array_equal(refine(X, 1, 1, ignore), refine(X, 1, 1, ignore))


def test_a_map_comes_at_once_gets_better_and_is_kept(heard: Heard, job: MapJob) -> None:
    heard.client.ask_map(job)
    heard.wait(lambda: bool(heard.layouts) and heard.layouts[-1].done == 1)
    first, last = heard.layouts[0], heard.layouts[-1]
    assert (first.method, first.done) == ("PCA", 0.0)
    assert last.method == "t-SNE"
    assert is_apart(last.xy[np.argsort(last.rows)])

    n_before = len(heard.layouts)
    heard.wait(job.file.exists)
    heard.client.ask_map(job)
    heard.wait(lambda: len(heard.layouts) > n_before)
    again = heard.layouts[n_before]
    assert again.done == 1
    np.testing.assert_array_equal(again.xy, last.xy)


def test_a_kept_map_of_other_samples_is_made_anew(heard: Heard, job: MapJob) -> None:
    heard.client.ask_map(job)
    heard.wait(lambda: bool(heard.layouts) and heard.layouts[-1].done == 1)
    fewer = MapJob(job.shards[:1], job.key, job.file)
    n_before = len(heard.layouts)
    heard.client.ask_map(fewer)
    heard.wait(lambda: len(heard.layouts) > n_before and heard.layouts[-1].done == 1)
    assert len(heard.layouts[-1].rows) == 40


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_the_process_does_once_there_is_a_map(
    heard: Heard, job: MapJob, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: str
) -> None:
    break_once(monkeypatch, _CLIENT, "aldesk.engine.projection.worker", fault, tmp_path / "mark")
    heard.client.ask_map(job)
    heard.wait(lambda: bool(heard.layouts))
    assert not heard.troubles


def test_one_that_lives_and_never_answers_is_told(
    heard: Heard, job: MapJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_once(monkeypatch, _CLIENT, "", "silent")
    monkeypatch.setattr(f"{_CLIENT}._SECONDS_A_STEP", 0.1)
    heard.client.ask_map(job)
    heard.wait(lambda: bool(heard.troubles))
    assert heard.troubles == ["The map's process failed twice. No label is lost."]


def test_a_damaged_shard_is_told_and_the_process_goes_on(heard: Heard, job: MapJob) -> None:
    job.file.write_bytes(b"no map")
    whole = job.shards[0].path.read_bytes()
    job.shards[0].path.write_bytes(b"nothing")
    heard.client.ask_map(job)
    heard.wait(lambda: bool(heard.troubles))
    job.shards[0].path.write_bytes(whole)
    heard.client.ask_map(job)
    heard.wait(lambda: bool(heard.layouts) and heard.layouts[-1].done == 1)


def test_a_map_that_is_stopped_gets_no_better_and_is_not_kept(heard: Heard, tmp_path: Path) -> None:
    shard = write_shard(tmp_path, "k", blobs(3000))
    job = MapJob((shard,), "k", tmp_path / "map.safetensors")
    heard.client.ask_map(job)
    heard.wait(lambda: bool(heard.layouts))
    heard.client.stop_map()
    few = write_shard(tmp_path, "few", blobs(20))
    heard.client.ask_map(MapJob((few,), "few", tmp_path / "few.safetensors"))
    heard.wait(lambda: heard.layouts[-1].done == 1)
    assert not any(found.done == 1 for found in heard.layouts if found.key == "k")
    assert not job.file.exists()
    assert not heard.troubles
