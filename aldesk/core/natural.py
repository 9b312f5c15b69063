"""The order in which a person would put names: 2 before 10, a beside A."""

import re
from pathlib import Path

_DIGITS = re.compile("([0-9]+)")

Key = tuple[tuple[tuple[int, str], ...], str]


def natural(text: str) -> Key:
    """Return the key to sort by. Different texts have different keys."""
    parts = _DIGITS.split(text.casefold())
    return tuple(_number(p) if i % 2 else (0, p) for i, p in enumerate(parts)), text


def path_order(path: Path) -> tuple[Key, ...]:
    """Return the key that puts paths in natural order, folder by folder."""
    return tuple(natural(part) for part in path.parts)


def _number(digits: str) -> tuple[int, str]:
    # By length, then digits: int() refuses numbers of thousands of digits.
    digits = digits.lstrip("0")
    return len(digits), digits
