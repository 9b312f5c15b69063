"""The change to another encoder in the open project: from the page to the embedding."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from aldesk.engine.embed.encoder_choice import EncoderChoice
    from aldesk.gui.begin.encoder_page import EncoderPage
    from aldesk.gui.window.open_project import OpenProject


class EncoderChange:
    """Makes its page when it is first asked for, and puts it into the window's stack.

    Parameters
    ----------
    stack : QStackedWidget
    leave : callable
        Shows the project's views again.
    """

    def __init__(self, stack: QStackedWidget, leave: Callable[[], None]) -> None:
        self._stack, self._leave = stack, leave
        self._opened: OpenProject | None = None
        self._made: EncoderPage | None = None

    @property
    def page(self) -> "EncoderPage":
        """The page."""
        if self._made is None:
            from aldesk.gui.begin.encoder_page import EncoderPage

            self._made = EncoderPage()
            self._stack.addWidget(self._made)
            self._made.closed.connect(self._leave)
            self._made.wanted.connect(self._change)
        return self._made

    @property
    def is_asking(self) -> bool:
        """Whether the page is shown."""
        return self._made is not None and self._stack.currentWidget() is self._made

    def ask(self, opened: "OpenProject") -> None:
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
        if self._made:
            self._made.forget()

    def stop(self) -> None:
        """End the thread of the page."""
        if self._made:
            self._made.stop()

    def _change(self, choice: "EncoderChoice") -> None:
        if self._opened:
            self._opened.embedding.change(choice)
