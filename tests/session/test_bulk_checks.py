"""Samples answered together: one act, some kept back, and what their blind answers tell."""

import shutil
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.session import LabelSession, Settings
from aldesk.session.bulk_checks import BulkAct, bulk_error
from aldesk.store import Project
from aldesk.store.merge_files import merge_files

N = 80
IDS = [SampleId(f"{number:032x}") for number in range(N)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    with Project.create(tmp_path / "p.aldesk", samples, ["owl", "frog"]) as project:
        LabelSession(project, Settings(audit_rate=0))
    return tmp_path / "p.aldesk"


def free(session: LabelSession) -> list[SampleId]:
    return [IDS[row] for row in session.pool.candidates().tolist()]


def owls(session: LabelSession) -> list[str]:
    owl = session.labels.class_id("owl")
    assert owl
    return sorted(session.labels.labelled_as(owl))


def test_what_is_answered_together_is_one_act_of_which_some_are_kept_back(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        together, others = free(session)[:48], free(session)[48:50]
        measuring = [IDS[row] for row in session.pool.reserve.tolist()]
        session.label_together([*together, *measuring], "owl", others)
        kept = [item.sample.id for item in session.queue.items()]
        assert [item.reason for item in session.queue.items()] == ["bulk_check"] * 2
        assert owls(session) == sorted(set(together) - set(kept))
        owl = session.labels.class_id("owl")
        assert owl
        assert [session.labels.verdict(id_, owl) for id_ in others] == ["absent"] * 2
        assert not set(others) & set(session.labels.marks)
        assert session.n_training == 46
        session.undo()
        assert not session.labels.marks
        assert session.bulk.acts() == []
        session.redo()
        session.label(kept[0], "frog")
        session.label(kept[1], "owl")
    with Project.open(file) as project:
        session = LabelSession(project)
        [act] = session.bulk.acts()
        assert (act.n_labels, act.n_waiting, act.n_wrong, act.n_checked) == (46, 0, 1, 2)
        row = session.project.row_of(kept[0])
        assert session.bulk.of_row(row) == act
        assert session.bulk.of_row(session.project.row_of(others[0])) is None
        error = bulk_error([act])
        assert error.share == 0.5
        assert 0 < error.low < 0.5 < error.high < 1
        session.merge_classes("frog", "owl")
        [merged] = session.bulk.acts()
        assert merged.n_wrong == 0, "they are one class now"


def test_a_few_at_once_are_no_bulk_act_and_what_was_asked_about_is_asked_again(
    file: Path,
) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        session.label_together(free(session)[:4], "owl")
        assert len(owls(session)) == 4
        assert not session.queue.items()
        asked = free(session)[:6]
        session.queue_next(asked[1:])
        session.label_together(asked, "owl")
        [again] = [item.sample.id for item in session.queue.items()]
        assert again in asked[1:]
        assert set(asked) <= set(session.labels.marks)
        [act] = session.bulk.acts()
        assert (act.n_labels, act.n_waiting) == (6, 1)


def test_checks_come_after_all_else_and_those_of_acts_are_mixed(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project, Settings(audit_rate=0))
        there = free(session)
        for place in range(0, 50, 5):
            session.label_together(there[place : place + 5], ("owl", "frog")[place >= 25])
        session.next_batch()
        reasons = [item.reason for item in session.queue.items()]
        assert reasons[-10:] == ["bulk_check"] * 10
        assert reasons[0] == "random"
        rows = [row for row in range(len(project.samples)) if session.queue.waits(row)]
        assert rows == sorted(session.queue.rows()), "checks are of labelled samples"
        acts = {act.class_id for act in session.bulk.acts()}
        of = [session.bulk.of_row(row) for row in session.queue.rows()[-10:]]
        first = [act.class_id for act in of if act][:5]
        assert len(acts) == len(set(first)) == 2


def test_the_checks_of_two_copies_are_known_after_the_merge(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "q.aldesk"
    shutil.copy(file, other)
    for path, place in ((file, 0), (other, 24)):
        with Project.open(path) as project:
            session = LabelSession(project)
            session.label_together(free(session)[place : place + 24], "owl")
            [kept] = [item.sample.id for item in session.queue.items()]
            session.label(kept, "frog")
            session.label_together(free(session)[:6], "frog")
            session.undo()
    with Project.open(merge_files(file, other, tmp_path / "both.aldesk").file) as project:
        acts = LabelSession(project).bulk.acts()
        assert [(act.n_labels, act.n_wrong, act.n_checked) for act in acts] == [(23, 1, 1)] * 2


def test_an_act_of_few_checks_counts_by_its_labels() -> None:
    owl = IDS[0]
    large = BulkAct(1, owl, 90, 0, 0, 1)  # type: ignore[arg-type]
    small = BulkAct(2, owl, 10, 0, 1, 1)  # type: ignore[arg-type]
    error = bulk_error([large, small])
    assert error.share == pytest.approx(0.1)
    assert error.high > 0.6, "two checks tell little, and unequal ones less"
    nothing = bulk_error([])
    assert np.isnan(nothing.share)
    assert (nothing.low, nothing.high) == (0, 1)


@pytest.mark.parametrize("verdict", ["present", "absent"])
def test_of_several_classes_one_is_judged_together_and_the_others_are_untouched(
    file: Path, verdict: Literal["present", "absent"]
) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        session.allow_several()
        there = free(session)
        together, others = there[:24], there[24:26] if verdict == "present" else []
        judged_before = together[:3]
        session.judge(judged_before, "owl", "absent" if verdict == "present" else "present")
        session.judge([together[19]], "owl", verdict)
        session.judge([together[1]], "frog", "present")
        session.label_together(together, "owl", others, verdict)
        owl, frog = session.labels.classes
        [kept] = [item.sample.id for item in session.queue.items()]
        assert session.labels.verdict(kept, owl) == "not judged"
        judged = [id_ for id_ in together if id_ != kept]
        assert {session.labels.verdict(id_, owl) for id_ in judged} == {verdict}
        assert {session.labels.verdict(id_, frog) for id_ in judged[2:]} == {"not judged"}
        assert session.labels.n_labeled == 0, "none is answered"
        assert session.labels.verdict(together[1], frog) == "present"
        assert {session.labels.verdict(id_, owl) for id_ in others} <= {"absent"}
        [act] = session.bulk.acts()
        assert (act.verdict, act.n_labels, act.n_waiting, act.n_checked) == (verdict, 22, 1, 0)
        session.undo()
        assert [session.labels.verdict(id_, owl) for id_ in together[19:21]] == [
            verdict,
            "not judged",
        ]
        session.redo()
        session.toggle(kept, "owl")
        assert session.bulk.acts()[0].n_waiting == 1, "only an answer ends it"
        session.answer(kept, ["owl"])
        [act] = session.bulk.acts()
        assert (act.n_wrong, act.n_checked) == (int(verdict == "absent"), 1)
