"""A stretch that is picked out of a recording: it becomes a sample of its own, and is shown."""

from dataclasses import replace

from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import recording_id, window_id
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.gui.kit.i18n import tr
from aldesk.gui.workspace.controller import SessionController
from aldesk.session.in_time import Places
from aldesk.session.pool import Pool

_SHORTEST = 0.05
"""Seconds."""


def pick(
    controller: SessionController, sample: Sample, places: Places, wanted: Span | None
) -> bool:
    """Make a sample of a stretch and show it, or say why not; tell whether it is shown.

    Parameters
    ----------
    controller : SessionController
    sample : Sample
        Of the recording.
    places : Places
        Where the recording's samples lie.
    wanted : Span or None
        In seconds of the file.
    """
    notice = controller.messages.notice
    if wanted is None:
        notice(tr("Drag over the sound first: what you mark becomes a sample of its own."))
    elif wanted.seconds < _SHORTEST:
        notice(tr("That is too short for a sample of its own."))
    elif _measures(controller.session.pool, places, wanted):
        notice(tr("This part measures the accuracy: nothing is picked out of it."))
    else:
        return _show(controller, _stretch(controller, sample, wanted))
    return False


def _measures(pool: Pool, places: Places, span: Span) -> bool:
    """Whether any window that shares time with a stretch measures the accuracy."""
    near = (places.starts < span.stop) & (places.stops > span.start)
    return bool(pool.measures(places.rows[near]).any())


def _stretch(controller: SessionController, sample: Sample, span: Span) -> Sample:
    """Return a stretch of the recording that a sample is of, to the millisecond."""
    known = controller.session.project.samples.recording(sample.id)
    end = known.seconds if known else span.stop
    exact = Span(round(max(0.0, span.start), 3), min(end, round(span.stop, 3)))
    if known:
        return known.stretch(exact)
    id_ = window_id(recording_id(sample.id), exact)
    return replace(sample, id=id_, label=None, span=exact)


def _show(controller: SessionController, picked: Sample) -> bool:
    """Take in a sample, unless there is such a one, and show it; then what was to be shown."""
    trail, session = controller.trail.now, controller.session
    rest = trail.ids[trail.index :] if trail else ()
    is_there = session.project.samples.row_of(picked.id) is not None
    if not is_there and not controller.do(session.add_samples, ImportBatch((picked,))):
        return False
    controller.trail.open((picked.id, *rest))
    return True
