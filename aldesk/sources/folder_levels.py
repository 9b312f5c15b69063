"""What the folders around a file say of it: its class and its split."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from aldesk.core.names import plain_name
from aldesk.sources.types import SourceEntry, split_named

_NUMBERED = re.compile(r"(fold|part|chunk|batch|shard)[ _-]?\d+", re.IGNORECASE)
_SET = re.compile(r"[ _-]?(?:set|split|data|images|audio)$", re.IGNORECASE)


def with_labels(
    root: Path, paths: Sequence[Path], classes: Sequence[str] = (), levels: str = ""
) -> list[SourceEntry]:
    """Read label and split from the subfolders of `root` that each file lies in.

    A level that names a split (``train``, ``test_set``) is one wherever it stands. But where most
    folders side by side name none, and not both training and test are there, they are classes:
    ``bus``, ``car``, ``train``. The label is the innermost other level at which the files differ: a
    folder ``images`` that all of them share says nothing, and neither do ``fold1``, ``fold2`` or
    ``part-3`` side by side. Where the classes are known, a level with the name of one is the label.

    Parameters
    ----------
    root : Path
    paths : sequence of Path
        Files below `root`.
    classes : sequence of str
    levels : {"", "first", "all"}
        See `Options.levels`.
    """
    n_outer = len(root.parts)
    folders = [path.parts[n_outer:-1] for path in paths]
    places, known = set(folders), frozenset(map(plain_name, classes))
    split_levels = _split_levels(places, known)
    numbered = _numbered_levels(places, known)
    splits, named = {}, {}
    for place in places:
        around = [place[: n + 1] for n in range(len(place))]
        innermost = [levels[-1] for levels in around if levels in split_levels][-1:]
        splits[place] = _as_split(innermost[0]) if innermost else ""
        kept = [levels for levels in around if levels not in split_levels | numbered]
        named[place] = tuple(plain_name(levels[-1]) for levels in kept)
    depth = deciding_level(set(named.values()))
    labels = {place: _label(named[place], depth, known, levels) for place in places}
    return [
        SourceEntry(path, labels[place], splits[place])
        for path, place in zip(paths, folders, strict=True)
    ]


def _as_split(level: str) -> str:
    """Return the level, or its first word for names such as ``test_set``; empty if no split."""
    for name in (level, _SET.sub("", level)):
        if split_named(name):
            return name
    return ""


def _split_levels(places: set[tuple[str, ...]], classes: frozenset[str]) -> set[tuple[str, ...]]:
    """Return the folders, each with those around it, that stand for a split."""
    return {
        (*around, level)
        for around, levels in _beside(places).items()
        for level in _splits_among(levels, classes)
    }


def _beside(places: set[tuple[str, ...]]) -> dict[tuple[str, ...], set[str]]:
    """Return the names side by side in each folder."""
    beside: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for levels in places:
        for depth, level in enumerate(levels):
            beside[levels[:depth]].add(level)
    return beside


def _splits_among(levels: set[str], classes: frozenset[str]) -> list[str]:
    """Return the neighbours that name splits; none where most are something else, and no test."""
    named = {level: split_named(_as_split(level)) for level in levels - classes}
    splits = [level for level, split in named.items() if split]
    is_whole = {"pool", "test"} <= set(named.values())
    return splits if is_whole or 2 * len(splits) >= len(levels) else []


def deciding_level(places: set[tuple[str, ...]]) -> int:
    """Return which level tells the files apart, counted from the innermost, 1; 0 if none does."""
    places = places - {()}
    deepest = max(map(len, places), default=0)
    for depth in range(1, deepest + 1):
        if len({levels[-depth] if len(levels) >= depth else None for levels in places}) > 1:
            return depth
    return 0


def _numbered_levels(places: set[tuple[str, ...]], classes: frozenset[str]) -> set[tuple[str, ...]]:
    """Return the folders that only cut the data into numbered parts, as all beside them do."""
    return {
        (*around, level)
        for around, levels in _beside(places).items()
        if not levels & classes and all(_NUMBERED.fullmatch(level) for level in levels)
        for level in levels
    }


def _label(levels: tuple[str, ...], depth: int, classes: frozenset[str], wanted: str) -> str | None:
    known = [level for level in levels if level in classes]
    if known:
        return known[-1]
    if wanted == "first":
        return levels[0] if levels else None
    if wanted == "all":
        return "/".join(levels) or None
    return levels[-depth] if depth and len(levels) >= depth else None
