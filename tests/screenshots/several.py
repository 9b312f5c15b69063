"""Scenes of a project whose samples may have several classes."""

from PySide6.QtCore import Qt

from aldesk.gui.window.window import Window
from tests.screenshots.acts import Scenes, nothing, press, run, wait
from tests.screenshots.browse import (
    cohorts,
    colour_by,
    grid_look,
    open_menu,
    show_labelled,
    until_learned,
    until_mapped,
)
from tests.screenshots.results import to_the_end


def ask_several(window: Window) -> None:
    assert window.open_project
    window.open_project.label.editor.ask_several()


def pick_tiles(window: Window) -> None:
    """Select four tiles, and give them a class."""
    for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Right] * 3):
        press(key, shift=key != Qt.Key.Key_Home)(window)
    press(Qt.Key.Key_2)(window)


def look_again(window: Window) -> None:
    """Begin second looks, and tick two classes."""
    assert window.open_project
    window.open_project.second_looking.toggle()
    while window.open_project.controller.reviewing.second_looks is None:
        wait(50)
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        press(key)(window)


def look_at_all(window: Window) -> None:
    """Answer all of them: each as it was before, but for every fourth."""
    assert window.open_project
    controller = window.open_project.controller
    n_asked = 0
    while (looks := controller.reviewing.second_looks) and (current := controller.current):
        id_, n_asked = current.sample.id, n_asked + 1
        for name in controller.session.labels.names_of(id_) if n_asked % 4 else ():
            controller.do(looks.hidden.tick, id_, name)
        controller.answer()


SEVERAL: Scenes = {
    "label": [nothing],
    "label ticked": [press(Qt.Key.Key_1), press(Qt.Key.Key_3)],
    "label answered": [press(Qt.Key.Key_Return), run("PgUp")],
    "strategy": [run("Ctrl+T")],
    "class editor": [run("Ctrl+E")],
    "history": [run("Ctrl+H")],
    "search": [run("Ctrl+F")],
    "grid": [run("Ctrl+2")],
    "grid labelled": [run("Ctrl+2"), show_labelled, grid_look(160)],
    "grid small tiles": [run("Ctrl+2"), show_labelled, grid_look(96)],
    "grid selected": [run("Ctrl+2"), pick_tiles],
    "grid menu": [run("Ctrl+2"), open_menu],
    "map": [run("Ctrl+3"), until_mapped],
    "map selected": [run("Ctrl+3"), until_mapped, colour_by("label")],
    "results": [run("Ctrl+4")],
    "second look": [run("Ctrl+1"), look_again],
    "second looks results": [run("Ctrl+1"), look_again, look_at_all, run("Ctrl+4"), to_the_end],
    "look alikes": [run("Ctrl+2"), until_learned, cohorts("alike")],
    "bursts": [run("Ctrl+2"), cohorts("burst")],
    "map uncertainty": [run("Ctrl+3"), until_mapped, colour_by("uncertainty")],
}
ONE: Scenes = {"class editor several": [run("Ctrl+E"), ask_several]}
MANY: Scenes = {"class editor several": [run("Ctrl+E"), ask_several]}
