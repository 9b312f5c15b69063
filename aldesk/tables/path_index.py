"""Which known file a path of elsewhere means: matched by the longest common end."""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from aldesk.tables.path_text import plain_parts

Key = TypeVar("Key", bound=Hashable)
Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A path that fits several files equally well.

    Attributes
    ----------
    n : int
        How many files, or how many other paths for the one file.
    example : str
    """

    n: int
    example: str


class PathIndex(Generic[Key]):
    """Known paths by their last names.

    Parameters
    ----------
    paths : mapping of key to Path
        Each known path with what it stands for, such as a sample's id.
    """

    def __init__(self, paths: Mapping[Key, Path]) -> None:
        self._paths = paths
        by_name: dict[str, list[tuple[Parts, Key]]] = defaultdict(list)
        by_stem: dict[str, list[tuple[Parts, Key]]] = defaultdict(list)
        for key, path in paths.items():
            if parts := plain_parts(path):
                by_name[parts[-1].casefold()].append((parts, key))
                by_stem[_stem(parts[-1]).casefold()].append((parts, key))
        self._folders = _own_folders([parts for its in by_name.values() for parts, _ in its])
        self._by_name = {name: _Group(members, 1) for name, members in by_name.items()}
        self._by_stem = {name: _Group(members, 1) for name, members in by_stem.items()}

    def match(
        self, wanted: Iterable[Parts], taken: Container[Key] = ()
    ) -> dict[Parts, Key | Ambiguous]:
        """Find the known path for each of some paths of elsewhere.

        A path finds the one with the longest common end. Its last name must be the same, whatever
        its case; a name that no file has may be one without its ending. Nothing is guessed: a path
        that fits several equally well is `Ambiguous`, and of two paths that fit the same file only
        the better one finds it. One that names a folder which is there, in which it is not, finds
        none: ``cat/1.jpg`` is never ``dog/1.jpg``. A path that fits nothing is left out, and so is
        one that fits what is `taken`: known paths that others have named exactly.
        """
        found: dict[Parts, tuple[int, Key] | Ambiguous] = {}
        claims: dict[Key, list[tuple[int, Parts]]] = defaultdict(list)
        for parts in dict.fromkeys(wanted):
            best = self._best(parts)
            if best is None or (not isinstance(best, Ambiguous) and best[1] in taken):
                continue
            found[parts] = best
            if not isinstance(best, Ambiguous):
                claims[best[1]].append((best[0], parts))
        for key, its in claims.items():
            most = max(length for length, _ in its)
            best_ones = [parts for length, parts in its if length == most]
            for length, parts in its:
                if length < most:
                    del found[parts]
                elif len(best_ones) > 1:
                    found[parts] = Ambiguous(len(best_ones), str(self._paths[key]))
        return {
            parts: best if isinstance(best, Ambiguous) else best[1] for parts, best in found.items()
        }

    def _best(self, parts: Parts) -> tuple[int, Key] | Ambiguous | None:
        if not parts:
            return None
        name = parts[-1].casefold()
        group = self._by_name.get(name) or self._by_stem.get(name)
        if group is None:
            return None
        group = group.deepest(parts)
        if group.depth < len(parts) and parts[-group.depth - 1].casefold() in self._folders:
            return None
        alike = [key for known, key in group.members if known[-1] == parts[-1]]
        keys = alike or [key for _, key in group.members]
        if len(keys) > 1:
            return Ambiguous(len(keys), str(self._paths[keys[0]]))
        return group.depth, keys[0]


class _Group(Generic[Key]):
    """Known paths that end alike in `depth` names, sorted by the next one when that is asked."""

    def __init__(self, members: list[tuple[Parts, Key]], depth: int) -> None:
        self.members = members
        self.depth = depth
        self._inside: dict[str, _Group[Key]] | None = None

    def deepest(self, parts: Parts) -> "_Group[Key]":
        """Return the group within this one that has the most names in common with a path."""
        if self.depth == len(parts):
            return self
        if self._inside is None:
            sorted_in: dict[str, list[tuple[Parts, Key]]] = defaultdict(list)
            for known, key in self.members:
                if self.depth < len(known):
                    sorted_in[known[-self.depth - 1].casefold()].append((known, key))
            deeper = self.depth + 1
            self._inside = {name: _Group(members, deeper) for name, members in sorted_in.items()}
        group = self._inside.get(parts[-self.depth - 1].casefold())
        return group.deepest(parts) if group else self


def _own_folders(paths: list[Parts]) -> frozenset[str]:
    """Return the names of folders in which some of the files lie, and others don't."""
    if not paths:
        return frozenset()
    first, last = min(paths), max(paths)
    n_common = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 0)
    return frozenset(name.casefold() for parts in paths for name in parts[n_common:-1])


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
