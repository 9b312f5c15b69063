from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from aldesk.core.errors import Problem
from aldesk.core.refit import Recipe, RefitRequest
from aldesk.learn.refit import _drawn, refit, refitting
from aldesk.strategies import ProbCover
from aldesk.strategies.catalogue import BY_NAME as STRATEGIES


@dataclass(frozen=True)
class Vectors:
    rows: npt.NDArray[np.int64]
    X: npt.NDArray[np.float32]


def _line(positions: list[float]) -> Vectors:
    """One feature; class 0 lies left and class 1 right. Row numbers are far from positions."""
    return Vectors(np.arange(len(positions)) * 10 + 7, np.array(positions, np.float32)[:, None])


def _ints(*values: int) -> npt.NDArray[np.int64]:
    return np.array(values, np.int64)


LINE = _line([-3, -2, 2, 3, -2.5, 0.1, 2.2, 1.5, -2.8, 2.8])
REQUEST = RefitRequest(
    generation=1,
    shards=(),
    n_classes=2,
    rows=_ints(7, 17, 27, 37),
    codes=_ints(0, 0, 1, 1),
    candidates=_ints(47, 57, 67, 77),
    check_rows=_ints(87, 97),
    check_codes=_ints(0, 1),
    predict_rows=_ints(77, 47),
    recipe=Recipe(learner="logistic", batch_size=1),
    seed=0,
)


def test_the_most_uncertain_comes_first_and_the_others_by_falling_utility() -> None:
    result = refit(REQUEST, LINE)
    assert result.ranked.tolist() == [57, 77, 67, 47]
    assert result.note == ""
    assert (result.generation, result.n_labeled) == (1, 4)


def test_the_ranking_waits_for_no_fold_and_no_prediction(monkeypatch: pytest.MonkeyPatch) -> None:
    def must_not(*_: object) -> None:
        pytest.fail("labelling waits")

    whole = refit(REQUEST, LINE)
    for name in ("cross_fitting", "measure", "predict"):
        monkeypatch.setattr(f"aldesk.learn.refit.{name}", must_not)
    first = next(refitting(REQUEST, LINE))
    assert first is not None
    assert first.ranked.tolist() == whole.ranked.tolist()
    assert (first.generation, first.n_labeled, first.note) == (1, 4, "")


def test_predictions_come_in_the_order_asked() -> None:
    result = refit(REQUEST, LINE)
    assert result.rows.tolist() == [77, 47]
    assert result.proba.argmax(axis=1).tolist() == [1, 0]


@pytest.mark.parametrize(("codes", "n_correct"), [((0, 1), 2), ((1, 1), 1), ((1, 0), 0)])
def test_accuracy_counts_what_is_right(codes: tuple[int, int], n_correct: int) -> None:
    result = refit(replace(REQUEST, check_codes=_ints(*codes)), LINE)
    assert (result.n_check, result.n_correct) == (2, n_correct)


def test_samples_without_an_embedding_are_left_out_of_everything() -> None:
    request = replace(
        REQUEST,
        rows=_ints(1, 7, 17, 27, 37, 9999),
        codes=_ints(1, 0, 0, 1, 1, 0),
        candidates=_ints(47, 3, 57, 1000),
        check_rows=_ints(4, 87, 97),
        check_codes=_ints(0, 0, 1),
        predict_rows=_ints(5, 77, 2000),
    )
    result = refit(request, LINE)
    assert result.n_labeled == 4
    assert result.ranked.tolist() == [57, 47]
    assert (result.n_check, result.n_correct) == (2, 2)
    assert result.rows.tolist() == [77]


def test_the_order_of_the_embeddings_does_not_matter_to_what_is_learned() -> None:
    mixed = Vectors(LINE.rows[::-1].copy(), LINE.X[::-1].copy())
    assert refit(REQUEST, mixed).ranked.tolist()[:2] == [57, 77]
    assert refit(REQUEST, mixed).n_correct == 2


def test_no_embedding_at_all_is_an_ordinary_start() -> None:
    result = refit(REQUEST, Vectors(np.zeros(0, np.int64), np.zeros((0, 3), np.float32)))
    assert (result.n_labeled, len(result.ranked), result.n_check) == (0, 0, 0)


def test_before_the_first_label_the_order_is_random_and_nothing_is_claimed() -> None:
    request = replace(REQUEST, rows=_ints(), codes=_ints())
    result = refit(request, LINE)
    assert result.note == "Samples come in random order until the first label"
    assert result.proba.shape == (0, 2)
    assert (result.n_check, result.n_correct) == (0, 0)
    orders = {tuple(refit(replace(request, seed=s), LINE).ranked) for s in range(8)}
    assert len(orders) > 1


