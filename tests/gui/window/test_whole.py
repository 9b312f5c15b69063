"""Every view is whole in small windows, and with the large text that a system may have."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from aldesk.gui.begin.recent import remember
from aldesk.gui.kit import theme
from aldesk.gui.window.window import Window
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from tests.gui.drive import CTRL, Key, opened, press
from tests.gui.window.whole import faults

SIZES = [(960, 600), (1280, 720), (1366, 700)]
LOW = (960, 500)
"""What the system's bars leave of 1920 × 1080 at 200 %."""


def show(window: Window, name: str) -> None:
    """Bring what is called so to the front."""
    match name:
        case "classes" | "strategy":
            press(window, Key.Key_Escape)
            press(window, Key.Key_E if name == "classes" else Key.Key_T, CTRL)
        case "message":
            press(window, Key.Key_Escape)
            window.messages.trouble("No. " * 60)
        case "report":
            window.pages.toggle_report()
        case "wizard":
            window.start_flow.new()
        case "start":
            window.start_flow.wizard.leave()
            window.leave_project()
        case "label" | "grid" | "map" | "results" | "study":
            window.pages.turn_to(name)


SHOWN = (
    "label", "classes", "strategy", "message", "results", "grid", "map", "study", "report",
    "wizard", "start",
)  # fmt: skip


@pytest.fixture(params=[1.0, 1.25, 1.5])
def large_text(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[float]:
    """The system's text, so many times its usual size."""
    with monkeypatch.context() as patch:
        patch.setattr(theme, "_system_text_scale", lambda: request.param)
        theme.apply("light")
        yield request.param
    theme.apply("light")


@pytest.fixture
def many(tmp_path: Path, make_tones: Callable[..., Path]) -> Path:
    """A project of 100 classes, some with long names."""
    classes = tuple(f"class {n} {'with a long name ' * (n % 3)}" for n in range(100))
    new = NewProject(tmp_path / "many.aldesk", make_tones(4), Options(classes=classes))
    make(new).close()
    return tmp_path / "many.aldesk"


def test_every_view_is_whole(large_text: float, window: Window, many: Path, qtbot: QtBot) -> None:
    window.show_project(Project.open(many))
    opened(window).embedding.cancel()
    found = []
    for name in SHOWN:
        show(window, name)
        for size in [*SIZES, *([LOW] if large_text == 1 else [])]:
            window.resize(*size)
            found += [f"{name} at {size}: {fault}" for fault in faults(window)]
    assert not found, "\n".join(found)


def test_a_picture_and_its_buttons_are_whole(
    large_text: float, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "pictures").mkdir()
    for number in range(4):
        image = QImage(300, 200 + number, QImage.Format.Format_RGB32)
        image.fill(number)
        image.save(str(tmp_path / "pictures" / f"{number}.png"))
    file = tmp_path / "pictures.aldesk"
    make(NewProject(file, tmp_path / "pictures", Options(classes=("a", "b")))).close()
    window.show_project(Project.open(file))
    opened(window).embedding.cancel()
    found = []
    for size in SIZES:
        window.resize(*size)
        found += [f"{size}: {fault}" for fault in faults(window)]
    assert not found, "\n".join(found)


def test_the_recent_projects_leave_the_buttons_their_place(
    large_text: float, window: Window, tmp_path: Path
) -> None:
    for number in range(6):
        remember(tmp_path / f"{number}.aldesk", f"project {number}", number)
    window.start_flow.start.hide()
    window.start_flow.start.show()
    found = []
    for size in SIZES:
        window.resize(*size)
        found += [f"{size}: {fault}" for fault in faults(window)]
        assert window.start_flow.start.recent.height() >= theme.px(52), "a whole project"
    assert not found, "\n".join(found)


def test_text_follows_the_system(monkeypatch: pytest.MonkeyPatch, window: Window) -> None:
    usual = theme.font().pixelSize()
    with monkeypatch.context() as patch:
        patch.setattr(theme, "_system_pixels", lambda: 1.5 * theme._USUAL_ON_LINUX)
        patch.setattr("sys.platform", "linux")
        window.apply_theme()
        assert theme.font().pixelSize() == round(1.5 * usual)
        patch.setattr(theme, "_system_pixels", lambda: 7.0)
        window.apply_theme()
        assert theme.font().pixelSize() == usual, "never smaller than was drawn for"
    window.apply_theme()
