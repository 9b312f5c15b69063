"""The real window, on small projects."""

import gc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.core.outcome import Stopped
from aldesk.gui.kit import reach, theme
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.preferences import _preferences, preferences
from aldesk.gui.window.py311_qt_guard import make_errors_safe
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.refit_thread import EngineThread
from aldesk.session import LabelSession
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from tests.conftest import make_tested
from tests.gui.patient_bot import PatientBot
from tests.made_once import MadeOnce
from tests.until import PATIENCE


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """One that has patience with a busy machine."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def begin_at_once(warm_workers: None) -> None:
    """Let no window wait for a process that imports PyTorch, to begin or to close."""


@pytest.fixture(autouse=True)
def drives_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is opened be opened at once, however busy the machine is."""
    monkeypatch.setattr(reach, "SECONDS_TO_ANSWER", PATIENCE)


@pytest.fixture(autouse=True)
def own_keys(own_home: None) -> None:
    """Let each test begin with the keys that the actions come with."""
    keys.load()


@pytest.fixture(autouse=True)
def own_preferences(own_home: None) -> Iterator[None]:
    """End the thread that writes what a test prefers."""
    yield
    preferences().end()
    _preferences.cache_clear()


@pytest.fixture(autouse=True)
def no_widget_left(qapp: QApplication) -> Iterator[None]:
    """Delete what a test leaves behind: each later change of the theme would style it again.

    As in the program, cycles are collected in the window's thread only. Each test has an
    application, whichever is the first in its process: without one a widget is the end of that.
    """
    gc.disable()
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    make_errors_safe()
    theme.apply("light")
    made = Window("light")
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def open_window(window: Window, project: Project, qtbot: QtBot) -> Window:
    """The window on 36 tones, with the first sample shown."""
    path = project.path
    project.close()
    window.show_project(Project.open(path))
    wait_for_sample(window, qtbot)
    return window


def wait_for_sample(window: Window, qtbot: QtBot) -> None:
    """Wait until the sample that is asked for has been read."""
    assert window.open_project
    pane, current = window.open_project.label, window.open_project.controller.current
    assert current
    qtbot.waitUntil(lambda: pane.prefetcher.get(current.sample) is not None)


def show_quietly(window: Window, path: Path) -> None:
    """Open a project as if its embedding had been cancelled at once, and without the engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PoolEmbedding, "start", lambda _: None)
        patch.setattr(EngineThread, "start", lambda _: None)
        window.show_project(Project.open(path))
    assert window.open_project
    window.open_project.embedding._end(Stopped())


@pytest.fixture
def learned_window(window: Window, tmp_path: Path, made_once: MadeOnce, qtbot: QtBot) -> Window:
    """The window on 120 embedded tones, with 20 labels and a model."""

    def make_it(folder: Path) -> None:
        make_tested(folder)
        with Project.open(folder / "tested.aldesk") as project:
            session = LabelSession(project)
            while session.labels.n_labeled < 20:
                asked = session.queue.current or session.next_batch()[0]
                session.label(asked.sample.id, str(asked.sample.label))

    made_once.copy("learned project", make_it, tmp_path)
    window.show_project(Project.open(tmp_path / "tested.aldesk"))
    opened = window.open_project
    assert opened
    qtbot.waitUntil(lambda: opened.refits.n_refits > 0 and opened.is_settled)
    return window


@pytest.fixture
def quiet(
    window: Window, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Window:
    """The window on 36 tones without refits, so that only what a test says is believed."""
    path = project.path
    project.close()
    show_quietly(window, path)
    assert window.open_project
    monkeypatch.setattr(window.open_project.refits, "request", lambda: None)
    monkeypatch.setattr(window.open_project.refits, "_accept", lambda _result: None)
    wait_for_sample(window, qtbot)
    return window


@pytest.fixture
def hours_window(window: Window, tmp_path: Path, made_once: MadeOnce, qtbot: QtBot) -> Window:
    """The window on two recordings of ten minutes in windows of 3 s, without refits."""

    def make_it(folder: Path) -> None:
        (folder / "hours").mkdir()
        for number in (1, 2):
            write_recording(folder / "hours" / f"night{number}.wav", 600, seed=number)
        options = Options(classes=("owl", "frog", "noise"), window=3.0)
        make(NewProject(folder / "hours.aldesk", folder / "hours", options)).close()

    made_once.copy("hours", make_it, tmp_path)
    show_quietly(window, tmp_path / "hours.aldesk")
    assert window.open_project
    window.open_project.label.sample.settings.change(plays_by_itself=False)
    wait_for_sample(window, qtbot)
    return window


def write_recording(path: Path, seconds: int, seed: int = 0) -> None:
    """Write noise at 8 kHz with a call every half minute."""
    rate = 8000
    sound = 0.02 * np.random.default_rng(seed).standard_normal(seconds * rate)
    t = np.arange(rate) / rate
    for start in range(10 * rate, len(sound) - rate, 30 * rate):
        sound[start : start + rate] += 0.4 * np.hanning(rate) * np.sin(2 * np.pi * 1200 * t)
    soundfile.write(path, sound, rate)
