"""Recordings that are away when a project is opened, and are found again."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from aldesk.core.outcome import Stopped
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.window.window import Window
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options


@pytest.fixture
def opened(window: Window, tmp_path: Path, qtbot: QtBot) -> OpenProject:
    """A project whose folder of recordings was moved, so that nothing could be embedded."""
    for number in range(2):
        path = tmp_path / "card" / f"MILL_2026051{number}_050000.wav"
        path.parent.mkdir(exist_ok=True)
        sound = np.random.default_rng(number).standard_normal(8000 * (21 + number))
        soundfile.write(path, 0.1 * sound, 8000)
    options = Options(window=3, classes=("a", "b"))
    project = make(NewProject(tmp_path / "a.aldesk", tmp_path / "card", options))
    (tmp_path / "card").rename(tmp_path / "moved")
    window.show_project(project)
    assert window.open_project
    embedding = window.open_project.embedding
    qtbot.waitUntil(lambda: not embedding.is_running)
    assert not embedding.is_complete
    return window.open_project


def test_what_was_found_is_embedded_at_once(
    opened: OpenProject, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.moved.search(tmp_path / "moved")
    qtbot.waitUntil(lambda: opened.embedding.is_complete)
    assert {sample.path.parent for sample in opened.project.samples} == {tmp_path / "moved"}


def test_so_it_is_where_an_import_finds_them(
    opened: OpenProject, tmp_path: Path, qtbot: QtBot
) -> None:
    n = len(opened.project.samples)
    opened.importing.add(str(tmp_path / "moved"))
    qtbot.waitUntil(lambda: opened.embedding.is_complete)
    assert len(opened.project.samples) == n


def test_what_the_person_stopped_stays_stopped(
    opened: OpenProject, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.embedding._end(Stopped())
    opened.moved.search(tmp_path / "moved")
    qtbot.waitUntil(lambda: not opened.moved.is_running)
    assert not opened.embedding.is_running
