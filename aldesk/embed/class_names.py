"""The names of a model's own classes, and how a person finds one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_BETWEEN = "_"  # BirdNET's labels: Turdus philomelos_Song Thrush
_LARGEST = 20_000_000  # bytes of a file of names


@dataclass(frozen=True)
class ClassNames:
    """Names as the model's labels have them; some have a scientific and a common name.

    Attributes
    ----------
    labels : tuple of str
        In the order of the model's scores.
    """

    labels: tuple[str, ...]

    def shown(self, index: int) -> str:
        """Return a class as a person reads it: ``Song Thrush (Turdus philomelos)``."""
        scientific, common = _names(self.labels[index])
        return f"{common} ({scientific})" if scientific else common

    def common(self, index: int) -> str:
        """Return the shorter name of a class: ``Song Thrush``."""
        return _names(self.labels[index])[1]

    def find(self, text: str, most: int = 8) -> list[int]:
        """Return the classes that a text may mean, the likeliest first.

        First those with that very name, then names that begin so, then names with a word that
        begins so, then names that hold it; the shorter first. Case and hyphens do not matter.
        """
        wanted = _plain(text)
        if not wanted:
            return []
        ranked = sorted(
            (min((_rank(wanted, name), len(name)) for name in names if wanted in name), index)
            for index, names in enumerate(self._searched)
            if any(wanted in name for name in names)
        )
        return [index for _, index in ranked[:most]]

    def named(self, text: str) -> int | None:
        """Return the class that has this name or, if there is but one, in whose name it is."""
        found, wanted = self.find(text, 2), _plain(text)
        exact = [index for index in found if wanted in self._searched[index]]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        return None

    @cached_property
    def _searched(self) -> list[tuple[str, ...]]:
        return [
            tuple({_plain(n): None for n in (*_names(label), label, self.shown(k)) if n})
            for k, label in enumerate(self.labels)
        ]


def labels_beside(model: Path, widths: Sequence[int]) -> tuple[str, ...]:
    """Return a model's class names from the file of labels in its folder; empty if there is none.

    Its name has ``label`` in it, and it has a line for each of the classes, of which one output
    of the model has so many; a table may have a heading. Of several the one whose name begins
    most like the model's is taken.
    """
    found = []
    for path in _candidates(model.parent):
        lines = _lines(path)
        for n in widths:
            if len(lines) == n:
                found.append((_alike(path.name, model.name), path.name, tuple(lines)))
            elif path.suffix.lower() == ".csv" and len(lines) == n + 1:
                found.append((_alike(path.name, model.name), path.name, tuple(lines[1:])))
    return max(found)[2] if found else ()


def _candidates(folder: Path) -> Iterator[Path]:
    try:
        for path in sorted(folder.iterdir()):
            is_named = path.suffix.lower() in (".txt", ".csv") and "label" in path.name.lower()
            if is_named and path.is_file() and path.stat().st_size <= _LARGEST:
                yield path
    except OSError:
        return


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeError):
        return []
    return [line.strip() for line in text.splitlines() if line.strip()]


def _alike(one: str, other: str) -> int:
    """Return how many characters two names have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _names(label: str) -> tuple[str, str]:
    """Return a label's scientific name, or nothing, and its common one."""
    first, between, second = label.partition(_BETWEEN)
    if between and first == second:
        return "", first
    return (first, second) if between and " " in first else ("", label)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def _rank(wanted: str, name: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in name else 3
