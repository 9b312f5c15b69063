"""Which column of an annotation table is for what, told by its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from aldesk.core.errors import Problem
from aldesk.tables.annotations.values import seconds_of
from aldesk.tables.open_table import looks_like_path
from aldesk.tables.roles import LABELS, PATHS, listed

_NAMES: Mapping[str, tuple[str, ...]] = {
    "start": (
        *("begin time", "start", "start time", "begin", "onset", "from", "min t"),
        *("tmin", "start seconds", "start sec", "begin seconds", "begin sec"),
    ),
    "stop": (
        *("end time", "end", "stop", "stop time", "to", "max t", "tmax"),
        *("end seconds", "end sec", "stop seconds"),
    ),
    "length": ("duration", "length", "delta time", "dur"),
    "offset": ("file offset", "begin file offset"),
    "low": ("low freq", "low frequency", "low hz", "min freq", "freq low", "low f", "min f"),
    "high": ("high freq", "high frequency", "high hz", "max freq", "freq high", "high f", "max f"),
    "path": ("begin path",),
    "file": ("begin file", "in file", "recording", "sound file", "sound files", *PATHS),
    "label": (
        *("annotation", "annotations", "species", "common name", *LABELS),
        *("scientific name", "species code", "call type", "sound type", "call", "tag", "tags"),
        *("manual id", "auto id"),
    ),
    "confidence": ("confidence", "score", "probability"),
    "who": ("who", "annotator", "annotated by", "observer", "analyst", "labeler", "model"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns by what they are for; empty for those that are not there.

    Attributes
    ----------
    start, stop, length : str
        Seconds; in a table of Raven's over all files that were open together.
    offset : str
        Seconds from the beginning of the file in which a selection begins.
    low, high : str
        Hertz.
    path, file : str
        The recording; `path` tells more.
    label, confidence, who : str
    """

    start: str = ""
    stop: str = ""
    length: str = ""
    offset: str = ""
    low: str = ""
    high: str = ""
    path: str = ""
    file: str = ""
    label: str = ""
    confidence: str = ""
    who: str = ""

    @property
    def has_times(self) -> bool:
        """Whether a line says where it is in a recording."""
        return bool((self.start or self.offset) and (self.stop or self.length))

    @property
    def understood(self) -> frozenset[str]:
        """The columns whose content is a field of an annotation."""
        in_extra = {"file"} if self.path else set()
        if self.stop:
            in_extra.add("length")
        names = (getattr(self, f.name) for f in fields(self) if f.name not in in_extra)
        return frozenset(name for name in names if name)


def columns_of(names: Sequence[str], label: str = "") -> Columns:
    """Choose the columns.

    Parameters
    ----------
    names : sequence of str
        Those that the table has.
    label : str, optional
        The column with the labels; empty for the one found.

    Raises
    ------
    Problem
        If the column that was asked for is not there.
    """
    by_name = {_plain(name): name for name in reversed(names)}
    found = {
        role: next((by_name[n] for n in map(_plain, wanted) if n in by_name), "")
        for role, wanted in _NAMES.items()
    }
    columns = Columns(**found)
    if (bare := by_name.get("offset")) and not columns.offset:
        if columns.start == by_name.get("onset") and columns.start and not columns.stop:
            columns = replace(columns, stop=bare)
        elif columns.length and not columns.start:  # Kaleidoscope
            columns = replace(columns, start=bare)
    if label:
        columns = replace(columns, label=_wanted(label, names, by_name))
    return columns


def columns_by_content(names: Sequence[str], cells: Mapping[str, str]) -> Columns:
    """Choose the columns of a table without a header, by its first line: path, start, end, label.

    The first two numbers are the times, and the first text after them is the label.
    """
    path = next((name for name in names if looks_like_path(cells.get(name, ""))), "")
    times = [name for name in names if seconds_of(cells.get(name, "")) is not None][:2]
    if len(times) < 2:
        return Columns(file=path)
    after = names[names.index(times[1]) + 1 :]
    label = next((name for name in after if seconds_of(cells.get(name, "")) is None), "")
    return Columns(start=times[0], stop=times[1], file=path, label=label)


def _wanted(label: str, names: Sequence[str], by_name: Mapping[str, str]) -> str:
    if found := label if label in names else by_name.get(_plain(label), ""):
        return found
    raise Problem(f"The table has no column {label!r}", todo=listed(names))


def _plain(name: str) -> str:
    """Return a name without what differs between programs: capitals, signs, the unit."""
    plain = name.strip().lower().replace("_", " ").replace("-", " ").replace(".", " ")
    for unit in ("(s)", "(hz)", "(sec)", "(seconds)", "[s]", "[hz]"):
        plain = plain.removesuffix(unit)
    words = plain.split()
    if len(words) > 1 and words[-1] in ("s", "hz"):
        words = words[:-1]
    return " ".join(words)
