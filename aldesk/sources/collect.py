"""Look into the files that a folder or table names, and make samples of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.progress import Progress
from aldesk.core.sample import Media, Sample, content_id
from aldesk.media import media_of, probe, reading
from aldesk.sources.extract import extracted
from aldesk.sources.natural import natural
from aldesk.sources.pattern import Pattern
from aldesk.sources.split import with_test_split
from aldesk.sources.values import Broken, Found, Options, Scan, split_named


def collect(
    found: Sequence[Found], known: Iterable[Broken], options: Options, progress: Progress
) -> Scan:
    """Make samples of the files found.

    Parameters
    ----------
    found : sequence of Found
    known : iterable of Broken
        Problems that listing the files showed; they come first in the answer.
    options : Options
    progress : Progress
        Called after each file.

    Raises
    ------
    Problem
        If the pattern or the test split cannot be read, or fits nothing.
    """
    problems = list(known)
    entries = _of_one_media(_named(found, options.pattern, problems), problems)
    samples: dict[str, Sample] = {}
    duplicates = []
    for done, entry in enumerate(entries, start=1):
        sample = _sample(entry, options, problems)
        if sample is not None:
            first = samples.setdefault(sample.id, sample)
            if first is not sample:
                duplicates.append((sample.path, first.path))
                _compare(entry, sample, first, problems)
        progress(done, len(entries))
    kept = list(samples.values())
    if options.test:
        kept = with_test_split(kept, options.test)
    labels = {sample.label for sample in kept if sample.label is not None}
    classes = options.classes or tuple(sorted(labels, key=natural))
    return Scan(tuple(kept), tuple(problems), tuple(duplicates), classes)


def _named(found: Sequence[Found], text: str, problems: list[Broken]) -> list[Found]:
    """Add what the file names say."""
    if not text:
        return list(found)
    pattern = Pattern(text)
    entries = []
    differ = []
    for entry in found:
        facts = pattern.match(entry.path.stem)
        if facts is None:
            differ.append(entry.broken(f"Kept, but its name does not fit {text}."))
            entries.append(entry)
            continue
        label, split = facts.pop("label", entry.label), facts.pop("split", entry.split)
        columns = {**entry.columns, **facts}
        entries.append(replace(entry, label=label, split=split, columns=columns))
    if found and len(differ) == len(found):
        raise Problem(
            f"No file name fits the pattern {text!r}", todo=f"A name is: {found[0].path.stem}"
        )
    problems += differ
    return entries


def _of_one_media(entries: list[Found], problems: list[Broken]) -> list[Found]:
    """Keep sound or pictures, whichever are more; a project holds one of them."""
    counts: Counter[Media | None] = Counter(media_of(entry.path) for entry in entries)
    other: Media = "picture" if counts["sound"] >= counts["picture"] else "sound"
    kept = []
    for entry in entries:
        if media_of(entry.path) == other:
            problems.append(entry.broken(f"Left out: it is a {other}, and most files are not."))
        else:
            kept.append(entry)
    return kept


def _sample(entry: Found, options: Options, problems: list[Broken]) -> Sample | None:
    split = split_named(entry.split) if entry.split else "pool"
    if split is None:
        known = "train, pool, val or test"
        problems.append(entry.broken(f"Left out: the split {entry.split!r} is not {known}."))
        return None
    if _is_undecodable(entry.path):
        problems.append(entry.broken("Left out: its name is not UTF-8; rename it."))
        return None
    try:
        entry = extracted(entry)
        probe(entry.path)
        with reading(entry.path):
            name = content_id(entry.path)
    except SampleProblem as problem:
        problems.append(entry.broken(" ".join(f"{t}." for t in (problem.what, problem.todo) if t)))
        return None
    media = media_of(entry.path)
    assert media is not None  # noqa: S101 - probe refuses other files
    label = entry.label
    if options.classes and label is not None and label not in options.classes:
        problems.append(entry.broken(f"Kept without its label: unknown class {label!r}."))
        label = None
    return Sample(name, entry.path, media, label, split, entry.columns)


def _is_undecodable(path: Path) -> bool:
    """Tell whether a path holds bytes that are no text, which Python keeps as lone surrogates."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return True
    return False


def _compare(entry: Found, second: Sample, first: Sample, problems: list[Broken]) -> None:
    if second.label != first.label:
        here, there = _said(second.label), _said(first.label)
        reason = f"Left out: {here}, and the same content, {first.path}, is {there}."
        problems.append(entry.broken(reason))


def _said(label: str | None) -> str:
    return "not labelled" if label is None else f"labelled {label!r}"
