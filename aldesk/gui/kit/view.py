"""What the window may ask of any view of a project."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop

if TYPE_CHECKING:
    from aldesk.session import Changes

ViewId = Literal["label", "grid", "map", "results", "study"]
VIEWS: dict[ViewId, str] = {
    "label": noop("Label"),
    "grid": noop("Grid"),
    "map": noop("Map"),
    "results": noop("Results"),
    "study": noop("Study"),
}
"""The views in their order, with their names."""
SHOW: dict[ViewId, Action] = {
    "label": Action.SHOW_LABEL,
    "grid": Action.SHOW_GRID,
    "map": Action.SHOW_MAP,
    "results": Action.SHOW_RESULTS,
    "study": Action.SHOW_STUDY,
}
"""What brings each to the front."""


class View(QWidget):
    """One of the views; what it does not override, it has nothing to do for."""

    def enter(self) -> None:
        """Come to the front: take the keys, and look at what changed in the meantime."""
        self.setFocus()

    def refresh(self, changes: "Changes") -> None:
        """Show what changed while this view is in front."""

    def label(self, class_name: str) -> None:
        """Give what is shown, or what is selected, a class."""

    def play(self) -> None:
        """Play what is shown or selected, or stop it."""

    def open_selected(self) -> None:
        """Do what Enter stands for here."""

    def find_samples(self) -> None:
        """Let samples be found by words."""

    def show_menu(self) -> None:
        """Show the menu of what is shown or selected."""

    def escape(self) -> None:
        """Leave what is being done, one step at a time; at last, give the keys to the view."""
        self.setFocus()

    def apply_theme(self) -> None:
        """Take the colours of the current theme, where a style sheet does not reach."""

    def stop(self) -> None:
        """End the threads that the view started."""
