"""The guide: a list of pages and sections, a search over all, and the page that is read."""

from functools import cache

from PySide6.QtCore import QEvent, QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aldesk.gui.guide.browser import GuideBrowser
from aldesk.gui.guide.contents import Row, RowDelegate, Rows, contents, found
from aldesk.gui.guide.page import PAGES, Page
from aldesk.gui.guide.places import SECTIONS, Place
from aldesk.gui.guide.search import MOST, find
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_text
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import allow_clearing, button, label, pane_head

_LEFT = 272
_BACK, _FORWARD = "Alt+Left", "Alt+Right"
_SEARCH = ("Ctrl+F", "/")
_IN_ENGLISH = noop("This guide is in English.")


class GuidePane(QWidget):
    """Shows the guide; with its own keys for back, forward and the search.

    Attributes
    ----------
    shown : str
        The name of the page that is read.

    Signals
    -------
    closed
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        self._page = cache(Page)
        self._before: list[tuple[str, int]] = []
        self._after: list[tuple[str, int]] = []
        self.browser = GuideBrowser()
        self.browser.anchorClicked.connect(self.follow)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search the guide …"))
        self.field.setAccessibleName(tr("Search the guide"))
        allow_clearing(self.field)
        words = tr("Words that stand on any page")
        set_tip(self.field, f"{words} (Ctrl+F)")
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._open_current)
        self.rows = Rows()
        self.list = self._made_list()
        self.note = label("", "small", wraps=True)
        self.note.setContentsMargins(16, 0, 16, 0)
        self.back = _arrow("←", tr("Back"), _BACK)
        self.back.clicked.connect(self.go_back)
        self.forward = _arrow("→", tr("Forward"), _FORWARD)
        self.forward.clicked.connect(self.go_forward)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Show what the guide says of a place in the window, and give it the keys."""
        self._before, self._after = [], []
        self.field.clear()
        page, heading = SECTIONS[place]
        self.shown = ""
        self._open(page, self._page(page).position(heading))
        self.browser.setFocus()

    def open(self, page: str, position: int = 0) -> None:
        """Go on to a page, or to a place on it; where one was is a step back."""
        self._before.append(self._here)
        self._after = []
        self._open(page, position)

    def follow(self, link: QUrl) -> None:
        """Open what a link leads to; one to elsewhere in the system's browser."""
        if link.scheme() in ("https", "http"):
            QDesktopServices.openUrl(link)
            return
        page = link.path().removesuffix(".md") or self.shown
        if link.isRelative() and page in PAGES:
            self.open(page, self._page(page).position(link.fragment()))

    def go_back(self) -> None:
        """Return to where one was before."""
        self._step(self._before, self._after)

    def go_forward(self) -> None:
        """Go on again to what one came back from."""
        self._step(self._after, self._before)

    def escape(self) -> None:
        """Leave the search, then the guide."""
        if self.field.text():
            self.field.clear()
            self.browser.setFocus()
        else:
            self.closed.emit()

    def apply_theme(self) -> None:
        """Dress the pages anew."""
        self._page = cache(Page)
        if self.shown:
            page, scrolled = self._here
            self.shown = ""
            self._open(page, 0)
            self.browser.verticalScrollBar().setValue(scrolled)

    def event(self, event: QEvent) -> bool:
        """Keep the guide's own keys, which else are the window's."""
        if isinstance(event, QKeyEvent) and _own(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(_own(event))
                return True
        return super().event(event)

    # Inside

    @property
    def _here(self) -> tuple[str, int]:
        return self.shown, self.browser.verticalScrollBar().value()

    @property
    def _words(self) -> list[str]:
        return self.field.text().split()

    def _open(self, name: str, position: int) -> None:
        page = self._page(name)
        self.browser.show_page(page)
        if name != self.shown:
            self.shown = name
            self._fill()
        self.browser.mark(self._words)
        self.browser.go_to(position)
        self._show_steps()

    def _step(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> None:
        if source:
            target.append(self._here)
            name, scrolled = source.pop()
            self._open(name, 0)
            self.browser.verticalScrollBar().setValue(scrolled)
            self._show_steps()

    def _show_steps(self) -> None:
        self.back.setEnabled(bool(self._before))
        self.forward.setEnabled(bool(self._after))

    def _fill(self) -> None:
        """List what the search finds, or else the pages."""
        said = tr(_IN_ENGLISH) if tr(_IN_ENGLISH) != _IN_ENGLISH else ""
        if words := self._words:
            hits = find((self._page(name) for name in PAGES), words)
            self.rows.show_rows(list(found(hits)))
            said = tr("Nothing found. Try fewer or shorter words.")
            if hits:
                n = len(hits)
                said = tr("The first {n} places", n=n) if n == MOST else tr("{n} place(s)", "", n)
            self.list.setCurrentIndex(self.rows.index(0))
        else:
            self._list_contents()
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _list_contents(self) -> None:
        self.browser.mark([])
        if self.shown:
            self.rows.show_rows(list(contents(self._page(self.shown))))
            row = next(n for n, row in enumerate(self.rows.rows) if self._is_shown(row))
            self.list.setCurrentIndex(self.rows.index(row))

    def _open_current(self) -> None:
        self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self.rows.rows[index.row()]
            if row.page:
                self.open(row.page, row.position)

    def _is_shown(self, row: Row) -> bool:
        """Whether a row of the contents is the page that is read."""
        return row.kind == "page" and row.page == self.shown

    def _take(self, key: str) -> None:
        if key == _BACK:
            self.go_back()
        elif key == _FORWARD:
            self.go_forward()
        else:
            self.field.setFocus()
            self.field.selectAll()

    def _made_list(self) -> QListView:
        made = QListView()
        made.setModel(self.rows)
        made.setItemDelegate(RowDelegate(self.rows, self._is_shown))
        made.setAccessibleName(tr("Pages and sections"))
        made.setProperty("tone", "bare")  # its rows show the focus
        made.setMouseTracking(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.clicked.connect(self._choose)
        made.activated.connect(self._choose)
        return made

    def _lay_out(self) -> None:
        head = pane_head(tr("GUIDE"), tr("Back to where you were"), Action.LEAVE, self.closed)
        head.insertWidget(1, self.back)
        head.insertWidget(2, self.forward)
        left = QVBoxLayout()
        left.setSpacing(8)
        field = QHBoxLayout()
        field.setContentsMargins(16, 0, 8, 0)
        field.addWidget(self.field)
        left.addLayout(field)
        left.addWidget(self.note)
        left.addWidget(self.list, 1)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(_LEFT)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.browser, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(row, 1)


def _own(event: QKeyEvent) -> str:
    """Return which of the guide's own keys is pressed; empty for any other."""
    pressed = QKeySequence(event.keyCombination()).toString()
    return pressed if pressed in (_BACK, _FORWARD, *_SEARCH) else ""


def _arrow(sign: str, name: str, key: str) -> QPushButton:
    made = button(sign, name, "quiet")
    set_tip(made, f"{name} ({key_text(QKeySequence(key))})")
    return made
