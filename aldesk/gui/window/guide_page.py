"""F1: the guide over whatever is in front, and back to there."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from aldesk.gui.guide.pane import GuidePane
from aldesk.gui.guide.places import Place
from aldesk.gui.window.detour import Detour


class GuidePage:
    """Puts the guide into the window's stack.

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
        self.pane = GuidePane()
        stack.addWidget(self.pane)
        self.pane.closed.connect(self._detour.end)

    @property
    def is_shown(self) -> bool:
        """Whether the guide is in front."""
        return self._stack.currentWidget() is self.pane

    def toggle(self) -> None:
        """Show the guide at the section for what is in front; once more, and it goes."""
        if self.is_shown:
            self._detour.end()
            return
        place = self._place()
        self._detour.begin(self.pane)
        self.pane.show_place(place)
