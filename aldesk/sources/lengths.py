"""How long the sound of a source is, from the headers of some of its files."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from pathlib import Path
from statistics import median

from aldesk.core.errors import SampleProblem
from aldesk.core.recording import WindowRule
from aldesk.media.sound import UNKNOWN, opened

MOST_MEASURED = 48
_STEP = 53  # a prime above it, so that all places come
LONG = 15.0
"""Seconds; a clip up to this length is thought to be one thing to label."""
USUAL_WINDOW = 3.0
_LEAST_WINDOWS = 3
_PATIENCE = 1.0
"""Seconds; an MP3 tells its length only after some reading, and a slow drive nothing at once."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The lengths of some files.

    Attributes
    ----------
    seconds : tuple of float
        Of those whose header says it.
    n_files : int
        How many files there are, those among them whose length is not known.
    is_all : bool
        Whether there are no more; else more files than `n_files` were not even counted.
    """

    seconds: tuple[float, ...] = ()
    n_files: int = 0
    is_all: bool = True

    @property
    def is_exact(self) -> bool:
        """Whether each file was measured."""
        return self.is_all and len(self.seconds) == self.n_files

    @property
    def hours(self) -> float:
        """All files together, those that were not measured as long as the others."""
        return fsum(self.seconds) / max(1, len(self.seconds)) * self.n_files / 3600

    def n_windows(self, rule: WindowRule) -> int:
        """Return how many samples there are, cut by a rule."""
        found = sum(map(rule.count, self.seconds))
        return round(found / max(1, len(self.seconds)) * self.n_files)

    def n_cut(self, rule: WindowRule) -> int:
        """Return how many files a rule cuts into several windows."""
        found = sum(rule.count(seconds) > 1 for seconds in self.seconds)
        return round(found / max(1, len(self.seconds)) * self.n_files)

    def proposed(self, window: float | None = None) -> float:
        """Return the length of a window in seconds, or 0 where files had better stay whole.

        Parameters
        ----------
        window : float, optional
            What the encoder takes; 3 s by default.
        """
        window = window or USUAL_WINDOW
        usual = median(self.seconds) if self.seconds else 0.0
        return window if usual > LONG and usual >= _LEAST_WINDOWS * window else 0.0


def measured(paths: Sequence[Path], n_files: int | None = None) -> Lengths:
    """Measure some files, from all over.

    Parameters
    ----------
    paths : sequence of Path
        Of which up to `MOST_MEASURED` are opened; those that cannot be read are passed over.
    n_files : int, optional
        How many files there are; as many as paths, and more, by default.
    """
    n, began = min(MOST_MEASURED, len(paths)), time.monotonic()
    seconds: list[float] = []
    for turn in range(n):
        place = (turn * _STEP % n) * len(paths) // n  # from all over, also if there is no time
        if length := length_of(paths[place]):
            seconds.append(length)
        began = began if turn else time.monotonic()  # the first loads a library
        if time.monotonic() - began > _PATIENCE:
            break
    total = len(paths) if n_files is None else n_files
    return Lengths(tuple(seconds), total, n_files is not None)


def length_of(path: Path) -> float:
    """Return what a header says, in seconds; 0 where it cannot be read or says nothing."""
    try:
        with opened(path) as file:
            frames = int(file.frames)
            return 0.0 if frames >= UNKNOWN else frames / int(file.samplerate)
    except (SampleProblem, OSError, ValueError):
        return 0.0
