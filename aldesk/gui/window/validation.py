"""The page that validates a class of the open project, and the review that it asks for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from aldesk.gui.validate.pane import ValidatePane
    from aldesk.gui.window.open_project import OpenProject
    from aldesk.session.review import Asks
    from aldesk.session.validation_review import ValidationReview


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
        self._project: OpenProject | None = None

    @property
    def page(self) -> "ValidatePane":
        """The page."""
        if self._made is None:
            from aldesk.gui.validate.pane import ValidatePane

            self._made = ValidatePane()
            self._stack.addWidget(self._made)
            self._made.closed.connect(self._leave)
            self._made.review_wanted.connect(self._ask)
        return self._made

    @property
    def is_shown(self) -> bool:
        """Whether the page is in front."""
        return self._made is not None and self._stack.currentWidget() is self._made

    def toggle(self, opened: "OpenProject") -> None:
        """Show the page for a project; once more, and it goes."""
        if self.is_shown:
            self.page.leave()
        else:
            self.show(opened)

    def show(self, opened: "OpenProject", class_name: str = "") -> None:
        """Show the page with a class; a review that goes on is left, its answers are kept."""
        if opened is not self._project:
            self._project = opened
            opened.controller.reviewing.finished.connect(self._show_result)
        opened.controller.reviewing.leave()
        self._stack.setCurrentWidget(self.page)
        self.page.open(opened.controller, class_name)

    def forget(self) -> None:
        """Know nothing any more of a project that is being closed."""
        self._project = None
        if self._made:
            self._made.forget()

    def _ask(self, review: "ValidationReview") -> None:
        """Ask in the label view; where it ends, the page comes back."""
        if opened := self._project:
            self._leave()
            opened.views.turn_to("label")
            opened.controller.reviewing.begin(review)

    def _show_result(self, review: "Asks") -> None:
        from aldesk.session.review import Review

        if (opened := self._project) and isinstance(review, Review):
            self.show(opened, review.class_name)

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        if self._made:
            self._made.apply_theme()
