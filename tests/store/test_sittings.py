"""Who wrote which events."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aldesk.core.ids import ClassId
from aldesk.store import Project
from aldesk.store.repair import repair
from tests.store.test_project import sample


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "p.aldesk"
    with Project.create(file, [sample(n, tmp_path) for n in range(4)], ["a", "b"]):
        pass
    return file


def label(file: Path, place: int, who: str = "") -> None:
    with Project.open(file) as project:
        project.journal.annotator = who
        project.journal.label([(project.samples[place].id, ClassId("c1"))])


def test_each_opening_that_writes_is_a_sitting_with_its_annotator(file: Path) -> None:
    label(file, 0, "Ada")
    with Project.open(file):
        pass
    label(file, 1)
    with Project.open(file) as project:
        journal = project.journal
        who = [journal.sittings[n].annotator for n in journal.sitting_numbers().tolist()]
        assert who == ["", "", "Ada", ""]
        made, ada, nobody = (journal.sittings[n] for n in (1, 2, 3))
        assert ada.knows == {made.id: 2}
        assert nobody.knows == {ada.id: 1}
        assert made.since < ada.since < nobody.since


def test_who_takes_over_begins_a_sitting(file: Path) -> None:
    with Project.open(file) as project:
        for who in ("Ada", "Bob", "Bob"):
            project.journal.annotator = who
            project.journal.label([(project.samples[0].id, ClassId("c2"))])
        assert project.journal.sitting_numbers().tolist() == [1, 1, 2, 3, 3]


def test_what_was_not_saved_begins_no_sitting(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(file) as project:
        with monkeypatch.context() as broken:
            broken.setattr("aldesk.store.journal.insert_events", _fails)
            with pytest.raises(OSError, match="no"):
                project.journal.skip(project.samples[0].id)
        assert set(project.journal.sittings) == {0, 1}
        project.journal.skip(project.samples[0].id)
        assert set(project.journal.sittings) == {0, 1, 2}


def _fails(*_: object) -> None:
    raise OSError("no")


def test_a_repaired_project_keeps_who_sat_there(file: Path, tmp_path: Path) -> None:
    label(file, 0, "Ada")
    repair(file, tmp_path / "whole.aldesk")
    assert lines(tmp_path / "whole.aldesk") == lines(file)


def lines(file: Path) -> list[object]:
    with closing(sqlite3.connect(file)) as connection:
        told = connection.execute("SELECT * FROM sitting ORDER BY number").fetchall()
        return [*told, *connection.execute("SELECT seq, sitting FROM event ORDER BY seq")]
