"""The windows of a project that have a class, as events of a window's length."""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import numpy as np

from aldesk.arrays import Floats
from aldesk.core.band import around
from aldesk.core.errors import SampleProblem
from aldesk.core.events import SoundEvent
from aldesk.core.ids import SampleId
from aldesk.core.labels import Labels
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.core.span import Span
from aldesk.media.recording_facts import recording_facts
from aldesk.session.export.predictions import ExportedPredictions, passes
from aldesk.session.label_session import LabelSession

PERSON = "annotator"
"""Who labelled, where the label came from a person at the window and not out of a table."""
BY_MODEL = "by the model"
"""Who labelled, where a label was taken from the model."""

_SAID_BY = {"setup": "import"}  # labels that came with the samples

_NO_ID = SampleId("")


def labelled_windows(
    session: LabelSession, but: Collection[str] = (), who: str = PERSON
) -> Iterator[SoundEvent]:
    """Yield the labelled sound with the frequencies that are known of it; of a clip, all of it.

    Where a sample has several classes, each is an event.

    Parameters
    ----------
    session : LabelSession
    but : collection of str, optional
        Classes that are no event, such as what stands for silence.
    who : str
        Name of the annotator. A label that came in from elsewhere says ``import``, one that was
        taken from the model `BY_MODEL`.
    """
    samples, labels = session.project.samples, session.labels
    bands = _Bands(session)
    for id_ in labels.judgements if labels.is_several else labels.marks:
        names = [name for name in labels.names_of(id_) if name not in but]
        if not names or (row := samples.row_of(id_)) is None:
            continue
        sample, mark = samples[row], labels.marks.get(id_)
        actor = mark.actor if mark else "annotator"
        if span := _span_of(sample):
            said_by = who if actor == "annotator" else _SAID_BY.get(actor, actor)
            for name in names:
                yield SoundEvent(sample.path, span, name, said_by, None, *bands.of(id_, name))
    for id_ in labels.given_by_model:
        names = [labels.classes[class_id] for class_id in labels.by_model(id_)]
        row = samples.row_of(id_)
        if row is not None and names and (span := _span_of(samples[row])):
            for name in (name for name in names if name not in but):
                yield SoundEvent(samples[row].path, span, name, BY_MODEL)


def predicted_windows(
    session: LabelSession,
    predictions: ExportedPredictions,
    least: float | Floats = 0.5,
    but: Collection[str] = (),
    may_tell: Callable[[int], bool] = lambda row: True,
) -> Iterator[SoundEvent]:
    """Yield the sound of which a model is sure enough, and of which nobody has said anything.

    Where samples may have several classes, each of which it is sure is an event, unless somebody
    has said yes or no to that.

    Parameters
    ----------
    session : LabelSession
    predictions : ExportedPredictions
    least : float or float32 (n_classes,)
        The least probability of a class, or of each, 0 … 1; of the most probable one, where a
        sample has one.
    but : collection of str, optional
        Classes that are no event.
    may_tell : callable, optional
        Tells of a row whether what the model believes of it may be written.
    """
    labels = session.labels

    def unsaid(row: int, id_: SampleId, codes: list[int]) -> list[int]:
        found = [code for code in codes if not _is_said(labels, id_, code)]
        return found if found and may_tell(row) else []

    samples, is_several = session.project.samples, labels.is_several
    yield from sure_windows(samples, predictions, least, but, is_several=is_several, of=unsaid)


def sure_windows(
    samples: SampleRows,
    predictions: ExportedPredictions,
    least: float | Floats = 0.5,
    but: Collection[str] = (),
    *,
    is_several: bool,
    of: Callable[[int, SampleId, list[int]], list[int]] = lambda row, id_, codes: codes,
) -> Iterator[SoundEvent]:
    """Yield the sound of which a model is sure enough, whatever anybody said of it.

    Parameters
    ----------
    samples : SampleRows
    predictions, least, but
        See `predicted_windows`.
    is_several : bool
        Whether the model believes that a sample may have several classes.
    of : callable, optional
        Returns which of the classes that it is sure of are events, of a row with its id.
    """
    is_event = np.array([name not in but for name in predictions.classes], bool)
    is_sure = passes(predictions.proba, least, is_several=is_several) & is_event
    for place in np.flatnonzero(is_sure.any(axis=1)).tolist():
        row = int(predictions.rows[place])
        sample = samples[row]
        codes = of(row, sample.id, np.flatnonzero(is_sure[place]).tolist())
        if codes and (span := _span_of(sample)):
            for code in codes:
                name, sure = predictions.classes[code], float(predictions.proba[place, code])
                yield SoundEvent(sample.path, span, name, predictions.model, sure)


def _is_said(labels: Labels, id_: SampleId, code: int) -> bool:
    """Tell whether somebody has answered, or said yes or no to a class of several.

    What was taken from the model is a label, and is no prediction any more.
    """
    class_id = list(labels.classes)[code]
    if class_id in labels.by_model(id_):
        return True
    if not labels.is_several:
        return id_ in labels.marks or labels.verdict(id_, class_id) == "absent"
    mark = labels.marks.get(id_)
    if mark is not None and mark.kind != "label":
        return True
    return labels.verdict(id_, class_id) != "not judged"


def with_their_recordings(samples: SampleRows, events: Iterable[SoundEvent]) -> list[Recording]:
    """Return the recordings among samples, and behind them the clips that events are of."""
    known = {recording.path: recording for recording in samples.recordings()}
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
