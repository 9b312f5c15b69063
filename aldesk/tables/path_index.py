"""Which known file a path of elsewhere means: matched by the longest common end."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
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
        self._by_name: dict[str, list[tuple[Parts, Key]]] = defaultdict(list)
        self._by_stem: dict[str, list[tuple[Parts, Key]]] = defaultdict(list)
        for key, path in paths.items():
            parts = plain_parts(path)
            if parts:
                self._by_name[parts[-1].casefold()].append((parts, key))
                self._by_stem[_stem(parts[-1]).casefold()].append((parts, key))

    def match(self, wanted: Iterable[Parts]) -> dict[Parts, Key | Ambiguous]:
        """Find the known path for each of some paths of elsewhere.

        A path finds the one with the longest common end. Its last name must be the same, whatever
        its case; a name that no file has may be one without its ending. Nothing is guessed: a path
        that fits several equally well is `Ambiguous`, and of two paths that fit the same file only
        the better one finds it. A path that fits nothing is left out.
        """
        found: dict[Parts, tuple[int, Key] | Ambiguous] = {}
        claims: dict[Key, list[tuple[int, Parts]]] = defaultdict(list)
        for parts in dict.fromkeys(wanted):
            best = self._best(parts)
            if best is None:
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
        candidates = self._by_name.get(parts[-1].casefold())
        if candidates is None:
            candidates = self._by_stem.get(parts[-1].casefold())
        if not candidates:
            return None
        fits = [(_common_end(parts, known), known[-1] == parts[-1]) for known, _ in candidates]
        best = max(fits)
        keys = [key for fit, (_, key) in zip(fits, candidates, strict=True) if fit == best]
        if len(keys) > 1:
            return Ambiguous(len(keys), str(self._paths[keys[0]]))
        return best[0], keys[0]


def _common_end(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many names two paths end in alike; the last ones are known to be."""
    n = 1
    while n < min(len(one), len(other)) and one[-n - 1].casefold() == other[-n - 1].casefold():
        n += 1
    return n


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
