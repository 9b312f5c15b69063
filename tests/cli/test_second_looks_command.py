"""`aldesk second-looks` as it is typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from aldesk.cli.commands import main
from aldesk.session import LabelSession
from aldesk.store import Project
from tests.conftest import embed_here

pytestmark = pytest.mark.usefixtures("warm_workers")
WRONG = 3


def run(*words: object) -> str:
    done = CliRunner().invoke(main, ["second-looks", *map(str, words)], standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.stdout


def test_it_lists_wrong_labels_and_tells_the_labels_only_if_asked(project: Project) -> None:
    embed_here(project)
    session = LabelSession(project)
    wrong = session.pool.candidates()[:WRONG].tolist()
    names = session.labels.class_names
    for row, sample in enumerate(project.samples):
        assert sample.label
        place = names.index(sample.label) + (row in wrong)
        session.label(sample.id, names[place % len(names)])
    file: Path = project.path
    n_events = len(project.journal.events)
    project.close()
    told = json.loads(run(file, "--n", 10, "--json"))
    ids = [line["id"] for line in told["queue"]]
    assert sum(line["reason"] == "drawn at random" for line in told["queue"]) == 2
    with Project.open(file) as again:
        assert {again.samples[row].id for row in wrong} <= set(ids)
        assert len(again.journal.events) == n_events
        assert not again.queries.all(), "nothing was drawn"
    assert all("label" not in line for line in told["queue"])
    assert told["so_far"]["looked_at"] == 0
    revealed = run(file, "--n", 10, "--reveal")
    assert "labelled “" in revealed
    assert all(id_ in revealed for id_ in ids)
    with Project.open(file) as again:
        LabelSession(again).allow_several()
    told = json.loads(run(file, "--json", "--reveal"))["queue"]
    in_doubt = [line for line in told if "class" in line]
    assert {line["label"] for line in in_doubt} == {"present", "absent"}
    assert {line["class"] for line in in_doubt} <= set(names)
    assert {line["label"] for line in told if "class" not in line} <= set(names)
    assert {line["reason"] for line in told if "class" not in line} == {"drawn at random"}
