"""What is painted first is what stays: of the sample's medium, and laid out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.view import VIEWS, ViewId
from aldesk.gui.window.window import Window
from aldesk.session.new_project import NewProject, make
from aldesk.store import Project
from tests.gui.drive import opened

Places = dict[tuple[QWidget, str], QRect]


def places(window: Window) -> Places:
    """Return where in the window each visible text is."""
    kinds = (QLabel, QPushButton)
    shown = [w for kind in kinds for w in opened(window).views.findChildren(kind) if w.isVisible()]
    return {
        (w, w.property("text")): QRect(w.mapTo(window, w.rect().topLeft()), w.size()) for w in shown
    }


class FirstPaint(QObject):
    """Remembers what is where when the first widget of a window is painted."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.window = window
        self.places: Places | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.places is None and self.window.open_project:
            self.places = places(self.window)
        return False


def moved(window: Window, act: Callable[[], object], qtbot: QtBot) -> list[str]:
    """Return which texts are elsewhere in the first painting than in the end."""
    app = QApplication.instance()
    assert app
    first = FirstPaint(window)
    app.installEventFilter(first)
    act()
    qtbot.waitUntil(lambda: first.places is not None)
    app.removeEventFilter(first)
    for _ in range(3):
        QApplication.processEvents()
    assert first.places
    now = places(window)
    return [key[1] for key in first.places.keys() & now.keys() if now[key] != first.places[key]]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for n in range(12):
        Image.new("RGB", (80, 60), (20 * n, 0, 0)).save(folder / f"p{n}.png")
    path = tmp_path / "pictures.aldesk"
    make(NewProject(path, folder)).close()
    return path


def test_a_picture_project_opens_without_anything_of_sound(window: Window, pictures: Path) -> None:
    window.show_project(Project.open(pictures))  # and nothing is decoded before this returns
    sample = opened(window).label.sample
    assert sample.picture.isVisible()
    assert not sample.sound.isVisible()
    texts = [button.text() for button in sample.findChildren(QPushButton) if button.isVisible()]
    assert not [text for text in texts if "Play" in text or "Loop" in text]


def test_a_sound_project_opens_without_anything_of_pictures(
    window: Window, project: Project
) -> None:
    path = project.path
    project.close()
    window.show_project(Project.open(path))
    sample = opened(window).label.sample
    assert sample.sound.isVisible()
    assert not sample.picture.isVisible()


def test_the_first_frame_of_a_project_is_laid_out(
    window: Window, pictures: Path, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    assert moved(window, lambda: window.show_project(Project.open(pictures)), qtbot) == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_first_frame_of_a_view_is_laid_out(quiet: Window, view: ViewId, qtbot: QtBot) -> None:
    quiet.resize(1280, 720)
    assert moved(quiet, lambda: opened(quiet).views.turn_to(view), qtbot) == []
