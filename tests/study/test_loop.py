import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest

from aldesk.arrays import Ints
from aldesk.strategies.catalogue import STRATEGIES
from aldesk.study.data import StudyData
from aldesk.study.first_fit import FirstFit
from aldesk.study.first_labels import draw_first
from aldesk.study.learners import check
from aldesk.study.loop import _Loop, run_task
from aldesk.study.plan import ClassifierPlan, DataPlan, Plan, StrategyPlan
from aldesk.study.split import split_test
from aldesk.study.task import FullDataFit, Task, TaskResult, file_name, key_of, tasks_of

MakeData = Callable[..., StudyData]
NAMES = ("RandomSampling", "UncertaintySampling", "TypiClust")
PLAN = Plan(
    DataPlan(matrix="clusters.npz"),
    tuple(StrategyPlan(name, {}, name) for name in NAMES),
    n_reps=2,
    n_cycles=3,
    batch_size=4,
    n_init=6,
    max_candidates=0.5,
)


def run(plan: Plan, data: StudyData, strategy: int = 0, repetition: int = 0) -> TaskResult:
    return run_task(plan, data, Task(strategy, repetition), lambda point: None)


@pytest.mark.parametrize("strategy", [s.name for s in STRATEGIES])
def test_every_strategy_runs_and_picks_new_samples(make_clusters: MakeData, strategy: str) -> None:
    classifier = ClassifierPlan("mc-dropout", {"epochs": 3, "n_members": 3})
    if strategy == "DiscriminativeAL":
        classifier = ClassifierPlan("logistic")
    plan = replace(PLAN, classifier=classifier, strategies=(StrategyPlan(strategy, {}, "it"),))
    result = run(plan, make_clusters())
    assert [point.n_labeled for point in result.points] == [6, 10, 14, 18]
    picks = [pick for part in result.picks for pick in part]
    assert len(set(picks)) == 18
    assert all(0 <= pick < 120 for pick in picks)


@pytest.mark.parametrize("strategy", ["Badge", "UHerding", "DiscriminativeAL", "ProbCover"])
def test_a_study_may_begin_without_a_label(make_clusters: MakeData, strategy: str) -> None:
    plan = replace(PLAN, n_init=0, strategies=(StrategyPlan(strategy, {}, "it"),))
    result = run(plan, make_clusters())
    assert [point.n_labeled for point in result.points] == [0, 4, 8, 12]
    assert result.picks[0] == []


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("logistic", {"C": 0.1, "standardize": False}),
        ("mc-dropout", {"epochs": 20}),
        ("sklearn.ensemble.RandomForestClassifier", {"n_estimators": 10}),
        ("sklearn.neighbors.KNeighborsClassifier", {"n_neighbors": 1}),
    ],
)
def test_classifiers_learn(
    make_clusters: MakeData, name: str, parameters: dict[str, float]
) -> None:
    plan = replace(PLAN, classifier=ClassifierPlan(name, parameters), n_init=40)
    assert run(plan, make_clusters()).points[-1].accuracy > 0.7


def test_scikit_learn_says_what_it_has_against_a_parameter() -> None:
    with pytest.raises(TypeError, match="n_tree"):
        check(ClassifierPlan("sklearn.ensemble.RandomForestClassifier", {"n_tree": 3}))
    with pytest.raises(ValueError, match="n_estimators"):
        check(ClassifierPlan("sklearn.ensemble.RandomForestClassifier", {"n_estimators": -3}))


def test_repetitions_differ_and_strategies_begin_alike(make_clusters: MakeData) -> None:
    data = make_clusters()
    random, uncertain = run(PLAN, data, 0), run(PLAN, data, 1)
    assert random.picks[0] == uncertain.picks[0]
    assert random.points[0].n_correct == uncertain.points[0].n_correct
    assert random.picks[1:] != uncertain.picks[1:]
    assert run(PLAN, data, 0, 1).picks[0] != random.picks[0]


def test_the_same_seed_gives_the_same_picks_and_another_others(
    make_clusters: MakeData,
) -> None:
    data = make_clusters()
    assert run(PLAN, data, 2).picks == run(PLAN, data, 2).picks
    assert run(replace(PLAN, seed=1), data, 2).picks != run(PLAN, data, 2).picks


