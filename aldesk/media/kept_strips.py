"""Strips of whole recordings, kept from one opening of a project to the next.

An hour costs two seconds of computing and seven in all until its strip is fine, each time anew.
"""

import io
import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
from numpy.lib.format import read_array, write_array
from platformdirs import user_cache_path

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding
from aldesk.core.files import write_whole
from aldesk.core.ids import SampleId

MOST: Final = 1000
"""Strips, of 100 KB at most each; the one that was not asked for longest goes first."""
_SECONDS = "<d"
"""Before the array, which is as in a file that ends in ``.npy``."""
_FORM = "1"
"""Changes with what a strip is made of, so that no earlier one is taken for it."""


@dataclass(frozen=True, slots=True)
class KeptStrip:
    """A recording's strip when it was done.

    Attributes
    ----------
    decibels : float32 (n_bands, n_columns)
        As `OverviewStrip.decibels`, to the precision of float16.
    seconds : float
        How long the recording is.
    """

    decibels: Floats
    seconds: float


class KeptStrips:
    """A folder of strips by recording, its file's size and how it is decoded.

    What cannot be read counts as not there, and what cannot be written is done without.

    Parameters
    ----------
    folder : Path, optional
        In the place of the one in the application's cache.
    most : int, default 1000
    """

    def __init__(self, folder: Path | None = None, most: int = MOST) -> None:
        self.folder = folder or user_cache_path("ALDesk") / "strips"
        self._most = most

    def read(self, recording: SampleId, path: Path, decoding: Decoding) -> KeptStrip | None:
        """Return the strip of a recording, if it was kept and the file is as large as then."""
        with suppress(OSError, ValueError, struct.error):
            file = self._file(recording, path, decoding)
            with file.open("rb") as content:
                (seconds,) = struct.unpack(_SECONDS, content.read(struct.calcsize(_SECONDS)))
                decibels = read_array(content, allow_pickle=False).astype(np.float32)
            os.utime(file)
            if decibels.ndim == 2 and decibels.size and np.isfinite(decibels).all() and seconds > 0:
                return KeptStrip(decibels, seconds)
        return None

    def keep(self, recording: SampleId, path: Path, decoding: Decoding, strip: KeptStrip) -> None:
        """Keep a strip that is done."""
        content = io.BytesIO()
        content.write(struct.pack(_SECONDS, strip.seconds))
        write_array(content, strip.decibels.astype(np.float16), allow_pickle=False)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._file(recording, path, decoding), content.getbuffer(), durable=False)
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        by_age = sorted(self._ages())
        for _, file in by_age[: max(0, len(by_age) - self._most)]:
            file.unlink(missing_ok=True)

    def _ages(self) -> Iterator[tuple[float, Path]]:
        for file in self.folder.glob("*.strip"):
            with suppress(OSError):  # another window may have dropped it
                yield file.stat().st_mtime, file

    def _file(self, recording: SampleId, path: Path, decoding: Decoding) -> Path:
        facts = (_FORM, recording, str(path.stat().st_size), decoding.of("sound").key)
        name = blake2b("\n".join(facts).encode(), digest_size=16).hexdigest()
        return self.folder / f"{name}.strip"
