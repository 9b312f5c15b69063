"""What the teaching of a class may begin with."""

from collections.abc import Sequence
from dataclasses import dataclass

from aldesk.session import LabelSession


@dataclass(frozen=True)
class Start:
    """Samples that were found before.

    Attributes
    ----------
    examples : sequence of str
        Ids of samples that have the class.
    likely : sequence of str
        Ids of samples that may have it, the most likely first.
    """

    examples: Sequence[str] = ()
    likely: Sequence[str] = ()


def class_of_all(session: LabelSession, sample_ids: Sequence[str]) -> str:
    """Return the name of the only class that all samples with a label have; else none."""
    labels = session.labels
    each = [set(found) for id_ in sample_ids if (found := labels.classes_of(id_))]
    shared = set.intersection(*each) if each else set()
    return labels.classes[shared.pop()] if len(shared) == 1 else ""
