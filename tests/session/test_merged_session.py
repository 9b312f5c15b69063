"""A session over a project that was merged from two copies."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.session import LabelSession, Settings
from aldesk.store import Project
from aldesk.store.merge_files import merge_files
from aldesk.store.second_copy import copy_for

IDS = [SampleId(f"{number:032x}") for number in range(40)]
Act = Callable[[LabelSession], object]
Merge = Callable[[Act, Act], Path]


@pytest.fixture
def merge(tmp_path: Path) -> Merge:
    """Return what does one thing in a copy, another in the other, and merges them."""
    one = tmp_path / "one.aldesk"
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    with Project.create(one, samples, ["owl", "frog"]) as project:
        LabelSession(project, Settings(audit_rate=0))
        two = copy_for(project, "Bob", 0)

    def done(here: Act, there: Act) -> Path:
        for file, act in ((one, here), (two, there)):
            with Project.open(file) as project:
                act(LabelSession(project))
        return merge_files(one, two, tmp_path / "both.aldesk").file

    return done


def ask(session: LabelSession) -> None:
    session.next_batch()


def ask_and_label(session: LabelSession) -> None:
    session.label(session.next_batch()[0].sample.id, "owl")


def test_what_both_were_asked_is_answered_once(merge: Merge) -> None:
    with Project.open(merge(ask_and_label, ask)) as project:
        session = LabelSession(project)
        rows = session.queue.rows()
        assert len(set(rows)) == len(rows) > 0
        for _ in rows:
            item = session.queue.current
            assert item
            session.label(item.sample.id, "owl")
        assert session.queue.current is None


def test_a_branch_comes_back_whole_whoever_did_its_acts(merge: Merge) -> None:
    def first(session: LabelSession) -> None:
        session.label(IDS[0], "owl")
        session.label(IDS[1], "owl")

    with Project.open(merge(first, lambda session: session.label(IDS[2], "frog"))) as its:
        session = LabelSession(its)
        for _ in range(3):
            session.undo()
        session.label(IDS[5], "owl")
        [branch] = session.labels.branches
        session.restore(branch[-1])
        assert set(session.labels.marks) == {IDS[0], IDS[1], IDS[2]}
        session.undo()
        assert set(session.labels.marks) == {IDS[5]}


def test_a_dispute_is_asked_about_as_long_as_it_is_one(merge: Merge) -> None:
    def label(name: str) -> Act:
        return lambda session: session.label(IDS[4], name)

    file = merge(label("owl"), label("frog"))
    with Project.open(file) as project:
        LabelSession(project).label(IDS[4], "owl")
    with Project.open(file) as project:
        session = LabelSession(project)
        assert session.queue.current is None
        session.undo()
        assert [item.reason for item in session.queue.items()] == ["adjudicate"]
        session.undo()
        session.undo()
        again = LabelSession(project)
        assert session.queue.rows() == again.queue.rows()
        assert session.pool.candidates().tolist() == again.pool.candidates().tolist()
