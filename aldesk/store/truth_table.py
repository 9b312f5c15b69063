"""What is known of samples from annotations, for studies and the test alone."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from aldesk.core.ids import SampleId
from aldesk.store import values
from aldesk.store.database import transaction

_HAS, _OF = "has", "of"


@dataclass(frozen=True, slots=True)
class Told:
    """What annotations tell of a sample, classes by the names that they use.

    Attributes
    ----------
    has : tuple of str
        The classes that it has.
    of : tuple of str or None
        The classes that this speaks of: those not in `has` are absent. None where it was told
        while samples had exactly one class; of others it then says nothing.
    """

    has: tuple[str, ...]
    of: tuple[str, ...] | None = None

    @property
    def label(self) -> str | None:
        """The one class, where samples have exactly one."""
        return self.has[0] if self.of is None else None


class TruthTable:
    """What is never shown or trained on, as the labels that a source has of whole files.

    Attributes
    ----------
    told : dict of SampleId to Told
        Equal values are one object, so that a million take little memory.
    n_changes : int
        How often some were written down.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.n_changes = 0
        lines = connection.execute("SELECT sample, label, labels FROM truth")
        self.told: dict[SampleId, Told] = {SampleId(id_): read_told(*said) for id_, *said in lines}

    def put(self, told: Mapping[SampleId, Told]) -> None:
        """Write down what is told; what was told of the same samples is replaced."""
        with transaction(self._connection, self._path):
            self._connection.executemany(
                "INSERT OR REPLACE INTO truth (sample, label, labels) VALUES (?, ?, ?)",
                ((id_, *_texts(said)) for id_, said in told.items()),
            )
        self.told.update((id_, read_told(*_texts(said))) for id_, said in told.items())
        self.n_changes += 1


def _texts(told: Told) -> tuple[str, str | None]:
    """Return what the columns `label` and `labels` hold."""
    if told.label is not None:
        return told.label, None
    return "", json.dumps({_HAS: told.has, _OF: told.of}, ensure_ascii=False)


@lru_cache(maxsize=1 << 12)
def read_told(label: str, labels: str | None) -> Told:
    """Return what a line of the table tells; what none can tell is a ValueError."""
    if labels is None:
        return Told((label,))
    read = values.json_object(labels, "what was told")
    has, of = (values.names(read.get(key), "what was told") for key in (_HAS, _OF))
    return Told(has, _shared(of))


@lru_cache(maxsize=1 << 10)
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    return names
