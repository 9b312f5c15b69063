"""Samples and recordings as messages hold them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aldesk.core.numbered_samples import Neighbours, NumberedSamples
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.span import Span

Facts = dict[str, Any]
_MOST_IN_AN_ENTRY = 500


def sample_facts(sample: Sample) -> Facts:
    """Return all of a sample."""
    return {**asdict(sample), "path": str(sample.path), "columns": dict(sample.columns)}


def sample_of(facts: Mapping[str, Any]) -> Sample:
    """Return what `sample_facts` packed."""
    span = Span(**facts["span"]) if facts.get("span") else None
    lists = {
        name: tuple(said) for name in ("labels", "judged") if (said := facts.get(name)) is not None
    }
    return Sample(**{**facts, **lists, "path": Path(facts["path"]), "span": span})


def recording_facts(recording: Recording) -> Facts:
    """Return all of a recording."""
    return {**asdict(recording), "path": str(recording.path), "columns": dict(recording.columns)}


def recording_of(facts: Mapping[str, Any]) -> Recording:
    """Return what `recording_facts` packed."""
    rule = WindowRule(**facts["rule"])
    return Recording(**{**facts, "path": Path(facts["path"]), "rule": rule})


def numbered_facts(numbered: NumberedSamples) -> list[Facts]:
    """Return samples with their rows, some in each entry; a recording's windows take no room."""
    return [_part_facts(some) for part in numbered.parts for some in _pieces(part)]


def numbered_of(parts: Iterable[Mapping[str, Any]]) -> NumberedSamples:
    """Return what `numbered_facts` packed."""
    return NumberedSamples([_part(facts) for facts in parts])


def content_facts(sample: Sample) -> Facts:
    """Return what of a sample is read: no label, and nothing else that is known of it."""
    facts: Facts = {"id": sample.id, "path": str(sample.path), "media": sample.media}
    return {**facts, "span": asdict(sample.span)} if sample.span else facts


def _pieces(part: Neighbours) -> Iterator[Neighbours]:
    """Yield neighbours a few at a time, so that no entry of a message takes long to be written."""
    if isinstance(part.run, Recording):
        yield part
        return
    for start in range(0, len(part.rows), _MOST_IN_AN_ENTRY):
        some = slice(start, start + _MOST_IN_AN_ENTRY)
        yield Neighbours(part.rows[some], part.run[some])


def _part_facts(part: Neighbours) -> Facts:
    rows = {"start": part.rows.start, "stop": part.rows.stop}
    if isinstance(part.run, Recording):
        return {**rows, "first": part.first, "recording": recording_facts(part.run)}
    return {**rows, "samples": list(map(content_facts, part.run))}


def _part(facts: Mapping[str, Any]) -> Neighbours:
    rows = range(facts["start"], facts["stop"])
    if "recording" in facts:
        return Neighbours(rows, recording_of(facts["recording"]), facts["first"])
    return Neighbours(rows, [sample_of(one) for one in facts["samples"]])
