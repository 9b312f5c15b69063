"""What is labelled: a sample, with an id that follows from its content."""

import hashlib
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from aldesk.core.ids import SampleId
from aldesk.core.progress import Beat
from aldesk.core.span import Span

Media = Literal["sound", "picture"]
Split = Literal["pool", "test"]

LARGE = 64 << 20
"""Bytes; of a larger file not all is read for its id."""

_BLOCK = 1 << 20
_END, _PIECE, _N_PIECES = 256 << 10, 64 << 10, 32
_SAMPLED = "00000000"


def _no_beat() -> None: ...


@dataclass(frozen=True, slots=True)
class Sample:
    """A clip, a picture, or a stretch of a recording.

    Attributes
    ----------
    id : SampleId
        32 hexadecimal digits, made from the content and never from the position; a stretch of a
        recording has its times after it, see `aldesk.core.recording.window_id`.
    path : Path
        Where the content lies.
    media : {"sound", "picture"}
    label : str or None
        The label that the source knows. In the pool it is only an oracle's answer for simulations;
        it is never shown and never trained on.
    labels : tuple of str or None
        All labels that the source knows, where there can be several; empty where it has none of
        the classes, None where nothing is known.
    judged : tuple of str or None
        The classes that `labels` speaks of; None for all that the project began with.
    split : {"pool", "test"}
        Samples of the test split are never queried; accuracy is measured on them.
    columns : Mapping[str, str]
        Further facts from the source, such as the speaker.
    span : Span or None
        Which stretch of the file it is; None for the whole.
    """

    id: SampleId
    path: Path
    media: Media
    label: str | None = None
    split: Split = "pool"
    columns: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = None
    labels: tuple[str, ...] | None = None
    judged: tuple[str, ...] | None = None

    @property
    def all_labels(self) -> tuple[str, ...] | None:
        """`labels`, or else `label` alone; None where the source knows nothing."""
        if self.labels is None and self.label:
            return (self.label,)
        return self.labels


def content_id(path: Path, beat: Beat = _no_beat) -> SampleId:
    """Return the id of a file's content: 32 hexadecimal digits, from BLAKE2b.

    Up to 64 MiB all of it is read. Of a larger file its size, its first and last 256 KiB and 32
    blocks of 64 KiB spread evenly between are: 2.5 MiB, whatever its size. So two large files of
    the same size that differ only between these blocks have the same id, and a change there is not
    noticed: a word that was cut out and replaced, a damaged sector. Recordings are told apart all
    the same, since no two minutes of noise are alike; those of digital silence are not. Such an id
    begins with eight zeros.

    Parameters
    ----------
    path : Path
    beat : callable, optional
        Called between the blocks of a long file; it may raise `Cancelled`.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        return _sampled_id(file, size, beat) if size > LARGE else _whole_id(file, beat)


def has_content(path: Path, ids: Collection[str], beat: Beat = _no_beat) -> SampleId | None:
    """Return which of some contents a file has, or None.

    A large file may have been taken in when all of it was read still: it is read again only if
    there is an id of that kind among them.

    Parameters
    ----------
    path : Path
    ids : collection of str
    beat : callable, optional
        As of `content_id`.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    id_ = content_id(path, beat)
    if id_ in ids:
        return id_
    if not id_.startswith(_SAMPLED) or all(known.startswith(_SAMPLED) for known in ids):
        return None
    with path.open("rb") as file:
        id_ = _whole_id(file, beat)
    return id_ if id_ in ids else None


def _whole_id(file: BinaryIO, beat: Beat) -> SampleId:
    digest = hashlib.blake2b(digest_size=16)
    file.seek(0)
    while block := file.read(_BLOCK):
        digest.update(block)
        if len(block) == _BLOCK:
            beat()
    return SampleId(digest.hexdigest())


def _sampled_id(file: BinaryIO, size: int, beat: Beat) -> SampleId:
    digest = hashlib.blake2b(str(size).encode(), digest_size=16 - len(_SAMPLED) // 2)
    between = (size - 2 * _END - _PIECE) // (_N_PIECES - 1)
    pieces = [(_END + number * between, _PIECE) for number in range(_N_PIECES)]
    for place, length in [(0, _END), *pieces, (size - _END, _END)]:
        file.seek(place)
        digest.update(file.read(length))
        beat()
    return SampleId(_SAMPLED + digest.hexdigest())
