"""The recordings that stretches are of: each is looked into once, however many there are."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from aldesk.core.files import is_there
from aldesk.core.ids import SampleId
from aldesk.core.recording import recording_id
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.sources.probe_file import Looked

_LITTLE = 0.05
"""Seconds by which a time that was rounded may lie behind the end."""


class Trouble(NamedTuple):
    """Why a file cannot be read, and the kind of such problems."""

    reason: str
    kind: str


class StretchFiles:
    """Knows recordings by their contents, those of earlier imports, too.

    Parameters
    ----------
    known : mapping of SampleId to Sample
        What was taken in before.

    Attributes
    ----------
    looked : dict of Path to Looked or Trouble
        What this import has looked into.
    """

    def __init__(self, known: Mapping[SampleId, Sample]) -> None:
        self.looked: dict[Path, Looked | Trouble] = {}
        self._paths = {recording_id(id_): sample.path for id_, sample in known.items()}
        self._ids = {path: id_ for id_, path in self._paths.items()}

    def id_before(self, path: Path) -> SampleId | None:
        """Return the id of the content that a file had in an earlier import."""
        return self._ids.get(path)

    def first_path(self, id_: SampleId, path: Path) -> Path:
        """Return where this content was found first; `path`, if it is found for the first time."""
        return self._paths.setdefault(id_, path)

    def move(self, id_: SampleId, path: Path) -> None:
        """Take note that a content lies elsewhere now."""
        self._paths[id_] = path

    def is_gone(self, id_: SampleId) -> bool:
        """Tell whether the file in which a content was found first is there no more."""
        return id_ in self._paths and not is_there(self._paths[id_])


def fitted(span: Span, seconds: float) -> Span | str:
    """Return a stretch as it lies in its recording, or why it is none.

    Parameters
    ----------
    span : Span
    seconds : float
        How long the recording is.
    """
    if span.stop <= span.start:
        return "it has no length."
    if span.stop > seconds + _LITTLE:
        return f"it does not lie in the recording, which is {seconds:g} s long."
    if _has_no_length(span):
        return "it has no length."
    inside = Span(span.start, min(span.stop, seconds))
    if _has_no_length(inside):
        return f"it does not lie in the recording, which is {seconds:g} s long."
    return inside


def _has_no_length(span: Span) -> bool:
    """Tell whether begin and end are one in the milliseconds of which its id is made."""
    return round(span.stop * 1000) <= round(span.start * 1000)
