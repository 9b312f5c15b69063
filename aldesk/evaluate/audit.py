"""Which samples are reserved to measure the accuracy with."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Ints, Mask, Rows

SHARE = 0.25
LEAST_GROUPS = 2

Ranks = npt.NDArray[np.uint64]


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


@dataclass(frozen=True, slots=True)
class ReservedWindows:
    """The windows of the reserve in the random order of asking about them.

    Attributes
    ----------
    recording, window : int64 (n_reserved,)
        Place of the recording, and the window's number in it.
    rank : uint64 (n_reserved,)
        Rising. Merging by it puts parts that were reserved one after the other into one order.
    """

    recording: Rows
    window: Ints
    rank: Ranks


def reserved_groups(
    groups: Sequence[str], seed: int, share: float = SHARE, least: int = LEAST_GROUPS
) -> Mask:
    """Return which groups are reserved as a whole: recordings, sites or days.

    Windows of one group are alike, so that none of a reserved group may be trained on. Each group
    is reserved with the same chance, by a keyed hash of its name alone. The `least` groups with the
    lowest hashes are reserved in any case: all of them, if there are no more, so that nothing is
    left to train on before more come. Groups that come later may release one of those, but never
    reserve an earlier one. All this holds for any order and number of parts.

    Parameters
    ----------
    groups : sequence of str, length n_groups
        Their names, no two alike.
    seed : int
        The key.
    share : float, default 0.25
        Of the groups that are reserved.
    least : int, default 2

    Returns
    -------
    bool (n_groups,)
    """
    ranks = _hashes(groups, seed, b"group")
    reserved: Mask = ranks < share * 2.0**64
    reserved[np.argsort(ranks, kind="stable")[:least]] = True
    return reserved


def reserved_windows(
    recordings: Sequence[str],
    counts: Ints,
    seed: int,
    groups: Sequence[str] | None = None,
    share: float = SHARE,
    least: int = LEAST_GROUPS,
    kept: Collection[str] = (),
) -> ReservedWindows:
    """Reserve groups of recordings as a whole, and order their windows at random.

    Recordings differ in length. What is wanted is the accuracy over all windows, so a window must
    have the same chance wherever it lies. Groups are drawn with equal chances and asked about in
    the order of all their windows together, so every first part of the order is a simple random
    sample of the reserve's windows, and the plain share of right ones estimates the accuracy: a
    long recording has more windows in the sample, as it has more among all. (With one window of
    each recording in turn, the share would be the mean over recordings instead; it would need
    weights by their lengths, or recordings drawn with chances by their lengths.) The estimate is
    a ratio of sums over groups, whose bias falls with their number and is 0 if length and accuracy
    have nothing to do with each other. Windows asked one after the other come from different
    recordings, which tells the most; `aldesk.evaluate.clustered` has the interval.

    A window's rank follows from its recording's name and its number alone, so that recordings that
    come later change no earlier ones' order.

    Parameters
    ----------
    recordings : sequence of str, length n_recordings
        Their ids, no two alike.
    counts : int64 (n_recordings,)
        How many windows each has.
    seed : int
        The key.
    groups : sequence of str, length n_recordings, optional
        What is reserved as a whole, such as each one's site or day; by default the recording.
    share : float, default 0.25
        Of the groups that are reserved.
    least : int, default 2
        See `reserved_groups`.
    kept : collection of str
        Groups that are reserved in any case: some of their windows were asked about already.

    References
    ----------
    G. L. Steele, D. Lea, C. H. Flood. Fast splittable pseudorandom number generators. OOPSLA 2014:
    a recording's ranks are the stream of SplitMix64 that its hash begins.
    """
    named = recordings if groups is None else groups
    names = list(dict.fromkeys(named))
    is_reserved = dict(zip(names, reserved_groups(names, seed, share, least), strict=True))
    is_kept = [is_reserved[name] or name in kept for name in named]
    chosen = np.flatnonzero(np.array(is_kept, bool))
    counts = counts[chosen]
    recording = np.repeat(chosen, counts)
    first = np.cumsum(counts) - counts
    window = np.arange(len(recording)) - np.repeat(first, counts)
    keys = _hashes((recordings[place] for place in chosen.tolist()), seed, b"window")
    rank = _stream(np.repeat(keys, counts), window)
    order = np.argsort(rank)  # no two are alike, so that it need not be stable
    return ReservedWindows(recording[order], window[order], rank[order])


def _hashes(names: Iterable[str], seed: int, use: bytes) -> Ranks:
    key = seed.to_bytes(8, "little", signed=True)
    hashes = (
        blake2b(name.encode(errors="surrogateescape"), key=key, person=use, digest_size=8)
        for name in names
    )
    return np.array([int.from_bytes(h.digest(), "little") for h in hashes], np.uint64)


def _stream(keys: Ranks, numbers: Ints) -> Ranks:
    """Return the numbers-th outputs of SplitMix64, each from its own start."""
    z = keys + (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Ranks = z ^ (z >> np.uint64(31))
    return mixed
