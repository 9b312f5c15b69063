"""Scenes of grid and map."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.bulk_text import bulk_text
from aldesk.session.bulk_checks import BulkError
from tests.screenshots.acts import Scene, Scenes, press, run, wait


def until_mapped(window: Window) -> None:
    """Wait for the t-SNE map."""
    for _ in range(300):
        wait(100)
        assert window.open_project
        pane = window.open_project.views.current
        if isinstance(pane, MapPane) and len(pane._rows) and pane.progress.isHidden():
            return


def show_labelled(window: Window) -> None:
    """Let the grid show what is labelled."""
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, GridPane)
    pane.bar.shown_choice.setCurrentIndex(pane.bar.shown_choice.findData("labelled"))


def grid_look(width: int, *, names: bool = False) -> Scene:
    """Return what makes the tiles so wide, perhaps with file names."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, GridPane)
        pane.foot.size_slider.setValue(width)
        pane.foot.names.setChecked(names)

    return scene


def say_checks(window: Window) -> None:
    """Say in the grid's foot what the checks of labels given together tell."""
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, GridPane)
    error = BulkError(3, 12_480, 14, 3, 124, 0.0242, 0.005, 0.069)
    pane.foot.show_place(1, 63, 50_000, bulk_text(error))


def until_learned(window: Window) -> None:
    """Wait for the first predictions."""
    for _ in range(600):
        assert window.open_project
        if window.open_project.session.predictions.result is not None:
            return
        wait(100)


def until_arranged(pane: GridPane) -> None:
    """Wait for the cohorts."""
    for _ in range(300):
        if not pane.cohorts.is_waiting:
            return
        wait(100)


def cohorts(order: str, *, n_taken: int = 0) -> Scene:
    """Return what goes through look-alikes or bursts, takes some and takes two tiles out."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, GridPane)
        pane.bar.sort.setCurrentIndex(pane.bar.sort.findData(order))
        for _ in range(n_taken):
            until_arranged(pane)
            pane.open_selected()
        until_arranged(pane)
        pane.take_out()

    return scene


def open_menu(window: Window) -> None:
    """Open the menu of what is selected, and in it that of the classes."""
    assert window.open_project
    window.open_project.views.current.show_menu()
    wait(100)
    menu = window.open_project.label.sample_menu._shown
    assert menu
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)


def map_at(done: float) -> Scene:
    """Return what shows the map as it is while it is being made, or was stopped."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, MapPane)
        pane.progress.begin()
        pane.progress.show_done(0)
        pane.progress.show_done(0.1)
        wait(1200)
        pane.progress.show_done(abs(done))
        pane._hints.hide()
        if done < 0:
            pane.progress.button.click()

    return scene


def colour_by(by: str) -> Scene:
    """Return what colours the map, and selects a corner of it."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, MapPane)
        pane.by.setCurrentIndex(pane.by.findData(by))
        pane.canvas.select(np.arange(40, 60))

    return scene


def without_embeddings(window: Window) -> None:
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, MapPane)
    pane._show_emptiness(0)


CLIPS: Scenes = {
    "grid": [run("Ctrl+2"), press(Qt.Key.Key_Home), press(Qt.Key.Key_Right, 4, shift=True)],
    "grid labelled": [run("Ctrl+2"), show_labelled],
    "grid menu": [
        run("Ctrl+2"),
        press(Qt.Key.Key_Home),
        press(Qt.Key.Key_Right, 4, shift=True),
        open_menu,
    ],
    "grid names": [run("Ctrl+2"), grid_look(160, names=True)],
    "grid small": [run("Ctrl+2"), grid_look(96)],
    "grid large": [run("Ctrl+2"), grid_look(288, names=True)],
    "grid checks": [run("Ctrl+2"), grid_look(128), say_checks],
    "look alikes": [run("Ctrl+2"), until_learned, cohorts("alike", n_taken=2)],
    "bursts": [run("Ctrl+2"), cohorts("burst")],
    "sample menu": [open_menu],
    "map": [run("Ctrl+3"), until_mapped],
    "map running": [run("Ctrl+3"), until_mapped, map_at(0.3)],
    "map stopped": [run("Ctrl+3"), until_mapped, map_at(-0.3)],
    "map by uncertainty": [run("Ctrl+3"), until_mapped, colour_by("uncertainty")],
    "map by column": [run("Ctrl+3"), until_mapped, colour_by("column:voice")],
}
PICTURES: Scenes = {
    "grid": [run("Ctrl+2"), press(Qt.Key.Key_Home)],
    "look alikes": [run("Ctrl+2"), cohorts("alike")],
    "map": [run("Ctrl+3"), until_mapped],
}
MANY: Scenes = {
    "grid": [run("Ctrl+2")],
    "grid menu": [run("Ctrl+2"), press(Qt.Key.Key_Right), open_menu],
    "grid names": [run("Ctrl+2"), grid_look(128, names=True)],
    "grid empty": [run("Ctrl+2"), show_labelled],
    "map": [run("Ctrl+3"), until_mapped],
    "look alikes": [run("Ctrl+2"), cohorts("alike")],
    "map empty": [run("Ctrl+3"), without_embeddings],
}
