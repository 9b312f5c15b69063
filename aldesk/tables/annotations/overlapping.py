"""Whether annotations of different classes are heard at the same time."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from aldesk.core.annotation import Annotation
from aldesk.tables.annotations.read import read_all

_ENOUGH = 0.05


def overlap(files: Iterable[Path]) -> bool:
    """Tell whether a twentieth of the annotations or more share time with one of another class.

    Files that cannot be read are passed over.
    """
    by_recording: defaultdict[tuple[Path, str], list[Annotation]] = defaultdict(list)
    for read in read_all(files).files:
        for said in read.annotations:
            if said.label is not None and not said.is_point:
                by_recording[read.path, said.file].append(said)
    n = sum(map(len, by_recording.values()))
    return n > 0 and sum(map(_n_overlapping, by_recording.values())) >= _ENOUGH * n


def _n_overlapping(annotations: list[Annotation]) -> int:
    """Count those that begin while one of another class lasts."""
    n, lasting = 0, dict[str | None, float]()
    for said in sorted(annotations, key=lambda said: said.span):
        n += any(stop > said.span.start for label, stop in lasting.items() if label != said.label)
        lasting[said.label] = max(said.span.stop, lasting.get(said.label, 0.0))
    return n
