"""Fixtures for all: a folder of tones, a project of it, and a home of its own for each test."""

import os
from collections.abc import Callable, Iterator
from multiprocessing.context import BaseContext
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["HF_HUB_OFFLINE"] = "1"

from aldesk.core import child_process, read_apart
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.tables import reader_process
from tests.made_once import MadeOnce
from tests.warm_workers import make_warm_context

RATE = 8000
CLASSES = {"high": 2400.0, "low": 300.0, "middle": 900.0}
SEED = 12
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

MakeTones = Callable[..., Path]

# How long an example takes says how busy the computer is.
settings.register_profile("own", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("own")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the monkey of the window's test be given more to do."""
    parser.addoption("--monkey", type=int, default=1500, help="random acts at the window")
    parser.addoption("--monkey-seed", type=int, default=0)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, logs and demo projects of the tests away from the person's own."""
    home = tmp_path_factory.mktemp("home")
    xdg = (f"XDG_{name}_HOME" for name in ("DATA", "STATE", "CACHE", "CONFIG"))
    for name in (*xdg, "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture
def in_child() -> Iterator[None]:
    """Let a child process read tables, as in the program."""
    read_apart.read_in_child()
    yield
    read_apart.read_in_child(False)
    reader_process.end_idle()


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files and folders that were brought to the disk, in their order; only Linux tells."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("only Linux tells which file is behind a number")
    paths: list[Path] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        paths.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    return paths


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real data and encoders that lie beside the checkout on some machines."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ with the real data is not beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def warm_context() -> BaseContext:
    """What starts child processes that have all that they import."""
    return make_warm_context()


@pytest.fixture
def warm_workers(warm_context: BaseContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the child processes of this test begin at once."""
    monkeypatch.setattr(child_process, "_CONTEXT", warm_context)
    monkeypatch.setattr("aldesk.engine.study.local_runner.forks_after", lambda _: None)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Folders that are made once and copied for each test."""
    return MadeOnce(tmp_path_factory.mktemp("made_once"))


@pytest.fixture
def make_tones(tmp_path: Path, made_once: MadeOnce) -> MakeTones:
    """Return a function that writes ``n`` clips of each class, a tone with noise each."""

    def make_them(n: int = 12, *, name: str = "tones", split: str = "") -> Path:
        made = f"{n} {name} {split}".replace("/", "-")
        made_once.copy(made, lambda to: write_tones(to / name / split, n, len(name) + 7), tmp_path)
        return tmp_path / name

    return make_them


def write_tones(folder: Path, n: int, seed: int) -> None:
    """Write a folder of ``n`` clips for each class."""
    rng = np.random.default_rng(seed)
    for class_name, hertz in CLASSES.items():
        of_class = folder / class_name
        of_class.mkdir(parents=True)
        for number in range(n):
            t = np.arange(RATE // 5) / RATE
            pitch = hertz * rng.uniform(0.9, 1.1)
            wave = 0.3 * np.sin(2 * np.pi * pitch * t) + 0.05 * rng.standard_normal(len(t))
            soundfile.write(of_class / f"{class_name}{number:03d}.wav", wave, RATE)


@pytest.fixture
def project(tmp_path: Path, made_once: MadeOnce) -> Iterator[Project]:
    """36 tones of three classes, no test split, nothing embedded."""

    def make_it(folder: Path) -> None:
        write_tones(folder / "tones", 12, SEED)
        make(NewProject(folder / "tones.aldesk", folder / "tones")).close()

    made_once.copy("project", make_it, tmp_path)
    with Project.open(tmp_path / "tones.aldesk") as opened:
        yield opened


@pytest.fixture
def tested_project(tmp_path: Path, made_once: MadeOnce) -> Iterator[Project]:
    """120 embedded tones of three classes, a third of them the test split."""
    made_once.copy("tested project", make_tested, tmp_path)
    with Project.open(tmp_path / "tested.aldesk") as opened:
        yield opened


def make_tested(folder: Path) -> None:
    """Write `tested_project`."""
    write_tones(folder / "tones", 40, SEED)
    new = NewProject(folder / "tested.aldesk", folder / "tones", Options(test="33%"))
    with make(new) as made:
        embed_here(made)


def embed_here(project: Project) -> None:
    """Embed a project's samples in this process."""
    from aldesk.embed import embed_all, load_encoder

    encoder = load_encoder(project.meta.encoder)
    project.meta.encoder_key = encoder.key

    def fail(row: int, problem: Exception) -> None:
        raise problem

    samples = list(enumerate(project.samples))
    table = project.embeddings
    embed_all(encoder, samples, table.folder, table.add_shard, fail)
