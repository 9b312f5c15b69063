"""Scenes of the results."""

import numpy as np
from PySide6.QtWidgets import QScrollArea

from aldesk.gui.results.looks import looks
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from aldesk.session.overview import Checked
from tests.screenshots.acts import Scene, Scenes, run


def measured(n: int) -> Scene:
    """Return what lets the results be of so many samples of a class, a few more here and there."""

    def scene(window: Window) -> None:
        assert window.open_project
        pane = window.open_project.views.current
        assert isinstance(pane, ResultsPane)
        n_classes = len(window.open_project.session.labels.class_names)
        rng = np.random.default_rng(0)
        truth = np.repeat(np.arange(n_classes), rng.integers(0, 2 * n + 1, n_classes))
        other = rng.integers(0, n_classes, len(truth))
        guess = np.where(rng.random(len(truth)) < 0.7, truth, other)
        pane._checked = Checked(np.arange(len(truth)), truth, guess, np.arange(len(truth)))
        pane._show_classes()

    return scene


def to_the_end(window: Window) -> None:
    """Show the card that is the last one."""
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, ResultsPane)
    for area in pane.findChildren(QScrollArea):
        if area.isAncestorOf(pane.second_looks):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def for_every_look(window: Window) -> None:
    """Choose the interval that holds at every look."""
    looks.choose("every look")


CLIPS: Scenes = {
    "results": [run("Ctrl+4")],
    "results every look": [run("Ctrl+4"), for_every_look],
    "results calibration": [run("Ctrl+4"), to_the_end],
    "results few": [run("Ctrl+4"), measured(2)],
}
SITES: Scenes = {
    "results": [run("Ctrl+4")],
}
PICTURES: Scenes = {
    "results": [run("Ctrl+4")],
}
MANY: Scenes = {
    "results empty": [run("Ctrl+4")],
    "results": [run("Ctrl+4"), measured(6)],
}
