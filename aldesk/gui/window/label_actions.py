"""What the actions of the label view do: answers, steps back and on, its panes.

Other views don't act on what is not seen: there most of these keys do nothing.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import Run, Runs

if TYPE_CHECKING:  # here and in the other files of actions: the start page waits for no view
    from aldesk.gui.label.pane import LabelPane
    from aldesk.gui.window.open_project import OpenProject
    from aldesk.gui.workspace.controller import SessionController


def label_runs(
    in_front: "Callable[[], OpenProject | None]", answered: "Callable[[], OpenProject | None]"
) -> Runs:
    """Return what they do.

    Parameters
    ----------
    in_front : callable
        Returns the project while its views have the keys.
    answered : callable
        Returns it while its samples are answered, in its views or elsewhere.
    """

    def on_acts(act: "Callable[[SessionController], None]") -> Run:
        def run() -> None:
            if opened := answered():
                act(opened.controller)

        return run

    def on_project(act: "Callable[[SessionController], None]") -> Run:
        """Return what a key does in each of the project's views."""

        def run() -> None:
            if opened := in_front():
                act(opened.controller)

        return run

    def on_current(act: "Callable[[SessionController], None]") -> Run:
        def run() -> None:
            if (opened := in_front()) and opened.shows_label:
                act(opened.controller)

        return run

    def on_pane(act: "Callable[[LabelPane], None]") -> Run:
        def run() -> None:
            if (opened := in_front()) and opened.shows_label:
                act(opened.label)

        return run

    def look_again() -> None:
        if (opened := in_front()) and opened.shows_label:
            opened.second_looking.toggle()

    return {
        Action.UNDO: on_acts(lambda controller: controller.undo()),
        Action.REDO: on_acts(lambda controller: controller.redo()),
        Action.SKIP: on_current(lambda controller: controller.skip()),
        Action.CANT_TELL: on_current(lambda controller: controller.cant_tell()),
        Action.FLAG: on_current(lambda controller: controller.flag()),
        Action.FLAG_WITH_NOTE: on_pane(lambda pane: pane.write_note()),
        Action.BLIND: on_project(lambda controller: controller.toggle_blind()),
        Action.SAMPLE_BEFORE: on_current(lambda controller: controller.trail.step(-1)),
        Action.SAMPLE_AFTER: on_current(lambda controller: controller.trail.step(1)),
        Action.WINDOW_BEFORE: on_pane(lambda pane: pane.in_place.step(-1)),
        Action.WINDOW_AFTER: on_pane(lambda pane: pane.in_place.step(1)),
        Action.PICK_REGION: on_pane(lambda pane: pane.pick_region()),
        Action.FIND_CLASS: on_pane(lambda pane: pane.find_class()),
        Action.HISTORY: on_pane(lambda pane: pane.toggle_history()),
        Action.EDIT_CLASSES: on_pane(lambda pane: pane.toggle_class_editor()),
        Action.STRATEGY: on_pane(lambda pane: pane.toggle_strategy()),
        Action.TEACH: on_pane(lambda pane: pane.toggle_review()),
        Action.SECOND_LOOKS: look_again,
        Action.MODEL_LABELS: on_pane(lambda pane: pane.toggle_model_labels()),
        Action.ADD_CLASS: on_pane(lambda pane: pane.add_class()),
        Action.ALLOW_SEVERAL: on_pane(lambda pane: pane.ask_several()),
        Action.REPLAY: on_pane(lambda pane: pane.replay()),
        Action.AUTOPLAY: on_pane(lambda pane: pane.toggle_playing_by_itself()),
    }
