"""`aldesk restore`, as a script and a person see it."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from aldesk.cli.commands import run
from aldesk.store import Project
from tests.end2end.test_commands import Recorder


def test_copies_are_listed_and_restored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def aldesk(*arguments: object, code: int = 0) -> str:
        assert run(["restore", *map(str, arguments)], Recorder()) == code
        return capsys.readouterr().out

    file = tmp_path / "p.aldesk"
    with Project.create(file, [], ["owl"]) as project:
        assert json.loads(aldesk(file, "--list", "--json", code=1)) == []
        project.back_up(datetime(2026, 3, 1, 12))
        project.journal.add_classes(["jay"])
    name = "p-20260301-120000.aldesk"
    (line, count) = aldesk(file, "--list").splitlines()
    assert line.startswith("2026-03-01 12:00:00")
    assert line.endswith(name)
    assert " 1 act" in line
    assert count.endswith("1 copy.")
    said = aldesk(file)
    assert f"as it was in the copy “{name}”" in said
    assert "before restoring" in said
    with Project.open(file) as project:
        assert list(project.journal.labels.classes.values()) == ["owl"]
    told = json.loads(aldesk(file, "--backup", name, "--to", tmp_path / "new.aldesk", "--json"))
    assert (told["name"], told["kept"], told["acts"]) == (name, None, 1)
    aldesk(file, "--backup", "gone", code=1)
