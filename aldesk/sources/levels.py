"""What the folders around a file say of it: its class and its split."""

import re
from collections.abc import Sequence
from pathlib import Path

from aldesk.sources.values import Found, split_named

_SET = re.compile(r"[ _-]?(?:set|split|data|images|audio)$", re.IGNORECASE)


def with_labels(root: Path, paths: Sequence[Path], classes: Sequence[str] = ()) -> list[Found]:
    """Read label and split from the subfolders of `root` that each file lies in.

    A level that names a split (``train``, ``test_set``) is one wherever it stands. The label is the
    innermost other level at which the files differ: a folder ``images`` that all of them share says
    nothing. Where the classes are known, a level with the name of one is the label.

    Parameters
    ----------
    root : Path
    paths : sequence of Path
        Files below `root`.
    classes : sequence of str
    """
    n_outer = len(root.parts)
    folders = [path.parts[n_outer:-1] for path in paths]
    places = set(folders)
    splits = {levels: _split(levels) for levels in places}
    named = {levels: tuple(x for x in levels if not _as_split(x)) for levels in places}
    depth = _deciding_level(set(named.values()))
    labels = {levels: _label(named[levels], depth, frozenset(classes)) for levels in places}
    return [
        Found(path, labels[levels], splits[levels])
        for path, levels in zip(paths, folders, strict=True)
    ]


def _as_split(level: str) -> str:
    """Return the level, or its first word for names such as ``test_set``; empty if no split."""
    for name in (level, _SET.sub("", level)):
        if split_named(name):
            return name
    return ""


def _split(levels: Sequence[str]) -> str:
    return next((name for level in reversed(levels) if (name := _as_split(level))), "")


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
