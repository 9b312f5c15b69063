"""Studies of samples that may have several classes: the loop, what is measured, what is written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import yaml
from sklearn.metrics import average_precision_score

from aldesk.arrays import Floats, Verdicts
from aldesk.evaluate.several import MEASURES, macro_values, measure_several
from aldesk.strategies.catalogue import STRATEGIES
from aldesk.study.data import StudyData, make_several_data, open_data, save_data
from aldesk.study.first_labels import draw_first
from aldesk.study.folder import StudyFolder, read_facts
from aldesk.study.learners import several_classifier
from aldesk.study.loop import run_task
from aldesk.study.plan import ChallengePlan, ClassifierPlan, DataPlan, Plan, StrategyPlan
from aldesk.study.plan_file import parse_plan
from aldesk.study.plan_write import write_plan
from aldesk.study.report import write_report
from aldesk.study.running_curves import LiveCurves
from aldesk.study.several_labels import SeveralLabels, rarest
from aldesk.study.split import split_test
from aldesk.study.summary import summarize
from aldesk.study.task import Point, Task, TaskResult, area_of, file_name, key_of, tasks_of

Scale = Callable[..., object]
QUICK = ClassifierPlan("mc-dropout", {"epochs": 3, "n_members": 3, "n_hidden": 8})
SOUND = [strategy.name for strategy in STRATEGIES if strategy.several]
PLAN = Plan(
    DataPlan(matrix="SET/embeddings/model"),
    (StrategyPlan("RandomSampling", {}, "RandomSampling"), StrategyPlan("Badge", {}, "Badge")),
    QUICK,
    n_reps=2,
    n_cycles=3,
    batch_size=4,
    n_init=6,
    full_data=False,
)


def samples(n: int, seed: int) -> tuple[Floats, Verdicts]:
    """Make samples with each of three classes or not, which move them one way each."""
    rng = np.random.default_rng(seed)
    y = (rng.random((n, 3)) < (0.5, 0.3, 0.15)).astype(np.int8)
    X = 3 * y @ np.eye(3, 6) + rng.standard_normal((n, 6))
    return X.astype(np.float32), y


@pytest.fixture(scope="module")
def data() -> StudyData:
    (X, y), (X_test, y_test) = samples(120, 0), samples(90, 1)
    names = ["frog", "owl", "toad"]
    pool = (X, SeveralLabels(y, names), [f"sample {n}" for n in range(120)])
    return make_several_data(pool, (X_test, SeveralLabels(y_test, names)))


def run(plan: Plan, data: StudyData, strategy: int = 0, repetition: int = 0) -> TaskResult:
    return run_task(plan, data, Task(strategy, repetition), lambda point: None)


def only(name: str, **numbers: object) -> Plan:
    return replace(PLAN, strategies=(StrategyPlan(name, {}, name),), **numbers)  # type: ignore[arg-type]


@pytest.mark.parametrize("most", [0, 0.5, 20])
@pytest.mark.parametrize("name", SOUND)
def test_every_sound_strategy_picks_new_samples(data: StudyData, name: str, most: float) -> None:
    result = run(only(name, max_candidates=most), data)
    assert [point.n_labeled for point in result.points] == [6, 10, 14, 18]
    picks = [pick for part in result.picks for pick in part]
    assert len(set(picks)) == 18
    assert all(0 <= pick < 120 for pick in picks)


@pytest.mark.parametrize("name", ["Badge", "UHerding", "CoreSet"])
def test_a_study_may_begin_without_a_label(data: StudyData, name: str) -> None:
    result = run(only(name, n_init=0), data)
    assert [point.n_labeled for point in result.points] == [0, 4, 8, 12]


def test_the_same_plan_gives_the_same_picks_and_values(data: StudyData) -> None:
    one, two = run(PLAN, data, 1), run(PLAN, data, 1)
    assert one.picks == two.picks
    assert [p.measures for p in one.points] == [p.measures for p in two.points]


def test_strategies_that_only_look_at_embeddings_pick_as_ever(data: StudyData) -> None:
    plan = only("CoreSet", first_labels="strategy")
    single = replace(data, y=np.arange(120) % 2, y_test=np.arange(90) % 2, classes=["a", "b"])
    assert run(plan, data).picks == run(plan, single).picks


def test_average_precision_is_that_of_scikit_learn(data: StudyData) -> None:
    point = run(PLAN, data).points[-1]
    rng = np.random.default_rng(0)
    proba = rng.random((90, 3)).astype(np.float32)
    expected = [average_precision_score(data.y_test[:, k], proba[:, k]) for k in range(3)]
    found = macro_values(np.asarray(data.y_test, np.int8), proba)
    assert found["average precision"] == pytest.approx(np.mean(expected), abs=1e-6)
    assert set(point.measures) == set(MEASURES)
    assert all(0 <= value <= 1 for value in point.measures.values())


def test_the_values_are_those_with_intervals() -> None:
    rng = np.random.default_rng(0)
    y, proba = rng.integers(-1, 2, (60, 4)).astype(np.int8), rng.random((60, 4)).astype("f4")
    whole = measure_several(y, proba, np.arange(60), threshold=0.3)
    found = macro_values(y, proba, threshold=0.3)
    assert found == pytest.approx({m: whole.macro(m).value for m in MEASURES})


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("logistic", {"C": 0.1, "standardize": False}),
        ("mc-dropout", {"epochs": 20, "n_hidden": 16, "dropout": 0.1, "batch_size": 8, "lr": 0.02}),
        ("sklearn.ensemble.RandomForestClassifier", {"n_estimators": 20}),
    ],
)
def test_classifiers_learn(data: StudyData, name: str, parameters: dict[str, float]) -> None:
    plan = replace(PLAN, classifier=ClassifierPlan(name, parameters), n_init=60)
    points = run(plan, data).points
    assert points[-1].value("") == points[-1].measures["average precision"] > 0.8
    assert points[-1].accuracy > 0.4


@pytest.mark.parametrize("name", ["logistic", "mc-dropout", "sklearn.naive_bayes.GaussianNB"])
def test_what_is_not_known_teaches_nothing(data: StudyData, name: str) -> None:
    from aldesk.learn.scale import scale_of

    plan = ClassifierPlan(name, {"epochs": 5} if name == "mc-dropout" else {})
    X, y = data.X[:60], np.array(data.y[:60], np.int8)
    y[30:, 2] = -1
    moved = X.copy()
    moved[30:] = data.X[60:90]  # other samples, of which class 2 is not known either
    scale = scale_of(data.X)
    both = [
        several_classifier(plan, 1, scale, 0).fit(given[:, :], y[:, [2]]).predict_proba(data.X_test)
        for given in (X, moved)
    ]
    if name == "mc-dropout":  # a batch without a verdict still moves the optimiser
        assert np.corrcoef(both[0][:, 0], both[1][:, 0])[0, 1] > 0.95
    else:
        assert np.allclose(both[0], both[1], atol=1e-5)


def test_a_class_of_which_nothing_is_known_is_predicted_to_nobody() -> None:
    (X, y), (X_test, y_test) = samples(80, 0), samples(60, 1)
    y[:, 1] = -1
    names = ["frog", "owl", "toad"]
    pool = (X, SeveralLabels(y, names), [str(n) for n in range(80)])
    data = make_several_data(pool, (X_test, SeveralLabels(y_test, names)))
    for name in ("Badge", "UHerding", "QueryByCommittee"):
        result = run(only(name), data)
        assert len(result.points) == 4
        assert 0 < result.points[-1].measures["average precision"] < 1


def test_first_labels_take_each_class_in_turn(data: StudyData) -> None:
    y = np.asarray(data.y, np.int8)
    picks = draw_first(y, 8, "stratified", np.random.default_rng(0))
    n = np.bincount(rarest(y)[picks] + 1, minlength=4)
    assert n.tolist() == [2, 2, 2, 2]


def test_each_kind_is_tested_on(data: StudyData) -> None:
    is_test = split_test(rarest(np.asarray(data.y, np.int8)), 0.2, np.random.default_rng(0))
    assert (data.y[is_test] == 1).any(axis=0).all()
    assert (data.y[~is_test] == 1).any(axis=0).all()


def test_the_rarest_class_stands_for_a_sample() -> None:
    said = np.array([[1, 1, 0], [1, 0, 0], [0, 0, 0], [0, -1, 1]], np.int8)
    assert rarest(said).tolist()[1:] == [0, -1, 2]
    assert rarest(np.zeros((2, 3), np.int8)).tolist() == [-1, -1]
    assert rarest(np.zeros((0, 0), np.int8)).tolist() == []


def point(cycle: int, n: int, value: float) -> Point:
    return Point(cycle, n, 0, 10, 0.0, 0.0, {"average precision": value, "F1": value / 2})


def test_the_area_may_begin_at_the_origin() -> None:
    points = [point(0, 50, 0.4), point(1, 100, 0.6)]
    assert area_of(PLAN, points) == pytest.approx(0.5)
    # The challenge's: (0 + 0.4) / 2 · 50 + (0.4 + 0.6) / 2 · 50 over 100.
    assert area_of(replace(PLAN, from_origin=True), points) == pytest.approx(0.35)
    assert area_of(replace(PLAN, from_origin=True, measure="F1"), points) == pytest.approx(0.175)
    assert area_of(replace(PLAN, measure="accuracy"), points) == 0


def test_a_running_study_shows_what_its_plan_measures() -> None:
    for plan, height in ((PLAN, 0.5), (replace(PLAN, measure="F1", from_origin=True), 0.175)):
        curves = LiveCurves(replace(plan, n_cycles=1))
        for part in (point(0, 50, 0.4), point(1, 100, 0.6)):
            curves.add("Badge", 0, part)
        area, n = curves.area("Badge")
        assert (area, n) == pytest.approx((height, 1))
        assert curves.measure == (plan.measure or "average precision")
    assert LiveCurves(PLAN).measure == "accuracy"


def test_all_measures_are_kept_so_that_another_is_read_from_the_same_results() -> None:
    f1, recall = replace(PLAN, measure="F1"), replace(PLAN, measure="recall")
    assert key_of(f1, Task(0, 0), "data") == key_of(recall, Task(0, 0), "data")
    other = replace(f1, threshold=0.3)
    assert key_of(other, Task(0, 0), "data") != key_of(f1, Task(0, 0), "data")
    results = {
        (0, 0): TaskResult("", [point(0, 6, 0.5)]),
        (1, 0): TaskResult("", [point(0, 6, 0.7)]),
    }
    assert summarize(f1, results).rows[0].area.mean == pytest.approx(0.35)
    assert summarize(PLAN, results).measure == "average precision"


def test_exactly_one_class_is_measured_by_other_measures_too(data: StudyData) -> None:
    y, y_test = (np.asarray(said, np.float64).argmax(axis=1) for said in (data.y, data.y_test))
    single = replace(data, y=y, y_test=y_test)
    logistic = ClassifierPlan("logistic")
    plan = replace(PLAN, measure="average precision", classifier=logistic)
    assert run(plan, single).points[-1].value(plan.measure) > 0.5
    assert run(PLAN, single).points[-1].measures == {}


def test_data_come_back_as_they_were(data: StudyData, tmp_path: Path) -> None:
    save_data(data, tmp_path / "data")
    found = open_data(tmp_path / "data")
    assert found.is_several
    assert found.y.dtype == np.int8
    assert (found.y == data.y).all()
    assert (found.classes, found.fingerprint) == (data.classes, data.fingerprint)
    assert run(PLAN, found).picks == run(PLAN, data).picks


@pytest.fixture
def reported(data: StudyData, tmp_path: Path) -> tuple[Path, Plan]:
    plan = replace(PLAN, from_origin=True, challenge=ChallengePlan("Frost", "IES"))
    with StudyFolder(tmp_path / "out") as folder:
        folder.begin("")
        for task in tasks_of(plan):
            assert isinstance(task, Task)
            key = key_of(plan, task, data.fingerprint)
            result = replace(run(plan, data, task.strategy, task.repetition), key=key)
            folder.keep(file_name(plan, task, key), result)
    write_report(tmp_path / "out", plan, data, [])
    return tmp_path / "out", plan


def test_tables_and_page_say_what_is_measured(reported: tuple[Path, Plan]) -> None:
    out, _ = reported
    table = pq.read_table(out / "results.parquet")
    fixed = "strategy repetition cycle n_labeled accuracy query_seconds fit_seconds"
    assert table.column_names == [*fixed.split(), "measure", "value"]
    assert set(table["measure"].to_pylist()) == {"average precision"}
    head = (out / "results.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head.split(",") == table.column_names
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "Measured is average precision, mean of the classes, from no labels at 0 on." in page
    assert read_facts(out)["measure"] == "average precision"


def test_the_challenges_files(reported: tuple[Path, Plan], data: StudyData) -> None:
    out, _ = reported
    names = {file.name for file in (out / "challenge").iterdir()}
    assert names == {"RandomSampling_SET.yaml", "Badge_SET.yaml"}
    said = yaml.safe_load((out / "challenge" / "Badge_SET.yaml").read_text(encoding="utf-8"))
    assert (said["author_lastname"], said["dataset"], said["model"]) == ("Frost", "SET", "model")
    assert said["config"]["model_parameters"] == (6 + 1) * 8 + (8 + 1) * 3
    curve = said["learning_curve"]
    assert [row["n_labeled"] for row in curve] == [6, 10, 14, 18]
    table = pq.read_table(out / "results.parquet").to_pylist()
    rows = [row for row in table if row["strategy"] == "Badge"]
    last = [row["value"] for row in rows if row["cycle"] == 3]
    assert curve[3]["mAP_mean"] == pytest.approx(np.mean(last), abs=1e-6)
    assert curve[3]["mAP_sd"] == pytest.approx(np.std(last), abs=1e-6)
    assert curve[0]["aulc_mAP_mean"] == pytest.approx(curve[0]["mAP_mean"] / 2, abs=1e-6)
    area = float(
        (out / "summary.csv").read_text(encoding="utf-8").split("Badge,2,")[1].split(",")[0]
    )
    assert curve[3]["aulc_mAP_mean"] == pytest.approx(area, abs=1e-6)
    picks = pq.read_table(out / "picks.parquet").to_pylist()
    where = {"strategy": "Badge", "repetition": 0, "cycle": 0}
    first = [int(p["sample_id"].split()[1]) for p in picks if where.items() <= p.items()]
    assert curve[0]["annotation_cost"] == int(data.y[first].sum())


def test_a_strategy_may_begin_as_others_do_not(data: StudyData) -> None:
    own = StrategyPlan("CoreSet", {}, "CoreSet", "random")
    plan = replace(
        PLAN, strategies=(own, StrategyPlan("CoreSet", {}, "own")), first_labels="strategy"
    )
    drawn, chosen = run(plan, data, 0), run(plan, data, 1)
    at_random = replace(plan, first_labels="random")
    assert drawn.picks == run(at_random, data, 0).picks == run(at_random, data, 1).picks
    assert drawn.picks[0] != chosen.picks[0]
    assert key_of(plan, Task(0, 0), "data") != key_of(plan, Task(1, 0), "data")
    assert key_of(plan, Task(0, 0), "data") == key_of(at_random, Task(1, 0), "data")
    assert parse_plan(write_plan(plan), "", Path()).plan.strategies == plan.strategies
