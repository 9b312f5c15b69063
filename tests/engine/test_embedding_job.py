"""The embedding process, for real: done, cancelled, killed, resumed."""

import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.embedding import Control, EmbeddingJob, ProjectKeeper, run
from aldesk.store import Project
from aldesk.store.check import check


def embed(
    project: Project, on_progress: Callable[[int], None], control: Control | None = None
) -> str:
    keeper = ProjectKeeper(project, lambda done, total: on_progress(done))
    run(EmbeddingJob.of(project), keeper, control or Control())
    return str(project.meta("encoder_key"))


def ignore(done: int) -> None:
    pass


def contents(folder: Path) -> set[bytes]:
    return {file.read_bytes() for file in folder.glob("*.npy")}


def test_what_is_broken_is_recorded_and_the_rest_is_embedded(project: Project) -> None:
    project.samples[4].path.write_bytes(b"no sound any more")
    seen: list[int] = []
    key = embed(project, seen.append)
    assert seen[-1] == len(project.samples)
    assert (
        sum(len(shard.rows) for shard in project.embeddings.shards(key)) == len(project.samples) - 1
    )
    assert [row for _, row, _ in project.embeddings.broken(key)] == [4]
    assert project.embeddings.missing(key) == []


def test_a_mended_file_gets_another_chance(project: Project) -> None:
    whole = project.samples[4].path.read_bytes()
    project.samples[4].path.write_bytes(b"")
    key = embed(project, ignore)
    project.samples[4].path.write_bytes(whole)
    embed(project, ignore)
    assert [row for _, row, _ in project.embeddings.broken(key)] == [4]
    project.embeddings.forget_broken(key)
    assert project.embeddings.missing(key) == [4]
    embed(project, ignore)
    assert project.embeddings.broken(key) == []


def test_a_file_that_is_away_stays_missing_and_is_embedded_when_it_is_back(
    project: Project, tmp_path: Path
) -> None:
    away = project.samples[4].path.rename(tmp_path / "away.wav")
    keeper = ProjectKeeper(project)
    run(EmbeddingJob.of(project), keeper, Control())
    key = str(project.meta("encoder_key"))
    assert project.embeddings.missing(key) == [4]
    assert "no such file" in keeper.unreachable[0]
    away.rename(project.samples[4].path)
    embed(project, ignore)
    assert project.embeddings.missing(key) == []


def test_lost_shards_are_made_again_and_the_project_is_sound(project: Project) -> None:
    key = embed(project, ignore)
    for shard in project.embeddings.shards(key):
        shard.path.unlink()
    assert len(project.embeddings.missing(key)) == len(project.samples)
    embed(project, ignore)
    project.close()
    assert check(project.path) == []


def test_cancelling_before_the_encoder_is_loaded_is_quick(project: Project) -> None:
    control = Control()
    control.cancel.set()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        embed(project, ignore, control)
    assert time.monotonic() - start < 5


def test_a_killed_process_is_a_problem_and_the_next_run_goes_on(project: Project) -> None:
    def kill(done: int) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    with pytest.raises(Problem, match="ended unexpectedly"):
        embed(project, kill)
    key = embed(project, ignore)
    assert project.embeddings.missing(key) == []
    interrupted = contents(project.embeddings.folder)
    assert not list(project.embeddings.folder.glob("*.part"))
    assert len(interrupted) == len(project.embeddings.shards(key))


def test_cancelling_keeps_what_is_complete(project: Project) -> None:
    control = Control()
    with pytest.raises(Cancelled):
        embed(project, lambda done: control.cancel.set() if done > 0 else None, control)
    key = embed(project, ignore)
    rows = sorted(row for shard in project.embeddings.shards(key) for row in shard.rows.tolist())
    assert rows == list(range(len(project.samples)))


def test_an_unknown_encoder_is_told_with_the_choice(project: Project) -> None:
    job = EmbeddingJob("nonsense", project.embeddings.folder)
    with pytest.raises(Problem, match="spectral"):
        run(job, ProjectKeeper(project), Control())
