"""What is told of a source: whole sentences, and what is put into them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aldesk.core.counted import counted
from aldesk.sources.columns import Chosen
from aldesk.sources.several_labels import SeveralLabels
from aldesk.sources.types import SourceEntry

_MOST_NAMED = 5
LABELS_IN_FOLDERS = "The subfolders are the classes."
NO_LABELS_IN_FOLDERS = "No class folders found."
SITES_IN_FOLDERS = "The subfolders are sites: recordings called by date and time lie in them."
MOMENTS_IN_NAMES = "Date and time are in the file names: {name} is {date}, {time}."
SITES = "Sites: {names}."
MORE_SITES = "Sites: {n}, such as {names}."
LABELS_IN_COLUMN = "The labels are in the column {name}."
NO_LABELS_IN_COLUMNS = "No column has labels."
LABELS_IN_COLUMNS = "Each class has a column: {names}."
SEVERAL_LABELS = "Samples can have several classes, such as {names}."
SEVERAL_AT_ONCE = "Annotations of different classes overlap: windows can have several classes."
OTHER_LABELS = "Labels could also come from: {names}."
PATHS_IN_COLUMN = "The paths are in the column {name}."
STRETCHES = "Each line is a stretch of a recording, and becomes a sample."
ANNOTATIONS = "Files of annotations: {n}, such as {name}."
SOUND_IN_COLUMN = "The sound is in the column {name}."
PICTURE_IN_COLUMN = "The picture is in the column {name}."
MEDIA_IN_COLUMN = "The sound or picture is in the column {name}."
OTHER_MEDIA = "Sound or pictures could also come from: {names}."
UNREADABLE = "Files that cannot be read: {n}, such as {name}."
OTHER_KINDS = "Files of other kinds: {n}, such as {name}."
UNUSABLE = "Rows that cannot be used: {n}; the first: {reason}"
LABELS_IN_TABLE = "The labels are in the table {name}, column {column}."
FACTS_IN_TABLE = "The table {name} has more about the files."
NO_HEADER = "The table has no header: its first row is a sample."
ENCODED = "The table is not in UTF-8; it is read as {name}."
FIRST_SHEET = "Only the sheet {name} is read."
FOUND_BY_END = "Files found by the ends of their paths: {n}, such as {name}."
NOT_FOUND = "Files that are not found: {n}."
TAKEN_FOR_NONE = "Labels such as NA or None, read as no label: {n}."
IN_CACHE = "{name} is on this computer; no download is needed."
NOTES = (
    LABELS_IN_FOLDERS,
    NO_LABELS_IN_FOLDERS,
    SITES_IN_FOLDERS,
    MOMENTS_IN_NAMES,
    SITES,
    MORE_SITES,
    LABELS_IN_COLUMN,
    NO_LABELS_IN_COLUMNS,
    LABELS_IN_COLUMNS,
    SEVERAL_LABELS,
    SEVERAL_AT_ONCE,
    OTHER_LABELS,
    PATHS_IN_COLUMN,
    STRETCHES,
    ANNOTATIONS,
    SOUND_IN_COLUMN,
    PICTURE_IN_COLUMN,
    MEDIA_IN_COLUMN,
    OTHER_MEDIA,
    UNREADABLE,
    OTHER_KINDS,
    UNUSABLE,
    LABELS_IN_TABLE,
    FACTS_IN_TABLE,
    NO_HEADER,
    ENCODED,
    FIRST_SHEET,
    FOUND_BY_END,
    NOT_FOUND,
    TAKEN_FOR_NONE,
    IN_CACHE,
)
"""What the window tells in the person's language, beside the numbers that it shows itself."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence in English.

    Attributes
    ----------
    text : str
        One of `NOTES`, or one that only a terminal needs.
    values : mapping of str to str or int
        What stands for ``{name}`` and the like.
    """

    text: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the whole sentence."""
        said = {k: f"{v:,}" if isinstance(v, int) else v for k, v in self.values.items()}
        return self.text.format(**said)


def counted_note(found: Sequence[SourceEntry], things: str, is_all: bool) -> Note:
    """Say how many files or rows and classes there are."""
    n_classes = len(classes_of(found))
    number = ("" if is_all else "More than ") + counted(len(found), things[:-1], things)
    return Note(f"{number}, {counted(n_classes, 'class', 'classes')}.")


def classes_of(found: Sequence[SourceEntry]) -> set[str]:
    """Return all classes that samples are said to have, or not to have."""
    judged = {entry.judged for entry in found if entry.judged is not None}
    return {name for entry in found for name in entry.all_labels or () if name}.union(*judged)


def several_notes(several: SeveralLabels) -> Iterator[Note]:
    """Say that samples have several classes, and how that was seen."""
    if several.columns:
        names = ", ".join(several.columns[:_MOST_NAMED])
        more = " …" if len(several.columns) > _MOST_NAMED else ""
        yield Note(LABELS_IN_COLUMNS, {"names": f"{names}{more}"})
    lists = (entry.labels for entry in several.entries if len(entry.labels or ()) > 1)
    if example := next(lists, None):
        yield Note(SEVERAL_LABELS, {"names": ", ".join(example[:_MOST_NAMED])})


def column_notes(chosen: Chosen, several: SeveralLabels) -> list[Note]:
    """Say which columns of a data set are taken, and which could be."""
    kinds = {"sound": SOUND_IN_COLUMN, "picture": PICTURE_IN_COLUMN}
    text = kinds.get(chosen.media.kind, MEDIA_IN_COLUMN)
    notes = [Note(text, {"name": chosen.media.name})]
    if others := [name for name in chosen.media_choices if name != chosen.media.name]:
        notes.append(Note(OTHER_MEDIA, {"names": ", ".join(others)}))
    label = chosen.label.name if chosen.label else ""
    if not several.columns:
        notes.append(label_note(label))
    notes += several_notes(several)
    if label and (others := [name for name in chosen.label_choices if name != label]):
        notes.append(Note(OTHER_LABELS, {"names": ", ".join(others)}))
    return notes


def label_note(column: str) -> Note:
    """Say which column has the labels; empty for none."""
    return Note(LABELS_IN_COLUMN, {"name": column}) if column else Note(NO_LABELS_IN_COLUMNS)
