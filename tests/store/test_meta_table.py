"""Facts about a project are on the disk when they are set, under the names of their attributes."""

import json
import sqlite3
from pathlib import Path

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
