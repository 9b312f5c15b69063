"""F1: the guide over whatever is in front, and back to there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from aldesk.gui.guide.places import Place
from aldesk.gui.window.detour import Detour

if TYPE_CHECKING:  # here and in the other pages: the start page waits for none of them
    from aldesk.gui.guide.pane import GuidePane


class GuidePage:
    """Makes the guide when it is first asked for, and puts it into the window's stack.

    Parameters
    ----------
    stack : QStackedWidget
    place : callable
        Says what is in front.
    show_views : callable
        See `Detour`.
    """

    def __init__(
        self, stack: QStackedWidget, place: Callable[[], Place], show_views: Callable[[], None]
    ) -> None:
        self._stack, self._place = stack, place
        self._detour = Detour(stack, show_views)
        self._made: GuidePane | None = None

    @property
    def pane(self) -> "GuidePane":
        """The guide."""
        if self._made is None:
            from aldesk.gui.guide.pane import GuidePane

            self._made = GuidePane()
            self._stack.addWidget(self._made)
            self._made.closed.connect(self._detour.end)
        return self._made

    @property
    def is_shown(self) -> bool:
        """Whether the guide is in front."""
        return self._made is not None and self._stack.currentWidget() is self._made

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        if self._made:
            self._made.apply_theme()

    def toggle(self) -> None:
        """Show the guide at the section for what is in front; once more, and it goes."""
        if self.is_shown:
            self._detour.end()
            return
        place = self._place()
        self._detour.begin(self.pane)
        self.pane.show_place(place)
