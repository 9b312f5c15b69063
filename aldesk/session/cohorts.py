"""Look-alikes: the samples of the grid in cohorts that are answered as one.

A cohort has samples that look alike, or that follow each other in time, and a class is suggested
for all of it: by the model, or in a burst by its labels too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask, Rows, Verdicts
from aldesk.core.bursts import bursts
from aldesk.core.errors import Problem
from aldesk.core.labels import Labels
from aldesk.core.progress import Progress, silent
from aldesk.core.recording import Recording
from aldesk.core.refit import Shard
from aldesk.core.sample_rows import SampleRows
from aldesk.core.sample_times import begin_of, sample_times
from aldesk.embed.nearest.cohorts import MOST, Cohort, cohorts, with_parts
from aldesk.embed.nearest.cosine_search import CosineSearch
from aldesk.session.label_session import LabelSession
from aldesk.session.overview import NONE, Overview
from aldesk.session.several_cohorts import Decided, class_of_burst, suggested

Kind = Literal["alike", "burst"]
MOST_ARRANGED: Final = 5000
"""So many at once are arranged, those first that the model is surest of; the others come later."""


@dataclass(frozen=True)
class CohortQuestion:
    """What is to be arranged; for any thread.

    Attributes
    ----------
    kind : {"alike", "burst"}
    rows : int64 (n,)
    codes : int64 (n,)
        Suggested classes, or `NONE`.
    sureness : float32 (n,)
        How probable they are, or NaN.
    most : int64 (n,)
        No cohort with this sample has more; of bursts, 0 for one that only tells their class.
    key : str
        Of the encoder.
    shards : tuple of Shard
        Its embeddings; none for bursts.
    labels : int64 (n,)
        Codes of the labels, or `NONE`, for bursts.
    samples : SampleRows or None
        All samples, for bursts: times and places are told by `answer`, as that takes longest.
    said : int8 (n, n_classes)
        What is known of each class, for bursts where samples may have several.
    """

    kind: Kind
    rows: Rows
    codes: Ints
    sureness: Floats
    most: Ints
    key: str = ""
    shards: tuple[Shard, ...] = ()
    labels: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    samples: SampleRows | None = None
    said: Verdicts | None = None


@dataclass(frozen=True)
class CohortFacts:
    """What a suggestion says.

    Attributes
    ----------
    n : int
    code : int
        The class that is suggested, or `NONE`.
    labelled : dict of int to int
        How many are labelled as which other class, the most frequent first.
    seconds : float
        From the begin of the first sample to that of the last, in a burst; otherwise NaN.
    n_absent : int or None
        Where samples may have several classes: how many are judged not to have this one.
    """

    n: int
    code: int
    labelled: Mapping[int, int]
    seconds: float
    n_absent: int | None = None


def question(
    session: LabelSession,
    seen: Overview,
    rows: Rows,
    kind: Kind = "alike",
    most: Mapping[int, int] | None = None,
    at_most: int = MOST,
    decided: Decided = (),
) -> CohortQuestion:
    """Return what to arrange of some samples.

    Left out is what measures the accuracy, what the queue asks about already, and what has the
    label that is suggested. Where samples may have several classes, one is suggested for each: the
    likeliest that it is not known to have; when that is decided on, the next one.

    Parameters
    ----------
    session : LabelSession
    seen : Overview
        Tells the predictions that may be shown.
    rows : int64 (n,)
    kind : {"alike", "burst"}
    most : mapping of int to int, optional
        No cohort with a sample of this row has more than so many.
    at_most : int
        No cohort has more.
    decided : collection of (int, ClassId)
        Of several classes, those that were decided on just now, by row.

    Raises
    ------
    Problem
        If nothing is embedded yet.
    """
    pool = session.pool
    rows = rows[~pool.measures(rows) & (pool.is_free(rows) | seen.is_labelled[rows])]
    if session.labels.is_several:
        told = suggested(session, rows, seen.predictions[rows] == NONE, decided)
        codes, sureness, wanted = told.codes, told.sureness, told.is_wanted
    else:
        codes = seen.predictions[rows].astype(np.int64)
        sureness = seen.sureness[rows].copy()
        _heed_denied(session, rows, codes, sureness)
        wanted = (seen.labels[rows] == NONE) | ((seen.labels[rows] != codes) & (codes != NONE))
    of_row = most or {}
    sizes = np.full(len(rows), at_most, np.int64)
    for place in np.flatnonzero(np.isin(rows, list(of_row))).tolist():
        sizes[place] = min(at_most, of_row[int(rows[place])])
    if kind == "burst":
        return _of_bursts(session, seen, rows, codes, sureness, sizes)
    first = np.argsort(-np.nan_to_num(sureness[wanted], nan=0.0), kind="stable")[:MOST_ARRANGED]
    there = np.flatnonzero(wanted)[first]
    key = session.project.meta.encoder_key
    shards = session.project.embeddings.shards(key) if key else ()
    if not shards:
        raise Problem(
            "Nothing is embedded yet, so nothing can be compared",
            todo="Try again when some samples are embedded",
        )
    parts = (rows[there], codes[there], sureness[there], sizes[there])
    return CohortQuestion(kind, *parts, key, shards)


def answer(
    search: CosineSearch, asked: CohortQuestion, progress: Progress = silent
) -> tuple[Cohort, ...]:
    """Return the cohorts, in an order in which like ones follow each other, or of their times.

    Raises
    ------
    Problem, Cancelled
        See `CosineSearch.update`; and a problem if it is of bursts, and no time is known.
    """
    if asked.kind == "burst":
        return _bursts(asked, asked.samples) if asked.samples else ()
    search.update(asked.key, asked.shards, progress)
    places = search.vectors.places(asked.rows)
    known = np.flatnonzero(np.isin(places, search.valid_places()))
    vectors = search.units(places[known])
    found = cohorts(vectors, asked.codes[known], asked.sureness[known], asked.most[known])
    rows = asked.rows[known]
    return tuple(_of_rows(cohort, rows) for cohort in found)


def facts(session: LabelSession, seen: Overview, cohort: Cohort, kind: Kind) -> CohortFacts:
    """Return what is to be said of a cohort now."""
    seconds = float("nan")
    if kind == "burst":
        samples = session.project.samples
        seconds = float(np.ptp([begin_of(samples[row]) for row in cohort.rows.tolist()]))
    if session.labels.is_several:
        n_absent = _n_absent(session, cohort)
        return CohortFacts(len(cohort.rows), cohort.code, {}, seconds, n_absent)
    labels = seen.labels[cohort.rows]
    codes, counts = np.unique(
        labels[(labels != NONE) & (labels != cohort.code)], return_counts=True
    )
    order = np.argsort(-counts, kind="stable")
    labelled = {int(codes[place]): int(counts[place]) for place in order}
    return CohortFacts(len(cohort.rows), cohort.code, labelled, seconds)


def _n_absent(session: LabelSession, cohort: Cohort) -> int:
    if cohort.code == NONE:
        return 0
    class_id = list(session.labels.members)[cohort.code]
    members = {class_id: session.labels.members[class_id]}
    said = session.verdicts.of_rows(cohort.rows.tolist(), members)
    return int((said == 0).sum())


def _heed_denied(session: LabelSession, rows: Rows, codes: Ints, sureness: Floats) -> None:
    """Suggest of what was said not to be of a class the most probable other one, in place."""
    labels = session.labels
    for code, ids in enumerate(labels.members.values()):
        denied = np.isin(rows, session.verdicts.lacks(ids)) & (codes == code)
        for place in np.flatnonzero(denied).tolist():
            codes[place], sureness[place] = _best_other(session, int(rows[place]), labels)


def _best_other(session: LabelSession, row: int, labels: Labels) -> tuple[int, float]:
    proba = session.predictions.of(row, labels)
    if proba is None:
        return NONE, float("nan")
    id_ = session.project.samples[row].id
    denied = [labels.verdict(id_, class_id) == "absent" for class_id in labels.classes]
    if all(denied):
        return NONE, float("nan")
    left = np.where(denied, -1.0, proba)
    return int(left.argmax()), float(left.max())


def _of_rows(cohort: Cohort, rows: Rows) -> Cohort:
    parts = tuple(_of_rows(part, rows) for part in cohort.parts)
    return Cohort(rows[cohort.rows], cohort.code, parts)


def _of_bursts(
    session: LabelSession, seen: Overview, rows: Rows, codes: Ints, sureness: Floats, most: Ints
) -> CohortQuestion:
    """Return the question of bursts, in which what has a label tells the class of the others."""
    samples = session.project.samples
    context = np.setdiff1d(np.flatnonzero(seen.is_labelled & ~seen.measures), rows)
    every = np.concatenate([rows, context])
    labels = seen.labels[every].astype(np.int64)
    none = np.zeros(len(context))
    codes = np.concatenate([codes, none + NONE]).astype(np.int64)
    sureness = np.concatenate([sureness, none]).astype(np.float32)
    said = None
    if session.labels.is_several:
        said = session.verdicts.of_rows(every.tolist(), session.labels.members)
    else:
        codes = np.where(labels != NONE, labels, codes)
        sureness[labels != NONE] = 1
    sizes = np.concatenate([most, none]).astype(np.int64)
    told = (every, codes, sureness, sizes)
    return CohortQuestion("burst", *told, labels=labels, samples=samples.copy(), said=said)


def _places(samples: SampleRows, rows: Rows) -> list[str]:
    """Return where some samples were taken; no window of a recording is made for it."""
    number: dict[str, int] = {}
    numbers = np.zeros(len(samples), np.int64)
    for here, run in samples.runs():
        each = [run] if isinstance(run, Recording) else run
        names = (one.columns.get("site") or str(one.path.parent) for one in each)
        numbers[here.start : here.stop] = [number.setdefault(one, len(number)) for one in names]
    name = list(number)
    return [name[place] for place in numbers[rows].tolist()]


def _bursts(asked: CohortQuestion, samples: SampleRows) -> tuple[Cohort, ...]:
    times = sample_times(samples)[asked.rows]
    if np.isnan(times).all():
        raise Problem(
            "No date and time is known of these samples, so that none follow each other",
            todo="Name a date and a time column, or add files that tell when they were made",
        )
    found: list[Cohort] = []
    for burst in bursts(times, _places(samples, asked.rows)):
        code, is_open = _suggested(asked, burst)
        members = burst[is_open & (asked.most[burst] > 0)]
        if len(members) > 1:
            whole = with_parts(members, code, lambda rows: _after_pause(times[rows]))
            found += _small_enough(whole, asked.most)
    return tuple(_of_rows(cohort, asked.rows) for cohort in found)


def _suggested(asked: CohortQuestion, burst: Rows) -> tuple[int, Mask]:
    """Return the class that most of a burst are of, each counting as much as it is sure.

    And of which samples that is not known yet.
    """
    codes, sureness = asked.codes[burst], np.nan_to_num(asked.sureness[burst])
    if asked.said is not None:
        return class_of_burst(asked.said[burst], codes, sureness)
    code, known = NONE, codes != NONE
    if known.any():
        code = int(np.bincount(codes[known], sureness[known]).argmax())
    return code, (asked.labels[burst] == NONE) | (asked.labels[burst] != code)


def _after_pause(times: Doubles) -> Mask:
    """Return what comes after the longest pause; of equal pauses the middle one."""
    pauses = np.diff(times)
    longest = np.flatnonzero(pauses >= pauses.max())
    at = int(longest[np.abs(longest - (len(times) - 2) / 2).argmin()])
    after: Mask = np.arange(len(times)) > at
    return after


def _small_enough(cohort: Cohort, most: Ints) -> list[Cohort]:
    """Return a cohort, or its parts, as small as their samples allow."""
    if len(cohort.rows) <= int(most[cohort.rows].min()) or not cohort.parts:
        return [cohort]
    return [one for part in cohort.parts for one in _small_enough(part, most)]