def test_the_strategy_draws_the_first_labels_where_it_needs_none(make_clusters: MakeData) -> None:
    data = make_clusters()
    own = replace(PLAN, first_labels="strategy")
    assert run(own, data, 2).picks[0] != run(PLAN, data, 2).picks[0]
    assert run(own, data, 1).picks[0] == run(PLAN, data, 1).picks[0]


@pytest.mark.parametrize("n_init", [0, 6])
def test_strategies_that_begin_alike_share_their_first_fit(
    make_clusters: MakeData, n_init: int
) -> None:
    # Its dropped features change classes; asked for classes before it has learned, and where two
    # are equally likely, a classifier draws them.
    twice = tuple(StrategyPlan("DropQuery", {}, title) for title in ("it", "it again"))
    own = StrategyPlan("TypiClust", {}, "its own", first_labels="strategy")
    plan = replace(PLAN, strategies=(*PLAN.strategies[:2], *twice, own), n_init=n_init)
    data = make_clusters()
    tasks = [Task(strategy, rep) for rep in range(plan.n_reps) for strategy in range(5)]
    alone = [run(plan, data, task.strategy, task.repetition) for task in tasks]
    first = FirstFit()
    with patch.object(_Loop, "_fit", autospec=True, side_effect=_Loop._fit) as fit:
        shared = [run_task(plan, data, task, lambda _: None, first_fit=first) for task in tasks]
    assert [result.picks for result in shared] == [result.picks for result in alone]
    for one, other in zip(shared, alone, strict=True):
        assert [p.n_correct for p in one.points] == [p.n_correct for p in other.points]
    assert fit.call_count == plan.n_reps * (2 if n_init else 1) + len(tasks) * plan.n_cycles
    assert all(result.points[0].fit_seconds > 0 for result in shared)


def test_the_fit_on_all_data(make_clusters: MakeData) -> None:
    result = run_task(PLAN, make_clusters(), FullDataFit(), lambda point: None)
    assert [point.n_labeled for point in result.points] == [120]
    assert result.picks == [[]]


def test_what_else_the_machine_does_lengthens_no_query(
    make_clusters: MakeData, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = make_clusters()
    run(PLAN, data)  # what is imported with the first
    query = _Loop._query

    def wait(*arguments: Any) -> Ints:
        time.sleep(0.5)
        return query(*arguments)

    monkeypatch.setattr(_Loop, "_query", wait)
    assert all(point.query_seconds < 0.4 for point in run(PLAN, data).points)


def test_results_survive_as_text(make_clusters: MakeData) -> None:
    result = run(PLAN, make_clusters())
    assert TaskResult.from_json(result.to_json()) == result


def test_a_key_says_what_a_result_depends_on() -> None:
    task = Task(1, 0)
    key = key_of(PLAN, task, "data")
    for same in (replace(PLAN, n_reps=9), replace(PLAN, name="x"), replace(PLAN, full_data=False)):
        assert key_of(same, task, "data") == key
    for other in (replace(PLAN, n_cycles=9), replace(PLAN, seed=9), replace(PLAN, n_init=9)):
        assert key_of(other, task, "data") != key
    assert key_of(PLAN, task, "other") != key
    assert key_of(PLAN, Task(1, 1), "data") != key
    assert key_of(PLAN, Task(2, 0), "data") != key


def test_tasks_and_their_files() -> None:
    tasks = tasks_of(PLAN)
    assert len(tasks) == 2 * 3 + 1
    assert {task.repetition for task in tasks[:3]} == {0}
    odd = replace(PLAN, strategies=(StrategyPlan("Badge", {}, "../a b"),))
    assert file_name(odd, Task(0, 0), "k" * 32) == "a-b-1-kkkkkkkkkkkk.json"


def test_first_labels_are_of_all_classes_if_stratified() -> None:
    y = np.repeat([0, 1, 2], [90, 7, 3])
    rng = np.random.default_rng(0)
    assert np.bincount(y[draw_first(y, 12, "stratified", rng)]).tolist() == [5, 4, 3]
    assert len(set(draw_first(y, 50, "random", rng).tolist())) == 50


def test_the_test_split_has_its_share_of_each_class_and_leaves_some() -> None:
    y = np.repeat([0, 1, 2, 3], [50, 10, 2, 1])
    is_test = split_test(y, 0.2, np.random.default_rng(0))
    assert np.bincount(y[is_test], minlength=4).tolist() == [10, 2, 1, 0]
