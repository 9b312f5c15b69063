"""Labels given in bulk that are asked about once more, blind, and what the answers tell."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.session import LabelSession, Settings
from aldesk.session.bulk_checks import MOST, BulkAct, to_check
from aldesk.session.label_suspects import evidence, find_suspects
from aldesk.session.replay import replay
from aldesk.session.second_looks import choose
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.merge_files import merge_files
from aldesk.store.repair import repair

N = 96
IDS = [SampleId(f"{number:032x}") for number in range(N)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    Project.create(tmp_path / "p.aldesk", samples, ["owl", "frog"]).close()
    return tmp_path / "p.aldesk"


def opened(project: Project) -> LabelSession:
    return LabelSession(project, Settings(audit_rate=0))


def asked(session: LabelSession) -> list[SampleId]:
    assert {item.reason for item in session.queue.items()} <= {"bulk_check"}
    return [item.sample.id for item in session.queue.items()]


def counts(act: BulkAct) -> tuple[int, int, int, int]:
    return act.n_labels, act.n_waiting, act.n_wrong, act.n_checked


def test_a_selection_is_labelled_at_once_and_some_of_it_is_asked_about_again(file: Path) -> None:
    with Project.open(file) as project:
        session = opened(project)
        free = session.pool.candidates()
        ids = [IDS[row] for row in free[:48].tolist()]
        session.label_many([*ids, *(IDS[row] for row in session.pool.reserve[:3])], "owl")
        assert session.labels.n_labeled == 48, "nothing is kept back, and what measures is left out"
        first, second = asked(session)
        assert session.queue.asks_again(project.row_of(first))
        assert [counts(act) for act in session.bulk.acts()] == [(48, 2, 0, 0)]
        session.undo()
        assert not asked(session)
        assert session.bulk.acts() == []
        assert project.row_of(first) in session.pool.candidates(), "it was not asked about by that"
        session.redo()
        assert asked(session) == [first, second]
        session.label(first, "frog")
        session.label(second, "owl")
        assert [counts(act) for act in session.bulk.acts()] == [(46, 0, 1, 2)]
        session.undo()
        assert asked(session) == [second]
        session.label_many([ids[0], ids[1]], "frog")
        assert [counts(act) for act in session.bulk.acts()] == [
            (45 - (ids[0] in (first, second)) - (ids[1] in (first, second)), 1, 1, 1)
        ]
    with Project.open(file) as project:
        session = opened(project)
        assert asked(session) == [second], "also after a restart"
        session.cant_tell(second)
        assert not asked(session)
        [act] = session.bulk.acts()
        assert (act.n_waiting, act.n_wrong, act.n_checked) == (0, 1, 1)


def test_a_correction_in_bulk_ends_the_wait_for_what_it_replaces(file: Path) -> None:
    with Project.open(file) as project:
        session = opened(project)
        ids = [IDS[row] for row in session.pool.candidates()[:24].tolist()]
        session.label_many(ids[:4], "owl")
        for _ in range(2):
            session.label_many(ids, "owl")
            assert [counts(act) for act in session.bulk.acts()] == [(20, 1, 0, 0)], "what is new"
        session.label_together([*ids, IDS[session.pool.candidates()[0]]], "frog")
        assert len(asked(session)) == 1
        before, now = session.bulk.acts()
        assert counts(before) == (0, 0, 0, 0)
        assert now.n_labels + (asked(session)[0] not in session.labels.marks) == 25
        session.label_many(ids, "owl")
        assert [act.n_labels for act in session.bulk.acts()][::2] == [0, 24], "by the last of them"
        session.go_to(session.bulk.acts()[0].act)
        assert [counts(act) for act in session.bulk.acts()] == [(20, 1, 0, 0)]


def test_checks_are_no_second_looks_and_are_asked_once(file: Path) -> None:
    with Project.open(file) as project:
        session = opened(project)
        every = [IDS[row] for row in session.pool.candidates()]
        session.label_many(every, "owl")
        checks = asked(session)
        session.label(checks[0], "frog")
        drawn = choose(session, find_suspects(evidence(session)), N)
        session.ask_again(drawn.samples)
        rows = [project.row_of(id_) for id_ in checks]
        assert not {row for row, _ in drawn.samples} & set(rows)
        session.label(checks[1], "frog")
        assert not session.second_looks.looks()
        again = set(session.second_looks.open_rows())
        session.label_many(every, "frog")
        assert not {project.row_of(id_) for id_ in asked(session)} & again, "it is blind already"
        session.next_batch()
        assert {each.outcome for each in replay(project, lambda _: np.zeros(0, np.int64))} == {
            "by hand",
            "same",
        }
    assert not [said for said in check(file) if "twice" in said]
    saved = repair(file, file.with_name("saved.aldesk"))
    assert "samples asked about" not in saved.left_out


def test_the_checks_of_two_copies_are_known_after_the_merge(file: Path, tmp_path: Path) -> None:
    with Project.open(file) as project:
        ids = [IDS[row] for row in opened(project).pool.candidates()[:48].tolist()]
    other = tmp_path / "q.aldesk"
    shutil.copy(file, other)
    for path, name in ((file, "owl"), (other, "frog")):
        with Project.open(path) as project:
            session = opened(project)
            session.label_many(ids[:24] if name == "owl" else ids[24:], name)
            [again] = asked(session)
            if name == "owl":
                session.label(again, "frog")
    with Project.open(merge_files(file, other, tmp_path / "both.aldesk").file) as project:
        session = LabelSession(project)
        assert [counts(act) for act in session.bulk.acts()] == [(23, 0, 1, 1), (24, 1, 0, 0)]
        assert asked(session) == [again]
    assert not [said for said in check(tmp_path / "both.aldesk") if "twice" in said]


def ticked(session: LabelSession, ids: list[SampleId]) -> None:
    session.toggle_many(ids, "owl")


def judged(session: LabelSession, ids: list[SampleId]) -> None:
    session.judge(ids, "owl", "present")


@pytest.mark.parametrize("act", [ticked, judged])
def test_of_several_classes_the_answer_tells_of_the_class_that_was_given(
    file: Path, act: Callable[[LabelSession, list[SampleId]], None]
) -> None:
    with Project.open(file) as project:
        session = opened(project)
        session.allow_several()
        ids = [IDS[row] for row in session.pool.candidates()[:48].tolist()]
        act(session, ids)
        first, second = asked(session)
        session.judge([first], "frog", "present")
        session.toggle_many(ids[:4], "frog")
        assert asked(session) == [first, second], "of another class"
        session.answer(first, ["frog"])
        session.answer(second, ["owl", "frog"])
        assert counts(session.bulk.acts()[0]) == (46, 0, 1, 2)
        owl = session.class_id("owl")
        session.toggle_many([id_ for id_ in ids if id_ != first], "owl")
        assert session.labels.verdict(second, owl) == "absent"
        assert counts(session.bulk.acts()[0])[0] == 0


def test_what_is_open_twice_is_asked_once_at_a_time(file: Path) -> None:
    with Project.open(file) as project:
        session = opened(project)
        session.allow_several()
        ids = [item.sample.id for item in session.next_batch()]
        session.toggle_many(ids, "owl")
        assert session.bulk.rows_again, "some of them, though they are open still"
        assert [item.sample.id for item in session.queue.items()] == ids
        assert len(session.queue.items(3)) == 3


def test_checks_follow_their_classes(file: Path) -> None:
    with Project.open(file) as project:
        session = opened(project)
        session.allow_several()
        session.add_class("bat")
        ids = [IDS[row] for row in session.pool.candidates()[:8].tolist()]
        session.toggle_many(ids, "owl")
        session.judge(ids, "bat", "absent")
        assert len(asked(session)) == 2
        session.delete_class("bat")
        assert len(asked(session)) == 1
        session.undo()
        session.merge_classes("bat", "owl")
        again = opened(project)
        assert asked(session) == asked(again)
        assert session.bulk.acts() == again.bulk.acts()


def test_only_an_answer_that_is_taken_back_brings_its_check_first(file: Path) -> None:
    with Project.open(file) as project:
        session = opened(project)
        session.label_many([IDS[row] for row in session.pool.candidates()[:24].tolist()], "owl")
        [again] = asked(session)
        first = session.next_batch()[0].sample.id
        session.flag(again)
        session.undo()
        assert session.queue.items()[0].sample.id == first
        session.label(again, "frog")
        session.undo()
        assert session.queue.items()[0].sample.id == again


def test_labels_are_given_though_no_check_can_be_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Problem("The disk is full")

    with Project.open(file) as project:
        session = opened(project)
        monkeypatch.setattr(project.queries, "add", refuse)
        assert session.label_many(IDS[:24], "owl").samples
        assert not session.queue.items()


def test_no_more_checks_wait_than_tell_enough() -> None:
    assert [len(to_check(np.arange(n), n, 0)) for n in (4, 5, 48, 10**5)] == [0, 1, 2, MOST]
    rows = np.arange(960)
    assert [len(to_check(rows, 960, 0, waiting)) for waiting in (9, 20, 99)] == [40, 30, 1]


def test_what_is_refused_asks_nothing(file: Path) -> None:
    with Project.open(file) as project:
        session = opened(project)
        with pytest.raises(Problem):
            session.label_many(IDS[:9], "newt")
        assert not session.queue.items()
