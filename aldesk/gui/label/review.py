"""Yes or no: one question about one sample after the other, with one key for each answer."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.names import plain_name
from aldesk.core.one_class import Order
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field, translated
from aldesk.gui.kit.widgets import button, label, pane_head, row_of, scrolled
from aldesk.gui.label.review_keys import ANSWERS
from aldesk.gui.results.outlook_words import left_text
from aldesk.session import LabelSession
from aldesk.session.review import Progress, Review, Said
from aldesk.session.teaching import Teaching

_ORDERS: tuple[tuple[str, Order], ...] = (
    (noop("Most likely first"), "top"),
    (noop("Least certain first"), "boundary"),
    (noop("Spread over all"), "spread"),
    (noop("By turns with the strategy"), "strategy"),
)
_HOW = noop("Each answer teaches at once. Unsure passes a sample over.")
_HOW_BLIND = noop(
    "These samples validate the class: what the model believes is not shown, and none of them "
    "teaches. Unsure makes the result more careful."
)
_HIGH = 44


class ReviewPane(QWidget):
    """Asks which class is to be taught; then, while there is a review, its question.

    Signals
    -------
    begun : str, Order
        Teach a class of this name, in this order.
    said : Said
    order_chosen : Order
    closed
    """

    begun = Signal(str, str)
    said = Signal(str)
    order_chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.class_choice, self.class_line = _names()
        self.first_order = combo(tr("Order"), translated(_ORDERS))
        self.begin = button(tr("Begin"), tr("Ask about one sample after the other"), "primary")
        self.question = label("", "title", wraps=True)
        self.answers: dict[Said, QPushButton] = {
            said: _big(tr(name), keys[:2]) for said, name, keys in ANSWERS
        }
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("Answered samples"))
        self.counts = label("", wraps=True)
        self.belief = label("", "muted", wraps=True)
        self.left = label("", "muted", wraps=True)
        self.order = combo(tr("Order"), translated(_ORDERS))
        self._order_field = field(tr("Order"), self.order)
        self._how = label("", "muted", wraps=True)
        self._start_said = label(tr("Begins with the samples that were found."), wraps=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.begin.clicked.connect(self._begin)
        self.class_choice.editTextChanged.connect(self._allow)
        self.class_line.returnPressed.connect(self.begin.click)
        for said, made in self.answers.items():
            made.clicked.connect(lambda _on=False, said=said: self.said.emit(said))
        self.order.currentIndexChanged.connect(
            lambda _: self.order_chosen.emit(self.order.currentData())
        )

    def offer(self, session: LabelSession, *, is_begun: bool = False) -> None:
        """Ask which class is to be taught; `is_begun` with samples of which it is not known."""
        names, before = session.labels.class_names, self.class_choice.currentText()
        self.class_choice.clear()
        self.class_choice.addItems(names)
        self.class_choice.setCurrentIndex(names.index(before) if before in names else 0)
        if is_begun:
            self.class_choice.setCurrentIndex(-1)
            self.class_choice.clearEditText()
        self.class_line.setSelection(len(self.class_line.text()), -len(self.class_line.text()))
        self._start_said.setVisible(is_begun)
        self._allow()
        self._stack.setCurrentIndex(0)

    def show_review(self, review: Review) -> None:
        """Show the question, and how far the review is."""
        self._stack.setCurrentIndex(1)
        current, progress = review.current, review.progress
        is_several = review.session.labels.is_several
        asks = noop("Is “{name}” in it?") if is_several else noop("Is it “{name}”?")
        asked = tr(asks, name=review.class_name)
        self.question.setText(asked if current else tr("Nothing is left to ask."))
        for made in self.answers.values():
            made.setEnabled(current is not None)
        self._show_progress(progress)
        teaching = review if isinstance(review, Teaching) else None
        self.belief.setText(_belief(teaching) if teaching else "")
        self.belief.setVisible(teaching is not None)
        self.left.setText(left_text(review.session, review.class_name) if teaching else "")
        self.left.setVisible(bool(self.left.text()))
        self._how.setText(tr(_HOW if teaching else _HOW_BLIND))
        self._order_field.setVisible(teaching is not None)
        if teaching:
            with QSignalBlocker(self.order):
                self.order.setCurrentIndex(self.order.findData(teaching.order))

    def _show_progress(self, progress: Progress) -> None:
        said = tr(
            "{yes} yes · {no} no · {unsure} unsure",
            yes=progress.n_present,
            no=progress.n_absent,
            unsure=progress.n_unsure,
        )
        self.bar.setVisible(bool(progress.total))
        if progress.total:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.n_said)
            done = tr("{n} of {total}", n=progress.n_said, total=progress.total)
            said = f"{done} · {said}"
        self.counts.setText(said)

    def _allow(self) -> None:
        self.begin.setEnabled(bool(self._named))

    def _begin(self) -> None:
        self.begun.emit(self._named, self.first_order.currentData())

    @property
    def _named(self) -> str:
        return plain_name(self.class_choice.currentText())

    def _lay_out(self) -> None:
        for parts in (
            (
                label(tr("Asks about one class, one sample after the other."), "muted", wraps=True),
                self._start_said,
                field(tr("Class"), self.class_choice),
                field(tr("Order"), self.first_order),
                self.begin,
            ),
            (
                self.question,
                row_of(self.answers["present"], self.answers["absent"], spacing=8),
                self.answers["unsure"],
                self.bar,
                self.counts,
                self.left,
                self.belief,
                self._order_field,
                self._how,
            ),
        ):
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(16, 0, 16, 16)
            column.setSpacing(8)
            for part in parts:
                column.addWidget(part)
            column.addStretch()
            self._stack.addWidget(scrolled(page))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(
            pane_head(tr("YES OR NO"), tr("Back to the classes"), Action.TEACH, self.closed)
        )
        whole.addWidget(self._stack, 1)


def _belief(review: Teaching) -> str:
    if (current := review.current) is None:
        return ""
    if review.knows_none:
        return tr("No sample of this class is known yet: until the first yes they come at random.")
    score = review.score(review.session.project.row_of(current.sample.id))
    if score is None or score != score:  # noqa: PLR0124 - NaN
        return ""
    return tr("{n} % likely, by what you said so far", n=round(100 * score))


def _names() -> tuple[QComboBox, QLineEdit]:
    """Return a list of classes, and its line in which another name can be written, too."""
    made = combo(tr("Class"), [])
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    line = made.lineEdit()
    assert line is not None  # noqa: S101 - one can write in it
    line.setAccessibleName(tr("Class"))
    line.setPlaceholderText(tr("One of the classes, or a new one"))
    proposals = QCompleter(made.model(), made)
    proposals.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proposals.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCompleter(proposals)
    return made, line


def _big(words: str, keys: tuple[str, ...]) -> QPushButton:
    made = button(f"{words}   {keys[0]}", f"{words} ({', '.join(keys)})")
    made.setMinimumHeight(_HIGH)
    return made
