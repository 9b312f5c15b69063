"""SIGKILL at random moments of an embedding, resume: the store is that of an undisturbed run.

ALDESK_TEST_KILLS sets how often (20; the whole program 3), and lets a tiny transformer be killed as
well.
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import soundfile

from aldesk.core.errors import Problem
from aldesk.core.refit import WrittenShard
from aldesk.embed.pipeline import SHARD_SIZE
from aldesk.engine.embed.client import Control, EmbeddingJob, ProjectSink, run
from aldesk.engine.embed.reports import EmbedReport, ToEmbed
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.store.check import check

KILLS = int(os.environ.get("ALDESK_TEST_KILLS", "20"))
MANY = "ALDESK_TEST_KILLS" in os.environ
N = 300
Store = tuple[dict[str, bytes], list[tuple[str, str, int]], list[list[int]], list[Any]]


@pytest.fixture(autouse=True)
def begin_at_once() -> None:
    """Start processes as the program does: it is those that are found and killed."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of short clips, some of equal length, two of which are damaged since."""
    folder, rng = tmp_path_factory.mktemp("killed"), np.random.default_rng(0)
    (folder / "clips").mkdir()
    for n in range(N):
        wave = 0.1 * rng.standard_normal(rng.integers(10, 20) * 100)
        soundfile.write(folder / "clips" / f"{n:03d}.wav", wave, 8000)
    with make(NewProject(folder / "template.aldesk", folder / "clips")) as project:
        for row in (40, 200):
            project.samples[row].path.write_bytes(b"damaged since")
    return folder / "template.aldesk"


def fresh(template: Path, name: str, encoder: str = "spectral") -> Path:
    """Copy the project, without any embedding."""
    file = template.with_name(f"{name}.aldesk")
    shutil.rmtree(file.with_suffix(".embeddings"), ignore_errors=True)
    shutil.copy(template, file)
    with Project.open(file) as project:
        project.meta.encoder = encoder
    return file


def store(project: Project) -> Store:
    """Everything that an embedding leaves behind."""
    key = str(project.meta.encoder_key)
    files = {path.name: path.read_bytes() for path in project.embeddings.folder.iterdir()}
    sums = [(s.path.name, s.sha256, s.n) for s in project.embeddings.committed()]
    rows = [shard.rows.tolist() for shard in project.embeddings.shards(key)]
    return files, sums, rows, project.embeddings.broken(key)


class Killer(ProjectSink):
    """Kills the embedding process when so many samples are done, or just before a commit."""

    def __init__(self, project: Project, moment: int, *, before_commit: bool) -> None:
        super().__init__(project, self.watch)
        self.moment, self.before_commit, self.n_killed = moment, before_commit, 0

    def watch(self, done: int, total: int) -> None:
        if done >= self.moment and not self.n_killed:  # it is started again by itself
            self.kill()

    def take(self, report: EmbedReport) -> ToEmbed:
        if self.before_commit and not self.n_killed and isinstance(report, WrittenShard):
            self.kill()
            raise EOFError  # as if this process had not come to commit it
        return super().take(report)

    def kill(self) -> None:
        for child in psutil.Process().children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if "spawn_main" in " ".join(child.cmdline()):
                    child.kill()
                    self.n_killed = 1


def embed_once(file: Path, rng: random.Random) -> tuple[int, Store | None]:
    """Embed what is missing and be killed; return the store if all was done nevertheless."""
    with Project.open(file) as project:
        key = str(project.meta.encoder_key)
        left = len(project.embeddings.missing(key)) if key else N
        killer = Killer(project, rng.randrange(left), before_commit=rng.random() < 0.2)
        with contextlib.suppress(Problem):
            run(EmbeddingJob.of(project), killer, Control())
        key = str(project.meta.encoder_key)
        done = bool(key) and not project.embeddings.missing(key).size
        return killer.n_killed, store(project) if done else None


def stored(file: Path) -> Store:
    with Project.open(file) as project:
        return store(project)


def undisturbed(template: Path, encoder: str) -> Store:
    with Project.open(fresh(template, "whole", encoder)) as project:
        run(EmbeddingJob.of(project), ProjectSink(project), Control())
        return store(project)


