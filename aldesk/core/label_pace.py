"""How long one person takes for one answer, told by the times in the journal."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Final

from aldesk.core.event import Event

_RECENT: Final = 400
_FEWEST: Final = 10
_BREAK: Final = 300.0  # seconds: who took longer did something else, too
_NO_PERSON: Final = 0.1  # seconds, in which only a program answers
_ANSWERS: Final = frozenset(("label", "answer", "skip", "cant_tell", "present", "absent"))


def seconds_per_answer(events: Sequence[Event]) -> float | None:
    """Return the median time from one answer to the next, in seconds.

    Of the annotator's latest answers to single samples. Times of five minutes or more are breaks
    and do not count, nor does what follows an act of many samples, an undo, or anything else that
    is no answer: that time was spent on something else.

    Parameters
    ----------
    events : sequence of Event
        Oldest first.

    Returns
    -------
    float or None
        None of fewer than ten times.
    """
    recent = events[-_RECENT:]
    n_of_act = Counter(event.act for event in recent)
    gaps = []
    for before, after in pairwise(recent):
        if all(_is_answer(event) and n_of_act[event.act] == 1 for event in (before, after)):
            seconds = _moment(after) - _moment(before)
            if _NO_PERSON <= seconds < _BREAK:
                gaps.append(seconds)
    return median(gaps) if len(gaps) >= _FEWEST else None


def _is_answer(event: Event) -> bool:
    return event.actor == "annotator" and event.kind in _ANSWERS


def _moment(event: Event) -> float:
    return datetime.fromisoformat(event.at).timestamp()
