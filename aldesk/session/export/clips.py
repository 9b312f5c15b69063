"""Events cut out of their recordings, into a folder for each class."""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import takewhile
from math import ceil, floor
from pathlib import Path
from typing import Literal

from aldesk.core.errors import SampleProblem
from aldesk.core.events import SoundEvent
from aldesk.core.files import write_whole
from aldesk.core.progress import Progress, silent
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.session.export.clip_source import ClipSource, clip_source
from aldesk.session.export.copying import Refused, source_status
from aldesk.session.export.names import as_compared, class_folders, file_name
from aldesk.session.export.result import Skipped

BACKGROUND = "Background"
"""What BirdNET's trainer takes for no class of its own; also Noise, Other and Silence.

https://github.com/birdnet-team/BirdNET-Analyzer, `NON_EVENT_CLASSES` in its config.py.
"""

NON_EVENTS = frozenset(
    {"background", "noise", "other", "silence", "hintergrund", "rauschen", "sonstiges", "stille"}
)
"""How classes are called that are no event, in English and in German."""

_MOST_VALUES = 1 << 26  # in all channels together: a quarter of an hour at 48 kHz, one channel
_KEPT = {
    "wav": {name: name for name in ("PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE")},
    "flac": {
        **{"PCM_S8": "PCM_S8", "PCM_16": "PCM_16", "PCM_24": "PCM_24"},
        **{"PCM_32": "PCM_24", "FLOAT": "PCM_24", "DOUBLE": "PCM_24"},
    },
}


@dataclass(frozen=True, slots=True)
class ClipRule:
    """How events are cut.

    Attributes
    ----------
    form : {"wav", "flac"}
        Rate, channels and depth stay as they are; FLAC has at most 24 bits.
    padding : float
        Seconds more on either side, ≥ 0, as far as the recording goes.
    background : frozenset of str
        Classes that stand for nothing of interest; their clips lie in the folder `BACKGROUND`.
    """

    form: Literal["wav", "flac"] = "wav"
    padding: float = 0.0
    background: frozenset[str] = frozenset()


class ClipExport:
    """Cuts events into a folder that is empty; a clip that cannot be cut hinders no other.

    BirdNET's trainer takes the names of folders for those of classes, a comma in them for two
    classes, and a minus before them for an example of what the class is not: in names of classes
    both are written as ``%2C`` and ``%2D``.

    Attributes
    ----------
    n_cut : int
    skipped : list of Skipped
        The recordings that could not be opened, and the events that could not be cut.
    """

    def __init__(self, folder: Path, rule: ClipRule) -> None:
        self._folder, self._rule = folder, rule
        self._taken: set[str] = set()
        self._stems: dict[Path, str] = {}
        self.n_cut = 0
        self.skipped: list[Skipped] = []

    def run(self, events: Sequence[SoundEvent], progress: Progress = silent) -> None:
        """Cut all, each recording opened once; `progress` counts the events.

        Raises
        ------
        OSError
            If a clip cannot be written; those before it stay.
        """
        folders = clip_folders({event.label for event in events}, self._rule.background)
        by_path: defaultdict[Path, list[SoundEvent]] = defaultdict(list)
        for event in sorted(events, key=lambda event: (str(event.path), event.span)):
            by_path[event.path].append(event)
        done, self._stems = 0, distinct_stems(by_path)
        for path, its in by_path.items():
            with ExitStack() as opening:
                try:
                    source = opening.enter_context(clip_source(path))
                except SampleProblem as problem:
                    self.skipped.append(Skipped(path, problem.what))
                    done += len(its)
                    continue
                for event in its:
                    progress(done, len(events))
                    self._cut(source, event, self._folder / folders[event.label])
                    done += 1
        progress(len(events), len(events))

    def _cut(self, source: ClipSource, event: SoundEvent, folder: Path) -> None:
        try:
            content = clip(source, event.span, self._rule)
        except Refused as refusal:
            where = f"{event.span.start:g} to {event.span.stop:g} s"
            self.skipped.append(Skipped(event.path, f"{where} was not cut: {refusal}"))
            return
        folder.mkdir(exist_ok=True)
        write_whole(self._place(event, folder), content, durable=False)
        self.n_cut += 1

    def _place(self, event: SoundEvent, folder: Path) -> Path:
        """Return a name that no other clip has: its recording's, and its milliseconds in it."""
        times = f"{round(event.span.start * 1000)}-{round(event.span.stop * 1000)}"
        number, mark = 1, times
        while True:
            place = folder / file_name(self._stems[event.path], mark, f".{self._rule.form}")
            if (key := as_compared(place.as_posix())) not in self._taken:
                self._taken.add(key)
                return place
            number += 1
            mark = f"{times}-{number}"


def distinct_stems(paths: Iterable[Path]) -> dict[Path, str]:
    """Return the name of each recording without its ending.

    Where several are called alike, as from recorders that write the time alone, the folders in
    which they differ stand before it: ``WOOD_20260512_050000``.
    """
    alike: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        alike[path.stem].append(path)
    return {
        path: "_".join((*path.parts[_n_shared(its) : -1], stem)) if len(its) > 1 else stem
        for stem, its in alike.items()
        for path in its
    }


def _n_shared(paths: Sequence[Path]) -> int:
    """Return how many of the folders around files are the same for all."""
    levels = zip(*(path.parts[:-1] for path in paths), strict=False)
    return sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))


def clip_folders(labels: set[str], background: frozenset[str]) -> dict[str, str]:
    """Return the folder of each class."""
    folders = class_folders(labels - background)
    for label, folder in folders.items():
        plain = folder.replace(",", "%2C")
        folders[label] = f"%2D{plain[1:]}" if plain.startswith("-") else plain
    return folders | dict.fromkeys(labels & background, BACKGROUND)


def clip(source: ClipSource, span: Span, rule: ClipRule) -> bytes:
    """Return the content of a clip's file.

    Raises
    ------
    Refused
        If it cannot be cut.
    """
    import soundfile

    rate = source.rate
    start = max(0, floor((span.start - rule.padding) * rate + 1e-6))
    stop = min(source.n_frames, ceil((span.stop + rule.padding) * rate - 1e-6))
    if stop <= start:
        raise Refused("the recording ends before it")
    if (stop - start) * source.channels > _MOST_VALUES:
        raise Refused("it is too long for a clip")
    content = io.BytesIO()
    try:
        values = source.read(start, stop)
        if len(values) == 0:
            raise Refused("this part of the recording cannot be read")
        subtype = _KEPT[rule.form].get(source.subtype, "PCM_16")
        soundfile.write(content, values, rate, subtype, format=rule.form.upper())
    except SampleProblem as problem:
        raise Refused(problem.what) from problem
    except (soundfile.SoundFileError, OSError, ValueError) as error:
        raise Refused(str(error).strip().rstrip(".")) from error
    return content.getvalue()


def cut_sample(sample: Sample, span: Span, to: Path) -> None:
    """Write a stretch of a recording as a wav file, which appears whole or not at all.

    Raises
    ------
    Refused
        If it cannot be cut.
    OSError
        If it cannot be written.
    """
    source_status(sample.path)
    try:
        with clip_source(sample.path) as source:
            content = clip(source, span, ClipRule())
    except SampleProblem as problem:
        raise Refused(problem.what) from None
    write_whole(to, content, durable=False)
