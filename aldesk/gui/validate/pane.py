"""The page that validates a class: what is wanted at the left, what follows at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.widgets import button, empty_page, label, scrolled, surface
from aldesk.gui.validate.result_card import ResultCard
from aldesk.gui.validate.wish_form import WishForm
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes
from aldesk.session.outlook import n_found
from aldesk.session.validation_review import ValidationReview

_LEFT = 300
_WHAT = noop(
    "ALDesk draws samples over all of the model's scores and asks about each, without showing "
    "what the model believes. They are never trained on. Then it says from which score on the "
    "class is found as well as you want, and how many samples of the pool have it."
)


class ValidatePane(QWidget):
    """Asks what is wanted, lets the samples be asked about, and says what follows.

    Signals
    -------
    review_wanted : ValidationReview
        Ask about the samples that were drawn.
    closed
    """

    review_wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._controller: SessionController | None = None
        self.title = label(tr("Validate a class"), "title", wraps=True)
        self.form = WishForm()
        self.begin_button = button(tr("Draw the samples"), tr("Draw the samples"), "primary")
        self.go_on_button = button(
            tr("Go on answering"), tr("Ask about the next sample"), "primary"
        )
        self.more_button = button(tr("Draw more samples"), tr("Draw more samples"))
        self.again_button = button(
            tr("Begin anew"), tr("Draw other samples; the present ones do not count any more")
        )
        self.close_button = button(tr("Close"), tr("Back to the project; all answers are kept"))
        self.progress = label("", "muted", wraps=True)
        self.trouble = label("", "warn", wraps=True)
        self.result = ResultCard()
        self._empty = empty_page(tr("How well is a class found?"), tr(_WHAT))
        self._right = QStackedWidget()
        self._result_area = scrolled(self.result)
        for part in (self._empty, self._result_area):
            self._right.addWidget(part)
        self._lay_out()
        self._connect()

    # Opening and closing

    def open(self, controller: SessionController, class_name: str = "") -> None:
        """Show what there is of a class, or of the one that was looked at last."""
        if controller is not self._controller:
            self.forget()
            self._controller = controller
            controller.changed.connect(self._refresh)
        shown = class_name or self.form.class_name.currentData() or ""
        self.form.show_classes(controller.session.labels.class_names, shown)
        self._choose_class()
        self.setFocus()

    def leave(self) -> None:
        """Go back; all answers are kept."""
        self.closed.emit()

    def forget(self) -> None:
        """Know no project any more."""
        if self._controller is not None:
            self._controller.changed.disconnect(self._refresh)
        self._controller = None

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.result.apply_theme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with Enter what comes next."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Draw the samples, or go on to ask about them."""
        for made in (self.begin_button, self.go_on_button):
            if made.isVisible() and made.isEnabled():
                made.click()
                return

    # Inside

    @property
    def _class_id(self) -> ClassId | None:
        name = self.form.class_name.currentData()
        if self._controller is None or not name:
            return None
        return self._controller.session.labels.class_id(name)

    def _refresh(self, changes: Changes) -> None:
        if self._controller and changes.classes:
            shown = self.form.class_name.currentData() or ""
            self.form.show_classes(self._controller.session.labels.class_names, shown)
        if self.isVisible() and changes:
            self._show()

    def _choose_class(self) -> None:
        class_id = self._class_id
        if self._controller and class_id:
            draw = self._controller.session.validations.of(class_id)
            if draw is not None:
                self.form.show_draw(draw)
        self.trouble.setText("")
        self._show()

    def _show(self) -> None:
        """Show how far it is; the result when all samples have an answer."""
        class_id, controller = self._class_id, self._controller
        has_draw = is_open = False
        if controller is not None and class_id is not None:
            has_draw = controller.session.validations.of(class_id) is not None
            progress = ValidationReview(controller.session, class_id).progress
            is_open = has_draw and not progress.is_complete
            told = tr("{n} of {total} answered", n=progress.n_said, total=progress.total)
            self.progress.setText(told)
        self.begin_button.setVisible(not has_draw)
        self.begin_button.setEnabled(class_id is not None)
        self.progress.setVisible(is_open)
        self.go_on_button.setVisible(is_open)
        self.more_button.setVisible(has_draw and not is_open)
        self.again_button.setVisible(has_draw)
        self.form.n.setEnabled(not is_open)
        if controller is None or class_id is None or is_open or not has_draw:
            self._right.setCurrentWidget(self._empty)
        else:
            self._show_result(controller, class_id)
        self.trouble.setVisible(bool(self.trouble.text()))

    def _show_result(self, controller: SessionController, class_id: ClassId) -> None:
        validations = controller.session.validations
        if (told := validations.result(class_id)) is None:
            self.trouble.setText(
                tr("The result appears when the model has learned: it takes its scores.")
            )
            self._right.setCurrentWidget(self._empty)
            return
        n_more = None if told.recommended else validations.n_more(class_id)
        session = controller.session
        name, n_known = session.labels.classes[class_id], n_found(session, class_id)
        self.result.show_result(told, name, n_known, n_more)
        self._right.setCurrentWidget(self._result_area)

    def _begin(self) -> None:
        class_id, controller = self._class_id, self._controller
        if controller is None or class_id is None:
            return
        goal, wanted = self.form.wish
        session, n = controller.session, self.form.n.value()
        name = session.labels.classes[class_id]
        precision = wanted if goal == "precision" else None
        recall = wanted if goal == "recall" else None
        if self._try(
            lambda: session.begin_validation(name, precision=precision, recall=recall, n=n)
        ):
            self._ask()

    def _draw_more(self) -> None:
        class_id, controller = self._class_id, self._controller
        if controller is None or class_id is None:
            return
        validations, n = controller.session.validations, self.form.n.value()
        if self._try(lambda: validations.draw_more(class_id, n)):
            self._ask()

    def _ask(self) -> None:
        if self._controller and (class_id := self._class_id):
            self.review_wanted.emit(ValidationReview(self._controller.session, class_id))

    def _change_wish(self) -> None:
        class_id, controller = self._class_id, self._controller
        if controller is None or class_id is None:
            return
        if controller.session.validations.of(class_id):
            self._try(lambda: controller.session.validations.want(class_id, *self.form.wish))

    def _try(self, act: Callable[[], object]) -> bool:
        """Act, and show what follows, or in words why it could not be done; tell whether it was."""
        try:
            act()
        except Problem as problem:
            self.trouble.setText(problem_text(problem))
            self._show()
            return False
        self.trouble.setText("")
        self.setFocus()
        self._show()
        return True

    def _connect(self) -> None:
        self.form.class_chosen.connect(self._choose_class)
        self.form.wish_changed.connect(self._change_wish)
        self.begin_button.clicked.connect(self._begin)
        self.go_on_button.clicked.connect(self._ask)
        self.more_button.clicked.connect(self._draw_more)
        self.again_button.clicked.connect(self._begin)
        self.close_button.clicked.connect(self.leave)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 20)
        column.setSpacing(12)
        for part in (
            self.title,
            self.form,
            self.progress,
            self.begin_button,
            self.go_on_button,
            self.more_button,
            self.trouble,
        ):
            column.addWidget(part)
        column.addStretch()
        for part in (self.again_button, self.close_button):
            column.addWidget(part)
        ground = surface("right")
        ground.setFixedWidth(theme.pane_px(_LEFT))
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(ground)
        row.addWidget(self._right, 1)
