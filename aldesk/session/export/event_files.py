"""Events as Raven and Audacity read them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from aldesk.core.annotation import Annotation
from aldesk.core.events import SoundEvent, by_recording
from aldesk.core.progress import Progress, silent
from aldesk.core.recording import Recording
from aldesk.core.span import Span
from aldesk.session.export.event_places import places
from aldesk.tables.annotations import write_audacity, write_raven
from aldesk.tables.annotations.columns import columns_of
from aldesk.tables.annotations.raven import COLUMNS

_FILE, _PATH, _OFFSET = "Begin File", "Begin Path", "File Offset (s)"
_BEGIN, _END = "Begin Time (s)", "End Time (s)"
_LABEL, _CONFIDENCE, _WHO = "Annotation", "Confidence", "Who"
RAVEN_ENDING, AUDACITY_ENDING = ".Table.1.selections.txt", ".txt"


def write_raven_each(
    events: Sequence[SoundEvent],
    recordings: Mapping[Path, Recording],
    folder: Path,
    progress: Progress = silent,
) -> int:
    """Write a selection table for each recording that has events, and return how many.

    It is called as Raven calls them, and lies as the recordings lie in their folders. An event
    without frequencies has the whole band of its recording, without which Raven draws nothing.

    Raises
    ------
    OSError
        If one cannot be written.
    """
    names, n = _columns(events, _FILE), 0
    for its, to in _each(events, folder, RAVEN_ENDING, progress):
        recording = recordings.get(its[0].path)
        write_raven([_selection(event, recording) for event in its], to, names, durable=False)
        n += 1
    return n


def write_raven_one(
    events: Sequence[SoundEvent], recordings: Mapping[Path, Recording], to: Path
) -> None:
    """Write one selection table for all recordings.

    Raven opens the recordings as one sound, in the order of `recordings`, and counts the time over
    all of them; where an event is in its own file stands in the columns behind.

    Raises
    ------
    OSError
        If it cannot be written.
    ValueError
        If the recording of an event is not among `recordings`.
    """
    names = _columns(events, _FILE, _PATH, _OFFSET)
    begins: dict[Path, float] = {}
    total = 0.0
    for path, recording in recordings.items():
        begins[path] = total
        total += recording.seconds
    if strange := {event.path for event in events} - set(begins):
        raise ValueError(f"the recording {min(strange)} is not known")
    ordered = sorted(events, key=lambda event: begins[event.path] + event.span.start)
    write_raven(
        [_selection(event, recordings[event.path], begins[event.path]) for event in ordered],
        to,
        names,
        columns_of(names),
    )


def write_audacity_each(
    events: Sequence[SoundEvent], folder: Path, progress: Progress = silent
) -> int:
    """Write a label file for each recording that has events, and return how many.

    Raises
    ------
    OSError
        If one cannot be written.
    """
    n = 0
    for its, to in _each(events, folder, AUDACITY_ENDING, progress):
        write_audacity([_bare(event) for event in its], to, durable=False)
        n += 1
    return n


def _each(
    events: Sequence[SoundEvent], folder: Path, ending: str, progress: Progress
) -> Iterator[tuple[list[SoundEvent], Path]]:
    """Yield the events of each recording, and the file for them; its folder is made."""
    by_path = by_recording(events)
    placed = places(by_path, ending)
    for done, (path, its) in enumerate(by_path.items()):
        progress(done, len(by_path))
        to = folder / placed[path]
        to.parent.mkdir(parents=True, exist_ok=True)
        yield its, to


def _columns(events: Sequence[SoundEvent], *files: str) -> tuple[str, ...]:
    has_confidence = any(event.confidence is not None for event in events)
    has_who = any(event.who for event in events)
    optional = [name for name, has in ((_CONFIDENCE, has_confidence), (_WHO, has_who)) if has]
    return (*COLUMNS, *files, _LABEL, *optional)


def _bare(event: SoundEvent) -> Annotation:
    span = Span(*(round(time, 6) for time in (event.span.start, event.span.stop)))
    confidence = None if event.confidence is None else round(event.confidence, 4)
    return Annotation(
        event.path.name, span, event.label, event.low_hz, event.high_hz, confidence, event.who
    )


def _selection(event: SoundEvent, recording: Recording | None, begins: float = 0.0) -> Annotation:
    bare = _bare(event)
    low, high = bare.low_hz, bare.high_hz
    if recording is not None:
        low = 0.0 if low is None else low
        high = recording.rate / 2 if high is None else high
    start, stop = (f"{begins + time:.6f}" for time in (bare.span.start, bare.span.stop))
    extra = [(_BEGIN, start), (_END, stop), (_FILE, event.path.name)]
    return Annotation(
        str(event.path), bare.span, bare.label, low, high, bare.confidence, bare.who, tuple(extra)
    )
