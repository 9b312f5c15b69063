"""The line above a cohort: what is suggested, and the keys that take and refuse it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.widgets import ElidedLabel

_PLAIN = noop("Take {n}"), noop("Refuse")


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
        self.text = ElidedLabel("strong", Qt.TextElideMode.ElideRight)
        self.place = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.take = KeyButton(tr("Take"), Action.ACCEPT, "primary")
        self.take.clicked.connect(self.taken)
        self.refuse = KeyButton(tr("Refuse"), Action.REFUSE_TOGETHER)
        self.refuse.clicked.connect(self.refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.place)
        row.addWidget(self.refuse)
        row.addWidget(self.take)
        self.hide()

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
        for part in (self.place, self.take, self.refuse):
            part.setVisible(bool(place))
        self.setVisible(bool(said))
