"""The page that validates a class: what is wanted at the left; samples, then the result."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.gui.kit import theme
from aldesk.gui.kit.answer_keys import ANSWERS
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.widgets import button, empty_page, label, scrolled, surface
from aldesk.gui.validate.result_card import ResultCard
from aldesk.gui.validate.review_view import ReviewView
from aldesk.gui.validate.wish_form import WishForm
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes
from aldesk.session.review import Said
from aldesk.session.validation_review import ValidationReview

_LEFT = 300
_WHAT = noop(
    "ALDesk draws samples over all of the model's scores and asks about each, without showing "
    "what the model believes. They are never trained on. Then it says from which score on the "
    "class is found as well as you want, and how many samples of the pool have it."
)
_KEYS = {key: said for said, _, key, _ in ANSWERS}


class ValidatePane(QWidget):
    """Asks what is wanted, then about the samples, and says what follows.

    Signals
    -------
    closed
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._controller: SessionController | None = None
        self.review_view: ReviewView | None = None
        self.title = label(tr("Validate a class"), "title", wraps=True)
        self.form = WishForm()
        self.begin_button = button(tr("Draw the samples"), tr("Draw the samples"), "primary")
        self.more_button = button(tr("Draw more samples"), tr("Draw more samples"))
        self.again_button = button(
            tr("Begin anew"), tr("Draw other samples; the present ones do not count any more")
        )
        self.close_button = button(tr("Close"), tr("Back to the project; all answers are kept"))
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
            self.review_view = ReviewView(controller)
            self.review_view.said.connect(self._say)
            self._right.addWidget(self.review_view)
        shown = class_name or self.form.class_name.currentData() or ""
        self.form.show_classes(controller.session.labels.class_names, shown)
        self._choose_class()
        self.setFocus()

    def leave(self) -> None:
        """Go back; all answers are kept."""
        if self.review_view:
            self.review_view.silence()
        self.closed.emit()

    def forget(self) -> None:
        """Know no project any more."""
        if self._controller is not None:
            self._controller.changed.disconnect(self._refresh)
        self._controller = None
        if self.review_view is not None:
            self.review_view.stop()
            self._right.removeWidget(self.review_view)
            self.review_view.deleteLater()
            self.review_view = None

    def stop(self) -> None:
        """End the threads."""
        self.forget()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.result.apply_theme()
        if self.review_view:
            self.review_view.sample.apply_theme()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by one key, or play."""
        said = _KEYS.get(event.text().upper())
        if event.isAutoRepeat():
            return
        if said and self._is_asking:
            self._say(said)
        elif event.key() == Qt.Key.Key_Space and self._is_asking and self.review_view:
            self.review_view.play()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Draw the samples, if none were drawn yet."""
        if self.begin_button.isVisible() and self.begin_button.isEnabled():
            self._begin()

    # Inside

    @property
    def _is_asking(self) -> bool:
        return self.review_view is not None and self._right.currentWidget() is self.review_view

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
        """Show the samples while some are open, then the result."""
        class_id, controller = self._class_id, self._controller
        draw = None
        if controller is not None and class_id is not None:
            draw = controller.session.validations.of(class_id)
        self.begin_button.setVisible(draw is None)
        self.begin_button.setEnabled(class_id is not None)
        self.again_button.setVisible(draw is not None)
        is_open = False
        if controller is not None and class_id is not None and draw is not None:
            review = ValidationReview(controller.session, class_id)
            is_open = review.current is not None
            if is_open and self.review_view:
                self._right.setCurrentWidget(self.review_view)
                self.review_view.show_review(review)
            else:
                self._show_result(class_id)
        else:
            self._right.setCurrentWidget(self._empty)
        self.more_button.setVisible(draw is not None and not is_open)
        self.form.n.setEnabled(draw is None or not is_open)
        self.trouble.setVisible(bool(self.trouble.text()))

    def _show_result(self, class_id: ClassId) -> None:
        controller = self._controller
        if controller is None:
            return
        if self.review_view:
            self.review_view.silence()
        validations = controller.session.validations
        if (told := validations.result(class_id)) is None:
            self.trouble.setText(
                tr("The result appears when the model has learned: it takes its scores.")
            )
            self._right.setCurrentWidget(self._empty)
            return
        n_more = None if told.recommended else validations.n_more(class_id)
        self.result.show_result(told, controller.session.labels.classes[class_id], n_more)
        self._right.setCurrentWidget(self._result_area)

    def _say(self, said: Said) -> None:
        if self._controller and (class_id := self._class_id):
            review = ValidationReview(self._controller.session, class_id)
            self._controller.do(review.say, said)
        self.setFocus()

    def _begin(self) -> None:
        class_id, controller = self._class_id, self._controller
        if controller is None or class_id is None:
            return
        goal, wanted = self.form.wish
        session, n = controller.session, self.form.n.value()
        name = session.labels.classes[class_id]
        precision = wanted if goal == "precision" else None
        recall = wanted if goal == "recall" else None
        self._try(lambda: session.begin_validation(name, precision=precision, recall=recall, n=n))

    def _draw_more(self) -> None:
        class_id, controller = self._class_id, self._controller
        if controller is None or class_id is None:
            return
        validations, n = controller.session.validations, self.form.n.value()
        self._try(lambda: validations.draw_more(class_id, n))

    def _change_wish(self) -> None:
        class_id, controller = self._class_id, self._controller
        if controller is None or class_id is None:
            return
        if controller.session.validations.of(class_id):
            self._try(lambda: controller.session.validations.want(class_id, *self.form.wish))

    def _try(self, act: Callable[[], object]) -> None:
        """Act, and show what follows, or in words why it could not be done."""
        try:
            act()
        except Problem as problem:
            self.trouble.setText(str(problem))
        else:
            self.trouble.setText("")
            self.setFocus()
        self._show()

    def _connect(self) -> None:
        self.form.class_chosen.connect(self._choose_class)
        self.form.wish_changed.connect(self._change_wish)
        self.begin_button.clicked.connect(self._begin)
        self.more_button.clicked.connect(self._draw_more)
        self.again_button.clicked.connect(self._begin)
        self.close_button.clicked.connect(self.leave)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 20)
        column.setSpacing(12)
        parts = (self.title, self.form, self.begin_button, self.more_button, self.trouble)
        for part in parts:
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
