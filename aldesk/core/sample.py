"""What is labelled: a sample, with an id that follows from its content."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from aldesk.core.ids import SampleId
from aldesk.core.span import Span

Media = Literal["sound", "picture"]
Split = Literal["pool", "test"]

_BLOCK = 1 << 20


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


def content_id(path: Path, beat: Callable[[], None] = lambda: None) -> SampleId:
    """Return the id of a file's content: 128 bits of BLAKE2b as 32 hexadecimal digits.

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
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            if len(block) == _BLOCK:
                beat()
    return SampleId(digest.hexdigest())
