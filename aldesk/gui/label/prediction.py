"""What of a prediction may be shown before the answer, and why not."""

import numpy as np

from aldesk.arrays import Floats
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.sample.text import by_words_text
from aldesk.session import LabelSession, QueueItem

_HIDDEN = {
    "audit": noop("prediction hidden: this sample measures accuracy"),
    "model_check": noop("prediction hidden: this sample checks the model's labels"),
    "bulk_check": noop("prediction hidden: this sample checks labels given together"),
    "shared": noop("prediction hidden: another person is asked about this sample, too"),
    "adjudicate": noop("prediction hidden: two answers contradict each other"),
}
"""Why nothing is shown of samples that were asked about for some reasons."""


def shown_prediction(session: LabelSession, current: QueueItem | None) -> tuple[Floats | None, str]:
    """Return the probabilities of the classes, or None, and what is said in their place.

    Where a sample may have several classes, that of a class which nobody has judged is NaN: the
    model cannot know it.
    """
    if session.settings.blind:
        return None, tr("predictions hidden")
    if current is None:
        return None, ""
    if current.reason in _HIDDEN:  # also after its answer, which it must not change
        return None, tr(_HIDDEN[current.reason])
    is_kept = session.is_hidden(session.project.row_of(current.sample.id))
    by_words = by_words_text() if session.predictions.is_by_words else ""
    state = tr("prediction hidden: may measure accuracy later") if is_kept else by_words
    proba = session.prediction(current.sample.id)
    if proba is not None and session.labels.is_several and _has_learned(session):
        proba = np.where(session.verdicts.judged(session.labels.members), proba, np.nan)
    return proba, state


def _has_learned(session: LabelSession) -> bool:
    """Whether the predictions are by what was labelled here, not by words or another model."""
    first = session.first_scores
    is_brought = first is not None and session.labels.n_labeled < first.n_enough
    return not (is_brought or session.predictions.is_by_words)
