"""The labels of samples that may have several classes, as a study's data name them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from aldesk.arrays import Ints, Mask, Verdicts
from aldesk.tables.label_cell import label_of
from aldesk.tables.label_list import is_list, names_in

_UNKNOWN, _ABSENT, _PRESENT = -1, 0, 1


@dataclass(frozen=True)
class SeveralLabels:
    """Verdicts, with the names of the classes.

    Attributes
    ----------
    said : int8 (n_samples, n_classes)
        1 present, 0 absent, −1 not known.
    classes : sequence of str
    """

    said: Verdicts
    classes: Sequence[str]

    def __len__(self) -> int:
        return len(self.said)

    def __getitem__(self, where: Any) -> "SeveralLabels":
        return SeveralLabels(self.said[where], self.classes)

    def of(self, classes: Sequence[str]) -> Verdicts:
        """Return the verdicts on these classes; one that is not among its own is absent."""
        said = np.zeros((len(self.said), len(classes)), np.int8)
        place = {name: column for column, name in enumerate(classes)}
        for column, name in enumerate(self.classes):
            if name in place:
                said[:, place[name]] = self.said[:, column]
        return said

    @property
    def known(self) -> Mask:
        """Which samples anything is known of, bool (n_samples,)."""
        known: Mask = (self.said != _UNKNOWN).any(axis=1)
        return known

    @property
    def strata(self) -> Ints:
        """The rarest class of each sample, or −1 if it has none, int64 (n_samples,)."""
        return rarest(self.said)


def rarest(said: Verdicts) -> Ints:
    """Return the rarest class that each sample has, or −1 if it has none, int64 (n_samples,)."""
    present = said == _PRESENT
    if not present.any():
        return np.full(len(said), -1)
    rarity = np.where(present, present.sum(axis=0), len(said) + 1)
    return np.where(present.any(axis=1), rarity.argmin(axis=1), -1)


def several_of(lists: Iterable[Collection[Any] | None]) -> SeveralLabels:
    """Return the verdicts that lists of labels mean.

    Parameters
    ----------
    lists : iterable of collection or None
        The labels of each sample, which has no others; an empty list is none of the classes, and
        None means that nothing is known of a sample. A missing label in a list is left out.
    """
    names = [None if given is None else _named(given) for given in lists]
    classes = sorted({name for given in names if given for name in given})
    place = {name: column for column, name in enumerate(classes)}
    said = np.full((len(names), len(classes)), _ABSENT, np.int8)
    for row, given in enumerate(names):
        if given is None:
            said[row] = _UNKNOWN
        else:
            said[row, [place[name] for name in given]] = _PRESENT
    return SeveralLabels(said, classes)


def split_labels(texts: Iterable[Any], separator: str) -> SeveralLabels:
    """Return the verdicts that texts such as ``frog;owl`` mean; an empty one is none of them.

    A list as JSON writes it is one, too, as in the tables that ALDesk exports.
    """
    return several_of(_split(str(text or ""), separator) for text in texts)


def _split(text: str, separator: str) -> Collection[str]:
    return names_in(text) if is_list(text) else text.split(separator)


def several_of_columns(columns: Sequence[tuple[str, Sequence[Any]]]) -> SeveralLabels:
    """Return the verdicts of columns of 1, 0 and nothing, a class each."""
    values = np.array([[_verdict(value) for value in given] for _, given in columns], np.int8)
    return SeveralLabels(values.T, [name for name, _ in columns])


def is_yes_or_no(values: Iterable[Any]) -> bool:
    """Tell whether a column holds 1, 0 and nothing alone, and not only nothing."""
    found = {_verdict(value) for value in values}
    return None not in found and found != {_UNKNOWN}


def _named(given: Collection[Any]) -> set[str]:
    return {name for value in given if (name := label_of(str(value))) is not None}


def _verdict(value: Any) -> int | None:
    if value is None or value == "" or value != value:  # noqa: PLR0124 - NaN
        return _UNKNOWN
    return {"0": 0, "1": 1, "0.0": 0, "1.0": 1, "false": 0, "true": 1}.get(str(value).lower())
