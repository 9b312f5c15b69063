"""Folders that are dropped on the window: label at once, while the rest is read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.gui.window.window import Window
from aldesk.sources.collect import FIRST_PART
from aldesk.store import Project
from tests.gui.drive import drop

N = FIRST_PART + 100


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return write_pictures(tmp_path / "pictures", N, seed=0)


def write_pictures(folder: Path, n: int, seed: int) -> Path:
    rng = np.random.default_rng(seed)
    for number in range(n):
        place = folder / ("day", "night")[number % 2]
        place.mkdir(parents=True, exist_ok=True)
        pixels = rng.integers(0, 255, (8, 8), dtype=np.uint8)
        Image.fromarray(pixels).save(place / f"{number}.png")
    return folder


def choose(window: Window, path: Path) -> None:
    """Drop a source on the window, and begin at once."""
    drop(window, path)
    QTest.keyClick(window.start_flow.wizard.begin_button, Qt.Key.Key_Return)


def begin(window: Window, path: Path, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Begin a project, and act when it opens, before any more of it is taken in."""
    window.opened.connect(act, Qt.ConnectionType.SingleShotConnection)
    choose(window, path)
    with qtbot.waitSignal(window.opened):
        pass


def n_samples(window: Window) -> int:
    return len(window.open_project.session.project.samples) if window.open_project else 0


def is_read(window: Window) -> bool:
    return window.open_project is not None and not window.open_project.importing.is_running


def test_labelling_begins_before_all_is_read(window: Window, pictures: Path, qtbot: QtBot) -> None:
    labelled: list[SampleId] = []

    def label_one() -> None:
        assert window.open_project
        session = window.open_project.session
        assert 0 < n_samples(window) < N
        assert window.open_project.importing.is_running
        assert session.queue.current
        labelled.append(session.queue.current.sample.id)
        QTest.keyClick(window, Qt.Key.Key_2)
        assert session.labels.class_of(labelled[0]) == "night"

    begin(window, pictures, qtbot, label_one)
    assert window.open_project
    session, [first] = window.open_project.session, labelled
    qtbot.waitUntil(lambda: is_read(window))
    assert n_samples(window) == N
    assert f"{N:,} pictures" in window._top._facts.text()
    assert session.project.imports.unfinished() is None
    assert session.labels.class_of(first) == "night"
    assert len(session.refit_request("").predict_rows) == N


def test_an_import_goes_on_when_the_project_is_opened_again(
    window: Window, pictures: Path, qtbot: QtBot
) -> None:
    begin(window, pictures, qtbot, window.close_project)
    with Project.open(pictures.with_suffix(".aldesk")) as project:
        assert 0 < len(project.samples) < N
        assert project.imports.unfinished()
    window.start_flow.open_path(pictures.with_suffix(".aldesk"))
    qtbot.waitUntil(lambda: is_read(window))
    assert n_samples(window) == N


def test_reading_can_be_stopped_and_goes_on_with_the_same_folder(
    window: Window, pictures: Path, qtbot: QtBot
) -> None:
    begin(window, pictures, qtbot, window._status.importing.stop.click)
    qtbot.waitUntil(lambda: is_read(window))
    assert "Reading stopped" in window._line.text.text()
    assert window._status.importing.isHidden()
    assert 0 < n_samples(window) < N
    drop(window, pictures)
    qtbot.waitUntil(lambda: n_samples(window) == N)


def test_a_folder_dropped_on_a_project_adds_to_it(
    open_window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    before = n_samples(open_window)
    drop(open_window, make_tones(2, name="more"))
    qtbot.waitUntil(lambda: is_read(open_window))
    assert n_samples(open_window) == before + 6
    assert "6 more samples" in open_window._line.text.text()


def test_a_missing_file_is_found_in_the_folder_that_is_dropped(
    open_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    assert open_window.open_project
    session, pane = open_window.open_project.session, open_window.open_project.label
    before = n_samples(open_window)
    moved = Path(shutil.move(tmp_path / "tones", tmp_path / "elsewhere"))
    for _ in range(30):  # until one that was not decoded ahead
        QTest.keyClick(open_window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "drop the folder" in pane.sample._text.text())
    drop(open_window, moved)
    qtbot.waitUntil(lambda: is_read(open_window))
    assert n_samples(open_window) == before
    assert all(s.path.is_relative_to(moved) for s in session.project.samples)
    qtbot.waitUntil(lambda: pane.sample._stack.currentWidget() is pane.sample.sound)


def test_a_folder_without_samples_makes_no_project(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.png").write_text("Dear reader")
    choose(window, folder)
    wizard = window.start_flow.wizard
    title = wizard.preview.title
    qtbot.waitUntil(lambda: "The only file, a.png" in title.text())
    assert not wizard.begin_button.isEnabled()
    assert window.open_project is None
    assert not list(tmp_path.glob("*.aldesk"))
