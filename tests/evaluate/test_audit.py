import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aldesk.evaluate.audit import SHARE, reserved_places, reserved_windows

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


def test_stretches_of_a_recording_are_all_reserved_or_none() -> None:
    stretches = [f"{id_}@{start}000-{start + 3}000" for id_ in IDS[:200] for start in range(5)]
    order = audit_reserve(stretches, 3)
    found = sorted(stretches[place].partition("@")[0] for place in order)
    assert found == sorted(IDS[place] for place in audit_reserve(IDS[:200], 3) for _ in range(5))
    assert order != sorted(order)


def test_a_recording_is_reserved_whole_or_not_at_all() -> None:
    ranks = [reserved_windows(id_, 300, 5) for id_ in IDS[:400]]
    reserved = [place for place, its in enumerate(ranks) if len(its)]
    assert sorted(audit_reserve(IDS[:400], 5)) == reserved
    assert {len(ranks[place]) for place in reserved} == {300}
    many = np.concatenate(ranks) / 2**64
    assert abs(many.mean() - 0.5) < 0.01
    assert len(set(many.tolist())) == len(many)
