"""What is said of a sample, in a few words."""

from aldesk.core.ids import SampleId
from aldesk.core.labels import Labels
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys


def answer_text(labels: Labels, sample_id: SampleId) -> str:
    """Return the classes that a sample was given, or what was said instead; empty for nothing."""
    given, names = labels.marks.get(sample_id), ", ".join(labels.names_of(sample_id))
    if given is None:
        return names
    said = {"skip": tr("skipped"), "cant_tell": tr("can't tell")}.get(given.kind)
    if said and names:  # of other classes nobody can tell
        return f"{names} · {said}"
    return said or names or tr("none of the classes")


def trail_text(labels: Labels, sample_id: SampleId) -> str:
    """Return what stands over a sample that was opened: its note and its answer."""
    answer, given = answer_text(labels, sample_id), labels.marks.get(sample_id)
    if given and given.kind == "label":
        answer = tr("labelled “{answer}”", answer=answer)
    parts = (note_text(labels, sample_id), answer or tr("no answer yet"))
    return " · ".join(part for part in parts if part)


def back_text() -> str:
    """Return which key leads from a sample that was opened back to the queue."""
    return tr("{key}: to the queue", key=keys.text(Action.LEAVE))


def note_text(labels: Labels, sample_id: SampleId) -> str:
    """Return the note of a sample's flag; empty without one."""
    note = labels.flags.get(sample_id)
    return tr("“{note}”", note=note) if note else ""


def by_words_text() -> str:
    """Return what is said where predictions follow from words alone."""
    return tr("by words, not learned yet")
