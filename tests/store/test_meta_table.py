"""Facts about a project are on the disk when they are set, under the names of their attributes."""

import json
import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest

from aldesk.core.errors import Problem
from aldesk.store import Project


def test_a_fact_is_kept_and_one_that_was_never_set_has_its_default(tmp_path: Path) -> None:
    file = tmp_path / "p.aldesk"
    with Project.create(file, [], meta={"encoder": "spectral"}) as project:
        project.meta.audit_seed = 7
        assert project.meta.encoder == "spectral"
    with Project.open(file) as project:
        assert project.meta.audit_seed == 7
        assert project.meta.encoder_key == ""
        assert project.meta.settings is None
        assert project.name == "p"


def test_the_file_has_a_fact_as_json_under_its_name(tmp_path: Path) -> None:
    file = tmp_path / "p.aldesk"
    with Project.create(file, []) as project:
        project.meta.encoder_card = {"name": "é"}
    connection = sqlite3.connect(file)
    ((key, value),) = connection.execute("SELECT key, value FROM meta WHERE key != 'project_id'")
    connection.close()
    assert (key, json.loads(value)) == ("encoder_card", {"name": "é"})


def test_a_fact_is_read_once_and_again_when_it_was_written(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.aldesk", [], meta={"encoder": "spectral"}) as project:
        asked: list[str] = []
        assert project.meta.encoder_options == {}
        project._connection.set_trace_callback(asked.append)
        project.meta.encoder_options["name"] = "changed by who got it"
        assert project.meta.encoder_options == {}
        assert not asked
        project.meta.encoder_options = {"name": "written"}
        assert project.meta.encoder_options == {"name": "written"}


def test_what_could_not_be_written_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> NoReturn:
        raise Problem("The disk is full")

    with Project.create(tmp_path / "p.aldesk", [], meta={"encoder": "spectral"}) as project:
        assert project.meta.encoder == "spectral"
        with monkeypatch.context() as full:
            full.setattr(project._connection, "refuse_lost", refuse)
            with pytest.raises(Problem):
                project.meta.encoder = "other"
        assert project.meta.encoder == "spectral"
