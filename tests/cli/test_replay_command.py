"""`aldesk replay`, as a script and a person see it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aldesk.cli.commands import run
from aldesk.core.errors import Problem
from aldesk.core.refit import RefitRequest
from aldesk.engine.refit.rankings import rankings
from aldesk.session import LabelSession
from aldesk.session.replay import Replayed
from aldesk.store import Project
from tests.end2end.test_commands import Recorder

FOUND = [
    Replayed(0, 0, "same"),
    Replayed(1, 10, "not recorded"),
    Replayed(2, 20, "by hand"),
    Replayed(3, 30, "different", 4, "a" * 32, "", ("numpy was 2.1 and is 2.2",)),
]


@pytest.fixture
def replay(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    path = project.path
    project.close()

    def act(found: list[Replayed], *options: str) -> tuple[int, str]:
        monkeypatch.setattr("aldesk.cli.replay_command.replay", lambda *_: iter(found))
        code = run(["replay", str(path), *options], Recorder())
        return code, capsys.readouterr().out

    return act


def test_what_differs_is_named(replay: Callable[..., tuple[int, str]]) -> None:
    code, said = replay(FOUND)
    assert code == 1
    assert said.splitlines()[0] == "1 of 4 queries came out the same."
    assert "Query 4, at 30 labels, differs from its sample 5 on" in said
    assert "none comes out now (numpy was 2.1 and is 2.2)" in said
    code, said = replay(FOUND, "--json")
    assert code == 1
    assert [one["outcome"] for one in json.loads(said)["queries"]][-1] == "different"


def test_where_the_same_comes_out_from_other_labels_it_says_so(
    replay: Callable[..., tuple[int, str]],
) -> None:
    code, said = replay([Replayed(0, 0, "same"), Replayed(1, 10, "same", why=("so",))])
    assert code == 0
    assert said.splitlines()[-1].startswith("From query 2 on something else than the picks differs")


def test_one_process_ranks_again_and_again(tested_project: Project, tmp_path: Path) -> None:
    session = LabelSession(tested_project)
    for asked in session.next_batch():
        session.label(asked.sample.id, str(asked.sample.label))
    request = session.refit_request(tested_project.meta.encoder_key)
    assert isinstance(request, RefitRequest)
    with rankings() as rank:
        first, second = rank(request), rank(request)
        assert first.ranked.tolist() == second.ranked.tolist()
        for shard in request.shards:
            shard.path.write_bytes(b"")
    with rankings() as rank, pytest.raises(Problem, match="The refit failed"):
        rank(request)
