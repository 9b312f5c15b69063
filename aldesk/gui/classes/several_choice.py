"""Whether a sample may have several classes: what it means is said, then it is chosen for good."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from aldesk.gui.classes.row import SIDE
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import button, foot_row, label, scrolled

_INDENT = 26


class SeveralChoice(QWidget):
    """Asks what the labels so far say of other classes, before several are allowed.

    Signals
    -------
    chosen : bool
        Samples may have several classes from now on; whether the labels so far say nothing of other
        classes than their own.
    left
        All stays as it is.
    """

    chosen = Signal(bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = label("", wraps=True)
        self._so_far = label("", "strong", wraps=True)
        self.no_others = QRadioButton(tr("It has this class and no others"))
        self.only_named = QRadioButton(tr("It has this class, others may be there"))
        self._group = QButtonGroup(self)
        for choice in (self.no_others, self.only_named):
            set_tip(choice, choice.text())
            self._group.addButton(choice)
            choice.toggled.connect(lambda _on: self._allow())
        self._labels = self._about_labels()
        self._copy = label("", "muted", wraps=True)
        tip = tr("Let samples have several classes from now on")
        self.allow = button(tr("Allow several classes"), tip, "primary")
        self.allow.clicked.connect(lambda: self.chosen.emit(self.only_named.isChecked()))
        self.cancel = button(tr("Cancel"), tr("Leave all as it is"))
        self.cancel.clicked.connect(self.left)
        self._lay_out()

    def ask(self, n_labels: int, copies: str) -> None:
        """Ask what that many labels mean.

        Parameters
        ----------
        n_labels : int
        copies : str
            The folder where the project is copied to.
        """
        self._what.setText(
            tr(
                "A sample can then have any number of classes, or none. The keys of classes tick "
                "them, {key} says that there are no others and goes on. This cannot be undone.",
                key=keys.text(Action.ACCEPT),
            )
        )
        self._so_far.setText(tr("What do your {n} label(s) say of a sample?", "", n_labels))
        self._copy.setText(
            tr("The project as it is now is kept as a copy in “{name}”.", name=copies)
        )
        self._labels.setVisible(n_labels > 0)
        self._copy.setVisible(n_labels > 0)
        self._group.setExclusive(False)
        for choice in (self.no_others, self.only_named):
            choice.setChecked(False)
        self._group.setExclusive(True)
        self._allow()
        (self.no_others if n_labels else self.allow).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what the button with the focus does, or allow several."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.cancel if self.cancel.hasFocus() else self.allow).click()
        else:
            super().keyPressEvent(event)

    def _allow(self) -> None:
        is_chosen = self.no_others.isChecked() or self.only_named.isChecked()
        self.allow.setEnabled(is_chosen or self._labels.isHidden())

    def _about_labels(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addWidget(self._so_far)
        for choice, words in (
            (self.no_others, tr("The model learns that all other classes are absent there.")),
            (self.only_named, tr("Other classes count as not judged: nothing is learned of them.")),
        ):
            note = label(words, "muted", wraps=True)
            note.setContentsMargins(_INDENT, 0, 0, 0)
            column.addWidget(choice)
            column.addWidget(note)
        return made

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SIDE, 0, SIDE, 0)
        column.setSpacing(8)
        for part in (self._what, self._labels, self._copy):
            column.addWidget(part)
        column.addStretch()
        head = label(tr("SEVERAL CLASSES FOR A SAMPLE"), "heading")
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 16)
        whole.setSpacing(12)
        whole.addWidget(head)
        whole.addWidget(scrolled(content), 1)
        whole.addLayout(foot_row(SIDE, self.cancel, self.allow))
