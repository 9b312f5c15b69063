"""`aldesk merge` and `aldesk agreement`, as a script and a person see them."""

import json
from pathlib import Path

import pytest

from aldesk.cli.commands import run
from tests.end2end.test_commands import Recorder
from tests.session.test_agreement import merged


def test_two_copies_become_one_and_tell_how_far_they_agree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = str(merged(tmp_path, ("Ada", "Bob")))
    ada, bob = str(tmp_path / "a.aldesk"), str(tmp_path / "b.aldesk")
    assert run(["merge", ada, bob, "--to", str(tmp_path / "c.aldesk")], Recorder()) == 0
    said = capsys.readouterr().out
    assert "10 samples, 7 labels" in said
    assert "1 sample has answers that contradict each other, and waits" in said
    assert run(["merge", ada, bob, "--to", str(tmp_path / "d.aldesk"), "--json"], Recorder()) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["n_disputed"], told["annotators"]) == (1, ["Ada", "Bob"])
    assert run(["agreement", both], Recorder()) == 0
    assert "all classes: kappa 0.75 (" in capsys.readouterr().out
    assert run(["agreement", both, "--json"], Recorder()) == 0
    assert json.loads(capsys.readouterr().out)["overall"]["kappa"]["n_agreed"] == 7
    assert run(["agreement", ada], Recorder()) == 1
    assert "No sample has answers of two people" in capsys.readouterr().out
