"""The line above the tiles that says what they are compared with, and leads back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from aldesk.gui.browse.examples import Examples
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import ElidedLabel, button


class ExampleLine(QWidget):
    """Is there only while samples are compared with examples.

    Signals
    -------
    left
        The order of before is wanted again.
    teach_wanted
        The class of the examples is to be taught.
    """

    left = Signal()
    teach_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = ElidedLabel("strong")
        self.teach = teach_button()
        self.teach.clicked.connect(self.teach_wanted)
        self._back = button(tr("Back"), tr("Back to the order before"))
        key_tip(self._back, tr("Back to the order before"), Action.LEAVE)
        self._back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.teach)
        row.addWidget(self._back)
        self.hide()

    def show_text(self, said: str, short: str, examples: Examples) -> None:
        """Say what tiles are compared with; without words there is no line."""
        self.text.set_whole(said, short)
        set_tip(self.text, _all(examples))
        self.teach.setVisible(bool(examples.like))
        self.setVisible(bool(said))


def teach_button() -> QPushButton:
    """Return what leads from samples that were found to yes and no."""
    return button(
        tr("Teach by yes and no …"), tr("Ask about one class, beginning with what was found")
    )


def _all(examples: Examples) -> str:
    """Name them all."""
    lines = [one.name for one in examples.like]
    lines += [tr("not {name}", name=one.name) for one in examples.unlike]
    return "\n".join(lines)
