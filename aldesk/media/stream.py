"""What a player is fed with: a part of a clip, once or in a loop, at a speed and a rate."""

from collections.abc import Iterator
from dataclasses import dataclass

from aldesk.arrays import Floats
from aldesk.media.clip import Clip
from aldesk.media.sound import resampled
from aldesk.media.stretch import stretched

_BLOCK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Passage:
    """What is played.

    Attributes
    ----------
    clip : Clip
    start, stop : int
        In samples.
    first : int
        Where the first pass begins, in samples; each later one begins at `start`.
    loops : bool
    speed : float
        0.5 … 2, at the same pitch.
    """

    clip: Clip
    start: int
    stop: int
    first: int
    loops: bool = False
    speed: float = 1.0

    @staticmethod
    def whole(clip: Clip) -> "Passage":
        """Return a clip from its start to its end, once."""
        return Passage(clip, 0, clip.n_samples, 0)

    def position(self, elapsed: float) -> float:
        """Return the place in the recording, in seconds, heard after so many seconds of playing."""
        rate = self.clip.rate
        at = self.first / rate + elapsed * self.speed / self.clip.decoding.expansion
        if self.loops and at >= self.stop / rate:
            length = max(1, self.stop - self.start) / rate
            return self.start / rate + (at - self.stop / rate) % length
        return min(at, self.stop / rate)


def stream(passage: Passage, rate: int) -> Iterator[Floats]:
    """Yield a passage at an output's rate in Hz, in blocks of float32 (n,); a loop never ends.

    It lasts as many times longer as the clip's time expansion says.

    Raises
    ------
    SampleProblem
        If a part of the clip cannot be read.
    """
    clip = passage.clip
    slowed = resampled(_passes(passage), clip.rate, rate * clip.decoding.expansion)
    return stretched(slowed, rate, passage.speed)


def _passes(passage: Passage) -> Iterator[Floats]:
    clip = passage.clip
    n_block = max(1, round(_BLOCK_SECONDS * clip.rate / clip.decoding.expansion))
    at = passage.first
    with clip.opened() as read:
        while True:
            n_read = 0
            while at < passage.stop:
                samples = read(at, min(at + n_block, passage.stop))
                if not len(samples):
                    break
                yield samples
                at += len(samples)
                n_read += len(samples)
            if not passage.loops or not n_read:
                return
            at = passage.start
