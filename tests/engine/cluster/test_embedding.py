"""What becomes of a cluster's answers, without one."""

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.sample import Sample
from aldesk.engine.cluster.embedding import embed_on_cluster
from aldesk.engine.embed.client import EmbeddingJob, ProjectSink
from aldesk.engine.process.messages import Arrays, pack, unpack
from aldesk.store import Project


class FakeCluster:
    """Embeds samples from a row on; what comes before has failed."""

    def __init__(self, first_whole: int, *, media: str = "sound", is_away: bool = False) -> None:
        self.first_whole, self.media, self.is_away = first_whole, media, is_away
        self.seen: list[list[int]] = []

    def answers(
        self, module: str, shared: bytes, todo: Iterable[tuple[Any, bytes]], cancel: object
    ) -> Iterator[tuple[Any, bytes]]:
        for name, message in todo:
            kind, head, _ = unpack(message)
            if kind == "card":
                known = {"key": "k", "card": {"name": "spectral", "n_features": 2}}
                yield (
                    name,
                    pack(
                        "key", {**known, "media": self.media, "needs_project": False, "hears": 0.0}
                    ),
                )
            else:
                yield name, self.embedded([row for row, _ in head["samples"]])

    def embedded(self, rows: list[int]) -> bytes:
        self.seen.append(rows)
        failed = [self.failure(row) for row in rows if row < self.first_whole]
        whole = np.array([row for row in rows if row >= self.first_whole], np.int64)
        vectors = np.ones((len(whole), 2), np.float32)
        arrays: Arrays = {"vectors": vectors, "rows": whole} if len(whole) else {}
        return pack("embedded", {"failed": failed}, arrays)

    def failure(self, row: int) -> dict[str, Any]:
        parts = {"what": f"too short: {row} samples", "subject": f"{row}.wav", "kept": ""}
        return {"row": row, "is_away": self.is_away, "todo": "", **parts}

    def ask_all(self, *_: object) -> list[bytes]:
        return [pack("seen", {"all": True})]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project of 600 clips that are only named."""
    samples = [Sample(SampleId(f"{n:032x}"), tmp_path / f"{n}.wav", "sound") for n in range(600)]
    part = ImportBatch(tuple(samples))
    meta = {"encoder": "spectral"}
    with Project.create(tmp_path / "p.aldesk", (), ["a"], meta=meta, part=part) as made:
        yield made


class Garbling(FakeCluster):
    """Answers the second block with something else."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(0)
        self.answer = answer

    def embedded(self, rows: list[int]) -> bytes:
        right = super().embedded(rows)
        return right if len(self.seen) == 1 else self.answer


def embed(project: Project, cluster: Any) -> None:
    embed_on_cluster(cluster, EmbeddingJob.of(project), ProjectSink(project), threading.Event())


def test_where_everything_fails_it_stops_after_the_first_and_the_last_shard(
    project: Project,
) -> None:
    cluster = FakeCluster(600)
    with pytest.raises(Problem, match="Each of the 216 samples that were tried has failed"):
        embed(project, cluster)
    assert [rows[0] for rows in cluster.seen] == [0, 512]
    assert project.embeddings.broken("k") == []
    assert len(project.embeddings.missing("k")) == 600


@pytest.mark.parametrize("first_whole", [100, 128, 300, 599])
def test_a_pool_that_begins_with_damaged_files_is_embedded_all_the_same(
    project: Project, first_whole: int
) -> None:
    embed(project, FakeCluster(first_whole))
    assert len(project.embeddings.broken("k")) == first_whole
    assert project.embeddings.missing("k").tolist() == []


def test_a_drive_that_is_away_is_told(project: Project) -> None:
    with pytest.raises(Problem, match="See that the drive"):
        embed(project, FakeCluster(600, is_away=True))


def test_an_encoder_that_has_worked_goes_through_all(project: Project) -> None:
    embed(project, FakeCluster(0))
    for shard in project.embeddings.shards("k")[1:]:
        shard.path.unlink()
    n = 600 - len(project.embeddings.shards("k")[0].rows)
    embed(project, FakeCluster(600))
    assert len(project.embeddings.broken("k")) == n


def test_an_encoder_for_pictures_is_refused_and_the_present_one_stays(project: Project) -> None:
    with pytest.raises(Problem, match="is for pictures, and these samples are sound"):
        embed(project, FakeCluster(0, media="picture"))
    assert project.meta.encoder_key == ""


ONE = np.ones((1, 2), np.float32)
GARBAGE = {
    "no message": b"no message",
    "nothing": pack("embedded"),
    "half a failure": pack("embedded", {"failed": [{"row": 1}]}),
    "no samples": pack("embedded", {"failed": []}),
    "samples of nobody": pack("embedded", {"failed": []}, {"vectors": ONE}),
    "others": pack("embedded", {"failed": []}, {"vectors": ONE, "rows": np.array([9000])}),
}


@pytest.mark.parametrize("garbage", list(GARBAGE))
def test_a_worker_that_answers_nonsense_ends_it_and_what_was_embedded_is_kept(
    project: Project, garbage: str
) -> None:
    with pytest.raises(Problem, match="answered what cannot be"):
        embed(project, Garbling(GARBAGE[garbage]))
    assert len(project.embeddings.shards("k")) == 1
