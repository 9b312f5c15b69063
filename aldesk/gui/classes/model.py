"""The classes as the palette lists them, and in which order."""

from collections.abc import Collection, Sequence
from math import isnan

from PySide6.QtCore import QAbstractListModel, Qt

from aldesk.arrays import Floats
from aldesk.core.classes import LabelClass
from aldesk.gui.kit.fuzzy import rank
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.tips import safe_tip


def ranked(
    classes: Sequence[LabelClass],
    typed: str,
    proba: Floats | None,
    recent: Sequence[str],
) -> list[int]:
    """Return the places of the classes that fit what was typed, the likeliest first.

    Parameters
    ----------
    classes : sequence of LabelClass
    typed : str
        Letters of a name or an alias; empty fits all.
    proba : float32 (n_classes,) or None
        The model's probabilities; None where they may not be told, not even by the order.
    recent : sequence of str
        Ids of classes given lately, the last one first; they decide where the model does not.
    """
    turn = {class_id: place for place, class_id in enumerate(recent)}
    keys: dict[int, tuple[bool, bool, float, int, int]] = {}
    for place, item in enumerate(classes):
        names = (item.name, *item.aliases)
        found = rank(typed, names)
        if found is not None:
            is_whole = typed.casefold().strip() in (name.casefold() for name in names)
            share = 0.0 if proba is None or isnan(proba[place]) else float(proba[place])
            keys[place] = (not is_whole, found > 1, -share, turn.get(item.id, len(turn)), place)
    return sorted(keys, key=keys.__getitem__)


class ClassModel(QAbstractListModel):
    """Classes with their keys and, where they may be shown, their probabilities.

    Attributes
    ----------
    classes, keys
        In the order that the annotator gave them; the key is empty where there is none.
    order : list of int
        Which of them each row shows.
    proba : float32 (n_classes,) or None
    given : frozenset of int
        The places among `classes` of those that the sample has been given: one at most, but where
        it may have several.
    absent : frozenset of int
        Those of which somebody has said that the sample does not have them.
    is_several : bool
        Whether a sample may have any number of classes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.classes: list[LabelClass] = []
        self.keys: list[str] = []
        self.order: list[int] = []
        self.proba: Floats | None = None
        self.given: frozenset[int] = frozenset()
        self.absent: frozenset[int] = frozenset()
        self.is_several = False

    def set_classes(self, classes: Sequence[LabelClass], keys: Sequence[str]) -> None:
        """Take over the classes, in their order."""
        self.beginResetModel()
        self.classes, self.keys, self.proba = list(classes), list(keys), None
        self.given = self.absent = frozenset()
        self.order = list(range(len(classes)))
        self.endResetModel()

    def set_order(self, order: list[int]) -> None:
        """Show these classes in this order."""
        if order != self.order:
            self.beginResetModel()
            self.order = order
            self.endResetModel()

    def set_prediction(
        self, proba: Floats | None, given: Collection[str] = (), absent: Collection[str] = ()
    ) -> None:
        """Take over a sample's probabilities, the ids of its classes, and of those it has not."""
        self.proba = proba
        self.given, self.absent = self._places(given), self._places(absent)
        if self.order:
            self.dataChanged.emit(self.index(0), self.index(len(self.order) - 1))

    @property
    def best(self) -> int | None:
        """The place of the most probable class among `classes`, if it may be shown."""
        has_any = self.proba is not None and len(self.proba) and float(self.proba.max()) > 0
        return int(self.proba.argmax()) if has_any and self.proba is not None else None

    def _places(self, class_ids: Collection[str]) -> frozenset[int]:
        return frozenset(n for n, item in enumerate(self.classes) if item.id in class_ids)

    def name_at(self, row: int) -> str:
        """Return the name of the class in a row."""
        return self.classes[self.order[row]].name

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return len(self.order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a class's name, and for a screen reader its key and probability too."""
        place = self.order[index.row()]
        item = self.classes[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_known = self.proba is not None and not isnan(self.proba[place])
            sure = f", {self.proba[place]:.0%}" if self.proba is not None and is_known else ""
            key = tr(", key {key}", key=self.keys[place]) if self.keys[place] else ""
            given = self._said(place)
            return f"{item.name}{given}{key}{sure}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip(" · ".join((item.name, *item.aliases)))
        return None

    def _said(self, place: int) -> str:
        """Return for a screen reader what was said of a class."""
        if not self.is_several:
            return tr(", the label given") if place in self.given else ""
        if place in self.given:
            return tr(", is there")
        return tr(", is not there") if place in self.absent else ""
