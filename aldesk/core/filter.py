"""What a person searches samples by."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aldesk.core.labels import Labels
from aldesk.core.sample import Sample

Answer = Literal["", "label", "skip", "cant_tell", "none"]


@dataclass(frozen=True)
class Filter:
    """All of it must hold; what is left empty says nothing.

    Attributes
    ----------
    text : str
        Words that must all occur in the path, in a column or in the note of the flag.
    class_id : str
        The class that the sample was given.
    answer : str
        What was said of the sample: ``label``, ``skip``, ``cant_tell``, or ``none`` yet.
    flagged : bool
    disagrees : bool
        The model finds another class more probable than the one given.
    """

    text: str = ""
    class_id: str = ""
    answer: Answer = ""
    flagged: bool = False
    disagrees: bool = False

    def test(self, labels: Labels) -> Callable[[Sample, str], bool]:
        """Return whether a sample with its `search_text` is wanted, but for `disagrees`."""
        words = self.text.casefold().split()

        def is_wanted(sample: Sample, text: str) -> bool:
            mark, note = labels.marks.get(sample.id), labels.flags.get(sample.id)
            if self.flagged and note is None:
                return False
            if self.class_id and (mark is None or mark.class_id != self.class_id):
                return False
            if self.answer and (mark.kind if mark else "none") != self.answer:
                return False
            whole = f"{text} {note.casefold()}" if note else text
            return all(word in whole for word in words)

        return is_wanted


def search_text(sample: Sample, base: Path) -> str:
    """Return what of a sample can be searched by words: its path below `base`, and its columns."""
    path, inside = str(sample.path), f"{base}/"
    return " ".join([path.removeprefix(inside), *sample.columns.values()]).casefold()
