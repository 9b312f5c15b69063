"""Scenes of the validation of a class."""

import numpy as np

from aldesk.core.refit import RefitResult
from aldesk.gui.validate.pane import ValidatePane
from aldesk.gui.window.window import Window
from aldesk.store.validation_table import Goal
from tests.screenshots.acts import Scene, Scenes, run, wait


def believe(quality: float) -> Scene:
    """Return what lets the model find the classes as the source says, so well."""

    def scene(window: Window) -> None:
        assert window.open_project
        session = window.open_project.session
        asked = session.refit_request("")
        rows, rng = asked.predict_rows, np.random.default_rng(0)
        names = session.labels.class_names
        truth = [session.project.samples[int(row)].label for row in rows]
        codes = np.array([names.index(t) if t in names else 0 for t in map(str, truth)])
        proba = rng.dirichlet(np.full(asked.n_classes, 0.3), len(rows))
        proba[np.arange(len(rows)), codes] += quality * rng.beta(2, 1, len(rows))
        proba /= proba.sum(axis=1, keepdims=True)
        session.accept(
            RefitResult(
                asked.generation, 1, rows[:0], rows, proba.astype(np.float16), 0, 0, 0.0, 0.0
            )
        )

    return scene


def page(window: Window) -> ValidatePane:
    assert window.open_project
    window.pages.validation.show(window.open_project, "three")
    return window.pages.validation.page


def draw(window: Window) -> None:
    """Draw samples, and ask about the first."""
    made = page(window)
    made.form.n.setValue(72)
    made.accept()
    wait(500)


def answer(n: int) -> Scene:
    """Return what answers so many as the source says, some as unsure."""

    def scene(window: Window) -> None:
        assert window.open_project
        controller = window.open_project.controller
        if controller.reviewing.now is None:
            page(window).accept()
        for number in range(n):
            if (current := controller.current) is None or controller.reviewing.now is None:
                return
            has = current.sample.label == "three"
            controller.say("unsure" if number % 25 == 24 else "present" if has else "absent")
        wait(300)

    return scene


def want(goal: Goal, percent: int) -> Scene:
    """Return what wants another precision or recall."""

    def scene(window: Window) -> None:
        form = page(window).form
        form.goal.setCurrentIndex(form.goal.findData(goal))
        form.wanted.setValue(percent)

    return scene


CLIPS: Scenes = {
    "validate": [believe(8.0), page],
    "validate asks": [draw],
    "validate answered": [answer(20)],
    "validate left": [page],
    "validate result": [answer(200), want("precision", 80)],
    "validate not sure": [want("recall", 99)],
}
MANY: Scenes = {
    "validate refused": [run("Ctrl+Shift+V"), lambda window: window.pages.validation.page.accept()],
}
