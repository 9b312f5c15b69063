import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aldesk.evaluate.audit import (
    SHARE,
    ReservedWindows,
    reserved_groups,
    reserved_places,
    reserved_windows,
)

IDS = [f"{number:032x}" for number in range(4000)]


def audit_reserve(ids: list[str], seed: int, share: float = SHARE) -> list[int]:
    return [index for _, index in reserved_places(ids, seed, share)]


def test_about_the_share_is_reserved() -> None:
    assert 0.22 < len(audit_reserve(IDS, 0)) / len(IDS) < 0.28
    assert audit_reserve(IDS, 0, share=0.0) == []
    assert sorted(audit_reserve(IDS, 0, share=1.0)) == list(range(len(IDS)))


def test_the_order_is_random_and_follows_the_seed() -> None:
    order = np.array(audit_reserve(IDS, 1))
    assert abs(np.corrcoef(order, np.arange(len(order)))[0, 1]) < 0.1
    assert audit_reserve(IDS, 2) != order.tolist()
    assert audit_reserve(IDS, 1) == order.tolist()


@given(st.sets(st.sampled_from(IDS[:50])), st.integers(0, 2**31))
def test_it_stays_when_other_samples_come_or_go(some: set[str], seed: int) -> None:
    kept = sorted(some)
    alone = [kept[place] for place in audit_reserve(kept, seed)]
    among = [IDS[place] for place in audit_reserve(IDS[:50], seed)]
    assert alone == [id_ for id_ in among if id_ in some]


GROUPS = [f"site {number}" for number in range(2000)]


def of(reserve: ReservedWindows, names: list[str]) -> list[tuple[str, int]]:
    places, windows = reserve.recording.tolist(), reserve.window.tolist()
    return [(names[place], window) for place, window in zip(places, windows, strict=True)]


def test_about_the_share_of_groups_is_reserved_and_more_with_a_larger_share() -> None:
    small, large = (reserved_groups(GROUPS, 0, share) for share in (0.25, 0.5))
    assert 440 < small.sum() < 560
    assert large[small].all()
    assert (reserved_groups(GROUPS, 1) != reserved_groups(GROUPS, 2)).any()


@given(st.integers(0, 12), st.integers(0, 2**31))
def test_of_few_groups_two_are_reserved(n: int, seed: int) -> None:
    assert reserved_groups(GROUPS[:n], seed).sum() >= min(2, n)
    assert reserved_groups(GROUPS[:n], seed, share=0.0).sum() == min(2, n)


@given(st.integers(2, 60), st.integers(0, 60), st.integers(0, 2**31))
def test_groups_that_come_later_reserve_no_earlier_one(n: int, more: int, seed: int) -> None:
    before, after = reserved_groups(GROUPS[:n], seed), reserved_groups(GROUPS[: n + more], seed)
    assert not (after[:n] & ~before).any()
    drawn = reserved_groups(GROUPS[:n], seed, least=0)
    assert after[:n][drawn].all()


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=30),
    st.integers(0, 2**31),
    st.permutations(range(30)),
)
def test_windows_of_a_recording_are_reserved_together_whatever_comes_later(
    counts: list[int], seed: int, order: list[int]
) -> None:
    names = IDS[: len(counts)]
    found = of(reserved_windows(names, np.array(counts), seed, least=0), names)
    assert (
        len(set(found)) == len(found) == sum(counts[names.index(n)] for n in {n for n, _ in found})
    )
    places = [place for place in order if place < len(counts)]
    other_names = [names[place] for place in places] + IDS[100:120]
    other_counts = np.array([counts[place] for place in places] + [7] * 20)
    among = of(reserved_windows(other_names, other_counts, seed, least=0), other_names)
    assert [window for window in among if window[0] in names] == found


def test_a_recording_that_grows_keeps_its_windows_order() -> None:
    short = of(reserved_windows(IDS[:20], np.full(20, 10), 3), IDS)
    long = of(reserved_windows(IDS[:20], np.full(20, 30), 3), IDS)
    assert [window for window in long if window[1] < 10] == short


def test_a_site_is_reserved_as_a_whole() -> None:
    sites = [f"site {place % 10}" for place in range(100)]
    found = reserved_windows(IDS[:100], np.full(100, 5), 0, groups=sites)
    reserved = {sites[place] for place in found.recording.tolist()}
    assert 2 <= len(reserved) < 10
    assert len(found.rank) == 50 * len(reserved)


def test_parts_that_are_merged_by_rank_are_the_whole() -> None:
    counts = np.arange(1, 61)
    whole = reserved_windows(IDS[:60], counts, 5, least=0)
    parts = [reserved_windows(IDS[a : a + 20], counts[a : a + 20], 5, least=0) for a in (0, 20, 40)]
    ranks = np.concatenate([part.rank for part in parts])
    windows = np.concatenate([part.window for part in parts])
    assert windows[np.argsort(ranks)].tolist() == whole.window.tolist()
    assert (np.diff(whole.rank.astype(np.float64)) >= 0).all()


def test_the_order_is_random_within_recordings_and_between_them() -> None:
    found = reserved_windows(IDS[:400], np.full(400, 50), 0)
    place = np.arange(len(found.rank))
    assert abs(np.corrcoef(place, found.recording)[0, 1]) < 0.05
    assert abs(np.corrcoef(place, found.window)[0, 1]) < 0.05
    assert len(set(found.recording[:50].tolist())) > 35


def test_the_plain_share_is_the_accuracy_over_all_windows_though_long_recordings_are_harder() -> (
    None
):
    """One window of each recording would give the mean over recordings, which is far off."""
    counts = np.tile([10, 100], 60)
    n_right = np.tile([9, 50], 60)
    truth, by_recording = n_right.sum() / counts.sum(), (n_right / counts).mean()
    shares = []
    for seed in range(200):
        found = reserved_windows(IDS[:120], counts, seed)
        place, window = found.recording[:100], found.window[:100]
        shares.append((window < n_right[place]).mean())
    error = np.std(shares) / len(shares) ** 0.5
    assert abs(np.mean(shares) - truth) < 4 * error < 0.02
    assert by_recording - truth > 0.1


def test_a_thousand_hours_are_arrays() -> None:
    found = reserved_windows(IDS[:1000], np.full(1000, 1200), 0)
    assert 200_000 < len(found.rank) < 400_000
    assert found.rank.dtype == np.uint64
