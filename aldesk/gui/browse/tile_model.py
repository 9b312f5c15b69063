"""The samples that the tiles show, and what is known of each in a few words."""

from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from aldesk.arrays import Floats
from aldesk.core.classes import LabelClass
from aldesk.core.sample import Sample
from aldesk.core.sample_name import sample_name
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.sample.text import answer_text
from aldesk.session.overview import NONE, Overview
from aldesk.session.several_seen import SeveralSeen
from aldesk.store.project import Project

_Index = QModelIndex | QPersistentModelIndex
Similarities = Floats
"""By row of the project, float32 (n_samples,); NaN for a sample without."""


class TileModel(QAbstractListModel):
    """The samples that are shown, up to all of a project."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self.rows: list[int] = []
        self.classes: Sequence[LabelClass] = ()
        self.overview: Overview | None = None
        self._similarities: Similarities | None = None

    def set_rows(self, rows: list[int], similarities: Similarities | None = None) -> None:
        """Show the samples of these rows, in this order, perhaps with how similar they are."""
        self.beginResetModel()
        self.rows, self._similarities = rows, similarities
        self.endResetModel()

    def similarity(self, place: int) -> str:
        """Return how similar a sample is to the examples; empty if that is not asked or known."""
        row = self.rows[place]
        if self._similarities is None or row >= len(self._similarities):
            return ""
        value = float(self._similarities[row])
        return "" if isnan(value) else f"{value:.3f}".replace("-", "−")

    def set_overview(self, overview: Overview, classes: Sequence[LabelClass]) -> None:
        """Take over what is known of the samples."""
        self.overview, self.classes = overview, classes

    def tell_changed(self, places: range) -> None:
        """Let a screen reader know that something else is known of these tiles."""
        if len(places):
            self.dataChanged.emit(self.index(places[0]), self.index(places[-1]))

    def sample(self, place: int) -> Sample:
        """Return the sample at a place."""
        return self._project.samples[self.rows[place]]

    def label(self, place: int) -> int:
        """Return the code of a tile's label, or `NONE`."""
        return int(self.overview.labels[self.rows[place]]) if self.overview else NONE

    def prediction(self, place: int) -> int:
        """Return the code of a tile's prediction, or `NONE`."""
        return int(self.overview.predictions[self.rows[place]]) if self.overview else NONE

    def codes(self, place: int) -> list[int]:
        """Return the codes of a tile's classes, of which there may be several."""
        if self._several is None:
            return [] if self.label(place) == NONE else [self.label(place)]
        has = self._project.journal.labels.classes_of(self.sample(place).id)
        return [code for code, item in enumerate(self.classes) if item.id in has]

    def doubted(self, place: int) -> int:
        """Return the code of the class of which the model says the contrary, or `NONE`."""
        if several := self._several:
            return int(several.odd[self.rows[place]])
        label, guess = self.label(place), self.prediction(place)
        return guess if label not in (NONE, guess) else NONE

    def is_labelled(self, place: int) -> bool:
        """Whether a tile has a label, if only that of none of the classes."""
        if several := self._several:
            return bool(several.is_labelled[self.rows[place]])
        return self.label(place) != NONE

    def caption(self, place: int, *, is_brief: bool = False) -> str:
        """Return what is known of a sample: its label, then with a “?” what the model predicts.

        In brief the label alone, or without one the prediction without how sure it is.
        """
        guess, doubted = self.prediction(place), self.doubted(place)
        if said := self._said(place):
            return (
                said if doubted == NONE or is_brief else f"{said} · {self._against(doubted, place)}"
            )
        labels = self._project.journal.labels
        if by_model := labels.by_model(self.sample(place).id):
            names = ", ".join(labels.classes[class_id] for class_id in by_model)
            return names if is_brief else tr("{name} · by the model", name=names)
        if guess == NONE:
            return tr("no label")
        sure = float(self.overview.sureness[self.rows[place]]) if self.overview else float("nan")
        share = "" if is_brief or isnan(sure) else f"  {100 * sure:.0f} %"
        return f"{self.classes[guess].name}?{share}"

    def _said(self, place: int) -> str:
        if self._several is None and (label := self.label(place)) != NONE:
            return self.classes[label].name
        return answer_text(self._project.journal.labels, self.sample(place).id)

    def _against(self, doubted: int, place: int) -> str:
        """Return what the model holds against a label: a class more, or one fewer."""
        name = self.classes[doubted].name
        return tr("not {name}?", name=name) if doubted in self.codes(place) else f"{name}?"

    @property
    def _several(self) -> SeveralSeen | None:
        return self.overview.several if self.overview else None

    def is_odd(self, place: int) -> bool:
        """Whether the model predicts another class than was given, or one fewer or more."""
        return self.doubted(place) != NONE

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of tiles."""
        return len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a sample's name, and for a screen reader what is known of it."""
        place = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return sample_name(self.sample(place))
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip("\n".join((sample_name(self.sample(place)), *self._known(place))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((sample_name(self.sample(place)), *self._known(place)))
        return None

    def _known(self, place: int) -> list[str]:
        similarity = self.similarity(place)
        told = [tr("similarity {value}", value=similarity)] if similarity else []
        return [self.caption(place), *told]
