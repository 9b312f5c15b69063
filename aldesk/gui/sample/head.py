"""The line above a sample: its file's name, facts about it, and why it is here."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aldesk.gui.kit.widgets import ElidedLabel, label

_GAP = 12
_MOST_FOR_WHY = 0.4
"""Share of the line that the reason may take from a long name."""


class SampleHead(QWidget):
    """Where there is little room, first the facts go, then the reason is cut, then the name.

    It places its parts itself: a layout would lay out the whole window anew for each sample, whose
    name is a little longer or shorter.
    """

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel("title")
        self.facts = label("", "muted")
        self.why = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in (self.name, self.facts, self.why):
            part.setParent(self)
        self.setAutoFillBackground(True)  # or else all that lies below is painted anew, too
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_sample(self, name: str, why: str, back: str = "", facts: str | None = None) -> None:
        """Say which sample it is, why it is shown, and the way back, which goes last.

        Also what is known of its content, unless that stays as it is.
        """
        self.name.set_whole(name)
        self.why.set_whole(*([f"{why} · {back}", back] if back else [why]))
        if facts is not None:
            self.facts.setText(facts)
        self._fit()

    def show_facts(self, facts: str) -> None:
        """Say what is known of its content."""
        self.facts.setText(facts)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size that it likes best: any width, and the height of its highest part."""
        parts = (self.name, self.facts, self.why)
        return QSize(0, max(part.sizeHint().height() for part in parts))

    def minimumSizeHint(self) -> QSize:
        """Return the least room, in which much is cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        name, why = self.name.whole_width, self.why.whole_width
        room, height = self.width() - 2 * _GAP, self.height()
        facts = self.facts.sizeHint().width()
        for_why = min(why, max(room - name, round(_MOST_FOR_WHY * room)))
        for_why = max(self.why.minimumWidth(), for_why)
        for_name = min(name, room - for_why)
        self.name.setGeometry(0, 0, for_name, height)
        self.facts.setGeometry(for_name + _GAP, 0, facts, height)
        self.facts.setVisible(bool(self.facts.text()) and name + facts + _GAP + why <= room)
        self.why.setGeometry(self.width() - for_why, 0, for_why, height)
        if not self.isVisible():  # Qt tells them only later how large they are
            self.name.fit()
            self.why.fit()
