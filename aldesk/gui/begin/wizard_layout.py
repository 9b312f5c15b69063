"""Where things stand on the wizard's page: the choices at the left, what is seen at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.settings_field import field
from aldesk.gui.kit.widgets import label, surface

if TYPE_CHECKING:
    from aldesk.gui.begin.wizard import Wizard

_LEFT = 480


def lay_out(page: "Wizard") -> None:
    """Put the parts of the page in their places."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    page.right.addWidget(page.preview)
    page.right.addWidget(page.offer)
    row.addWidget(_left(page))
    row.addWidget(page.right, 1)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(row, 1)
    column.addWidget(_foot(page))
    for line in page.findChildren(QLineEdit):
        line.setAcceptDrops(False)  # the window takes what is dropped


def _left(page: "Wizard") -> QWidget:
    own = QVBoxLayout(page.own)
    own.setContentsMargins(0, 0, 0, 0)
    own.setSpacing(12)
    own.addSpacing(4)
    own.addWidget(label(tr("PROJECT"), "heading"))
    own.addWidget(page.encoder)
    own.addWidget(field(tr("Project file"), page.place))
    choices = QVBoxLayout(page.choices)
    choices.setContentsMargins(0, 0, 0, 0)
    choices.setSpacing(12)
    choices.addWidget(label(tr("HOW IT IS READ"), "heading"))
    choices.addWidget(page.form)
    choices.addWidget(page.own)
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    column.addWidget(page.title)
    column.addWidget(field(tr("Folder, table, data set or hub id"), page.where))
    column.addWidget(page.choices)
    column.addStretch()
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    ground = surface("right")
    ground.setFixedWidth(_LEFT)
    whole = QVBoxLayout(ground)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    return ground


def _foot(page: "Wizard") -> QWidget:
    ground = surface("top")
    row = QHBoxLayout(ground)
    row.setContentsMargins(24, 12, 24, 12)
    row.setSpacing(12)
    page.bar.setFixedWidth(160)
    row.addWidget(page.bar)
    row.addWidget(page.state, 1)
    for key, part in (("Esc", page.cancel_), ("Enter", page.begin_)):
        row.addWidget(label(key, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(part)
    return ground
