"""Which windows an annotation covers, so that its label is theirs, too."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from aldesk.core.annotation import Annotation
from aldesk.core.band import Band, around
from aldesk.core.counted import counted
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording
from aldesk.core.span import Span

CoverBy = Literal["shorter", "window", "event", "centre"]

_LITTLE = 1e-9
_MOMENT = 1e-6


@dataclass(frozen=True, slots=True)
class CoverRule:
    """When a window takes the label of an annotation.

    A point in time gives it to the windows that it lies in, whatever the rule.

    Attributes
    ----------
    by : {"shorter", "window", "event", "centre"}
        What they share must be the chosen part of the shorter of the two, of the window, or of the
        annotation; or the window's centre must lie in the annotation. By the shorter, with at most
        a half, and windows without gaps, none is lost: a short call lies by half at least in one
        window, and a long one fills one by half at least.
    share : float
        The part, 0 < `share` ≤ 1; not looked at for the centre.
    """

    by: CoverBy = "shorter"
    share: float = 0.5

    def covers(self, said: Span, window: Span) -> bool:
        """Tell whether a window takes the label."""
        if said.start == said.stop:
            return window.start <= said.start < window.stop
        if self.by == "centre":
            return said.start <= (window.start + window.stop) / 2 < said.stop
        whole = {
            "shorter": min(said.seconds, window.seconds),
            "window": window.seconds,
            "event": said.seconds,
        }[self.by]
        shared = said.overlap(window)
        return shared > 0 and shared >= self.share * whole - _LITTLE


@dataclass(frozen=True, slots=True)
class Listed:
    """A file whose samples are kept one by one: stretches of it, or the whole.

    Attributes
    ----------
    path : Path
    seconds : float
    samples : tuple of (SampleId, Span)
        A whole file is a stretch from 0 to its end.
    """

    path: Path
    seconds: float
    samples: tuple[tuple[SampleId, Span], ...]


Cut = Recording | Listed
"""A file, and what of it is a sample."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What annotations say of a window that may have several classes.

    Attributes
    ----------
    labels : tuple of str
        Of the annotations that cover it.
    unsure : tuple of str
        Labels of annotations that share time with it, and do not cover it.
    """

    labels: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(slots=True)
class Covered:
    """The windows that annotations cover.

    Attributes
    ----------
    labels : dict of SampleId to str
        Windows to which the annotations give one label.
    conflicts : dict of SampleId to tuple of str
        Windows to which they give several; these get none.
    n_annotations : int
        All that were looked at.
    uncovering : list of (Path, Annotation)
        Those with a label that cover no window.
    n_beyond : int
        Of these, how many begin behind the end of their recording.
    n_nameless : int
        Those without a label.
    n_rest : int
        Windows that got the label for what nothing was said of.
    bands : dict of SampleId to Band
        The frequencies of the annotations that label a window, where they tell any.
    several : dict of SampleId to Heard
        In the place of `labels` and `conflicts`, where windows may have several classes.
    several_bands : list of (SampleId, Band)
        In the place of `bands`; of each class its own.
    names : dict of str to None
        All labels of the annotations, in their order.
    """

    labels: dict[SampleId, str] = field(default_factory=dict)
    conflicts: dict[SampleId, tuple[str, ...]] = field(default_factory=dict)
    n_annotations: int = 0
    uncovering: list[tuple[Path, Annotation]] = field(default_factory=list)
    n_beyond: int = 0
    n_nameless: int = 0
    n_rest: int = 0
    bands: dict[SampleId, Band] = field(default_factory=dict)
    several: dict[SampleId, Heard] = field(default_factory=dict)
    several_bands: list[tuple[SampleId, Band]] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)

    @property
    def n_windows(self) -> int:
        """How many windows got labels, or were said to have none."""
        return len(self.labels) + len(self.several)

    @property
    def n_of_class(self) -> Counter[str]:
        """How many windows got which label."""
        named = (name for heard in self.several.values() for name in heard.labels)
        return Counter(self.labels.values()) + Counter(named)

    def text(self) -> str:
        """Return it for a person, in a line."""
        counts = ", ".join(f"{name} {n}" for name, n in self.n_of_class.most_common())
        label = counted(self.n_annotations, "annotation labels", "annotations label")
        parts = [f"{label} {counted(self.n_windows, 'window', 'windows')}"]
        parts[0] += f" ({counts})" if counts else ""
        if self.several and self.n_rest:
            parts.append(f"{self.n_rest:,} of them without any annotation that covers them")
        if self.conflicts:
            would = counted(len(self.conflicts), "window", "windows")
            none = "gets none" if len(self.conflicts) == 1 else "get none"
            parts.append(f"{would} would get several labels, and {none}")
        if self.uncovering:
            cover = counted(len(self.uncovering), "annotation covers", "annotations cover")
            parts.append(f"{cover} no window")
        if self.n_beyond:
            begin = counted(self.n_beyond, "of these begins", "of these begin")
            parts.append(f"{begin} behind the end of the recording")
        if self.n_nameless:
            have = counted(self.n_nameless, "annotation has", "annotations have")
            parts.append(f"{have} no label")
        return "; ".join(parts) + "."


def cover(
    annotated: Iterable[tuple[Cut, Sequence[Annotation]]], rule: CoverRule, rest: str = ""
) -> Covered:
    """Give the labels of annotations to the windows that they cover.

    Parameters
    ----------
    annotated : iterable of (Recording or Listed, sequence of Annotation)
        Each file once.
    rule : CoverRule
    rest : str, optional
        A label for the windows of these files that share no time with any annotation. Only where
        everything that is heard was annotated; empty for none.
    """
    covered = Covered()
    for file, annotations in annotated:
        given, touched = _gather(covered, file, annotations, rule)
        for sample, labels in given.items():
            if len(labels) > 1:
                covered.conflicts[sample] = tuple(labels)
            else:
                ((label, its),) = labels.items()
                covered.labels[sample] = label
                if band := around(Band(one.low_hz, one.high_hz, label) for one in its):
                    covered.bands[sample] = band
        if rest:
            free = [sample for sample, _ in _all(file) if sample not in touched]
            covered.labels.update(dict.fromkeys(free, rest))
            covered.n_rest += len(free)
    return covered


def cover_several(
    annotated: Iterable[tuple[Cut, Sequence[Annotation]]], rule: CoverRule, *, rest: bool = False
) -> Covered:
    """Give windows the labels of all annotations that cover them.

    Parameters
    ----------
    annotated, rule
        As for `cover`.
    rest : bool
        The windows of these files that no annotation covers have none of the classes. Only where
        everything that is heard was annotated.
    """
    covered = Covered()
    for file, annotations in annotated:
        given, touched = _gather(covered, file, annotations, rule)
        free = [sample for sample, _ in _all(file) if sample not in given] if rest else []
        for sample in (*given, *free):
            labels = given.get(sample, {})
            unsure = tuple(n for n in touched.get(sample, ()) if n is not None and n not in labels)
            covered.several[sample] = Heard(tuple(labels), unsure)
            for label, its in labels.items():
                if band := around(Band(one.low_hz, one.high_hz, label) for one in its):
                    covered.several_bands.append((sample, band))
        covered.n_rest += len(free)
    return covered


def _gather(
    covered: Covered, file: Cut, annotations: Sequence[Annotation], rule: CoverRule
) -> tuple[dict[SampleId, dict[str, list[Annotation]]], dict[SampleId, dict[str | None, None]]]:
    """Return by window the annotations that cover it, by label, and the labels of all near it."""
    given: dict[SampleId, dict[str, list[Annotation]]] = {}
    touched: dict[SampleId, dict[str | None, None]] = {}
    for said in annotations:
        near = list(_near(file, said.span))
        taking = [sample for sample, span in near if rule.covers(said.span, span)]
        _count(covered, file, said, n_windows=len(taking))
        for sample, _ in near:
            touched.setdefault(sample, {})[said.label] = None
        if said.label is not None:
            covered.names[said.label] = None
            for sample in taking:
                given.setdefault(sample, {}).setdefault(said.label, []).append(said)
    return given, touched


def _near(file: Cut, said: Span) -> Iterator[tuple[SampleId, Span]]:
    """Yield the windows that share time with a stretch, or hold a point."""
    about = Span(said.start, max(said.stop, said.start + _MOMENT))
    if isinstance(file, Recording):
        for number in file.rule.numbers(about, file.seconds):
            window = file.window(number)
            yield window.id, window.span or Span(0.0, file.seconds)
    else:
        yield from ((sample, span) for sample, span in file.samples if span.overlap(about) > 0)


def _all(file: Cut) -> Iterator[tuple[SampleId, Span]]:
    return _near(file, Span(0.0, file.seconds))


def _count(covered: Covered, file: Cut, said: Annotation, *, n_windows: int) -> None:
    covered.n_annotations += 1
    if said.label is None:
        covered.n_nameless += 1
    elif not n_windows:
        covered.uncovering.append((file.path, said))
        covered.n_beyond += said.span.start >= file.seconds
