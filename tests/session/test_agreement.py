"""How far two people agree, from the journals of their copies."""

import shutil
from pathlib import Path

import pytest

from aldesk.core.event import Actor
from aldesk.core.ids import ClassId
from aldesk.session.agreement import AgreementReport, measure_agreement
from aldesk.store import Project
from aldesk.store.merge_files import merge_files
from tests.store.test_project import sample

A, B = ClassId("c1"), ClassId("c2")
MINE, ITS = [A, A, B, B, A, B, A, A], [A, B, B, B, A, B, A, A]


def merged(
    folder: Path, names: tuple[str, str], *, several: bool = False, actor: Actor = "annotator"
) -> Path:
    samples = [sample(n, folder) for n in range(10)]
    files = folder / "a.aldesk", folder / "b.aldesk"
    Project.create(files[0], samples, ["a", "b"], several=several).close()
    shutil.copy(*files)
    for file, who, said in zip(files, names, (MINE, ITS), strict=True):
        with Project.open(file) as project:
            journal = project.journal
            journal.annotator, journal.actor = who, actor
            pairs = [(one.id, class_id) for one, class_id in zip(samples, said, strict=False)]
            if several:
                journal.answer((id_, [class_id]) for id_, class_id in pairs)
            else:
                journal.label(pairs)
            journal.skip(samples[9].id)
    return merge_files(*files, folder / "both.aldesk").file


def measured(file: Path) -> AgreementReport:
    with Project.open(file) as project:
        return measure_agreement(project)


@pytest.mark.parametrize("names", [("Ada", "Bob"), ("", "")])
def test_two_people_are_compared(tmp_path: Path, names: tuple[str, str]) -> None:
    found = measured(merged(tmp_path, names))
    assert found.annotators == (names if names[0] else ("#1", "#2"))
    assert found.n == 8
    assert found.overall
    assert found.overall.kappa
    assert found.overall.kappa.n_agreed == 7
    assert found.overall.kappa.value == pytest.approx(1 - (1 / 8) / (1 - (5 * 4 + 3 * 4) / 64))
    assert set(found.classes) == {"a", "b"}


def test_answers_of_a_table_count_where_a_name_was_given(tmp_path: Path) -> None:
    for names, n in (("Ada", "Bob"), 8), (("", ""), 0):
        folder = tmp_path / names[0]
        folder.mkdir(exist_ok=True)
        assert measured(merged(folder, names, actor="import")).n == n


def test_who_decides_agrees_with_nobody_by_that(tmp_path: Path) -> None:
    file = merged(tmp_path, ("Ada", "Bob"))
    before = measured(file)
    with Project.open(file) as project:
        project.journal.annotator = "Bob"
        project.journal.label([(project.samples[1].id, A)])
    assert measured(file) == before


def test_each_class_is_judged_by_itself_where_there_are_several(tmp_path: Path) -> None:
    found = measured(merged(tmp_path, ("Ada", "Bob"), several=True))
    assert found.overall is None
    assert found.classes["a"].kappa == found.classes["b"].kappa
    assert found.classes["a"].kappa
    assert found.classes["a"].kappa.n_agreed == 7


def test_who_labels_alone_is_compared_with_nobody(tmp_path: Path) -> None:
    merged(tmp_path, ("Ada", "Bob"))
    assert measured(tmp_path / "a.aldesk").n == 0
