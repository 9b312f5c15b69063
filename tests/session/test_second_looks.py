"""Labels that are asked about once more, and what follows from the answers."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.embed import write_shard
from aldesk.evaluate.interval import wilson
from aldesk.session import LabelSession, Settings
from aldesk.session.label_suspects import Suspects, evidence, find_suspects
from aldesk.session.new_project import NewProject, make
from aldesk.session.replay import replay
from aldesk.session.second_looks import SecondLooks, begin, choose, report
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.repair import repair
from tests.conftest import MakeTones

N = 60
IDS = [SampleId(f"{number:032x}") for number in range(N)]
NAMES = ("owl", "frog")
TRUTH = np.arange(N) % 2
WRONG = [6, 17, 30]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], LabelSession]]:
    """60 embedded samples of two classes with all labels by hand, three of them wrong."""
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    Project.create(tmp_path / "p.aldesk", samples, list(NAMES)).close()
    X = np.random.default_rng(0).normal(size=(N, 4)) + 8 * np.eye(2, 4)[TRUTH]
    projects: list[Project] = []

    def open_() -> LabelSession:
        while projects:
            projects.pop().close()
        projects.append(project := Project.open(tmp_path / "p.aldesk"))
        if not project.meta.encoder_key:
            project.meta.encoder_key = "pack"
            shard = write_shard(project.embeddings.folder, "pack", X.astype(np.float32))
            project.embeddings.add_shard(shard)
        return LabelSession(project, Settings(audit_rate=0.2))

    session = open_()
    for row, id_ in enumerate(IDS):
        session.label(id_, NAMES[TRUTH[row] ^ (row in WRONG)])
    yield open_
    for project in projects:
        project.close()


def suspected(session: LabelSession) -> Suspects:
    return find_suspects(evidence(session))


def answer(session: LabelSession, looks: SecondLooks, name: str = "") -> int:
    """Answer what is asked about, with the truth if nothing else is said; return its row."""
    assert looks.current
    id_ = looks.current.sample.id
    row = session.project.row_of(id_)
    looks.heed(session.label(id_, name or NAMES[TRUTH[row]]))
    return row


def test_wrong_labels_come_first_and_controls_between_them(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    found = suspected(session)
    assert found.rows.tolist() == sorted(WRONG, key=found.rows.tolist().index)
    assert set(found.whys) == {"neighbours"}
    drawn = choose(session, found, 20)
    reasons = dict(drawn.samples)
    assert [row for row, why in reasons.items() if why == "suspect"] == [
        row for row in found.rows.tolist() if reasons[row] == "suspect"
    ]
    assert sum(why == "control" for why in reasons.values()) == 4
    assert set(WRONG) <= reasons.keys()
    n_events = len(session.project.journal.events)
    looks = begin(session, drawn)
    assert len(session.project.journal.events) == n_events
    assert session.queue.current is None, "the queue knows nothing of it"
    while looks.current:
        answer(session, looks)
    said = report(session)
    assert (said.all.n, said.all.n_changed) == (len(reasons), 3)
    assert said.controls.n == 4
    assert said.wrong == wilson(said.controls.n_changed, 4)
    assert looks.progress.is_complete
    assert not suspected(session).rows.size
    assert opened().second_looks.looks() == session.second_looks.looks(), "also after a restart"


def test_files_that_are_the_same_in_folders_of_two_classes_come_first(
    make_tones: MakeTones, tmp_path: Path
) -> None:
    source = make_tones(4)
    shutil.copy(source / "high" / "high002.wav", source / "low" / "copy.wav")
    with make(NewProject(tmp_path / "t.aldesk", source)) as project:
        session = LabelSession(project)
        for sample in project.samples:
            session.label(sample.id, str(sample.label))
        found = suspected(session)
        twice = [project.samples[row].path.name for row in found.rows.tolist()]
        assert twice in (["high002.wav"], ["copy.wav"])
        assert found.whys == ("duplicate",)
        assert choose(session, found, 5).samples[0][0] == found.rows[0]


def test_an_undo_asks_again_and_bulk_labels_are_no_second_look(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    looks = begin(session, choose(session, suspected(session), 10))
    first = answer(session, looks)
    second = looks.open_rows[0]
    assert looks.progress.n_said == 1
    looks.heed(session.undo())
    assert looks.progress.n_said == 0
    assert looks.open_rows[:2] == [first, second]
    looks.heed(session.redo())
    assert looks.open_rows[0] == second
    many = [IDS[row] for row in looks.open_rows[:2]]
    looks.heed(session.label_many(many, "owl"))
    assert looks.progress.n_said == 1
    before = session.labels.class_of(IDS[second])
    looks.heed(session.cant_tell(IDS[second]))
    assert report(session).all.n_unclear == 1
    assert before is not None
    session.label(IDS[second], "frog")
    assert report(session).all.n_unclear == 1, "only the first answer was blind"


def test_what_was_confirmed_is_not_asked_about_again(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    looks = begin(session, choose(session, suspected(session), 10))
    asked = list(looks.open_rows)
    while looks.current:
        answer(session, looks, str(session.labels.class_of(looks.current.sample.id)))
    assert report(session).all.n_confirmed == len(asked)
    assert set(suspected(session).rows.tolist()) & set(asked), "the model doubts it all the same"
    assert not {row for row, _ in choose(session, suspected(session), 10).samples} & set(asked)


def test_controls_are_of_all_labels_and_one_that_was_suspected_is_not_asked_again(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    audited = np.flatnonzero(session.pool.is_audited | session.pool.is_reserved)
    assert not set(suspected(session).rows.tolist()) & set(
        np.flatnonzero(session.pool.is_audited).tolist()
    )
    asked: set[int] = set()
    controls: set[int] = set()
    while len(controls) < N:
        try:
            drawn = choose(session, suspected(session), 10)
        except Problem:
            break
        looks = begin(session, drawn)
        new = {row for row, _ in drawn.samples}
        assert not asked & new
        assert set(drawn.known) <= asked
        asked |= new
        controls |= {row for row, why in drawn.samples if why == "control"} | set(drawn.known)
        while looks.current:
            answer(session, looks)
    assert asked == set(range(N))
    assert set(audited.tolist()) <= controls
    said = report(session)
    assert said.controls.n == len(controls)
    assert said.agreement.n == len(controls)
    assert said.agreement.low < said.agreement.value < said.agreement.high
    assert not [said for said in check(session.project.path) if "twice" in said]
    saved = repair(session.project.path, session.project.path.with_name("saved.aldesk"))
    assert "samples asked about" not in saved.left_out
    assert {each.outcome for each in replay(session.project, lambda _: np.zeros(0, np.int64))} == {
        "by hand"
    }


def test_of_several_classes_each_is_suspected_by_itself(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    session.allow_several()
    free = [row for row in range(N) if not session.pool.measures(row)]
    frog = [row for row in free if TRUTH[row] and row not in WRONG][:2]
    session.judge([IDS[frog[0]]], "owl", "present")
    session.judge([IDS[frog[1]]], "owl", "not judged")
    found = suspected(session)
    pairs = set(zip(found.rows.tolist(), found.classes.tolist(), strict=True))
    assert pairs == {(row, code) for row in WRONG for code in (0, 1)} | {(frog[0], 0)}
    rows = found.rows.tolist()
    assert all(rows[at] == rows[at + 1] for at in map(rows.index, WRONG)), "those of a sample"


def test_a_second_look_at_several_classes_begins_without_ticks_and_tells_of_each(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    session.allow_several()
    session.add_class("toad")  # nobody has judged it yet
    drawn = choose(session, suspected(session), 20)
    asked = [row for row, _ in drawn.samples]
    assert set(WRONG) <= set(asked)
    assert sum(why == "control" for _, why in drawn.samples) == 4
    looks = begin(session, drawn)
    while (current := looks.current) is not None:
        id_ = current.sample.id
        assert looks.hidden.hides(id_)
        assert not looks.hidden.ticks(id_), "whatever was said"
        looks.hidden.tick(id_, "toad")
        looks.hidden.take_back()
        looks.hidden.tick(id_, NAMES[TRUTH[session.project.row_of(id_)]])
        n_events = len(session.project.journal.events)
        names = [session.labels.classes[class_id] for class_id in looks.hidden.ticks(id_)]
        assert len(session.project.journal.events) == n_events
        looks.heed(session.answer(id_, names))
        assert not looks.hidden.has_ticks
    told = report(session)
    assert (told.all.n, told.all.n_changed, told.all.n_unclear) == (len(asked), 3, 0)
    owl, frog = told.of_classes  # of the toad nothing was said the first time
    assert (owl.n, frog.n) == (4, 4)
    assert owl.wrong == wilson(owl.n_changed, 4)
    assert owl.agreement.n == 4
    looked = session.second_looks.looks()
    session.answer(IDS[asked[0]], ["toad"])
    session.judge([IDS[asked[1]]], "owl", "not judged")
    assert session.second_looks.looks() == looked, "what is said later is no part of it"
    assert opened().second_looks.looks() == session.second_looks.looks()


def test_what_is_undone_or_undecided_counts_for_no_class(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    session.allow_several()
    looks = begin(session, choose(session, suspected(session), 10))
    first, second = (IDS[row] for row in looks.open_rows[:2])
    looks.heed(session.toggle(first, "frog"))
    assert looks.hidden.hides(first), "a verdict on one class is no answer"
    looks.heed(session.answer(first, ["frog"]))
    looks.heed(session.undo())
    assert looks.hidden.hides(first)
    looks.heed(session.cant_tell(first))
    looks.heed(session.skip(second))
    said = report(session)
    assert (said.all.n, said.all.n_unclear) == (2, 2)
    assert not said.of_classes


def test_there_is_nothing_to_look_at_without_labels(tmp_path: Path) -> None:
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    with Project.create(tmp_path / "p.aldesk", samples, list(NAMES)) as project:
        session = LabelSession(project)
        with pytest.raises(Problem, match="no label that was not looked at twice"):
            choose(session, suspected(session))
        session.label(IDS[0], "owl")
        drawn = choose(session, suspected(session), 5)
        assert drawn.samples == ((0, "control"),), "nothing is embedded, so nothing is suspected"
