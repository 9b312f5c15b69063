"""Several channels as one: their mean, or one of them."""

from pathlib import Path

import numpy as np

from aldesk.arrays import Floats
from aldesk.core.errors import SampleProblem

_RIGHT = 2


def as_one(frames: Floats, channel: int) -> Floats:
    """Return float32 (n, n_channels) as (n,): a channel counted from 1, or for 0 the mean.

    Left and right of a mono clip are its only channel.
    """
    if channel or frames.shape[1] == 1:
        channel = max(1, channel)
        return np.ascontiguousarray(frames[:, min(channel, frames.shape[1]) - 1])
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(frames.mean(axis=1), np.float32)


def check_sound_channel(channel: int, n_channels: int, path: Path) -> None:
    """Check that a clip has a channel, as `check_channel`; a mono clip has left and right."""
    if not (n_channels == 1 and channel <= _RIGHT):
        check_channel(channel, n_channels, path)


def check_channel(channel: int, n_channels: int, path: Path) -> None:
    """Check that a clip has the channel that was chosen.

    Raises
    ------
    SampleProblem
        If it has fewer.
    """
    if channel > n_channels:
        has = "one channel only" if n_channels == 1 else f"{n_channels} channels only"
        raise SampleProblem(
            f"The file has {has}, and channel {channel} was chosen",
            subject=str(path),
            todo="Choose another channel, or the mix of all",
        )
