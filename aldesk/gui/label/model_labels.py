"""Labels by the model: which class, how sure, and how many of them a person checks at random."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.settings_field import combo, field, number
from aldesk.gui.kit.widgets import button, label, pane_content, pane_head, row_of
from aldesk.session import LabelSession
from aldesk.session.model_labels import (
    LEAST,
    ModelCheck,
    given_rows,
    model_check,
    sure_rows,
    validated_least,
)

_CHECKED = 20


class ModelLabelsPane(QWidget):
    """A form for one class at a time, with what is known of its labels by the model.

    Signals
    -------
    wanted : str, float, int
        Label by the model: the class, the least probability, and how many of them to check.
    check_wanted : str, int
        Check so many more labels of this class.
    closed
    """

    wanted = Signal(str, float, int)
    check_wanted = Signal(str, int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.class_choice = combo(tr("Class"), [])
        self.least = number(tr("At least this sure"), 1, 100, " %", 1)
        self._validated: float | None = None
        self.n_check = number(tr("Check at random"), 0, 500, "", 10)
        self.n_check.setValue(_CHECKED)
        self.state = label("", wraps=True)
        self.begin = button("", tr("Take these predictions as labels by the model"), "primary")
        self.known = label("", wraps=True)
        self.checked = label("", "muted", wraps=True)
        self.check = button("", tr("Ask about more of them, drawn at random"))
        self._session: LabelSession | None = None
        self._lay_out()
        self.class_choice.currentIndexChanged.connect(lambda _: self.propose())
        self.least.valueChanged.connect(lambda _: self._show())
        self.n_check.valueChanged.connect(lambda _: self._show())
        self.begin.clicked.connect(self._want)
        self.check.clicked.connect(
            lambda: self.check_wanted.emit(self._name, self.n_check.value() or _CHECKED)
        )

    def show_session(self, session: LabelSession) -> None:
        """Fill the form with a session's classes, and count anew."""
        self._session, before = session, self._name
        names = session.labels.class_names
        with QSignalBlocker(self.class_choice):
            self.class_choice.clear()
            self.class_choice.addItems(names)
            self.class_choice.setCurrentIndex(names.index(before) if before in names else 0)
        self._show()

    def propose(self) -> None:
        """Propose the threshold that the class was validated for, or else what is usual."""
        session, class_id = self._session, None
        if session is not None:
            class_id = session.labels.class_id(self._name)
        self._validated = validated_least(session, class_id) if session and class_id else None
        with QSignalBlocker(self.least):
            self.least.setValue(round(100 * (self._validated or LEAST)))
        self._show()

    @property
    def _least(self) -> float:
        """The least probability; that of the validation to the last digit, if it stands there."""
        if self._validated and round(100 * self._validated) == self.least.value():
            return self._validated
        return self.least.value() / 100

    @property
    def _name(self) -> str:
        return self.class_choice.currentText()

    def _want(self) -> None:
        self.wanted.emit(self._name, self._least, self.n_check.value())

    def _show(self) -> None:
        session = self._session
        class_id = session.labels.class_id(self._name) if session else None
        if session is None or class_id is None:
            self._show_none(tr("There are no classes yet."))
            self._show_known(None)
            return
        has_model = session.predictions.result is not None
        given = given_rows(session, class_id)
        rows, _ = sure_rows(session, class_id, self._least, given)
        if not has_model:
            self._show_none(tr("The model has not learned yet: label some samples first."))
        elif not len(rows):
            self._show_none(tr("No other sample without a label is as sure as that."))
        else:
            said = tr("{n} sample(s) without a label are as sure as that.", "", len(rows))
            if self._least == self._validated:
                said += " " + tr("The class was validated for this threshold.")
            self.state.setText(said)
            self.begin.setText(tr("Label {n} by the model", n=len(rows)))
            self.begin.setEnabled(True)
        self._show_known(model_check(session, class_id, given))

    def _show_none(self, why: str) -> None:
        self.state.setText(why)
        self.begin.setText(tr("Label by the model"))
        self.begin.setEnabled(False)

    def _show_known(self, check: ModelCheck | None) -> None:
        for part in (self.checked, self.check):
            part.setVisible(check is not None)
        if check is None:
            self.known.setText(tr("None of this class yet."))
            return
        self.known.setText(tr("{n} sample(s) have it by the model alone.", "", check.n_labels))
        self.checked.setText(check_text(check))
        self.check.setText(tr("Check {n} more", n=self.n_check.value() or _CHECKED))
        self.check.setEnabled(check.n_labels > check.n_waiting)

    def _lay_out(self) -> None:
        tip = tr("Back to the classes")
        head = pane_head(tr("LABELS BY THE MODEL"), tip, Action.MODEL_LABELS, self.closed)
        what = tr(
            "What the model is sure of can be taken as labels. They are kept apart from yours, the "
            "model does not learn from them, and exports say which they are."
        )
        parts = (
            label(what, "muted", wraps=True),
            field(tr("Class"), self.class_choice),
            row_of(
                field(tr("At least this sure"), self.least),
                field(tr("Check at random"), self.n_check),
            ),
            self.state,
            self.begin,
            label(tr("So far"), "strong"),
            self.known,
            self.checked,
            self.check,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(pane_content(head, parts))


def check_text(check: ModelCheck) -> str:
    """Return what random checks say of labels by the model, as a sentence or two."""
    right, parts = check.right, []
    if right.n:
        low, high = (f"{100 * bound:.0f}" for bound in right.interval)
        said = tr("{n} of {total} checked at random are right", n=right.n_correct, total=right.n)
        parts.append(said + tr(" (95\xa0%: {low} to {high}\xa0%).", low=low, high=high))
    if check.n_waiting:
        parts.append(tr("Still to check: {n}.", n=check.n_waiting))
    return " ".join(parts) or tr("None was checked yet.")
