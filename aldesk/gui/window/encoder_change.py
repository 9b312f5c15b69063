"""The change to another encoder in the open project: from the page to the embedding."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.gui.begin.encoder_page import EncoderPage
from aldesk.gui.window.open_project import OpenProject


class EncoderChange:
    """Puts its page into the window's stack.

    Parameters
    ----------
    stack : QStackedWidget
    leave : callable
        Shows the project's views again.
    """

    def __init__(self, stack: QStackedWidget, leave: Callable[[], None]) -> None:
        self._stack = stack
        self._opened: OpenProject | None = None
        self.page = EncoderPage()
        stack.addWidget(self.page)
        self.page.closed.connect(leave)
        self.page.wanted.connect(self._change)

    @property
    def is_asking(self) -> bool:
        """Whether the page is shown."""
        return self._stack.currentWidget() is self.page

    def ask(self, opened: OpenProject) -> None:
        """Show the page for a project; once more, and it goes."""
        if self.is_asking:
            self.page.leave()
            return
        self._opened = opened
        self.page.open(opened.project, is_embedding=opened.embedding.is_running)
        self._stack.setCurrentWidget(self.page)

    def forget(self) -> None:
        """Ask nothing any more of a project that is being closed."""
        self._opened = None
        self.page.forget()

    def _change(self, choice: EncoderChoice) -> None:
        if self._opened:
            self._opened.embedding.change(choice)
