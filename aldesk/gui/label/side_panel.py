"""The panel at the left: history or search, beside the sample, so that labelling goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import label, surface
from aldesk.gui.label.history import HistoryPane
from aldesk.gui.label.search import SearchPane
from aldesk.gui.workspace.browse_trail import Trail
from aldesk.session import Changes, LabelSession

_NARROW, _WIDE = 272, 320
_WIDE_FROM = 1200
"""In a window less wide the sample would be too small between a wide panel and the classes."""


class SidePanel(QWidget):
    """Holds the panes that come and go at the left; closed at first.

    Signals
    -------
    left
        It was closed or covered: the keys belong to the label view again.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.history = HistoryPane()
        self.search = SearchPane()
        self._stack = QStackedWidget()
        ground = surface("right")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        self._covered = label(
            tr("Labels stay hidden while this one is checked."), "muted", wraps=True
        )
        self._covered.setContentsMargins(16, 16, 16, 16)
        self._covered.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._covered.hide()
        inside.addWidget(self._covered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        for pane in (self.history, self.search):
            self._stack.addWidget(pane)
            pane.closed.connect(self._close)
        self.fit(0)
        self.hide()

    def fit(self, view_width: int) -> None:
        """Take as much room as a view of this width has for it."""
        self.setFixedWidth(theme.pane_px(_WIDE if view_width >= _WIDE_FROM else _NARROW))

    def toggle(self, pane: QWidget, session: LabelSession) -> None:
        """Open the side panel with a pane, or close it if that is open."""
        if self.isVisible() and self._stack.currentWidget() is pane:
            self._close()
            return
        self._stack.setCurrentWidget(pane)
        if pane is self.history:
            self.history.open(session)
        else:
            self.search.show_session(session)
        self.show()
        first = self.history.view if pane is self.history else self.search.words
        first.setFocus()

    def cover(self, *, is_covered: bool) -> None:
        """Keep out of sight what would tell the label of the sample that is asked about again."""
        was_covered = not self._covered.isHidden()
        if is_covered == was_covered:
            return
        has_focus = QApplication.focusWidget()
        had_keys = has_focus is not None and self._stack.isAncestorOf(has_focus)
        self._stack.setVisible(not is_covered)
        self._covered.setVisible(is_covered)
        if is_covered and had_keys:
            self.left.emit()

    def refresh(self, session: LabelSession, changes: Changes, trail: Trail | None) -> None:
        """Look again at what changed, if it is open, though another view may be shown."""
        if self.isHidden():
            return
        if self._stack.currentWidget() is self.history:
            if changes.samples or changes.classes:
                self.history.show_session(session)
        else:
            if changes.classes:
                self.search.show_session(session)
            self.search.follow(trail)

    def _close(self) -> None:
        self.hide()
        self.left.emit()
