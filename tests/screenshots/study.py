"""Scenes of the study view."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt

from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.window import Window
from aldesk.study.earlier_run import studies
from aldesk.study.plan import StrategyPlan
from aldesk.study.running_curves import LiveCurves
from aldesk.study.task import Point
from tests.screenshots.acts import Scene, Scenes, run, wait


def start_study(window: Window) -> None:
    """Start a small study, unless one is running, and wait for its first points."""
    pane = study_pane(window)
    pane.form.n_reps.setValue(3)
    pane.form.n_cycles.setValue(4)
    pane.form.batch_size.setValue(8)
    pane.form.n_init.setValue(10)
    pane.start.click()
    for _ in range(200):
        wait(100)
        curves = pane.control.curves
        if curves and any(curves.accuracy(title) for title in curves.titles):
            return


def until_studied(window: Window) -> None:
    """Wait for the end of the study, and choose a strategy."""
    pane = study_pane(window)
    for _ in range(600):
        wait(100)
        if pane.control.state == "idle":
            break
    pane.results.table.selectRow(0)


def study_pane(window: Window) -> StudyPane:
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, StudyPane)
    return pane


def tick_bald(state: Qt.CheckState) -> Scene:
    """Return what ticks a strategy that the classifier cannot serve, or unticks it."""

    def scene(window: Window) -> None:
        strategies = study_pane(window).form.strategies.list
        [item] = strategies.findItems("BALD", Qt.MatchFlag.MatchExactly)
        item.setCheckState(state)

    return scene


def seventeen_strategies(window: Window) -> None:
    """Show curves of more strategies than there are colours, one of them with a long title."""
    pane = study_pane(window)
    names = ["RandomSampling", *["Badge"] * 14, "CoreSet", "TypiClust"]
    titles = ["RandomSampling", *(f"BADGE variant {n}" for n in range(1, 14))]
    titles += ["<b>BADGE</b> with a title that is far too long", "CoreSet", "TypiClust"]
    strategies = tuple(StrategyPlan(n, title=t) for n, t in zip(names, titles, strict=True))
    curves = LiveCurves(replace(pane.form.plan(), strategies=strategies, n_reps=3, n_cycles=8))
    rng = np.random.default_rng(0)
    for place, title in enumerate(titles):
        for repetition in range(3):
            for cycle in range(9):
                height = 0.9 - 0.6 / (1 + cycle * (1 + place / 20))
                right = int(1000 * height + rng.integers(40))
                curves.add(title, repetition, Point(cycle, 10 * (cycle + 1), right, 1000, 0, 0))
    pane.control.curves = curves
    pane.control.out = None
    pane.results.show_study(curves, None, [])
    pane.results.curves.choose("")


def choose_curve(window: Window) -> None:
    """Bring one curve out, and hide another."""
    legend = study_pane(window).results.curves.legend
    legend._toggle(legend.item(3))
    legend.item(1).setCheckState(Qt.CheckState.Unchecked)


def earlier_study(window: Window) -> None:
    """Show again what was studied, in the place of another plan."""
    pane = study_pane(window)
    pane.form.name.setText("Another")
    pane.results.show_study(None, None, [])
    pane.show_study(studies(pane.control.folder)[0])


def too_many_labels(window: Window) -> None:
    """Ask for more labels than there are."""
    study_pane(window).form.n_cycles.setValue(5000)


CLIPS: Scenes = {
    "study": [run("Ctrl+5")],
    "study wrong": [run("Ctrl+5"), tick_bald(Qt.CheckState.Checked)],
    "study running": [run("Ctrl+5"), tick_bald(Qt.CheckState.Unchecked), start_study],
    "study finished": [run("Ctrl+5"), start_study, until_studied],
    "study earlier": [run("Ctrl+5"), earlier_study],
    "study too many": [run("Ctrl+5"), too_many_labels],
    "study seventeen": [run("Ctrl+5"), seventeen_strategies],
    "study seventeen chosen": [run("Ctrl+5"), seventeen_strategies, choose_curve],
}
