"""Files of the same content in folders of several classes: one sample that has all of these."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from typing import Final

from aldesk.core.sample import content_id
from aldesk.sources.several_labels import merged
from aldesk.sources.types import Options, SourceEntry

_HEAD: Final = 4096
"""So many bytes are compared before a whole file is read."""
_KeyOf = Callable[[SourceEntry], Hashable]


def merged_by_content(entries: Sequence[SourceEntry], options: Options) -> list[SourceEntry]:
    """Give a file that lies in the folders of several classes all of these, and leave copies out.

    Only files of the same size are opened, and read whole only if they begin in the same way. Until
    somebody says that samples may have several classes, copies must be called the same, too, and
    there must be as many as `merged` asks for.
    """
    if options.several is False:
        return list(entries)
    groups: list[list[SourceEntry]] = [list(entries)]
    steps: tuple[_KeyOf, ...] = (_size, _head, _content)
    if not options.several:
        steps = (lambda entry: entry.path.name, *steps)
    for key in (lambda entry: entry.split, *steps):
        groups = [part for group in groups for part in _of_several_classes(group, key)]
    same = {entry.path: number for number, group in enumerate(groups) for entry in group}
    return merged(entries, lambda entry: same.get(entry.path, entry.path), options)


def _of_several_classes(entries: Iterable[SourceEntry], key: _KeyOf) -> Iterable[list[SourceEntry]]:
    """Return the entries that are equal by a key, where their labels are not."""
    found: dict[Hashable, list[SourceEntry]] = {}
    for entry in entries:
        with suppress(OSError):  # is told when it is looked into
            if entry.label is not None and (equal := key(entry)) is not None:
                found.setdefault(equal, []).append(entry)
    return [its for its in found.values() if len({entry.label for entry in its}) > 1]


def _size(entry: SourceEntry) -> int | None:
    return entry.path.stat().st_size or None  # empty files are told as that


def _head(entry: SourceEntry) -> bytes:
    with entry.path.open("rb") as file:
        return file.read(_HEAD)


def _content(entry: SourceEntry) -> str:
    return content_id(entry.path)