def test_checked_samples_never_train_nor_scale() -> None:
    wild = Vectors(LINE.rows, LINE.X.copy())
    wild.X[8:] *= 1e6
    before, after = refit(REQUEST, LINE), refit(REQUEST, wild)
    assert np.array_equal(before.proba, after.proba)
    assert np.array_equal(before.ranked, after.ranked)
    # Not even when the journal says that a checked sample has a label or is a candidate.
    both = replace(REQUEST, rows=_ints(*REQUEST.rows, 87), codes=_ints(*REQUEST.codes, 1))
    both = replace(both, candidates=_ints(*REQUEST.candidates, 97))
    result = refit(both, LINE)
    assert result.n_labeled == 4
    assert np.array_equal(result.ranked, before.ranked)


def test_what_the_strategy_did_not_see_comes_last_in_drawn_order() -> None:
    many = _line([-3, 3, *np.linspace(-2, 2, 98)])
    request = replace(
        REQUEST,
        rows=many.rows[:2],
        codes=_ints(0, 1),
        candidates=many.rows[2:],
        check_rows=_ints(),
        check_codes=_ints(),
        recipe=replace(REQUEST.recipe, max_candidates=20, batch_size=5),
    )
    ranked = refit(request, many).ranked
    place = np.abs((ranked - many.rows[2]) / 10 - 48.5)  # distance from the boundary
    assert (np.diff(place[:20]) >= 0).all()
    assert (np.diff(place[20:]) < 0).any()
    assert not np.array_equal(np.sort(ranked[20:]), ranked[20:])


def test_ties_are_drawn() -> None:
    same = _line([-3, 3, *[0.5] * 50])
    request = replace(REQUEST, rows=same.rows[:2], codes=_ints(0, 1), candidates=same.rows[2:])
    first, other = (refit(replace(request, seed=s), same).ranked for s in (0, 1))
    assert not np.array_equal(first, other)
    assert not np.array_equal(np.sort(first), first)


def test_ensembles_see_only_what_fits_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldesk.learn.refit._MAX_CELLS", 60)
    recipe = Recipe(learner="mc-dropout", strategy="BatchBALD", batch_size=2)
    result = refit(replace(REQUEST, recipe=recipe), LINE)
    assert result.note == "To save memory the strategy saw 3 of 4 candidates"
    assert sorted(result.ranked) == [47, 57, 67, 77]
    assert refit(replace(REQUEST, recipe=replace(recipe, max_candidates=3)), LINE).note == ""


def test_a_strategy_that_compares_pairs_sees_what_a_person_waits_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick = replace(STRATEGIES["MaxHerding"], most_candidates=3)
    monkeypatch.setitem(STRATEGIES, "MaxHerding", quick)
    recipe = Recipe(strategy="MaxHerding", batch_size=2)
    result = refit(replace(REQUEST, recipe=recipe), LINE)
    assert result.note == "To save time the strategy saw 3 of 4 candidates"
    assert sorted(result.ranked) == [47, 57, 67, 77]


def test_a_strategy_that_sees_a_part_of_the_candidates_sees_nothing_else_but_the_labels(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(
        STRATEGIES, "ProbCover", replace(STRATEGIES["ProbCover"], most_candidates=3)
    )
    sizes: list[int] = []
    query = ProbCover.query

    @wraps(query)
    def counted(self: ProbCover, X: Any, **options: Any) -> Any:
        sizes.append(len(X))
        return query(self, X, **options)

    monkeypatch.setattr(ProbCover, "query", counted)
    result = refit(replace(REQUEST, recipe=Recipe(strategy="ProbCover", batch_size=2)), LINE)
    assert sizes == [3 + len(REQUEST.rows)]
    assert sorted(result.ranked) == [47, 57, 67, 77]


def test_a_large_batch_of_batchbald_has_no_sample_twice() -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 10, 400)
    X = (rng.normal(size=(400, 10)) + 4 * np.eye(10)[truth]).astype(np.float32)
    rows = np.arange(400)
    recipe = Recipe(learner="mc-dropout", strategy="BatchBALD", batch_size=150)
    request = replace(
        REQUEST,
        n_classes=10,
        rows=rows[:60],
        codes=truth[:60],
        candidates=rows[60:],
        check_rows=_ints(),
        check_codes=_ints(),
        recipe=recipe,
    )
    ranked = refit(request, Vectors(rows, X)).ranked
    assert sorted(ranked) == rows[60:].tolist()


