"""The page that validates a class of the open project."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from aldesk.gui.validate.pane import ValidatePane
from aldesk.gui.window.open_project import OpenProject


class Validation:
    """Puts its page into the window's stack.

    Parameters
    ----------
    stack : QStackedWidget
    leave : callable
        Shows the project's views again.
    """

    def __init__(self, stack: QStackedWidget, leave: Callable[[], None]) -> None:
        self._stack = stack
        self.page = ValidatePane()
        stack.addWidget(self.page)
        self.page.closed.connect(leave)

    @property
    def is_shown(self) -> bool:
        """Whether the page is in front."""
        return self._stack.currentWidget() is self.page

    def toggle(self, opened: OpenProject) -> None:
        """Show the page for a project; once more, and it goes."""
        if self.is_shown:
            self.page.leave()
        else:
            self.show(opened)

    def show(self, opened: OpenProject, class_name: str = "") -> None:
        """Show the page with a class."""
        self._stack.setCurrentWidget(self.page)
        self.page.open(opened.controller, class_name)

    def forget(self) -> None:
        """Know nothing any more of a project that is being closed."""
        self.page.forget()
