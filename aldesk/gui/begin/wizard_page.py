"""The wizard's page: the choices at the left, what is seen at the right."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aldesk.gui.begin.decoding_form import DecodingForm
from aldesk.gui.begin.encoder_form import EncoderForm
from aldesk.gui.begin.hub_offer import HubOffer
from aldesk.gui.begin.page_parts import choices_column, foot
from aldesk.gui.begin.preview_pane import PreviewPane
from aldesk.gui.begin.project_location import ProjectPlace
from aldesk.gui.begin.source_field import SourceField
from aldesk.gui.begin.source_form import SourceForm
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.settings_field import field
from aldesk.gui.kit.widgets import button, label


class WizardPage(QWidget):
    """Has the widgets of the page, and lays them out; `Wizard` gives them their meaning."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "title")
        self.where = SourceField()
        self.form = SourceForm()
        self.encoder = EncoderForm()
        self.decoding = DecodingForm()
        self.place = ProjectPlace()
        self.preview = PreviewPane()
        self.offer = HubOffer()
        self.right = QStackedWidget()
        self.state = label("", "muted", wraps=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("Reading"))
        self.begin_button = button("", tr("Begin"), "primary")
        key_tip(self.begin_button, tr("Begin"), Action.ACCEPT)
        self.cancel_button = button(tr("Cancel"), tr("Close without changes"))
        self.own = QWidget()
        self.choices = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.right.addWidget(self.preview)
        self.right.addWidget(self.offer)
        row.addWidget(self._left())
        row.addWidget(self.right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self._foot())
        for line in self.findChildren(QLineEdit):
            line.setAcceptDrops(False)  # the window takes what is dropped
        for text in self.findChildren(QLabel):
            if text.wordWrap() and not text.minimumWidth():
                text.setMinimumWidth(1)  # a long word is cut, and makes no column wider

    def _left(self) -> QWidget:
        own = QVBoxLayout(self.own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(12)
        own.addSpacing(4)
        own.addWidget(label(tr("PROJECT"), "heading"))
        own.addWidget(self.encoder)
        own.addWidget(self.decoding)
        own.addWidget(field(tr("Project file"), self.place))
        choices = QVBoxLayout(self.choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(12)
        choices.addWidget(label(tr("READING OPTIONS"), "heading"))
        choices.addWidget(self.form)
        choices.addWidget(self.own)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(field(tr("Folder, table, data set or Hugging Face id"), self.where))
        column.addWidget(self.choices)
        column.addStretch()
        return choices_column(content)

    def _foot(self) -> QWidget:
        self.bar.setFixedWidth(160)
        return foot((self.bar, self.state), self.cancel_button, self.begin_button)
