from pathlib import Path

import pytest

from aldesk import resources
from aldesk.core.errors import Problem
from aldesk.study.plan import Plan
from aldesk.study.plan_file import parse_plan, read_plan

PLAN = """\
name = "Digits"
[data]
project = "digits.aldesk"
[classifier]
name = "logistic"
C = 1
[study]
n_reps = 2
batch_size = 5
max_candidates = 0.5

[[strategy]]
name = "Badge"

[[strategy]]
name = "UncertaintySampling"
title = "Entropy"
method = "entropy"
"""


def parse(text: str) -> Plan:
    return parse_plan(text, "plan.toml", Path()).plan


def test_a_plan_is_read_whole() -> None:
    plan = parse(PLAN)
    assert (plan.name, plan.data.project, plan.classifier.parameters) == (
        "Digits",
        "digits.aldesk",
        {"C": 1.0},
    )
    assert (plan.n_reps, plan.batch_size, plan.max_candidates, plan.seed) == (2, 5, 0.5, 0)
    assert [(s.name, s.title, dict(s.parameters)) for s in plan.strategies] == [
        ("Badge", "Badge", {}),
        ("UncertaintySampling", "Entropy", {"method": "entropy"}),
    ]
    assert plan.n_labels == 10 + 10 * 5


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Badge"', '"Badgee"', "strategy 'Badgee' (line 13). Did you mean Badge? There are: Rand"),
        ('"entropy"', '"entrpy"', "method of UncertaintySampling must be one of least_confident"),
        ('"entropy"', '"entrpy"', "(line 18)"),
        ("method", "methud", "'methud' (line 18). Did you mean method? There are: method"),
        ('"logistic"', '"logit"', "classifier 'logit' (line 5). Did you mean logistic? There are"),
        ("C = 1", "D = 1", "'D' (line 6). There are: C, tol, max_iter, standardize"),
        ("C = 1", 'C = "a"', "C of logistic must be a number"),
        ("n_reps = 2", "n_reps = 0", "n_reps must be at least 1, not 0 (line 8)"),
        ("n_reps = 2", "n_reps = true", "n_reps must be a whole number, not True (line 8)"),
        ("n_reps", "n_rep", "key 'n_rep' (line 8). Did you mean n_reps?"),
        (
            "n_reps = 2",
            'first_labels = "some"',
            "(line 8). There are: random, stratified",
        ),
        ("0.5", "1.5", "max_candidates must be a whole number, or a share between 0 and 1"),
        ("0.5", "4", "max_candidates, 4, is less than the batch of 5 (line 10)"),
        ('"Badge"', '"GreedyBALD"', "needs an ensemble, which logistic has not (line 13). Choose"),
        ('"Entropy"', '"Badge"', "two strategies called 'Badge' (line 16)"),
        ("project =", 'matrix = "a.npy"\nproject =', "not project and matrix (line 2)"),
        ("project", "projet", "key 'projet' (line 3). Did you mean project?"),
        ('project = "digits.aldesk"', 'matrix = "a.npy"', "no labels in it (line 3). Add labels"),
        ("[classifier]", "[classifier", "not valid TOML"),
        ("[study]", "[studdy]", "key 'studdy'"),
    ],
)
def test_a_mistake_names_its_line_and_what_there_is(old: str, new: str, said: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(PLAN.replace(old, new, 1))
    assert said in str(caught.value)
    assert str(caught.value).startswith("plan.toml: ")


def test_a_plan_without_strategies_is_refused() -> None:
    with pytest.raises(Problem, match="names no strategy"):
        parse(PLAN[: PLAN.index("[[")])


def test_a_plan_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        read_plan(tmp_path / "none.toml")


def test_the_bundled_audio_plan_is_the_tutorials() -> None:
    plan = read_plan(resources.plan("audio")).plan
    numbers = (plan.n_init, plan.n_cycles, plan.batch_size, plan.max_candidates)
    assert numbers == (64, 10, 32, 5000)
    assert plan.classifier.parameters == {
        "dropout": 0.2,
        "n_members": 10,
        "n_hidden": 128,
        "epochs": 50,
        "batch_size": 16,
        "lr": 0.01,
        "standardize": False,
    }
    assert len(plan.strategies) == 5


def test_the_bundled_picture_plan_is_the_tutorials() -> None:
    plan = read_plan(resources.plan("pictures")).plan
    numbers = (plan.n_reps, plan.n_init, plan.n_cycles, plan.batch_size, plan.max_candidates)
    assert numbers == (3, 0, 20, 100, 0.2)
    assert plan.classifier.parameters["C"] == 0.01
    assert len(plan.strategies) == 10
