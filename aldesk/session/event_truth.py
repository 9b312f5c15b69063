"""Annotations as events, and as the truth that events are compared with."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.events import SoundEvent, event_of
from aldesk.evaluate.event_scores import EventScore, Stretch, score_events
from aldesk.tables.annotations import Belonging, Nobody, match_recordings, read_all


@dataclass(frozen=True, slots=True)
class Compared:
    """Scores, and what of the truth is not in them.

    Attributes
    ----------
    scores : list of EventScore
        One a class.
    n_events_aside : int
        Events of recordings that the truth says nothing of; they are not counted.
    nobody : tuple of Nobody
        Annotations of recordings that are not known.
    problems : tuple of Problem
        One for each file that cannot be read.
    """

    scores: list[EventScore]
    n_events_aside: int
    nobody: tuple[Nobody, ...]
    problems: tuple[Problem, ...]


def compare_with_truth(
    events: Iterable[SoundEvent],
    truth: Iterable[Path],
    recordings: Iterable[Path],
    least_iou: float = 0.0,
) -> Compared:
    """Score events by annotation files, which must tell all that is to be heard in a recording.

    Parameters
    ----------
    events : iterable of SoundEvent
    truth : iterable of Path
    recordings : iterable of Path
        All that annotations may be of.
    least_iou : float
        See `aldesk.evaluate.event_scores.score_events`.
    """
    read = read_all(truth)
    belonging = match_recordings(read.files, {path: path for path in recordings})
    listed = list(events)
    found = [event for event in listed if event.path in belonging.found]
    scores = score_events(map(_stretch, _events(belonging)), map(_stretch, found), least_iou)
    n_aside = len(listed) - len(found)
    return Compared(scores, n_aside, tuple(belonging.nobody), read.problems)


def annotated_events(files: Iterable[Path], recordings: Iterable[Path]) -> list[SoundEvent]:
    """Return the annotations with a label as events of the recordings that they are of."""
    read = read_all(files)
    return _events(match_recordings(read.files, {path: path for path in recordings}))


def _events(belonging: Belonging[Path]) -> list[SoundEvent]:
    made = [event_of(path, said) for path, its in belonging.found.items() for said in its]
    return [event for event in made if event is not None]


def _stretch(event: SoundEvent) -> Stretch:
    return Stretch(str(event.path), event.span.start, event.span.stop, event.label)
