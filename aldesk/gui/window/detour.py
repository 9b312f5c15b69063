"""A page that comes to the front for a while, and the way back to where one was."""

from collections.abc import Callable
from weakref import ref

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid


class Detour:
    """Remembers what was in front, and what had the focus, without keeping a closed project alive.

    Parameters
    ----------
    stack : QStackedWidget
        Of the window.
    show_views : callable
        Shows the project again, or the start page, where what was in front is gone.
    """

    def __init__(self, stack: QStackedWidget, show_views: Callable[[], None]) -> None:
        self._stack, self._show_views = stack, show_views
        self._before: ref[QWidget] | None = None
        self._focus: ref[QWidget] | None = None

    def begin(self, page: QWidget) -> None:
        """Bring a page to the front."""
        before, focus = self._stack.currentWidget(), QApplication.focusWidget()
        self._before = ref(before) if before else None
        self._focus = ref(focus) if focus else None
        self._stack.setCurrentWidget(page)

    def end(self) -> None:
        """Go back to a page, and a field in it, as they were left."""
        before = self._before and self._before()
        focus = self._focus and self._focus()
        self._before = self._focus = None
        # A project that was closed in the meantime took its views with it.
        if not before or not isValid(before) or self._stack.indexOf(before) < 0:
            self._show_views()
            return
        self._stack.setCurrentWidget(before)
        if focus and isValid(focus) and before.isAncestorOf(focus) and focus.isVisible():
            focus.setFocus()
        else:
            before.setFocus()
