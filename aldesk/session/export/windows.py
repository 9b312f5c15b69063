"""The windows of a project that have a class, as events of a window's length."""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import numpy as np

from aldesk.core.band import around
from aldesk.core.errors import SampleProblem
from aldesk.core.events import SoundEvent
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.media.recording_facts import recording_facts
from aldesk.session.export.predictions import ExportedPredictions
from aldesk.session.label_session import LabelSession

PERSON = "annotator"
"""Who labelled, where the label came from a person at the window and not out of a table."""

_SAID_BY = {"setup": "import"}  # labels that came with the samples

_NO_ID = SampleId("")


def labelled_windows(
    session: LabelSession, but: Collection[str] = (), who: str = PERSON
) -> Iterator[SoundEvent]:
    """Yield the labelled sound with the frequencies that are known of it; of a clip, all of it.

    Parameters
    ----------
    session : LabelSession
    but : collection of str, optional
        Classes that are no event, such as what stands for silence.
    who : str
        Name of the annotator. A label that came in from elsewhere says ``import``.
    """
    samples, labels = session.project.samples, session.labels
    bands = _Bands(session)
    for id_, mark in labels.marks.items():
        name = labels.class_of(id_)
        if name is None or name in but or (row := samples.row_of(id_)) is None:
            continue
        sample = samples[row]
        if span := _span_of(sample):
            said_by = who if mark.actor == "annotator" else _SAID_BY.get(mark.actor, mark.actor)
            yield SoundEvent(sample.path, span, name, said_by, None, *bands.of(id_, name))


def predicted_windows(
    session: LabelSession,
    predictions: ExportedPredictions,
    least: float = 0.5,
    but: Collection[str] = (),
    may_tell: Callable[[int], bool] = lambda row: True,
) -> Iterator[SoundEvent]:
    """Yield the sound of which a model is sure enough, and of which nobody has said anything.

    Parameters
    ----------
    session : LabelSession
    predictions : ExportedPredictions
    least : float
        The least probability of the most probable class, 0 … 1.
    but : collection of str, optional
        Classes that are no event.
    may_tell : callable, optional
        Tells of a row whether what the model believes of it may be written.
    """
    samples, marks = session.project.samples, session.labels.marks
    best = predictions.proba.argmax(axis=1)
    confidence = np.take_along_axis(predictions.proba, best[:, None], axis=1)[:, 0]
    is_event = np.array([name not in but for name in predictions.classes], bool)
    for place in np.flatnonzero((confidence >= least) & is_event[best]).tolist():
        row = int(predictions.rows[place])
        sample = samples[row]
        if sample.id not in marks and may_tell(row) and (span := _span_of(sample)):
            name = predictions.classes[best[place]]
            yield SoundEvent(sample.path, span, name, predictions.model, float(confidence[place]))


def with_their_recordings(session: LabelSession, events: Iterable[SoundEvent]) -> list[Recording]:
    """Return the project's recordings, and behind them the clips that events are of."""
    known = {recording.path: recording for recording in session.project.samples.recordings()}
    for path in sorted({event.path for event in events} - set(known)):
        seconds, rate = _length(path)
        known[path] = Recording(_NO_ID, path, seconds, rate, WindowRule(seconds, seconds))
    return list(known.values())


class _Bands:
    """The frequencies that were drawn around what samples are called now."""

    def __init__(self, session: LabelSession) -> None:
        self._bands = session.project.bands.all()
        said = {band.label for its in self._bands.values() for band in its if band.label}
        self._now = {label: session.labels.class_named(label) for label in said}

    def of(self, id_: SampleId, name: str) -> tuple[float | None, float | None]:
        """Return the lowest and the highest of a sample that is called so."""
        its = (band for band in self._bands.get(id_, ()) if self._now.get(band.label, name) == name)
        band = around(its)
        return (band.low_hz, band.high_hz) if band else (None, None)


def _span_of(sample: Sample) -> Span | None:
    """Return where in its file a sample is; None for what is no sound, or cannot be opened."""
    if sample.media != "sound":
        return None
    if sample.span is not None:
        return sample.span
    seconds, _ = _length(sample.path)
    return Span(0.0, seconds) if seconds else None


def _length(path: Path) -> tuple[float, int]:
    """Return how many seconds of a file can be read, and its rate; 0 and 1 if it is no sound."""
    try:
        facts = recording_facts(path)
    except SampleProblem:
        return 0.0, 1
    return facts.seconds, facts.rate
