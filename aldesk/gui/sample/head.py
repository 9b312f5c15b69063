"""The line above a sample: its file's name, facts about it, and why it is here."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.gui.kit.widgets import ElidedLabel, label

_GAP = 12
_MOST_FOR_WHY = 0.4
"""Share of the line that the reason may take from a long name."""


class SampleHead(QWidget):
    """Where there is little room, first the facts go, then the reason is cut, then the name."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel("title")
        self.facts = label("", "muted")
        self.why = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.name)
        row.addWidget(self.facts)
        row.addStretch(1)
        row.addWidget(self.why)

    def show_sample(self, name: str, why: str, back: str = "") -> None:
        """Say which sample it is, why it is shown, and the way back, which goes last."""
        self.name.set_whole(name)
        self.why.set_whole(*([f"{why} · {back}", back] if back else [why]))
        self._fit()

    def show_facts(self, facts: str) -> None:
        """Say what is known of its content."""
        self.facts.setText(facts)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the least room, in which much is cut."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        name, why = self.name.sizeHint().width(), self.why.sizeHint().width()
        room = self.width() - 2 * _GAP
        facts = self.facts.sizeHint().width() + _GAP
        self.facts.setVisible(bool(self.facts.text()) and name + facts + why <= room)
        for_why = min(why, max(room - name, round(_MOST_FOR_WHY * room)))
        self.why.setMaximumWidth(max(self.why.minimumWidth(), for_why))
        self.name.setMaximumWidth(max(self.name.minimumWidth(), room - for_why))
