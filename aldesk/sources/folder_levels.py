"""What the folders around a file say of it: its class and its split."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from aldesk.sources.types import SourceEntry, split_named

_SET = re.compile(r"[ _-]?(?:set|split|data|images|audio)$", re.IGNORECASE)


def with_labels(
    root: Path, paths: Sequence[Path], classes: Sequence[str] = ()
) -> list[SourceEntry]:
    """Read label and split from the subfolders of `root` that each file lies in.

    A level that names a split (``train``, ``test_set``) is one wherever it stands. But where most
    folders side by side name none, and not both training and test are there, they are classes:
    ``bus``, ``car``, ``train``. The label is the innermost other level at which the files differ: a
    folder ``images`` that all of them share says nothing. Where the classes are known, a level with
    the name of one is the label.

    Parameters
    ----------
    root : Path
    paths : sequence of Path
        Files below `root`.
    classes : sequence of str
    """
    n_outer = len(root.parts)
    folders = [path.parts[n_outer:-1] for path in paths]
    places, known = set(folders), frozenset(classes)
    split_levels = _split_levels(places, known)
    splits, named = {}, {}
    for levels in places:
        is_split = [levels[: n + 1] in split_levels for n in range(len(levels))]
        innermost = [level for level, yes in zip(levels, is_split, strict=True) if yes][-1:]
        splits[levels] = _as_split(innermost[0]) if innermost else ""
        named[levels] = tuple(x for x, yes in zip(levels, is_split, strict=True) if not yes)
    depth = _deciding_level(set(named.values()))
    labels = {levels: _label(named[levels], depth, known) for levels in places}
    return [
        SourceEntry(path, labels[levels], splits[levels])
        for path, levels in zip(paths, folders, strict=True)
    ]


def _as_split(level: str) -> str:
    """Return the level, or its first word for names such as ``test_set``; empty if no split."""
    for name in (level, _SET.sub("", level)):
        if split_named(name):
            return name
    return ""


def _split_levels(places: set[tuple[str, ...]], classes: frozenset[str]) -> set[tuple[str, ...]]:
    """Return the folders, each with those around it, that stand for a split."""
    beside: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for levels in places:
        for depth, level in enumerate(levels):
            beside[levels[:depth]].add(level)
    return {
        (*around, level)
        for around, levels in beside.items()
        for level in _splits_among(levels, classes)
    }


def _splits_among(levels: set[str], classes: frozenset[str]) -> list[str]:
    """Return the neighbours that name splits; none where most are something else, and no test."""
    named = {level: split_named(_as_split(level)) for level in levels - classes}
    splits = [level for level, split in named.items() if split]
    is_whole = {"pool", "test"} <= set(named.values())
    return splits if is_whole or 2 * len(splits) >= len(levels) else []


def _deciding_level(places: set[tuple[str, ...]]) -> int:
    """Return which level tells the files apart, counted from the innermost, 1; 0 if none does."""
    places = places - {()}
    deepest = max(map(len, places), default=0)
    for depth in range(1, deepest + 1):
        if len({levels[-depth] if len(levels) >= depth else None for levels in places}) > 1:
            return depth
    return 0


def _label(levels: tuple[str, ...], depth: int, classes: frozenset[str]) -> str | None:
    known = [level for level in levels if level in classes]
    if known:
        return known[-1]
    return levels[-depth] if depth and len(levels) >= depth else None
