"""Labels from elsewhere into a project."""

from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.session import LabelSession
from aldesk.session.export.labels import export_labels
from aldesk.store import Project
from aldesk.store.exchange import read_labels


def test_an_exported_table_can_be_read_again(project: Project, tmp_path: Path) -> None:
    session = LabelSession(project)
    session.label(project.samples[0].id, "high")
    session.add_class("-odd")
    session.label(project.samples[3].id, "-odd")
    export_labels(session, tmp_path / "out.csv")
    pairs, problems = read_labels(project, tmp_path / "out.csv")
    assert problems == []
    assert pairs == [(project.samples[0].id, "high"), (project.samples[3].id, "-odd")]


def test_paths_are_read_from_the_tables_folder(project: Project, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    path = project.samples[5].path.relative_to(tmp_path)
    table.write_text(f"path,label\n{path},low\nnowhere.wav,low\n", encoding="utf-8")
    pairs, problems = read_labels(project, table)
    assert pairs == [(project.samples[5].id, "low")]
    assert problems == ["Line 3: the project has no sample nowhere.wav."]


def test_a_table_without_labels_is_refused(project: Project, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("file,class\n", encoding="utf-8")
    with pytest.raises(Problem, match="it has file, class"):
        read_labels(project, tmp_path / "t.csv")
