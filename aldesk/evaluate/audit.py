"""Which samples are reserved to measure the accuracy with."""

from collections.abc import Sequence
from hashlib import blake2b

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
        Hexadecimal sample ids.
    seed : int
        The key.
    share : float, default 0.25
        Of the samples that are reserved.
    """
    key = seed.to_bytes(8, "little", signed=True)
    ranks = [
        int(blake2b(bytes.fromhex(id_), key=key, digest_size=8).hexdigest(), 16) for id_ in ids
    ]
    return sorted((rank, index) for index, rank in enumerate(ranks) if rank < share * 2**64)
