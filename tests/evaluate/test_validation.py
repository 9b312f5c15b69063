"""Bounds from a stratified sample, and the threshold that follows from them."""

from dataclasses import replace

import numpy as np
import pytest

from aldesk.evaluate.profile_bounds import Parts, share_bound, total_bound
from aldesk.evaluate.validation import more_labels, validate
from aldesk.evaluate.validation_design import shared_out, strata_of
from aldesk.evaluate.validation_sample import ValidationSample

Z = 1.959964


def parts(*numbers: tuple[float, float, float]) -> Parts:
    return Parts(*(np.array([column], float) for column in zip(*numbers, strict=True)))


def test_one_part_has_the_bounds_of_its_likelihood() -> None:
    # of 20 without the class: 20 log (1 - p) = -z² / 2
    high = total_bound(parts((0, 20, 1e9)), Z, 1)[0] / 1e9
    assert high == pytest.approx(1 - np.exp(-Z * Z / 40), abs=1e-5)
    assert total_bound(parts((0, 20, 1e9)), Z, -1)[0] == pytest.approx(0, abs=1e3)


def test_parts_of_which_all_is_known_leave_no_doubt() -> None:
    known = parts((3, 5, 5), (0, 7, 7))
    assert total_bound(known, Z, -1)[0] == pytest.approx(3, abs=1e-2)
    assert total_bound(known, Z, 1)[0] == pytest.approx(3, abs=1e-2)


def test_what_nobody_looked_at_may_be_all_or_nothing() -> None:
    half = parts((5, 5, 5), (0, 0, 10))
    assert total_bound(half, Z, -1)[0] == pytest.approx(5, abs=1e-2)
    assert total_bound(half, Z, 1)[0] == pytest.approx(15, abs=1e-2)


def test_a_cut_stratum_tells_as_much_as_a_whole_one() -> None:
    whole = total_bound(parts((4, 40, 4000)), Z, 1)[0]
    halves = total_bound(parts((2, 20, 2000), (2, 20, 2000)), Z, 1)[0]
    assert halves == pytest.approx(whole, rel=0.01)


def test_the_share_above_lies_within_its_bounds() -> None:
    above, below = parts((18, 20, 100)), parts((1, 40, 1000))
    low, high = (share_bound(above, below, Z, side)[0] for side in (-1, 1))
    assert 0 < low < 90 / (90 + 25) < high < 1
    assert share_bound(above, parts((0, 10, 10)), Z, -1)[0] == pytest.approx(1, abs=1e-3)


def pool(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    has = rng.random(5000) < 0.1
    logit = 3 * (rng.standard_normal(5000) + 3 * has) - 4.5 + np.log(1 / 9)
    return (1 / (1 + np.exp(-logit))).astype(np.float32), has


def sample_of(n: int = 96, seed: int = 0) -> ValidationSample:
    scores, has = pool()
    strata = strata_of(scores, n)
    rng = np.random.default_rng(seed)
    rows = np.concatenate(
        [
            rng.choice(np.flatnonzero(strata.of == h), m, replace=False)
            for h, m in enumerate(strata.n.tolist())
        ]
    )
    return ValidationSample(
        scores[rows],
        has[rows].astype(np.int8),
        strata.of[rows].astype(np.int64),
        strata.sizes,
        scores,
        strata.of,
        np.arange(n),
    )


def test_the_strata_follow_the_scores_and_share_the_labels() -> None:
    scores, _ = pool()
    strata = strata_of(scores, 96)
    assert strata.n.sum() == 96
    assert np.array_equal(np.bincount(strata.of), strata.sizes)
    highest = [scores[strata.of == h].max() for h in range(len(strata.sizes))]
    assert highest == sorted(highest, reverse=True)
    assert strata.sizes[0] < strata.sizes[-1]


@pytest.mark.parametrize(("sizes", "n"), [([3, 100, 100], 60), ([2, 2], 60), ([50], 7)])
def test_labels_are_shared_out_as_far_as_there_are_samples(sizes: list[int], n: int) -> None:
    given = shared_out(np.array(sizes), n)
    assert given.sum() == min(n, sum(sizes))
    assert (given <= sizes).all()


def test_every_threshold_has_its_intervals() -> None:
    told = validate(sample_of())
    curve = told.curve
    assert (np.diff(curve.thresholds) < 0).all()
    assert (np.diff(curve.n_found) >= 0).all()
    for value, low, high in (curve.precision.T, curve.recall.T):
        assert (low <= value + 1e-6).all()
        assert (value <= high + 1e-6).all()


def test_what_is_stated_holds_in_most_rounds() -> None:
    scores, has = pool()
    missed = 0
    for seed in range(40):
        found = validate(sample_of(seed=seed)).recommended
        missed += found is not None and has[scores >= found.threshold].mean() < 0.9
    assert missed <= 6  # of 2 to be expected


def test_unsure_answers_make_every_statement_weaker() -> None:
    sure = sample_of()
    said = sure.said.copy()
    said[::8] = -1
    told, weaker = validate(sure), validate(replace(sure, said=said))
    assert weaker.n_unsure == 12
    assert weaker.positives[2] > told.positives[2]
    assert told.recommended is not None
    assert weaker.recommended is None or weaker.recommended.n_found < told.recommended.n_found


def test_a_recall_is_reached_at_the_strictest_threshold_that_will_do() -> None:
    found = validate(sample_of(400), "recall", 0.6).recommended
    assert found
    scores, has = pool()
    assert has[scores >= found.threshold].sum() / has.sum() >= 0.6
    assert found.recall[1] < found.recall[0] < found.recall[2]
    assert found.recall[1] < 0.65  # a stricter threshold would not do
    assert found.recall[0] > 0.6


def test_what_cannot_be_stated_yet_says_how_many_labels_it_takes() -> None:
    few = sample_of(40)
    assert validate(few, "precision", 0.97).recommended is None
    more = more_labels(few, "precision", 0.97)
    assert more is not None
    assert 10 <= more <= 1000


def test_recordings_that_are_alike_make_the_claim_for_others_weaker() -> None:
    sample = sample_of()
    no_recordings = replace(sample, groups=-1 - np.arange(len(sample.said)))
    together = replace(sample, groups=np.arange(len(sample.said)) // 4)
    ours, alone, told = (
        validate(one, wanted=0.7).recommended for one in (no_recordings, sample, together)
    )
    assert ours
    assert alone
    assert told
    assert told.elsewhere < alone.elsewhere or np.isnan(told.elsewhere)
    assert alone.elsewhere <= ours.elsewhere
    assert told.precision == alone.precision


def test_that_all_of_a_small_pool_is_known_says_little_of_other_recordings() -> None:
    scores = np.concatenate([np.linspace(1, 0.9, 25), np.linspace(0.1, 0, 71)]).astype(np.float32)
    stratum = np.repeat([0, 1], [25, 71])
    sample = ValidationSample(
        scores,
        (1 - stratum).astype(np.int8),
        stratum,
        np.array([25, 71]),
        scores,
        stratum.astype(np.int8),
        np.arange(96),
    )
    found = validate(sample).recommended
    assert found
    assert found.precision[1] == pytest.approx(found.precision[0], abs=1e-3)
    assert found.elsewhere < found.precision[1] - 0.01
