"""A model applied to other data: its page in the window's stack."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from aldesk.gui.kit.messages import Messages
from aldesk.gui.window.detour import Detour

if TYPE_CHECKING:
    from aldesk.gui.begin.apply_page import ApplyPage
    from aldesk.gui.window.open_project import OpenProject


class Applying:
    """Makes the page when it is first asked for, and puts it into the window's stack.

    Parameters
    ----------
    stack : QStackedWidget
    messages : Messages
    opened : callable
        Returns the open project, or None.
    show_views : callable
        See `Detour`.
    open_made : callable
        Opens a project that was written.
    """

    def __init__(
        self,
        stack: QStackedWidget,
        messages: Messages,
        opened: "Callable[[], OpenProject | None]",
        show_views: Callable[[], None],
        open_made: Callable[[Path], None],
    ) -> None:
        self._stack, self._opened = stack, opened
        self._messages, self._open_made = messages, open_made
        self._detour = Detour(stack, show_views)
        self._made: ApplyPage | None = None

    @property
    def page(self) -> "ApplyPage":
        """The page."""
        if self._made is None:
            from aldesk.gui.begin.apply_page import ApplyPage

            self._made = ApplyPage(self._messages)
            self._stack.addWidget(self._made)
            self._made.closed.connect(self.leave)
            self._made.made.connect(self._open_made)
        return self._made

    @property
    def is_asking(self) -> bool:
        """Whether the page is shown."""
        return self._made is not None and self._stack.currentWidget() is self._made

    def toggle(self) -> None:
        """Show the page; once more, and it goes."""
        if self.is_asking:
            self.leave()
            return
        self._detour.begin(self.page)
        opened = self._opened()
        n_labels = opened.session.labels.n_labeled if opened else 0
        self.page.show_project(opened.project.path if opened else None, n_labels)

    def leave(self) -> None:
        """Go back to where it was asked for; what is being applied goes on."""
        self._detour.end()

    def stop(self) -> None:
        """End the thread of the page."""
        if self._made:
            self._made.stop()
