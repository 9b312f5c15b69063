"""How many of the true events were found, and how many of those found are true, class by class.

Event-based scores as in A. Mesaros, T. Heittola and T. Virtanen, "Metrics for polyphonic sound
event detection", Applied Sciences 6(6), 2016; with an overlap in place of onsets.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aldesk.evaluate.interval import wilson


class Stretch(NamedTuple):
    """A sound of a class in a file.

    Attributes
    ----------
    file : str
        The same text for the same recording, in the truth and in what was found.
    start, stop : float
        Seconds; the same for a point in time.
    label : str
    """

    file: str
    start: float
    stop: float
    label: str


@dataclass(frozen=True, slots=True)
class EventScore:
    """What was found of a class.

    Attributes
    ----------
    label : str
        Empty for all classes together.
    n_true, n_found : int
        Events in the truth, and those found.
    n_matched : int
        Pairs of both, each event in one pair at most.
    n_true_met, n_found_met : int
        Events that meet any of the other side, however many meet the same. One event found may
        hold several true ones, since windows next to each other are joined.
    """

    label: str
    n_true: int
    n_found: int
    n_matched: int
    n_true_met: int
    n_found_met: int

    @property
    def recall(self) -> float:
        """Matched of the true ones; NaN if there are none."""
        return self.n_matched / self.n_true if self.n_true else float("nan")

    @property
    def precision(self) -> float:
        """Matched of those found; NaN if there are none."""
        return self.n_matched / self.n_found if self.n_found else float("nan")

    @property
    def recall_interval(self) -> tuple[float, float]:
        """The 95 % Wilson interval, as if events were independent."""
        return wilson(self.n_matched, self.n_true)

    @property
    def precision_interval(self) -> tuple[float, float]:
        """The 95 % Wilson interval, as if events were independent."""
        return wilson(self.n_matched, self.n_found)


def score_events(
    true: Iterable[Stretch], found: Iterable[Stretch], least_iou: float = 0.0
) -> list[EventScore]:
    """Compare events with the truth.

    Two of one class in one file match if they share some time and, of the time that they fill
    together, at least `least_iou`. Pairs are taken greedily, the best first.

    Parameters
    ----------
    true, found : iterable of Stretch
    least_iou : float
        Intersection over union, 0 … 1; 0 for any overlap.

    Returns
    -------
    list of EventScore
        One a class, the commonest in the truth first, then by name.
    """
    groups: defaultdict[str, defaultdict[str, tuple[list[Stretch], list[Stretch]]]]
    groups = defaultdict(lambda: defaultdict(lambda: ([], [])))
    for side, stretches in enumerate((true, found)):
        for stretch in stretches:
            groups[stretch.label][stretch.file][side].append(stretch)
    scores = []
    for label, files in groups.items():
        counts = [_counts(*sides, least_iou) for sides in files.values()]
        scores.append(EventScore(label, *map(sum, zip(*counts, strict=True))))
    return sorted(scores, key=lambda score: (-score.n_true, score.label))


def in_all(scores: Sequence[EventScore]) -> EventScore:
    """Return the sums over classes (micro average)."""
    return EventScore(
        "",
        sum(score.n_true for score in scores),
        sum(score.n_found for score in scores),
        sum(score.n_matched for score in scores),
        sum(score.n_true_met for score in scores),
        sum(score.n_found_met for score in scores),
    )


def _counts(
    true: list[Stretch], found: list[Stretch], least_iou: float
) -> tuple[int, int, int, int, int]:
    pairs = sorted(_pairs(sorted(true), sorted(found), least_iou))
    true_met, found_met = {t for _, t, _ in pairs}, {f for _, _, f in pairs}
    true_taken: set[int] = set()
    found_taken: set[int] = set()
    for _, t, f in pairs:
        if t not in true_taken and f not in found_taken:
            true_taken.add(t)
            found_taken.add(f)
    return len(true), len(found), len(true_taken), len(true_met), len(found_met)


def _pairs(
    true: list[Stretch], found: list[Stretch], least_iou: float
) -> Iterable[tuple[float, int, int]]:
    """Yield which can match, with minus their IoU; both are sorted by their start."""
    first = 0
    longest = max((stretch.stop - stretch.start for stretch in found), default=0.0)
    for t, one in enumerate(true):
        while first < len(found) and found[first].start + longest < one.start:
            first += 1
        for f in range(first, len(found)):
            other = found[f]
            if other.start > one.stop:
                break
            if (iou := _iou(one, other)) is not None and iou >= least_iou:
                yield -iou, t, f


def _iou(one: Stretch, other: Stretch) -> float | None:
    """Return the intersection over union; None if they share nothing. A point has no length."""
    shared = min(one.stop, other.stop) - max(one.start, other.start)
    is_point = one.start == one.stop or other.start == other.stop
    if shared < 0 or (shared == 0 and not is_point):
        return None
    union = max(one.stop, other.stop) - min(one.start, other.start)
    return shared / union if union else 1.0
