"""Every scene in one look, each saved as a picture of its name."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.kit import i18n, theme
from aldesk.gui.window.app import make_application, make_window
from aldesk.gui.window.window import Window
from aldesk.store import Project
from tests.screenshots.acts import Scene, nothing, run, wait
from tests.screenshots.begin import ask
from tests.screenshots.browse import grid_look
from tests.screenshots.scenes import PROJECTS
from tests.screenshots.window import NOT_HERE, START


def shoot(window: Window, file: Path) -> None:
    wait(800 if "grid" in file.name else 250)
    grabbed(window).save(str(file))
    print(file.name, flush=True)


def grabbed(window: Window) -> QPixmap:
    """Return the window with the menus that are open over it, and close them."""
    picture = window.grab()
    painter = QPainter(picture)
    popups = [
        popup
        for popup in QApplication.topLevelWidgets()
        if popup.isVisible() and popup.windowType() == Qt.WindowType.Popup
    ]
    for popup in sorted(popups, key=lambda popup: popup.x()):
        painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
    painter.end()
    for popup in popups:
        popup.close()
    return picture


def settle(window: Window) -> None:
    """Wait until the sample is drawn and the model has come."""
    for _ in range(300):
        wait(100)
        assert window.open_project
        if window.open_project.is_settled:
            return


def settings_back(window: Window) -> None:
    """Undo what a scene leaves behind."""
    assert window.open_project
    while popup := QApplication.activePopupWidget():
        popup.close()
    if isinstance(window.open_project.views.current, GridPane):
        grid_look(160)(window)
    run("Ctrl+1")(window)
    if window.open_project.session.settings.blind:
        run("B")(window)
    window.open_project.controller.label_times.clear()
    window._status.show_saved(True)
    window._status.show_import(0, 0)
    window._status.show_export(0, 0)
    window._top.show_long_clip(0.0)
    window._top.hide_embedding()
    for _ in range(3):
        run("Esc")(window)
    window.open_project.label.sample.settings.change(
        shows_settings=False, shows_columns=False, scale="mel", n_fft=0, lowest=0, highest=0
    )
    run("Ctrl+0")(window)


def copied(data: Path, project: str, look: str) -> Path:
    """Copy a project, so that each look begins with the same; return its file."""
    to = data / f"{project}-{look}.aldesk"  # beside the original: its samples' paths are relative
    shutil.copy(data / f"{project}.aldesk", to)
    embeddings = data / f"{project}.embeddings"
    if embeddings.is_dir():
        shutil.copytree(embeddings, to.with_suffix(".embeddings"))
    return to


def scenes(only: str) -> Iterator[tuple[str, str, list[Scene]]]:
    for project, parts in PROJECTS.items():
        for name, steps in parts.items():
            if re.search(only, f"{project} {name}"):
                yield project, f"{project} {name}", steps


def shoot_large(look: theme.Choice, size: tuple[int, int], data: Path, out: Path) -> None:
    """Take what is to be whole with the system's text at 150 %."""
    usual, theme._system_text_scale = theme._system_text_scale, lambda: 1.5
    for project in ("clips", "many"):
        window = make_window(look)
        window.resize(*size)
        window.show()
        window.show_project(Project.open(copied(data, project, f"{out.name}-large")))
        settle(window)
        shots: dict[str, Scene] = {
            "label": nothing,
            "class editor": run("Ctrl+E"),
            "message": lambda shown: shown.messages.trouble(NOT_HERE),
            "results": run("Ctrl+4"),
            "wizard": ask("pictures"),
            "start": lambda shown: shown.leave_project(),
        }
        for name, step in shots.items():
            step(window)
            shoot(window, out / f"large text {project} {name}.png")
            if window.open_project and name != "results":
                settings_back(window)
        window.close()
    theme._system_text_scale = usual


def main(
    look: theme.Choice, width: str, height: str, data: str, out: str, language: str, only: str
) -> None:
    make_application(cast(i18n.Choice, language))
    for name, steps in START.items():
        if re.search(only, name):
            window = make_window(look)
            window.resize(int(width), int(height))
            window.show()
            for step in steps:
                step(window)
            shoot(window, Path(out) / f"{name}.png")
            window.close()
    if re.search(only, "large text"):
        shoot_large(look, (int(width), int(height)), Path(data), Path(out))
    opened = ""
    for project, name, steps in scenes(only):
        if project != opened:
            if opened:
                window.close()
            window = make_window(look)
            window.resize(int(width), int(height))
            window.show()
            window.show_project(Project.open(copied(Path(data), project, Path(out).name)))
            settle(window)
            opened = project
        for step in steps:
            step(window)
        shoot(window, Path(out) / f"{name}.png")
        settings_back(window)
    if opened:
        window.close()


if __name__ == "__main__":
    main(cast(theme.Choice, sys.argv[1]), *sys.argv[2:])
