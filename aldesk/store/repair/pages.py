"""The rows that the pages of a damaged SQLite file still hold, read without SQLite.

File format: https://www.sqlite.org/fileformat2.html. Nothing that a page says is believed: each
read is bounded by the length of the file, and each page is read once.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

Value = int | float | str | bytes | None
Line = tuple[Value, ...]

_LEAF_TABLE, _INNER_TABLE, _LEAF_INDEX, _INNER_INDEX = 13, 5, 10, 2
_INNER = (_INNER_TABLE, _INNER_INDEX)
_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_USUAL_SIZE = 4096


@dataclass(frozen=True, slots=True)
class Row:
    """A row as its page has it; `rowid` is None in a table that has none."""

    rowid: int | None
    values: Line


@dataclass
class Tree:
    """What could be read of one table.

    Attributes
    ----------
    rows : list of Row
    pages : set of int
        Those that belong to it.
    n_damaged : int
        Pages and rows that could not be read.
    """

    rows: list[Row]
    pages: set[int]
    n_damaged: int = 0


class Pages:
    """The pages of a file, by their numbers from 1."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        (size,) = struct.unpack(">H", content[16:18].ljust(2, b"\0"))
        size = 65536 if size == 1 else size
        is_one = 512 <= size <= 65536 and size & (size - 1) == 0
        self._size = size if is_one else _USUAL_SIZE
        reserved = content[20] if is_one and len(content) > 20 else 0
        self._usable = self._size - (reserved if reserved <= 32 else 0)

    @property
    def n(self) -> int:
        """How many there are; of the last one some may be missing."""
        return (len(self._content) + self._size - 1) // self._size

    def tree(self, root: int) -> Tree:
        """Return all that hangs on a root."""
        found, left = Tree([], set()), [root]
        while left:
            number = left.pop()
            if not 0 < number <= self.n or number in found.pages:
                found.n_damaged += 1
                continue
            found.pages.add(number)
            self._take(number, found, left)
        return found

    def page(self, number: int) -> Tree:
        """Return the rows of one page by itself."""
        found = Tree([], {number})
        self._take(number, found, [])
        return found

    def free(self) -> set[int]:
        """Return the pages that are not in use: what they hold was removed."""
        found: set[int] = set()
        (trunk,) = struct.unpack(">I", self._content[32:36].ljust(4, b"\0"))
        while 0 < trunk <= self.n and trunk not in found:
            found.add(trunk)
            page = self._page(trunk)
            trunk, n = struct.unpack(">II", page[:8])
            n = min(n, (self._usable - 8) // 4)
            found.update(struct.unpack(f">{n}I", page[8 : 8 + 4 * n]))
        return found

    def _page(self, number: int) -> bytes:
        start = (number - 1) * self._size
        return self._content[start : start + self._size].ljust(self._size, b"\0")

    def _take(self, number: int, found: Tree, children: list[int]) -> None:
        page = self._page(number)
        start = 100 if number == 1 else 0
        kind = page[start]
        (n,) = struct.unpack(">H", page[start + 3 : start + 5])
        first = start + (12 if kind in _INNER else 8)
        if kind not in (*_INNER, _LEAF_TABLE, _LEAF_INDEX) or first + 2 * n > self._usable:
            found.n_damaged += 1
            return
        if kind in _INNER:
            children.append(int.from_bytes(page[start + 8 : start + 12], "big"))
        for (place,) in struct.iter_unpack(">H", page[first : first + 2 * n]):
            if kind in _INNER:
                children.append(int.from_bytes(page[place : place + 4], "big"))
            if kind == _INNER_TABLE:
                continue
            try:
                found.rows.append(self._row(page, kind, place + 4 * (kind == _INNER_INDEX)))
            except (ValueError, IndexError, struct.error):
                found.n_damaged += 1

    def _row(self, page: bytes, kind: int, place: int) -> Row:
        rowid = None
        length, place = _varint(page, place)
        if kind == _LEAF_TABLE:
            rowid, place = _varint(page, place)
            rowid -= (rowid >> 63) << 64
        return Row(rowid, tuple(_record(self._payload(page, place, length, kind))))

    def _payload(self, page: bytes, place: int, length: int, kind: int) -> bytes:
        """Return the content of a row, some of which may lie on pages of its own."""
        usable = self._usable
        if length > len(self._content):
            raise ValueError("longer than the file")
        most = usable - 35 if kind == _LEAF_TABLE else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return _piece(page, place, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        parts = [_piece(page, place, here)]
        (number,) = struct.unpack(">I", _piece(page, place + here, 4))
        left = length - here
        while left > 0:
            if not 0 < number <= self.n:
                raise ValueError("its rest is missing")
            more = self._page(number)
            parts.append(more[4 : min(usable, 4 + left)])
            (number,), left = struct.unpack(">I", more[:4]), left - (usable - 4)
        return b"".join(parts)


def _varint(page: bytes, place: int) -> tuple[int, int]:
    value = 0
    for n in range(8):
        byte = page[place + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + n + 1
    return value << 8 | page[place + 8], place + 9


def _piece(page: bytes, place: int, length: int) -> bytes:
    if place + length > len(page):
        raise ValueError("beyond the page")
    return page[place : place + length]


def _record(payload: bytes) -> Iterator[Value]:
    end, place = _varint(payload, 0)
    body = end
    if end > len(payload):
        raise ValueError("its header is longer than it is")
    while place < end:
        kind, place = _varint(payload, place)
        if kind in (0, 8, 9):
            yield None if kind == 0 else kind - 8
            continue
        size = (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else _SIZES.get(kind, -1)
        if size < 0:
            raise ValueError("of no kind that there is")
        piece = _piece(payload, body, size)
        body += size
        if kind == 7:
            yield struct.unpack(">d", piece)[0]
        elif kind < 12:
            yield int.from_bytes(piece, "big", signed=True)
        else:
            yield piece.decode() if kind % 2 else piece
