"""The actions on the sample that is shown, on its answer, and on the side panes of the label view.

Other views don't act on what is not seen: there most of these keys do nothing.
"""

from collections.abc import Callable

from aldesk.gui.kit.actions import Entry
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.workspace.controller import SessionController


def label_entries(in_front: Callable[[], OpenProject | None]) -> list[Entry]:
    """Return the entries; `in_front` returns the project while its views have the keys."""

    def on_project(act: Callable[[SessionController], None]) -> Callable[[], None]:
        """Return what a key does in each of the project's views."""

        def run() -> None:
            if opened := in_front():
                act(opened.controller)

        return run

    def on_current(act: Callable[[SessionController], None]) -> Callable[[], None]:
        def run() -> None:
            if (opened := in_front()) and opened.shows_label:
                act(opened.controller)

        return run

    def on_pane(act: Callable[[LabelPane], None]) -> Callable[[], None]:
        def run() -> None:
            if (opened := in_front()) and opened.shows_label:
                act(opened.label)

        return run

    return [
        Entry("Undo", ("Ctrl+Z",), on_project(SessionController.undo), repeats=True),
        Entry("Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), on_project(SessionController.redo), repeats=True),
        Entry("Skip", ("Right",), on_current(SessionController.skip)),
        Entry("Can't tell", ("?",), on_current(SessionController.cant_tell)),
        Entry("Flag", ("F",), on_current(SessionController.flag)),
        Entry("Flag with a note", ("Shift+F",), on_pane(LabelPane.write_note)),
        Entry("Blind", ("B",), on_project(SessionController.toggle_blind)),
        Entry(
            "Back to the sample before",
            ("PgUp", "Alt+Left"),
            on_current(lambda controller: controller.trail.step(-1)),
            repeats=True,
        ),
        Entry(
            "On to the sample after",
            ("PgDown", "Alt+Right"),
            on_current(lambda controller: controller.trail.step(1)),
            repeats=True,
        ),
        Entry("Find a class", ("/",), on_pane(LabelPane.find_class)),
        Entry("Find samples", ("Ctrl+F",), on_pane(LabelPane.toggle_search)),
        Entry("History", ("Ctrl+H",), on_pane(LabelPane.toggle_history)),
        Entry("Edit the classes", ("Ctrl+E",), on_pane(LabelPane.toggle_class_editor)),
        Entry("What to ask next", ("Ctrl+T",), on_pane(LabelPane.toggle_strategy)),
        Entry("Add a class", ("Ctrl+N",), on_pane(LabelPane.add_class)),
        Entry("Replay", ("R",), on_pane(LabelPane.replay)),
        Entry("Play by itself", ("A",), on_pane(LabelPane.toggle_playing_by_itself)),
    ]
