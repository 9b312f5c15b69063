"""Windows that were labelled or predicted, joined to what happened in a recording."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import fsum
from pathlib import Path
from typing import Literal

from aldesk.core.annotation import Annotation
from aldesk.core.band import outermost
from aldesk.core.span import Span

_SAME = 0.0005
"""Seconds by which two times may differ and are one; windows have names in whole milliseconds."""


@dataclass(frozen=True, slots=True)
class SoundEvent:
    """A sound of one class in a recording; a single window is one, too.

    Attributes
    ----------
    path : Path
        The recording.
    span : Span
    label : str
        Its class.
    who : str
        The person or the model that says so; several are separated by semicolons.
    confidence : float or None
        The model's, 0 … 1; None where a person said it.
    low_hz, high_hz : float or None
        The band of frequencies, where it is known.
    """

    path: Path
    span: Span
    label: str
    who: str = ""
    confidence: float | None = None
    low_hz: float | None = None
    high_hz: float | None = None


@dataclass(frozen=True, slots=True)
class JoinRule:
    """How windows become events.

    Attributes
    ----------
    max_gap : float
        Windows of a class are joined over a gap of so many seconds at most, ≥ 0. With 0 they must
        touch or overlap.
    shortest : float
        Events that are shorter than so many seconds are left out, ≥ 0.
    confidence : {"max", "mean"}
        An event's confidence is the highest of its windows', or their mean; windows without are
        not counted.
    """

    max_gap: float = 0.0
    shortest: float = 0.0
    confidence: Literal["max", "mean"] = "max"


def join(windows: Iterable[SoundEvent], rule: JoinRule) -> list[SoundEvent]:
    """Join neighbouring windows of a class, in whatever order they come.

    Returns
    -------
    list of SoundEvent
        In the order of recordings, times and classes; those of a class never overlap.
    """
    by_class: defaultdict[tuple[Path, str], list[SoundEvent]] = defaultdict(list)
    for window in windows:
        by_class[window.path, window.label].append(window)
    joined = [_joined(run, rule) for its in by_class.values() for run in _runs(its, rule.max_gap)]
    long = [event for event in joined if event.span.seconds >= rule.shortest - _SAME]
    return sorted(long, key=_place)


def by_recording(events: Iterable[SoundEvent]) -> dict[Path, list[SoundEvent]]:
    """Return the events of each recording, by their times; the recordings by their names."""
    found: defaultdict[Path, list[SoundEvent]] = defaultdict(list)
    for event in sorted(events, key=_place):
        found[event.path].append(event)
    return dict(found)


def with_bands(events: Iterable[SoundEvent], said: Iterable[SoundEvent]) -> list[SoundEvent]:
    """Give events the frequencies of what was said of the same class at the same time.

    Windows know no frequencies; the annotations that labelled them may. An event gets the band that
    holds all of theirs; one that has frequencies keeps them.
    """
    by_class: defaultdict[tuple[Path, str], list[SoundEvent]] = defaultdict(list)
    for one in said:
        by_class[one.path, one.label].append(one)
    return [
        event
        if event.low_hz is not None or event.high_hz is not None
        else _with_band(event, by_class[event.path, event.label])
        for event in events
    ]


def _place(event: SoundEvent) -> tuple[str, Span, str]:
    return str(event.path), event.span, event.label


def _with_band(event: SoundEvent, said: list[SoundEvent]) -> SoundEvent:
    here = [one for one in said if one.span.overlap(event.span) > 0]
    low, high = outermost(here)
    return replace(event, low_hz=low, high_hz=high)


def event_of(path: Path, said: Annotation) -> SoundEvent | None:
    """Return an annotation of a recording as an event; None if it has no label."""
    if said.label is None:
        return None
    band = (said.low_hz, said.high_hz)
    return SoundEvent(path, said.span, said.label, said.who, said.confidence, *band)


def _runs(windows: list[SoundEvent], max_gap: float) -> Iterable[list[SoundEvent]]:
    run: list[SoundEvent] = []
    stop = 0.0
    for window in sorted(windows, key=lambda window: window.span):
        if run and window.span.start - stop > max_gap + _SAME:
            yield run
            run = []
        stop = max(stop, window.span.stop) if run else window.span.stop
        run.append(window)
    if run:
        yield run


def _joined(run: list[SoundEvent], rule: JoinRule) -> SoundEvent:
    known = [window.confidence for window in run if window.confidence is not None]
    confidence = None
    if known:
        confidence = max(known) if rule.confidence == "max" else fsum(known) / len(known)
    low, high = outermost(run)
    names = {name for window in run for name in window.who.split("; ") if name}
    return replace(
        run[0],
        span=Span(run[0].span.start, max(window.span.stop for window in run)),
        who="; ".join(sorted(names)),
        confidence=confidence,
        low_hz=low,
        high_hz=high,
    )
