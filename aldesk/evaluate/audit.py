"""Which samples are reserved to measure the accuracy with."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Ranks = npt.NDArray[np.uint64]
SHARE = 0.25


def reserved_places(ids: Sequence[str], seed: int, share: float = SHARE) -> list[tuple[int, int]]:
    """Return (rank, index) of the reserved samples, in the random order of asking about them.

    Every sample is in the reserve with the same chance, and every first part of the order is a
    simple random sample. Both follow from a keyed hash of the sample's id alone: they stay as they
    are when other samples come or go, and reserving in several parts and sorting all by their ranks
    gives the same.

    Parameters
    ----------
    ids : sequence of str
        Hexadecimal sample ids; stretches of one recording are all reserved, or none of them is.
    seed : int
        The key.
    share : float, default 0.25
        Of the samples that are reserved.
    """
    most = share * 2**64
    is_in = [_rank(id_.partition("@")[0], seed) < most for id_ in ids]
    return sorted((_rank(id_, seed), index) for index, id_ in enumerate(ids) if is_in[index])


def reserved_windows(recording: str, n: int, seed: int, share: float = SHARE) -> Ranks:
    """Return the ranks of a recording's windows, uint64 (n,), or (0,) if it is not reserved.

    A recording is reserved with all its windows or with none, since they are too much alike for
    the one to tell how good the model is elsewhere that has learnt from the other.

    Parameters
    ----------
    recording : str
        Its hexadecimal id.
    n : int
        How many windows it has.
    seed, share
        As in `reserved_places`.
    """
    rank = _rank(recording, seed)
    if rank >= share * 2**64:
        return np.zeros(0, np.uint64)
    rng = np.random.default_rng([rank, seed & (2**64 - 1)])
    return rng.integers(0, 2**64 - 1, n, dtype=np.uint64, endpoint=True)


def _rank(id_: str, seed: int) -> int:
    key = seed.to_bytes(8, "little", signed=True)
    content = id_.encode() if "@" in id_ else bytes.fromhex(id_)
    return int.from_bytes(blake2b(content, key=key, digest_size=8).digest(), "big")
