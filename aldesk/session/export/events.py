"""Write events where a person says, as the program that is to read them takes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from aldesk.core.counted import counted
from aldesk.core.durable import make_folder_durable
from aldesk.core.errors import Problem
from aldesk.core.events import SoundEvent
from aldesk.core.files import unwritten
from aldesk.core.progress import Progress, silent
from aldesk.core.recording import Recording
from aldesk.session.export.clips import ClipExport, ClipRule
from aldesk.session.export.event_files import (
    write_audacity_each,
    write_raven_each,
    write_raven_one,
)
from aldesk.session.export.event_places import new_folder
from aldesk.session.export.event_table import write_event_csv, write_event_parquet
from aldesk.session.export.result import Skipped

EventForm = Literal["table", "raven", "raven-one", "audacity", "clips"]
"""A table (.csv or .parquet); a folder with a selection table of Raven for each recording; one such
table for all recordings; a folder with a label file of Audacity for each; a folder of clips."""

_OF_FILES = (".csv", ".txt", ".parquet")
_KEPT = "The project and older files of that name were not changed"


@dataclass(frozen=True, slots=True)
class ExportedEvents:
    """What was written.

    Attributes
    ----------
    to : Path
    n_events : int
        Events that are in what was written.
    n_files : int
    skipped : tuple of Skipped
        Recordings and events that could not be cut, and why.
    """

    to: Path
    n_events: int
    n_files: int
    skipped: tuple[Skipped, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        skipped = [{"path": str(s.path), "reason": s.reason} for s in self.skipped]
        facts = {"events": self.n_events, "files": self.n_files, "to": str(self.to)}
        return facts | ({"skipped": skipped} if skipped else {})

    def text(self) -> str:
        """Return it for a person, in a line."""
        parts = [f"{counted(self.n_events, 'event is', 'events are')} in {self.to}"]
        if self.n_files != 1:
            parts.append(f"{self.n_files} files")
        if self.skipped:
            parts.append(f"{len(self.skipped)} left out")
        return "; ".join(parts) + "."


def export_events(
    events: Iterable[SoundEvent],
    to: Path,
    form: EventForm,
    recordings: Iterable[Recording] = (),
    *,
    clips: ClipRule | None = None,
    progress: Progress = silent,
) -> ExportedEvents:
    """Write events.

    Parameters
    ----------
    events : iterable of SoundEvent
    to : Path
        A file for ``"table"`` and ``"raven-one"``; an older one is replaced only when the new one
        is complete. For all else a folder that is new or empty.
    form : EventForm
    recordings : iterable of Recording
        All, in the order in which Raven is to open them; ``"raven-one"`` needs those of all events,
        and ``"raven"`` takes from them the highest frequency.
    clips : ClipRule, optional
        How clips are cut.
    progress : callable, optional
        Counts files, or events that are cut; what it raises leaves those that are complete.

    Raises
    ------
    Problem
        If nothing can be written there, or the folder is not empty.
    """
    listed = list(events)
    known = {recording.path: recording for recording in recordings}
    n_events, n_files, skipped = len(listed), 1, tuple[Skipped, ...]()
    try:
        if form == "table":
            _write_table(listed, to)
        elif form == "raven-one":
            _check_ending(to, "Raven's table", ".txt")
            write_raven_one(listed, known, to)
        else:
            _refuse_file_name(to)
            new_folder(to)
        if form == "raven":
            n_files = write_raven_each(listed, known, to, progress)
        elif form == "audacity":
            n_files = write_audacity_each(listed, to, progress)
        elif form == "clips":
            cutting = ClipExport(to, clips or ClipRule())
            cutting.run(listed, progress)
            n_events = n_files = cutting.n_cut
            skipped = tuple(cutting.skipped)
        if form not in ("table", "raven-one"):
            make_folder_durable(to)
    except OSError as error:
        raise unwritten("The events", to, error, _KEPT) from error
    return ExportedEvents(to, n_events, n_files, skipped)


def _write_table(events: list[SoundEvent], to: Path) -> None:
    _check_ending(to, "A table of events", ".csv", ".parquet")
    if to.suffix.lower() == ".csv":
        write_event_csv(events, to)
    else:
        write_event_parquet(events, to)


def _refuse_file_name(to: Path) -> None:
    """Refuse a folder that is called as a file is: somebody meant another form."""
    if to.suffix.lower() in _OF_FILES and not to.is_dir():
        raise Problem(
            f"A folder is written here, and its name ends in {to.suffix}",
            subject=str(to),
            kept="Nothing was written",
            todo="Name a folder, or choose the form of one file: table or raven-one",
        )


def _check_ending(to: Path, what: str, *endings: str) -> None:
    if to.suffix.lower() not in endings:
        raise Problem(
            f"{what} cannot be written as {to.suffix or 'a folder'}",
            subject=str(to),
            todo=f"Give a name that ends in {' or '.join(endings)}",
        )
