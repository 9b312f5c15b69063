"""Finding a name by a few typed letters: at the starts of its words, or inside it."""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_WORDS = 16
_INSIDE_FROM = 2
"""Letters that it takes to find a name by its middle: one letter is in the middle of nearly all."""


def rank(typed: str, names: Iterable[str]) -> int | None:
    """Return how well the best of the names fits: 0 is best, None not at all.

    0: it begins so. 1: its words do, in their order: ``grh`` finds *great horned owl*.
    2: it holds the letters somewhere in one piece.

    Examples
    --------
    >>> rank("ho", ["great horned owl"]), rank("go", ["great horned owl"]), rank("x", ["owl"])
    (1, 1, None)
    """
    wanted = typed.casefold().strip()
    ranks = [found for name in names if (found := _rank(wanted, name.casefold())) is not None]
    return min(ranks, default=None)


def _rank(typed: str, name: str) -> int | None:
    if name.startswith(typed):
        return 0
    letters = "".join(typed.split())
    if _starts(letters, tuple(_WORD.findall(name)[:_WORDS])):
        return 1
    return 2 if len(typed) >= _INSIDE_FROM and typed in name else None


@lru_cache(4096)
def _starts(letters: str, words: tuple[str, ...]) -> bool:
    """Whether the letters are made of starts of these words, some of which may be passed over."""
    if not letters:
        return True
    if not words:
        return False
    if _starts(letters, words[1:]):
        return True
    first, others = words[0], words[1:]
    length = 0
    while length < min(len(first), len(letters)) and first[length] == letters[length]:
        length += 1
        if _starts(letters[length:], others):
            return True
    return False
