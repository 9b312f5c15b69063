"""Millions of short texts, without an object for each."""

from array import array
from dataclasses import dataclass, field


@dataclass
class PackedTexts:
    """Texts by their places, from 0: their bytes one after the other, and where each ends."""

    _bytes: bytearray = field(default_factory=bytearray, repr=False)
    _ends: "array[int]" = field(default_factory=lambda: array("q", [0]), repr=False)

    def append(self, text: str) -> None:
        """Add a text, at the next place."""
        self._bytes += text.encode()
        self._ends.append(len(self._bytes))

    def __getitem__(self, place: int) -> str:
        return self._bytes[self._ends[place] : self._ends[place + 1]].decode()
