"""Which samples are reserved to measure the accuracy with."""

from collections.abc import Sequence
from hashlib import blake2b

SHARE = 0.25


def audit_reserve(ids: Sequence[str], seed: int, share: float = SHARE) -> list[int]:
    """Return the places of the reserved samples, in the random order of asking about them.

    Every sample is in the reserve with the same chance, and every first part of the order is a
    simple random sample. Both follow from a keyed hash of the sample's id alone: they stay as they
    are when other samples come or go.

    Parameters
    ----------
    ids : sequence of str
        Hexadecimal sample ids.
    seed : int
        The key.
    share : float, default 0.25
        Of the samples that are reserved.
    """
    return [place for _, place in reserved_places(ids, seed, share)]


def reserved_places(ids: Sequence[str], seed: int, share: float = SHARE) -> list[tuple[int, int]]:
    """Return (rank, place) of the reserved samples by rising rank, to merge with those of others.

    Reserving in several parts and sorting all by their ranks gives the order of `audit_reserve`.
    """
    key = seed.to_bytes(8, "little", signed=True)
    ranks = [
        int(blake2b(bytes.fromhex(id_), key=key, digest_size=8).hexdigest(), 16) for id_ in ids
    ]
    return sorted((rank, place) for place, rank in enumerate(ranks) if rank < share * 2**64)
