"""Finding samples: by words, class, answer, flag, and by what the model believes of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.filter import AnswerFilter, Filter
from aldesk.core.ids import ClassId
from aldesk.core.path_order import rows_in_path_order
from aldesk.core.sample import Sample
from aldesk.core.sample_columns import columns_of
from aldesk.core.sample_name import sample_name
from aldesk.core.sample_times import sample_times
from aldesk.core.some_rows import SomeRows
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_tip, keys
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.settings_field import allow, choice
from aldesk.gui.kit.tips import safe_tip, set_tip
from aldesk.gui.kit.two_part_row import FACT, IS_NOW, long_two_part_list
from aldesk.gui.kit.widgets import button, label, pane_head
from aldesk.gui.kit.words_field import WordsField
from aldesk.gui.sample.text import answer_text
from aldesk.gui.workspace.browse_trail import Trail
from aldesk.session import LabelSession
from aldesk.session.model_order import ModelOrder, sort_values
from aldesk.session.overview import overview

_SIDE = 16
_ANSWERS: tuple[tuple[str, AnswerFilter], ...] = (
    (noop("Any answer"), ""),
    (noop("Labelled"), "label"),
    (noop("Skipped"), "skip"),
    (noop("Can't tell"), "cant_tell"),
    (noop("No answer yet"), "none"),
    (noop("By the model"), "by_model"),
)
_PARTLY: tuple[str, AnswerFilter] = noop("Partly judged"), "partly"
_ORDERS: tuple[tuple[str, str], ...] = (
    (noop("In the project's order"), ""),
    (noop("By name"), "name"),
    (noop("By time, oldest first"), "time"),
    (noop("Doubtful labels first"), "disagreement"),
    (noop("Least certain first"), "uncertainty"),
    (noop("Most certain first"), "certainty"),
)
_BY_MODEL: tuple[ModelOrder, ...] = ("disagreement", "uncertainty", "certainty")


class ResultModel(QAbstractListModel):
    """The samples that were found, each with what is said of it now."""

    def __init__(self) -> None:
        super().__init__()
        self._session: LabelSession | None = None
        self.samples: Sequence[Sample] = ()
        self.shown = -1

    def show_samples(self, session: LabelSession, samples: Sequence[Sample]) -> None:
        """Take over the samples found."""
        self.beginResetModel()
        self._session, self.samples, self.shown = session, samples, -1
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many were found."""
        return len(self.samples)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a sample's file name, and what was said of it."""
        sample = self.samples[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sample_name(sample)
        if role == FACT:
            return self._said(sample)
        if role == IS_NOW:
            return index.row() == self.shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{sample_name(sample)}, {self._said(sample) or tr('no answer yet')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            columns = "\n".join(f"{name}: {text}" for name, text in columns_of(sample).items())
            return safe_tip(f"{sample.path}\n{columns}".strip())
        return None

    def _said(self, sample: Sample) -> str:
        assert self._session  # noqa: S101 - without one there are no rows
        labels = self._session.labels
        note = labels.flags.get(sample.id)
        flag = "" if note is None else f"⚑ {note}".strip()
        parts = (answer_text(labels, sample.id), flag)
        return " · ".join(part for part in parts if part)


class SearchPane(QWidget):
    """A filter, and the samples that it lets through; moving through them shows them.

    Signals
    -------
    opened : (sequence of str, int)
        Ids of all samples found, and the place of the one to show.
    closed
    """

    opened = Signal(object, int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session: LabelSession | None = None
        self._is_following = False
        self._is_blind = False
        self._ids: Sequence[str] = ()
        self._wanted = Filter()
        self.words = WordsField(tr("Search words"), tr("Words in the path, columns, notes …"))
        tip = tr("Words to search for. Drop a file to find what is like it.")
        key_tip(self.words, tip, Action.FIND_SAMPLES)
        self.class_choice = _combo(tr("Class that was given"))
        self.answer = _combo(tr("Answer"))
        for title, value in _ANSWERS:
            self.answer.addItem(tr(title), value)
        self.order = _combo(tr("Order"))
        for title, order in _ORDERS:
            self.order.addItem(tr(title), order)
        self.flagged = _toggle(tr("⚑ Flagged"), tr("Only flagged samples"))
        self.disagrees = _toggle(
            tr("Model disagrees"), tr("Only where the model predicts another class")
        )
        self._count = label("", "muted", wraps=True)
        self.model = ResultModel()
        self.view = long_two_part_list(tr("Samples found"))
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._open)
        self.view.clicked.connect(self._open)
        self.words.wanted.connect(self.search)
        self.words.returnPressed.connect(self._open_first)
        for combo in (self.class_choice, self.answer, self.order):
            combo.currentIndexChanged.connect(lambda _index: self.search())
        for toggle in (self.flagged, self.disagrees):
            toggle.toggled.connect(lambda _on: self.search())
        keys.changed.connect(self._show_count)
        keys.changed.connect(self._allow_predictions)
        self._lay_out()

    def show_session(self, session: LabelSession) -> None:
        """Offer the classes of now, and search in this session."""
        self._session = None
        wanted = self.class_choice.currentData()
        self.class_choice.clear()
        self.class_choice.addItem(tr("Any class"), "")
        for item in session.labels.classes_in_use:
            self.class_choice.addItem(item.name, item.id)
        self.class_choice.setCurrentIndex(max(0, self.class_choice.findData(wanted)))
        if session.labels.is_several and self.answer.findData(_PARTLY[1]) < 0:
            self.answer.addItem(tr(_PARTLY[0]), _PARTLY[1])
        self._session = session
        self.words.propose(session.search.columns.proposals)
        self._allow_predictions()
        self.search()

    def search(self) -> None:
        """Find what the filter says now."""
        if self._session is None:
            return
        wanted = Filter(
            text=self.words.text(),
            class_id=ClassId(self.class_choice.currentData() or ""),
            answer=self.answer.currentData(),
            flagged=self.flagged.isChecked(),
            disagrees=self.disagrees.isChecked(),
        )
        samples = self._ordered(self._session, self._session.find(wanted))
        self.model.show_samples(self._session, samples)
        self._ids = samples.ids
        self._wanted, self._is_blind = wanted, self._session.settings.blind
        self._show_count()

    @property
    def chosen(self) -> str:
        """The id of the sample that is chosen in the list; empty for none."""
        row = self.view.currentIndex().row()
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def follow(self, trail: Trail | None) -> None:
        """Mark the sample that is shown, and what is said of them now."""
        if self._session and self._session.settings.blind != self._is_blind:
            self._allow_predictions()
            self.search()
        is_here = trail is not None and trail.ids is self._ids
        self.model.shown = trail.index if trail and is_here else -1
        self.view.viewport().update()  # what is seen is asked for again, and nothing laid out
        if trail and is_here:
            self._is_following = True
            self.view.setCurrentIndex(self.model.index(trail.index))
            self._is_following = False

    def _show_count(self) -> None:
        if self._session:
            n = len(self._ids)
            self._count.setText(tr("{n} sample(s)", "", n) if n else self._nothing(self._wanted))

    def _ordered(self, session: LabelSession, found: SomeRows) -> SomeRows:
        """Return what was found in the order that is chosen; what is not known comes last."""
        order, samples = self.order.currentData(), session.project.samples
        if order == "name":
            is_found = np.zeros(len(samples), bool)
            is_found[found.rows] = True
            by_name = rows_in_path_order(samples, lambda path: path.name.casefold())
            return SomeRows(samples, by_name[is_found[by_name]])
        if order == "time":
            return _sorted(found, sample_times(samples))
        if order in _BY_MODEL and not session.settings.blind:
            return _sorted(found, sort_values(session, overview(session), order))
        return found

    def _allow_predictions(self) -> None:
        is_blind = self._session is not None and self._session.settings.blind
        hidden = tr("Not while predictions are hidden ({key})", key=keys.text(Action.BLIND))
        allow(self.order, _BY_MODEL, hidden if is_blind else "")
        if is_blind and self.order.currentData() in _BY_MODEL:
            self.order.setCurrentIndex(0)

    def _nothing(self, wanted: Filter) -> str:
        assert self._session  # noqa: S101 - it is asked after a search
        if wanted.disagrees and self._session.settings.blind:
            return tr("Predictions are hidden. {key} shows them.", key=keys.text(Action.BLIND))
        if wanted.disagrees:
            return tr("No match. Audit samples are left out, so that the accuracy stays honest.")
        return tr("No match. Try fewer words, or another class.")

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_following:
            self.opened.emit(self._ids, index.row())

    def _open_first(self) -> None:
        self.search()
        if self.model.samples:
            self.view.setFocus()
            self.view.setCurrentIndex(self.model.index(0))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(
            pane_head(tr("FIND SAMPLES"), tr("Close the search"), Action.FIND_SAMPLES, self.closed)
        )
        for row in (
            (self.words,),
            (self.class_choice,),
            (self.answer,),
            (self.order,),
            (self.flagged, self.disagrees),
            (self._count,),
        ):
            line = QHBoxLayout()
            line.setContentsMargins(_SIDE, 0, _SIDE, 0)
            line.setSpacing(8)
            for widget in row:
                line.addWidget(widget, widget.sizeHint().width())
            column.addLayout(line)
        column.addWidget(self.view, 1)


def _combo(name: str) -> QComboBox:
    made = choice(name, ())
    made.setMinimumContentsLength(6)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _toggle(text: str, tip: str) -> QPushButton:
    made = button(text, tip, "tight")
    made.setCheckable(True)
    set_tip(made, tip)
    return made


def _sorted(found: SomeRows, values: npt.NDArray[Any]) -> SomeRows:
    """Return samples by rising values, one for each row of the project."""
    return found.by(np.argsort(values[found.rows], kind="stable"))