@pytest.mark.parametrize(
    ("recipe", "says"),
    [
        (Recipe(learner="forest"), "no learner 'forest'.*mc-dropout, logistic"),
        (Recipe(strategy="Badger"), "no query strategy 'Badger'.*GreedyBALD"),
        (Recipe(parameters={"method": "margin"}), "margin_sampling"),
    ],
)
def test_an_unknown_recipe_is_a_problem_even_before_the_first_label(
    recipe: Recipe, says: str
) -> None:
    with pytest.raises(Problem, match=says):
        refit(replace(REQUEST, recipe=recipe, rows=_ints(), codes=_ints()), LINE)


def test_batchbald_asks_for_no_sample_twice_where_all_are_alike() -> None:
    same = _line([-3, 3, *[0.5] * 12])
    recipe = Recipe(learner="mc-dropout", strategy="BatchBALD", batch_size=12)
    request = replace(
        REQUEST, rows=same.rows[:2], codes=_ints(0, 1), candidates=same.rows[2:], recipe=recipe
    )
    request = replace(request, check_rows=_ints(), check_codes=_ints())
    for seed in range(3):
        ranked = refit(replace(request, seed=seed), same).ranked
        assert sorted(ranked) == same.rows[2:].tolist()


@pytest.mark.parametrize("learner", ["logistic", "mc-dropout"])
def test_a_wrong_label_is_contradicted_though_it_was_learned(learner: str) -> None:
    truth = np.repeat([0, 1], 20)
    X = 8 * np.eye(2, 30)[truth] + np.random.default_rng(0).standard_normal((40, 30))
    many = Vectors(np.arange(40) * 10 + 7, X.astype(np.float32))
    codes = truth.copy()
    codes[4] = 1
    request = replace(
        REQUEST,
        rows=many.rows,
        codes=codes,
        candidates=_ints(),
        check_rows=_ints(),
        check_codes=_ints(),
        predict_rows=many.rows[::-1].copy(),
        recipe=Recipe(learner=learner, batch_size=1),
    )
    guesses = refit(request, many).proba.argmax(axis=1)[::-1]
    assert guesses[4] == 0
    assert (guesses == truth).mean() > 0.8


def test_where_samples_are_drawn_all_come_with_their_weights_whatever_the_limit() -> None:
    parameters = {"random_share": 0.05}
    recipe = Recipe("logistic", "SampledUncertainty", parameters, 1, max_candidates=2)
    ranking = next(refitting(replace(REQUEST, recipe=recipe), LINE))
    assert ranking is not None
    weight = dict(zip(ranking.ranked.tolist(), ranking.weights.tolist(), strict=True))
    assert sum(weight.values()) == pytest.approx(1)
    assert sorted(weight, key=weight.__getitem__, reverse=True) == [57, 77, 67, 47]


def test_what_a_strategy_has_not_picked_goes_on_being_drawn_by_the_weights() -> None:
    order, weights = np.arange(4), np.array([5.0, 2.0, 6.0, 2.0])
    drawn = np.array([_drawn(order, _ints(0), weights, seed) for seed in range(500)])
    assert (drawn[:, 0] == 0).all()
    assert (np.sort(drawn, axis=1) == order).all()
    assert np.bincount(drawn[:, 1])[1:] / 500 == pytest.approx(weights[1:] / 10, abs=0.08)
    second = drawn[drawn[:, 1] == 2, 2]
    assert (second == 1).mean() == pytest.approx(0.5, abs=0.12)


def test_a_random_order_is_drawn_evenly_and_one_by_utility_is_not_drawn() -> None:
    for strategy, labels, weights in (
        ("RandomSampling", 4, [1, 1, 1, 1]),
        ("UncertaintySampling", 0, [1, 1, 1, 1]),
        ("UncertaintySampling", 4, []),
    ):
        rows, codes = REQUEST.rows[:labels], REQUEST.codes[:labels]
        recipe = Recipe("logistic", strategy, {}, 1)
        asked = replace(REQUEST, recipe=recipe, rows=rows, codes=codes)
        assert refit(asked, LINE).weights.tolist() == weights


def test_to_weigh_all_labels_are_judged_by_folds_that_have_not_seen_them() -> None:
    assert not len(refit(REQUEST, LINE).held_rows)
    result = refit(replace(REQUEST, weighs=True), LINE)
    assert result.held_rows.tolist() == [7, 17, 27, 37]
    assert result.held_right.tolist() == [True, True, True, True]
    single = replace(REQUEST, weighs=True, n_classes=3, codes=_ints(0, 0, 1, 2))
    assert refit(single, LINE).held_right.tolist() == [True, True, False, False]
