"""What a person searches samples by."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aldesk.core.ids import NO_CLASS, ClassId
from aldesk.core.moments import MOMENT_COLUMNS, moment_of
from aldesk.core.recording import Recording
from aldesk.core.sample import Sample
from aldesk.core.sample_columns import columns_of

AnswerFilter = Literal["", "label", "skip", "cant_tell", "none", "partly", "by_model"]


@dataclass(frozen=True)
class Filter:
    """All of it must hold; what is left empty says nothing.

    Attributes
    ----------
    text : str
        Words that must all occur in the path, in a column or in the note of the flag; or that ask
        for a value of a column, see `aldesk.core.column_words`.
    class_id : ClassId
        The class that the sample was given.
    answer : str
        What was said of the sample: ``label``, ``skip``, ``cant_tell``, or ``none`` yet; where it
        may have several classes, also ``partly``: some of them are judged, and some are not.
        ``by_model``: it has a label by the model alone.
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
    return _text(sample.path, base, columns_of(sample))


def recording_text(recording: Recording, base: Path) -> str:
    """Return what of all windows of a recording can be searched: without their times, if known."""
    columns, is_timed = recording.columns, moment_of(recording.columns) is not None
    kept = {k: v for k, v in columns.items() if not (is_timed and k in MOMENT_COLUMNS)}
    return _text(recording.path, base, kept)


def _text(path: Path, base: Path, columns: Mapping[str, str]) -> str:
    inside = f"{base}/"
    return " ".join([str(path).removeprefix(inside), *columns.values()]).casefold()