@pytest.fixture
def encoders(tmp_path: Path) -> dict[str, str]:
    known = {"spectral": "spectral"}
    if MANY:
        import torch
        import transformers

        torch.manual_seed(0)
        config = transformers.Wav2Vec2Config(
            conv_dim=(8,) * 7, num_conv_pos_embeddings=4, num_conv_pos_embedding_groups=2,
            hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        )  # fmt: skip
        transformers.Wav2Vec2Model(config).save_pretrained(tmp_path / "model")
        transformers.Wav2Vec2FeatureExtractor().save_pretrained(tmp_path / "model")
        known["wav2vec2"] = str(tmp_path / "model")
    return known


@pytest.mark.parametrize("name", ["spectral", "wav2vec2"])
def test_killed_at_random_moments_the_store_is_the_same(
    name: str, template: Path, encoders: dict[str, str]
) -> None:
    if name not in encoders:
        pytest.skip("takes minutes; set ALDESK_TEST_KILLS=20 to run it")
    expected = undisturbed(template, encoders[name])
    assert [len(rows) for rows in expected[2]] == [127, 127, 44]
    file, rng = fresh(template, "killed", encoders[name]), random.Random(7)
    n_killed = n_stores = 0
    while n_killed < KILLS or not n_stores:
        killed, found = embed_once(file, rng)
        n_killed += killed
        if found:
            assert found == expected
            n_stores += 1
            fresh(template, "killed", encoders[name])
    assert n_killed >= KILLS


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of 700 windows of recordings of several rates and formats, one of them damaged."""
    folder, rng = tmp_path_factory.mktemp("recordings"), np.random.default_rng(0)
    (folder / "sound").mkdir()
    for name, rate, shape in (
        ("a.wav", 8000, 60 * 8000), ("b.flac", 16000, (60 * 16000, 2)), ("c.wav", 8000, 8000),
        ("d.ogg", 8000, 50 * 8000),
    ):  # fmt: skip
        soundfile.write(folder / "sound" / name, 0.1 * rng.standard_normal(shape), rate)
    options = Options(window=0.5, hop=0.25)
    with make(NewProject(folder / "template.aldesk", folder / "sound", options)) as project:
        assert len(project.samples) > 5 * SHARD_SIZE
    (folder / "sound" / "c.wav").write_bytes(b"damaged since")
    return folder / "template.aldesk"


def kill_in_the_middle(file: Path, n_more: int, rng: random.Random) -> bool:
    """Kill the command, with its processes, after so many shards more; tell if it was at work."""
    folder, longer = file.with_suffix(".embeddings"), rng.uniform(0, 0.1)
    with subprocess.Popen(embed_command(file), start_new_session=True) as process:
        before = len(list(folder.glob("*")))
        if n_more == 0:
            time.sleep(rng.uniform(0, 3))  # while libraries, the project or the encoder are read
        while process.poll() is None and len(list(folder.glob("*"))) < before + n_more:
            time.sleep(0.002)
        time.sleep(longer)
        if process.poll() is not None:
            return False
        os.killpg(process.pid, signal.SIGKILL)
    return True


def embed_command(file: Path) -> list[str]:
    return [sys.executable, "-m", "aldesk", "embed", str(file), "--json"]


@pytest.mark.skipif(os.name != "posix", reason="process groups are killed as a whole on POSIX only")
def test_the_command_killed_with_its_process_leaves_recordings_windows_as_if_undisturbed(
    recordings: Path,
) -> None:
    expected = undisturbed(recordings, "spectral")
    assert len(expected[0]) == 6
    assert expected[3], "the windows of the damaged recording"
    file, rng = fresh(recordings, "command"), random.Random(3)
    n_killed = 0
    while n_killed < (KILLS if MANY else 3):
        if kill_in_the_middle(file, n_killed % 3, rng):
            n_killed += 1
        else:
            assert stored(file) == expected
            fresh(recordings, "command")
    subprocess.run(embed_command(file), check=True)
    assert stored(file) == expected


@pytest.mark.skipif(os.name != "posix", reason="process groups are killed as a whole on POSIX only")
def test_the_command_killed_with_its_process_goes_on_where_it_was(
    template: Path,
) -> None:
    expected = undisturbed(template, "spectral")
    file, rng = fresh(template, "command"), random.Random(3)
    command = embed_command(file)
    for _ in range(3):
        with subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE) as process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(rng.uniform(0.3, 2.0))
            os.killpg(process.pid, signal.SIGKILL)
    subprocess.run(command, check=True, capture_output=True)
    assert stored(file) == expected
    findings = check(file)
    assert len(findings) == 1
    assert findings[0].startswith("2 of 300 files have another content")
