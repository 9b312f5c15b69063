"""What a person searches samples by."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aldesk.core.ids import NO_CLASS, ClassId
from aldesk.core.sample import Sample

AnswerFilter = Literal["", "label", "skip", "cant_tell", "none"]


@dataclass(frozen=True)
class Filter:
    """All of it must hold; what is left empty says nothing.

    Attributes
    ----------
    text : str
        Words that must all occur in the path, in a column or in the note of the flag.
    class_id : ClassId
        The class that the sample was given.
    answer : str
        What was said of the sample: ``label``, ``skip``, ``cant_tell``, or ``none`` yet.
    flagged : bool
    disagrees : bool
        The model finds another class more probable than the one given.
    """

    text: str = ""
    class_id: ClassId = NO_CLASS
    answer: AnswerFilter = ""
    flagged: bool = False
    disagrees: bool = False


def search_text(sample: Sample, base: Path) -> str:
    """Return what of a sample can be searched by words: its path below `base`, and its columns."""
    path, inside = str(sample.path), f"{base}/"
    return " ".join([path.removeprefix(inside), *sample.columns.values()]).casefold()
