"""The form for one class: its name, aliases, colour and place, and what else can be done to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from aldesk.core.classes import LabelClass
from aldesk.gui.classes.swatches import Swatches
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.settings_field import line
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import button, label

_SIDE = 16


class ClassForm(QWidget):
    """Shows a class; what is done with its fields is the editor's."""

    def __init__(self) -> None:
        super().__init__()
        self.name = line(tr("Name of the class"), tip=tr("Name (F2)"))
        self.aliases = line(
            tr("Aliases of the class"),
            tip=tr("Other names it has, separated by commas"),
        )
        self.aliases.setPlaceholderText(tr("other names, separated by commas"))
        self.colors = Swatches()
        self.merge = button(tr("Merge into …"), tr("Choose the class that takes its samples over"))
        self.delete = button(tr("Delete"), tr("Delete the class"))
        self.up = button("↑", tr("Move the class up"))
        self.down = button("↓", tr("Move the class down"))
        set_tip(self.up, tr("Move the class up (Alt+↑)"))
        set_tip(self.down, tr("Move the class down (Alt+↓)"))
        self._note = label("", "muted", wraps=True)
        self._lay_out()

    @property
    def asked_aliases(self) -> tuple[str, ...]:
        """The aliases that are typed."""
        return tuple(part.strip() for part in self.aliases.text().split(",") if part.strip())

    def show_class(self, item: LabelClass) -> None:
        """Show the class as it is, in the place of what was typed and not entered."""
        self.name.setText(item.name)
        self.aliases.setText(", ".join(item.aliases))
        for text in (self.name, self.aliases):
            text.setCursorPosition(0)  # of a long one, the beginning is seen
        self.colors.show_color(item.color)

    def show_count(self, n_labels: int, *, is_only: bool) -> None:
        """Say how many labels the class has; one that has any cannot be deleted."""
        self.merge.setEnabled(not is_only)
        self.delete.setEnabled(n_labels == 0)
        why_not = tr("It has labels; merge it into another class instead")
        set_tip(self.delete, why_not if n_labels else tr("Delete the class"))
        undo = keys.text(Action.UNDO)
        self._note.setText(tr("{n} label(s). {key} takes back any change.", "", n_labels, key=undo))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(_SIDE, 8, _SIDE, 0)
        form.setHorizontalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(8)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Aliases"), self.aliases)
        form.addRow(tr("Colour"), self.colors)
        form.addRow(tr("Place"), _row(self.up, self.down))
        form.addRow("", _row(self.merge, self.delete))
        self._note.setContentsMargins(_SIDE, 4, _SIDE, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(form)
        column.addWidget(self._note)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
