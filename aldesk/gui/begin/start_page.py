"""What is shown while no project is open: ways to begin, and the projects that were open last."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aldesk.gui.begin.recent_list import RecentList, is_text
from aldesk.gui.begin.source_field import SourceField
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.widgets import button, label

_MARGIN, _LEAST_MARGIN = 40, 20
_HIGH = 420  # with usual text a window of 600 pixels is


class StartPage(QWidget):
    """Asks what to open.

    Signals
    -------
    source_named : str
        A folder, a table, a data set or a Hugging Face id to make a project of.
    pasted : str
        The same, where it came all at once and is a whole path: something may be there, or not.
    project_wanted
        The person wants to choose a project file.
    demo_wanted
        The person wants to see the bundled project.
    """

    source_named = Signal(str)
    pasted = Signal(str)
    project_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.source = SourceField()
        self.source.named.connect(self.source_named)
        self.source.entered.connect(lambda: self.source_named.emit(self.source.text))
        self.source.field.textEdited.connect(self._open_pasted)
        self._typed = ""
        self.recent = RecentList()
        self._recent_title = label(tr("RECENT PROJECTS"), "heading")
        self.demo = button(tr("Try the demo"), tr("Open the demo project: spoken digits"))
        key_tip(self.demo, tr("Open the demo project: spoken digits"), Action.DEMO)
        self.demo.clicked.connect(self.demo_wanted)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the projects of now, and give them the keys."""
        self._typed = self.source.field.text()
        self.recent.refresh()
        for part in (self.recent, self._recent_title):
            part.setVisible(self.recent.n_projects > 0)
        (self.recent if self.recent.n_projects else self.source.field).setFocus()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a path that is typed or pasted while the list of projects has the focus."""
        if self.recent.hasFocus() and is_text(event):
            self.source.field.setFocus()
            QApplication.sendEvent(self.source.field, event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the projects their room in a low window."""
        over = _MARGIN if self.height() >= theme.px(_HIGH) else _LEAST_MARGIN
        self._inside.setContentsMargins(_MARGIN, over, _MARGIN, over)
        super().resizeEvent(event)

    def _open_pasted(self, text: str) -> None:
        """Name what comes into the empty field all at once."""
        before, self._typed = self._typed, text
        is_pasted = not before and len(text) > 1
        if is_pasted and Path(self.source.text).is_absolute():
            self.pasted.emit(self.source.text)

    def stop(self) -> None:
        """End the thread that looks whether recent projects are still there."""
        self.recent.stop()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(theme.pane_px(640))
        inside = self._inside = QVBoxLayout(card)
        inside.setSpacing(12)
        inside.addWidget(label(tr("Label sound and pictures"), "figure"))
        inside.addWidget(
            label(
                tr(
                    "Drop a folder of recordings, clips or pictures here, a table with paths, or "
                    "a data set; or paste its path. Nothing leaves this computer."
                ),
                "muted",
                wraps=True,
            )
        )
        inside.addSpacing(4)
        inside.addWidget(self.source)
        inside.addSpacing(12)
        inside.addWidget(self._recent_title)
        inside.addWidget(self.recent)
        project = button(tr("Open a project …"), tr("Open a project"))
        key_tip(project, tr("Open a project"), Action.OPEN_PROJECT)
        project.clicked.connect(self.project_wanted)
        row = QHBoxLayout()
        row.addWidget(project)
        row.addWidget(self.demo)
        row.addStretch()
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
