"""What the grid shows, and in which order."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from aldesk.core.ids import ClassId
from aldesk.gui.browse.example_line import teach_button
from aldesk.gui.browse.grid_order import Show, Sort, Wish
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import key_tip, keys
from aldesk.gui.kit.settings_field import allow, choice, translated
from aldesk.gui.kit.widgets import ElidedLabel, button
from aldesk.gui.kit.words_field import WordsField
from aldesk.session.overview import NONE

_SORTS: tuple[tuple[str, Sort], ...] = (
    (noop("By prediction"), "prediction"),
    (noop("Least certain first"), "uncertainty"),
    (noop("Most certain first"), "certainty"),
    (noop("Doubtful labels first"), "disagreement"),
    (noop("By similarity"), "similarity"),
    (noop("Near-duplicates first"), "duplicates"),
    (noop("Unusual first"), "atypical"),
    (noop("Groups of look-alikes"), "alike"),
    (noop("Bursts in time"), "burst"),
    (noop("By name"), "name"),
    (noop("By time, oldest first"), "time"),
)
_SHOWS: tuple[tuple[str, Show], ...] = (
    (noop("Without a label"), "open"),
    (noop("With a label"), "labelled"),
    (noop("Model disagrees"), "disagree"),
    (noop("All samples"), "all"),
)
_WIDEST_CLASS, _LEAST_WORDS = 160, 128
_OF_PREDICTIONS = ("prediction", "uncertainty", "certainty", "disagreement")


def words_filter() -> WordsField:
    """Return the field for the words that the samples shown are to have."""
    made = WordsField(tr("Search words"), tr("Filter: site:A12"))
    tip = tr("Only samples with these words. Drop a file to find what is like it.")
    key_tip(made, tip, Action.FIND_SAMPLES)
    return made


class GridBar(QWidget):
    """The row above the tiles.

    Signals
    -------
    changed
        Another order or another choice of samples is wanted.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_filling = False
        self._is_blind = False
        self._before: tuple[int, ...] | None = None
        self.sort = choice(tr("Order"), translated(_SORTS), tr("In which order"))
        self.shown_choice = choice(
            tr("Which samples"), translated(_SHOWS), tr("Which samples are shown")
        )
        self.class_choice = choice(
            tr("Class"),
            [(tr("All classes"), "")],
            tr("Only samples labelled or predicted as this class"),
        )
        for combo in (self.sort, self.shown_choice, self.class_choice):
            combo.setMinimumContentsLength(5)  # may be narrower than its longest entry
        self.class_choice.setMaximumWidth(_WIDEST_CLASS)
        self.words = words_filter()
        self.words.setMinimumWidth(theme.px(_LEAST_WORDS))
        self._again = button(tr("Sort again"), tr("Sort with the newest predictions"))
        key_tip(
            self._again, tr("Labels or predictions are newer than this order"), Action.SORT_AGAIN
        )
        self._again.clicked.connect(self.changed)
        self.teach = teach_button()
        self._title = ElidedLabel("strong")
        self._all = button(tr("Show all"), tr("Show all samples again"))
        key_tip(self._all, tr("Back to all samples"), Action.LEAVE)
        self._all.clicked.connect(self.changed)
        self.sort.currentIndexChanged.connect(self._show_labels_to_doubt)
        for combo in (self.sort, self.shown_choice, self.class_choice):
            combo.currentIndexChanged.connect(self._choose)
        self.words.wanted.connect(self.changed)
        keys.changed.connect(self._allow_predictions)
        self._lay_out()
        self.show_newer(False)
        self.show_title("")

    @property
    def wish(self) -> Wish:
        """Which samples are wanted, and in which order."""
        return Wish(
            cast(Sort, self.sort.currentData()),
            cast(Show, self.shown_choice.currentData()),
            self.class_choice.currentIndex() + NONE,
            self.words.text().strip(),
        )

    @property
    def is_newer(self) -> bool:
        """Whether it is said that something is newer than the order."""
        return not self._again.isHidden()

    def show_choice(self, classes: Mapping[ClassId, str], *, blind: bool) -> None:
        """Offer these classes; while labelling blind, nothing that tells of predictions.

        The class that was chosen stays so wherever it stands now; all are, if it is gone.
        """
        self._is_filling = True
        chosen = self.class_choice.currentData()
        self.class_choice.clear()
        self.class_choice.addItem(tr("All classes"), "")
        for class_id, name in classes.items():
            self.class_choice.addItem(name, class_id)
        self.class_choice.setCurrentIndex(max(0, self.class_choice.findData(chosen)))
        self._is_blind = blind
        self._allow_predictions()
        if blind and self.sort.currentData() in _OF_PREDICTIONS:
            self.sort.setCurrentIndex(self.sort.findData("name"))
        if blind and self.shown_choice.currentData() == "disagree":
            self.shown_choice.setCurrentIndex(self.shown_choice.findData("labelled"))
        self._is_filling = False

    def show_newer(self, is_newer: bool) -> None:
        """Offer to sort again, or don't."""
        self._again.setVisible(is_newer)

    def show_similar(self) -> None:
        """Turn to all samples in the order of their similarity."""
        if self.wish.sort == "similarity":
            return
        self._before = tuple(combo.currentIndex() for combo in self._combos)
        self._is_filling = True
        self.sort.setCurrentIndex(self.sort.findData("similarity"))
        self.shown_choice.setCurrentIndex(self.shown_choice.findData("all"))
        self.class_choice.setCurrentIndex(0)
        self._is_filling = False

    def show_before(self) -> None:
        """Turn back to the choice before `show_similar`, or to the first order."""
        self._is_filling = True
        before = self._before or (0, *(combo.currentIndex() for combo in self._combos[1:]))
        for combo, place in zip(self._combos, before, strict=True):
            combo.setCurrentIndex(place if place < combo.count() else 0)
        if self._is_blind and self.sort.currentData() in _OF_PREDICTIONS:
            self.sort.setCurrentIndex(self.sort.findData("name"))
        self._before = None
        self._is_filling = False

    @property
    def _combos(self) -> tuple[QComboBox, ...]:
        return self.sort, self.shown_choice, self.class_choice

    def show_title(self, title: str, *, teaches: bool = False) -> None:
        """Say which samples these are, in the place of the choice; an empty title is the choice.

        Some may be a beginning to teach a class.
        """
        for part in (self.sort, self.shown_choice, self.class_choice, self.words):
            part.setVisible(not title)
        self._title.set_whole(title)
        self._title.setVisible(bool(title))
        self._all.setVisible(bool(title))
        self.teach.setVisible(teaches)

    def _allow_predictions(self) -> None:
        hidden = tr("Not while predictions are hidden ({key})", key=keys.text(Action.BLIND))
        why_not = hidden if self._is_blind else ""
        allow(self.sort, _OF_PREDICTIONS, why_not)
        allow(self.shown_choice, ("disagree",), why_not)

    def _choose(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _show_labels_to_doubt(self) -> None:
        """Show what has a label, if the doubtful ones are wanted first."""
        if self.wish.sort == "disagreement" and self.wish.show == "open" and not self._is_filling:
            self._is_filling = True
            self.shown_choice.setCurrentIndex(self.shown_choice.findData("labelled"))
            self._is_filling = False

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 16, 0)
        row.setSpacing(8)
        for part in (
            self.sort,
            self.shown_choice,
            self.class_choice,
            self.words,
            self._title,
            self.teach,
            self._all,
            self._again,
        ):
            row.addWidget(part, part is self.words)
        row.addStretch()
        self.setFixedHeight(theme.px(36))
