"""`aldesk curve`, as a script and a person see it."""

import json

import pytest

from aldesk.cli.commands import run
from aldesk.core.refit import Recipe
from aldesk.session import LabelSession, Settings
from aldesk.store import Project
from tests.end2end.test_commands import Recorder


def test_it_tells_what_weighted_labels_say_if_the_project_asks(
    tested_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = Recipe("logistic", "RandomSampling", batch_size=36)
    session = LabelSession(tested_project, Settings(recipe, weighs=True))
    for item in session.next_batch():
        session.label(item.sample.id, str(item.sample.label))
    session.refit()
    assert run(["curve", str(tested_project.path)], Recorder()) == 0
    said = capsys.readouterr().out.splitlines()[1]
    assert said.startswith("By labels with known probabilities: ")
    assert said.endswith("from 36 samples.")
    assert run(["curve", str(tested_project.path), "--json"], Recorder()) == 0
    assert json.loads(capsys.readouterr().out)["weighted"]["n"] == 36


def test_it_tells_when_to_stop(tested_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tested_project.path)
    session = LabelSession(tested_project, Settings(Recipe("logistic", batch_size=30)))
    assert run(["curve", path], Recorder()) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Accuracy after no labels: not measured yet.",
        "What more labels would add: not enough yet.",
    ]
    for item in session.next_batch():
        session.label(item.sample.id, str(item.sample.label))
    session.refit()
    assert run(["curve", path, "--class", "high"], Recorder()) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Accuracy after 30 labels: ")
    assert said[1].startswith("The next 30 labels may add ")
    assert said[2].startswith("The plateau seems to be near ")
    assert said[-1] == "high: not enough yet to say how many are left to find."
    assert run(["curve", path, "--json"], Recorder()) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["curve"][-1]["labels"] == 30
    assert told["outlook"]["outlook"]["gain"].keys() == {"value", "low", "high"}
    session.allow_several()
    assert run(["curve", path], Recorder()) == 0
    assert (
        "When to stop is not said where samples may have several classes" in capsys.readouterr().out
    )
