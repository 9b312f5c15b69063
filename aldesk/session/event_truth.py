"""Events compared with annotations that are taken for the truth."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.events import SoundEvent
from aldesk.evaluate.event_scores import EventScore, Stretch, score_events
from aldesk.tables.annotations import Nobody, match_recordings, read_all


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
    true = [
        Stretch(str(path), said.span.start, said.span.stop, said.label)
        for path, its in belonging.found.items()
        for said in its
        if said.label is not None
    ]
    listed = list(events)
    found = [
        Stretch(str(event.path), event.span.start, event.span.stop, event.label)
        for event in listed
        if event.path in belonging.found
    ]
    n_aside = len(listed) - len(found)
    scores = score_events(true, found, least_iou)
    return Compared(scores, n_aside, tuple(belonging.nobody), read.problems)
