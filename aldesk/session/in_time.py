"""A recording's samples in the order of time, with what is known of each, as arrays.

Light: numpy only. A prediction that may not be shown is not in here, so no pane can leak it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aldesk.arrays import Doubles, Floats, Mask, Rows
from aldesk.core.ids import SampleId
from aldesk.core.recording import recording_id
from aldesk.core.sample_rows import SampleRows
from aldesk.session.answers import NONE
from aldesk.session.label_session import LabelSession
from aldesk.session.several_seen import first_two


@dataclass(frozen=True)
class Places:
    """Where a recording's samples lie: its windows, and stretches that are samples of their own.

    Attributes
    ----------
    recording : SampleId
    rows : int64 (n,)
        By rising beginnings.
    starts, stops : float64 (n,)
        In seconds of the file.
    is_window : bool (n,)
        It is no stretch that somebody picked beside the windows.
    """

    recording: SampleId
    rows: Rows
    starts: Doubles
    stops: Doubles
    is_window: Mask

    def place_of(self, row: int) -> int | None:
        """Return the place of a row in these arrays, or None."""
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) if len(found) else None

    def nearest(self, seconds: float, among: Mask) -> int | None:
        """Return the place of the sample around a time whose middle is nearest to it, or None.

        Parameters
        ----------
        seconds : float
        among : bool (n,)
        """
        here = among & (self.starts <= seconds) & (seconds <= self.stops)
        found = np.flatnonzero(here)
        if not len(found):
            return None
        away = np.abs((self.starts[found] + self.stops[found]) / 2 - seconds)
        return int(found[away.argmin()])

    def within(self, start: float, stop: float) -> Rows:
        """Return the places of the windows whose middle lies in a stretch, int64 (n,)."""
        middles = (self.starts + self.stops) / 2
        return np.flatnonzero(self.is_window & (middles >= start) & (middles <= stop))


@dataclass(frozen=True)
class Known:
    """What is known of the samples of `Places`, (n,) each.

    Attributes
    ----------
    labels : int64
        Class codes in the session's order of classes, or `NONE`; where samples may have several,
        the first of those that they have.
    is_marked : bool
        Whether there is an answer: a label, a skip or a "can't tell".
    is_open : bool
        It was asked about, and has no answer.
    predictions : int64
        Codes of the most probable classes, or `NONE`: hidden or unknown.
    sureness : float32
        Their probabilities, or NaN.
    may_open : bool
        Not only the queue may bring it to the annotator.
    second : int64 or None
        Where samples may have several classes, the second of those that they have, or `NONE`.
    """

    labels: Rows
    is_marked: Mask
    is_open: Mask
    predictions: Rows
    sureness: Floats
    may_open: Mask
    second: Rows | None = None


def places_of(samples: SampleRows, id_: SampleId) -> Places:
    """Return where all samples of a recording lie, from its id or that of one of them."""
    whole = recording_id(id_)
    rows, starts, stops = [], [], []
    for here, run in samples.runs_of(whole):
        rows.append(np.arange(here.start, here.stop))
        begins, ends = run.rule.spans(run.seconds)
        starts.append(begins)
        stops.append(ends)
    n_windows, alone = sum(map(len, rows)), samples.stretches(whole)
    spans = [samples[row].span for row in alone]
    rows.append(np.array(alone, np.int64))
    starts.append(np.array([span.start for span in spans if span], np.float64))
    stops.append(np.array([span.stop for span in spans if span], np.float64))
    of_row, begins, ends = np.concatenate(rows), np.concatenate(starts), np.concatenate(stops)
    is_window: Mask = np.arange(len(of_row)) < (n_windows or len(alone))
    order = np.lexsort((ends, begins))
    return Places(whole, of_row[order], begins[order], ends[order], is_window[order])


def known_of(
    session: LabelSession, places: Places, *, is_blind: bool = False, unseen: Sequence[int] = ()
) -> Known:
    """Return what may be shown of a recording's samples now; no prediction where one is blind.

    Of the rows `unseen` no label is shown either.
    """
    rows, pool, answers = places.rows, session.pool, session.answers
    is_marked = answers.is_marked[rows] & ~np.isin(rows, unseen)
    predictions, sureness = session.predictions.best_of(rows, session.labels)
    hidden = pool.measures(rows) | session.settings.blind | is_blind
    predictions[hidden], sureness[hidden] = NONE, np.nan
    labels, second = answers.codes(session.labels.classes, rows), None
    if session.labels.is_several:
        said = session.verdicts.of_rows(rows.tolist(), session.labels.members)
        labels, second = first_two(said == 1)
        second[np.isin(rows, unseen)] = NONE
    labels[np.isin(rows, unseen)] = NONE
    return Known(
        labels=labels,
        is_marked=is_marked,
        is_open=pool.is_asked[rows] & ~is_marked,
        predictions=predictions,
        sureness=sureness,
        may_open=~pool.only_from_queue(rows),
        second=second,
    )
