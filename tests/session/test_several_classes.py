"""A session over a project whose samples may have any number of classes."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.sample import Sample
from aldesk.session import LabelSession
from aldesk.session.types import Settings
from aldesk.store import Project

N = 6
IDS = [SampleId(f"{number:032x}") for number in range(N)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    with Project.create(tmp_path / "p.aldesk", samples, ["owl", "frog"]) as project:
        LabelSession(project, Settings(audit_rate=0)).allow_several()
    return tmp_path / "p.aldesk"


def trained(session: LabelSession) -> dict[int, list[int]]:
    rows, verdicts = session.pool.training_verdicts(session.verdicts, session.labels.members)
    return dict(zip(rows.tolist(), verdicts.tolist(), strict=True))


def free_of_audit(session: LabelSession) -> list[int]:
    return np.flatnonzero(~session.pool.is_reserved).tolist()


def test_what_was_said_is_there_after_closing(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        session.answer(IDS[0], ["owl", "frog"])
        session.answer(IDS[1], [])
        session.toggle(IDS[2], "frog")
        session.undo()
        session.toggle(IDS[3], "owl")
        session.redo()
        before = trained(session)
    with Project.open(file) as project:
        again = LabelSession(project)
        assert again.labels.is_several
        assert again.labels.names_of(IDS[0]) == ["owl", "frog"]
        assert again.labels.n_labeled == 2
        assert trained(again) == before


def test_a_class_that_is_taken_back_is_absent_only_where_the_sample_was_answered(
    file: Path,
) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        owl = session.labels.class_id("owl")
        assert owl
        session.answer(IDS[0], ["owl"])
        for id_ in IDS[:2]:
            session.toggle(id_, "owl")
        session.toggle(IDS[1], "owl")
        assert session.labels.verdict(IDS[0], owl) == "absent"
        assert session.labels.verdict(IDS[1], owl) == "not judged"


def test_a_later_class_that_is_taken_back_is_as_unknown_as_it_was(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        session.answer(IDS[0], ["owl"])
        session.add_class("fox")
        fox = session.labels.class_id("fox")
        assert fox
        for _ in range(2):
            session.toggle(IDS[0], "fox")
        assert session.labels.verdict(IDS[0], fox) == "not judged"
        session.answer(IDS[0], ["owl"])  # judges all that there are now
        for _ in range(2):
            session.toggle(IDS[0], "fox")
        assert session.labels.verdict(IDS[0], fox) == "absent"


def test_labels_that_named_one_class_say_nothing_of_others_that_are_taken_back(
    tmp_path: Path,
) -> None:
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    with Project.create(tmp_path / "one.aldesk", samples, ["owl", "frog"]) as project:
        session = LabelSession(project, Settings(audit_rate=0))
        owl, frog = session.labels.classes
        for id_ in IDS[:2]:
            session.label(id_, "owl")
        session.label(IDS[1], "frog")
        session.allow_several(only_named=True)
        session.undo()  # what comes back named the owl alone, too
        for id_ in IDS[:2]:
            for _ in range(2):
                session.toggle(id_, "frog")
            session.toggle(id_, "owl")
            assert session.labels.verdict(id_, frog) == "not judged"
            assert session.labels.verdict(id_, owl) == "absent"


def test_a_class_that_is_added_later_is_judged_nowhere(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        row = free_of_audit(session)[0]
        session.answer(project.samples[row].id, ["owl"])
        session.add_class("fox")
        assert trained(session) == {row: [1, 0, -1]}


def test_verdicts_on_one_class_train_and_leave_the_sample_open(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        rows = free_of_audit(session)[:2]
        session.judge([project.samples[row].id for row in rows], "frog", "absent")
        assert trained(session) == {row: [-1, 0] for row in rows}
        assert session.pool.is_free(np.array(rows)).all()
        session.undo()
        assert trained(session) == {}


def test_what_measures_never_trains(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project, Settings(audit_rate=0.5))
        for asked in session.next_batch():
            session.answer(asked.sample.id, ["owl"])
        for row in range(N):
            session.judge([project.samples[row].id], "frog", "present")
        measured = set(session.accuracy.labels()[0].tolist())
        assert measured
        assert measured.isdisjoint(trained(session))
        assert not session.pool.measures(np.array(list(trained(session)))).any()


def test_a_merged_class_is_learned_as_one(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        row = free_of_audit(session)[0]
        session.answer(project.samples[row].id, ["owl"])
        session.merge_classes("owl", "frog")
        assert trained(session) == {row: [1]}
        assert session.answers.codes(session.labels.classes)[row] == 0
        session.undo()
        assert trained(session) == {row: [1, 0]}


def test_a_source_judges_the_classes_that_it_knows(tmp_path: Path) -> None:
    samples = [
        Sample(IDS[0], tmp_path / "a.wav", "sound", labels=("owl",)),
        Sample(IDS[1], tmp_path / "b.wav", "sound", labels=(), split="test"),
        Sample(IDS[2], tmp_path / "c.wav", "sound"),
    ]
    with Project.create(tmp_path / "p.aldesk", samples[2:], ["owl", "frog"]) as project:
        session = LabelSession(project)
        session.allow_several()
        session.add_class("fox")
        session.add_samples(ImportBatch(tuple(samples[:2])), as_labels=True)
        known = {name: session.labels.verdict(IDS[0], ClassId(i)) for i, name in classes(session)}
        assert known == {"owl": "present", "frog": "absent", "fox": "not judged"}
        rows, said = session.accuracy._test_verdicts()
        assert (rows.tolist(), said.tolist()) == ([2], [[0, 0, -1]])
    with Project.open(tmp_path / "p.aldesk") as project:
        assert [sample.labels for sample in project.samples] == [None, ("owl",), ()]


def classes(session: LabelSession) -> list[tuple[str, str]]:
    return list(session.labels.classes.items())


def test_an_import_says_all_of_some_samples_and_one_class_of_others(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        session.import_answers(
            [(IDS[0], ["fox", "owl"])], [(IDS[1], "frog", "absent")], new_classes=["fox"]
        )
        assert session.labels.names_of(IDS[0]) == ["owl", "fox"]
        assert session.labels.n_labeled == 1
        session.undo()
        assert list(session.labels.classes.values()) == ["owl", "frog"]
        assert not session.labels.judgements


def test_exactly_one_class_takes_no_verdicts_and_keeps_its_file(tmp_path: Path) -> None:
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    path = tmp_path / "one.aldesk"
    with Project.create(path, samples, ["owl", "frog"]) as project:
        session = LabelSession(project)
        acts: list[Callable[[], object]] = [
            lambda: session.answer(IDS[0], ["owl"]),
            lambda: session.judge([IDS[0]], "owl", "present"),
            lambda: session.toggle(IDS[0], "owl"),
            lambda: session.import_answers([(IDS[0], ["owl"])]),
        ]
        for act in acts:
            with pytest.raises(Problem, match="exactly one class"):
                act()
    with Project.open(path) as project:
        assert project.journal.labels.n_labeled == 0
