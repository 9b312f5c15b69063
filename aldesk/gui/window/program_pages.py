"""The pages about the program itself, in the window's stack: settings and About."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from aldesk.gui.kit.messages import Messages
from aldesk.gui.window.detour import Detour

if TYPE_CHECKING:
    from aldesk.gui.settings.about_page import AboutPage
    from aldesk.gui.settings.page_frame import PageFrame
    from aldesk.gui.settings.settings_page import SettingsPage

_Page = TypeVar("_Page", bound="PageFrame")


class ProgramPages(QObject):
    """Makes a page when it is first asked for; leaving it brings back what was there before.

    Parameters
    ----------
    stack : QStackedWidget
    messages : Messages
    show_views : callable
        See `Detour`.

    Signals
    -------
    theme_chosen : theme.Choice
    device_chosen : str
        Of the sound output; empty for the system's.
    annotator_named
        The person has another name in the settings now.
    """

    theme_chosen = Signal(str)
    device_chosen = Signal(str)
    annotator_named = Signal()

    def __init__(
        self, stack: QStackedWidget, messages: Messages, show_views: Callable[[], None]
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._messages = messages
        self._detour = Detour(stack, show_views)
        self._made: list[PageFrame] = []

    @cached_property
    def settings(self) -> "SettingsPage":
        """The page with the settings."""
        from aldesk.gui.settings.settings_page import SettingsPage

        page = self._added(SettingsPage(self._messages))
        page.theme_chosen.connect(self.theme_chosen)
        page.device_chosen.connect(self.device_chosen)
        page.annotator_named.connect(self.annotator_named)
        return page

    @cached_property
    def about(self) -> "AboutPage":
        """The page that says what the program is."""
        from aldesk.gui.settings.about_page import AboutPage

        return self._added(AboutPage(self._messages))

    @property
    def is_shown(self) -> bool:
        """Whether one of the pages is in front."""
        return self._stack.currentWidget() in self._made

    @property
    def place(self) -> Literal["settings", "about"]:
        """Which of the pages is in front, for the guide."""
        from aldesk.gui.settings.about_page import AboutPage

        return "about" if isinstance(self._stack.currentWidget(), AboutPage) else "settings"

    def toggle(self, page: "PageFrame") -> None:
        """Show a page; once more, and it goes."""
        if self._stack.currentWidget() is page:
            self.leave()
            return
        if self.is_shown:
            self._stack.setCurrentWidget(page)
        else:
            self._detour.begin(page)
        page.enter()

    def leave(self) -> None:
        """Go back to where the first of the pages was asked for."""
        self._detour.end()

    def stop(self) -> None:
        """End the threads of the pages."""
        for page in self._made:
            page.stop()

    def _added(self, page: _Page) -> _Page:
        self._made.append(page)
        self._stack.addWidget(page)
        page.closed.connect(self.leave)
        return page
