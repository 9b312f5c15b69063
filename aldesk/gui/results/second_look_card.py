"""The card that says what second looks have shown of the labels."""

from PySide6.QtWidgets import QFrame

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import card_column, label
from aldesk.gui.workspace.bulk_text import bulk_text
from aldesk.gui.workspace.second_look_text import (
    agreement_text,
    classes_text,
    counts_text,
    wrong_text,
)
from aldesk.session import LabelSession
from aldesk.session.bulk_checks import bulk_error
from aldesk.session.second_looks import report

_MEANING = noop(
    "Kappa is 1 if both answers are always the same, and 0 if they are as often as by chance. Only "
    "labels that were drawn at random count: those that look wrong are changed more often."
)


class SecondLookCard(QFrame):
    """How many labels were confirmed, how many are wrong, and how far one agrees with oneself.

    And how many of the labels given together are wrong. Hidden until a label was looked at twice.
    """

    def __init__(self, session: LabelSession) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self._counts = label("", wraps=True)
        self._wrong = label("", wraps=True)
        self.agreement = label("", wraps=True)
        self.of_classes = label("", wraps=True)
        self.bulk = label("", wraps=True)
        for part in (self.agreement, self.of_classes):
            set_tip(part, tr(_MEANING))
        column = card_column(tr("SECOND LOOKS"))
        for part in (self._counts, self._wrong, self.agreement, self.of_classes, self.bulk):
            column.addWidget(part)
        self.setLayout(column)

    def show_session(self) -> None:
        """Show what is known now."""
        told = report(self._session) if self._session.second_looks.draws else None
        has_looks = told is not None and told.all.n > 0
        error = bulk_error(self._session.bulk.acts())
        self.setVisible(has_looks or error.n_checked > 0)
        self.bulk.setText(f"{bulk_text(error)}.")
        self.bulk.setVisible(error.n_checked > 0)
        for part in (self._counts, self._wrong, self.agreement, self.of_classes):
            part.setVisible(has_looks)
        if told is None or not has_looks:
            return
        labels = self._session.labels
        self._counts.setText(counts_text(told.all))
        said = wrong_text(told), agreement_text(told), classes_text(told, labels.classes)
        for part, text in zip((self._wrong, self.agreement, self.of_classes), said, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
