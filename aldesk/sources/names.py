"""What the names of the files tell, before any is looked into."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from aldesk.core.errors import Problem
from aldesk.core.import_batch import FileProblem
from aldesk.core.names import plain_name
from aldesk.core.sample import Media
from aldesk.media import media_of
from aldesk.sources.pattern import Pattern
from aldesk.sources.types import SourceEntry


def with_facts_of_names(
    found: Sequence[SourceEntry], text: str, problems: list[FileProblem]
) -> list[SourceEntry]:
    """Add what a pattern reads in the files' names.

    Raises
    ------
    Problem
        If the pattern cannot be read, or fits no name.
    """
    if not text:
        return list(found)
    pattern = Pattern(text)
    entries = []
    differ = []
    for entry in found:
        facts = pattern.match(entry.path.stem)
        if facts is None:
            differ.append(entry.broken(f"Kept, but its name does not fit {text}.", "name"))
            entries.append(entry)
            continue
        told, split = entry, facts.pop("split", entry.split)
        if "label" in facts:
            label = plain_name(facts.pop("label")) or None
            told = replace(entry, label=label, labels=None, judged=None)
        columns = {**entry.columns, **facts}
        entries.append(replace(told, split=split, columns=columns))
    if found and len(differ) == len(found):
        raise Problem(
            f"No file name fits the pattern {text!r}", todo=f"A name is: {found[0].path.stem}"
        )
    problems += differ
    return entries


def most_frequent_media(found: Sequence[SourceEntry]) -> Media | None:
    """Return sound or picture, whichever are more; a project holds one of them."""
    counts: Counter[Media] = Counter(m for entry in found if (m := media_of(entry.path)))
    return max(counts, key=lambda media: (counts[media], media == "sound"), default=None)
