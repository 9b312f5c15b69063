"""The page that validates a class of the open project."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from aldesk.gui.validate.pane import ValidatePane
from aldesk.gui.window.open_project import OpenProject


class Validation:
    """Makes its page when it is first asked for, and puts it into the window's stack.

    Parameters
    ----------
    stack : QStackedWidget
    leave : callable
        Shows the project's views again.
    """

    def __init__(self, stack: QStackedWidget, leave: Callable[[], None]) -> None:
        self._stack, self._leave = stack, leave
        self._made: ValidatePane | None = None

    @property
    def page(self) -> ValidatePane:
        """The page."""
        if self._made is None:
            self._made = ValidatePane()
            self._stack.addWidget(self._made)
            self._made.closed.connect(self._leave)
        return self._made

    @property
    def is_shown(self) -> bool:
        """Whether the page is in front."""
        return self._made is not None and self._stack.currentWidget() is self._made

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
        if self._made:
            self._made.forget()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        if self._made:
            self._made.apply_theme()

    def stop(self) -> None:
        """End the threads of the page."""
        if self._made:
            self._made.stop()
