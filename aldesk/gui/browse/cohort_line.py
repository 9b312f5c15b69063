"""The line above a cohort: what is suggested, and the keys that take and refuse it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.widgets import ElidedLabel

_PLAIN = noop("Take {n}"), noop("Refuse")
_TEXT = 240
"""So much of what is suggested is to be seen, in pixels of usual text."""
_LEFT, _GAP, _RIGHT = 6, 8, 16


class CohortLine(QWidget):
    """Is there only while the grid shows cohorts.

    Signals
    -------
    taken, refused
    """

    taken = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = ElidedLabel("strong")  # number and doubts stand on both sides of the name
        self.place = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.take = KeyButton(tr("Take"), Action.ACCEPT, "primary")
        self.take.clicked.connect(self.taken)
        self.refuse = KeyButton(tr("Refuse"), Action.REFUSE_TOGETHER)
        self.refuse.clicked.connect(self.refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.text, 1)
        row.addWidget(self.place)
        row.addWidget(self.refuse)
        row.addWidget(self.take)
        self._short = ""
        self.setMinimumWidth(1)  # what the parts need follows from the room that there is
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def show_suggestion(
        self, said: str, short: str, place: str, *, n: int, has_class: bool, asks: bool = False
    ) -> None:
        """Say what is suggested for how many, and which cohort it is.

        Where it asks about one of several classes, both keys say something of it: yes, and no.
        """
        self.text.set_whole(said, short)
        self.place.set_whole(place)
        self.take.setEnabled(has_class and n > 0)
        take, refuse = (noop("Yes for {n}"), noop("No for {n}")) if asks else _PLAIN
        self.take.set_words(tr(take, n=n) if n else tr("Take"))
        self.refuse.set_words(tr(refuse, n=n) if n else tr("Refuse"))
        for part in (self.take, self.refuse):
            part.setVisible(bool(place))
        self._short = short
        self._fit()
        self.setVisible(bool(said))

    def _fit(self) -> None:
        """Leave out the keys on the buttons, then the place, for what is suggested."""
        short = self.text.fontMetrics().horizontalAdvance(self._short)
        wanted = min(short, theme.px(_TEXT))
        self._show_keys(True)
        if wanted > self._room():
            self._show_keys(False)
        self.place.setVisible(bool(self.place.whole) and wanted <= self._room())

    def _show_keys(self, shows: bool) -> None:
        for part in (self.take, self.refuse):
            part.show_key(shows)

    def _room(self) -> int:
        """Return how much room is left for what is suggested."""
        others = (self.place, self.refuse, self.take)
        needed = sum(part.sizeHint().width() + _GAP for part in others)
        return self.width() - needed - _LEFT - _RIGHT
