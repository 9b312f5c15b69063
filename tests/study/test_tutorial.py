"""With a tutorial's seeds a study picks what the tutorial's own loop picks."""

import warnings
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import skactiveml.pool
from numpy.random import RandomState
from skactiveml.classifier import SklearnClassifier
from skactiveml.utils import call_func
from sklearn.linear_model import LogisticRegression

from aldesk import resources
from aldesk.study.data import StudyData
from aldesk.study.loop import run_task
from aldesk.study.plan import StrategyPlan
from aldesk.study.plan_file import read_plan
from aldesk.study.task import Task, key_of

MakeData = Callable[..., StudyData]
N_CYCLES, BATCH, REPETITION = 3, 8, 1
PLAN = replace(
    read_plan(resources.plan("pictures")).plan,
    n_cycles=N_CYCLES,
    batch_size=BATCH,
    seeds="tutorial",
)
THERE = ["RandomSampling", "UncertaintySampling", "DiscriminativeAL", "CoreSet", "TypiClust"]
THERE += ["Badge", "ProbCover", "Falcun"]


def seed(random: RandomState) -> int:
    return random.randint(0, 2**31)


def the_tutorials(name: str, data: StudyData) -> tuple[list[list[int]], list[float]]:
    """Return the picks and accuracies of its loop, as it is written there."""
    clf = SklearnClassifier(
        LogisticRegression(tol=1e-3, C=0.01, max_iter=10000),
        classes=range(len(data.classes)),
        random_state=seed(RandomState(0)),
        missing_label=-1,
    )
    own = RandomState(seed(RandomState(REPETITION)))
    strategy = skactiveml.pool.SubSamplingWrapper(
        getattr(skactiveml.pool, name)(random_state=seed(own), missing_label=-1),
        missing_label=-1,
        random_state=RandomState(seed(RandomState(REPETITION))),
        exclude_non_subsample=True,
        max_candidates=0.2,
    )
    X, y = np.asarray(data.X), np.full(len(data.X), -1)
    clf.fit(X, y)
    picks, accuracies = [], [clf.score(data.X_test, data.y_test)]
    for _ in range(N_CYCLES):
        index = call_func(
            strategy.query,
            X=X,
            y=y,
            batch_size=BATCH,
            clf=clf,
            discriminator=clf,
            update=True,
            fit_clf=False,
        )
        y[index] = data.y[index]
        clf.fit(X, y)
        picks.append([int(each) for each in index])
        accuracies.append(clf.score(data.X_test, data.y_test))
    return picks, accuracies


@pytest.mark.parametrize("name", THERE)
def test_the_tutorials_very_picks(make_clusters: MakeData, name: str) -> None:
    data = make_clusters(n=400, n_classes=5, n_features=30)
    chosen = next(one for one in PLAN.strategies if one.name == name)
    result = run_task(
        replace(PLAN, strategies=(chosen,)), data, Task(0, REPETITION), lambda point: None
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picks, accuracies = the_tutorials(name, data)
    assert result.picks == [[], *picks]
    assert [point.accuracy for point in result.points] == accuracies


def test_the_tutorials_very_first_labels(make_clusters: MakeData) -> None:
    plan = replace(PLAN, n_init=10, strategies=(StrategyPlan("RandomSampling"),))
    result = run_task(plan, make_clusters(), Task(0, 2), lambda point: None)
    assert result.picks[0] == RandomState(2).choice(np.arange(120), 10, replace=False).tolist()


def test_a_result_of_other_seeds_is_another() -> None:
    assert key_of(PLAN, Task(0, 0), "data") != key_of(
        replace(PLAN, seeds="own"), Task(0, 0), "data"
    )
