"""What a source is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aldesk.core.part import Broken, SeenFile
from aldesk.core.sample import Sample, Split

__all__ = ["SPLITS", "Broken", "Found", "Options", "Scan", "split_named"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to read a source.

    Attributes
    ----------
    pattern : str
        What file names say, such as ``{label}_{speaker}_{index}``; compared with the name without
        its extension. `label` and `split` replace what the folder or the table says, other fields
        become columns. Each field but the last takes as few characters as it can.
    test : str
        Which samples are the test split: ``column=value,value`` or a share of the labelled samples
        such as ``20%``. It replaces every split that the source names.
    classes : tuple of str
        The classes that there are; empty for those that are found.
    """

    pattern: str = ""
    test: str = ""
    classes: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> "Options":
        """Return the options that were written down as JSON."""
        return cls(**{**facts, "classes": tuple(facts.get("classes", ()))})


@dataclass(frozen=True, slots=True)
class Scan:
    """What a source holds.

    Attributes
    ----------
    samples : tuple of Sample
        No two with the same id.
    problems : tuple of Broken
        What was left out, and what was kept but needs a look.
    duplicates : tuple of (Path, Path)
        A file that was left out, and the sample that has the same content.
    classes : tuple of str
        `Options.classes`, or the labels found, sorted as a person would.
    files : tuple of SeenFile
        All that were looked into.
    """

    samples: tuple[Sample, ...]
    problems: tuple[Broken, ...]
    duplicates: tuple[tuple[Path, Path], ...]
    classes: tuple[str, ...]
    files: tuple[SeenFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A file that a folder or table names, before it is looked into.

    Attributes
    ----------
    split : str
        As written in the source; empty for none.
    place : str
        Where it is named, such as ``"Row 7"``; empty for a folder's file.
    """

    path: Path
    label: str | None = None
    split: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    place: str = ""

    def broken(self, reason: str, kind: str = "unreadable") -> Broken:
        """Return a problem with this file."""
        return Broken(self.path, f"{self.place}: {reason}" if self.place else reason, kind)


SPLITS: dict[str, Split] = {
    "train": "pool",
    "training": "pool",
    "pool": "pool",
    "val": "pool",
    "validation": "pool",
    "test": "test",
    "testing": "test",
}
"""What a folder's name or a table's cell says about the split. Validation data are queried too."""


def split_named(name: str) -> Split | None:
    """Return the split of this name, whatever its case, or None where it names none."""
    return SPLITS.get(name.strip().lower())
