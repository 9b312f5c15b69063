"""F1: the guide over whatever is in front, and back to there."""

from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from aldesk.gui.guide.pane import GuidePane
from aldesk.gui.guide.places import Place


class GuidePage:
    """Puts the guide into the window's stack.

    Parameters
    ----------
    stack : QStackedWidget
    place : callable
        Says what is in front.
    leave : callable
        Shows the project's views, where what was in front before is gone.
    """

    def __init__(
        self, stack: QStackedWidget, place: Callable[[], Place], leave: Callable[[], None]
    ) -> None:
        self._stack, self._place, self._leave = stack, place, leave
        self._before: QWidget | None = None
        self._focus: QWidget | None = None
        self.pane = GuidePane()
        stack.addWidget(self.pane)
        self.pane.closed.connect(self._go_back)

    @property
    def is_shown(self) -> bool:
        """Whether the guide is in front."""
        return self._stack.currentWidget() is self.pane

    def toggle(self) -> None:
        """Show the guide at the section for what is in front; once more, and it goes."""
        if self.is_shown:
            self._go_back()
            return
        self._before, self._focus = self._stack.currentWidget(), QApplication.focusWidget()
        place = self._place()
        self._stack.setCurrentWidget(self.pane)
        self.pane.show_place(place)

    def _go_back(self) -> None:
        before, focus = self._before, self._focus
        self._before = self._focus = None
        # A project that was closed in the meantime took its views with it.
        if not before or not shiboken6.isValid(before) or self._stack.indexOf(before) < 0:
            self._leave()
            return
        self._stack.setCurrentWidget(before)
        is_there = focus is not None and shiboken6.isValid(focus) and focus.isVisible()
        (focus if focus and is_there else before).setFocus()
