"""What the actions of the label view do: answers, steps back and on, its panes.

Other views don't act on what is not seen: there most of these keys do nothing.
"""

from collections.abc import Callable

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import Run, Runs
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.workspace.controller import SessionController


def label_runs(
    in_front: Callable[[], OpenProject | None], answered: Callable[[], OpenProject | None]
) -> Runs:
    """Return what they do.

    Parameters
    ----------
    in_front : callable
        Returns the project while its views have the keys.
    answered : callable
        Returns it while its samples are answered, in its views or elsewhere.
    """

    def on_acts(act: Callable[[SessionController], None]) -> Run:
        def run() -> None:
            if opened := answered():
                act(opened.controller)

        return run

    def on_project(act: Callable[[SessionController], None]) -> Run:
        """Return what a key does in each of the project's views."""

        def run() -> None:
            if opened := in_front():
                act(opened.controller)

        return run

    def on_current(act: Callable[[SessionController], None]) -> Run:
        def run() -> None:
            if (opened := in_front()) and opened.shows_label:
                act(opened.controller)

        return run

    def on_pane(act: Callable[[LabelPane], None]) -> Run:
        def run() -> None:
            if (opened := in_front()) and opened.shows_label:
                act(opened.label)

        return run

    def look_again() -> None:
        if (opened := in_front()) and opened.shows_label:
            opened.second_looking.toggle()

    return {
        Action.UNDO: on_acts(SessionController.undo),
        Action.REDO: on_acts(SessionController.redo),
        Action.SKIP: on_current(SessionController.skip),
        Action.CANT_TELL: on_current(SessionController.cant_tell),
        Action.FLAG: on_current(SessionController.flag),
        Action.FLAG_WITH_NOTE: on_pane(LabelPane.write_note),
        Action.BLIND: on_project(SessionController.toggle_blind),
        Action.SAMPLE_BEFORE: on_current(lambda controller: controller.trail.step(-1)),
        Action.SAMPLE_AFTER: on_current(lambda controller: controller.trail.step(1)),
        Action.WINDOW_BEFORE: on_pane(lambda pane: pane.in_place.step(-1)),
        Action.WINDOW_AFTER: on_pane(lambda pane: pane.in_place.step(1)),
        Action.PICK_REGION: on_pane(LabelPane.pick_region),
        Action.FIND_CLASS: on_pane(LabelPane.find_class),
        Action.HISTORY: on_pane(LabelPane.toggle_history),
        Action.EDIT_CLASSES: on_pane(LabelPane.toggle_class_editor),
        Action.STRATEGY: on_pane(LabelPane.toggle_strategy),
        Action.TEACH: on_pane(LabelPane.toggle_review),
        Action.SECOND_LOOKS: look_again,
        Action.MODEL_LABELS: on_pane(LabelPane.toggle_model_labels),
        Action.ADD_CLASS: on_pane(LabelPane.add_class),
        Action.ALLOW_SEVERAL: on_pane(LabelPane.ask_several),
        Action.REPLAY: on_pane(LabelPane.replay),
        Action.AUTOPLAY: on_pane(LabelPane.toggle_playing_by_itself),
    }
