"""Labels by the model: which are taken, what they are no part of, and what random checks tell."""

from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.filter import Filter
from aldesk.core.ids import SampleId
from aldesk.core.refit import RefitResult
from aldesk.core.sample import Sample
from aldesk.session import LabelSession
from aldesk.session.export.labels import export_labels
from aldesk.session.model_labels import ModelCheck, check_more, label_rest, model_check
from aldesk.session.types import Settings
from aldesk.store import Project

N = 40
IDS = [SampleId(f"{number:032x}") for number in range(N)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    with Project.create(tmp_path / "p.aldesk", samples, ["owl", "frog"]) as project:
        LabelSession(project, Settings(audit_rate=0))
    return tmp_path / "p.aldesk"


def believe(session: LabelSession, owl: float = 0.95) -> None:
    """Let the model find an owl in the first half of the samples, and frogs in the others."""
    proba = np.full((N, 2), 1 - owl, np.float16)
    proba[: N // 2, 0] = proba[N // 2 :, 1] = owl
    every = np.arange(N)
    result = RefitResult(1, 2, every[:0], every, proba, 0, 0, 0.0, 0.0)
    session.predictions.take(result, tuple(session.labels.classes))


def by_model(session: LabelSession) -> list[int]:
    return [row for row, id_ in enumerate(IDS) if session.labels.by_model(id_)]


def checked(session: LabelSession) -> ModelCheck:
    owl = session.labels.class_id("owl")
    assert owl
    check = model_check(session, owl)
    assert check
    return check


def free(session: LabelSession, rows: range) -> list[int]:
    return [row for row in rows if not session.pool.measures(row)]


@pytest.mark.parametrize("several", [False, True])
def test_what_the_model_is_sure_of_becomes_a_label_of_its_own_kind(
    file: Path, several: bool
) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        if several:
            session.allow_several()
        believe(session)
        mine, measuring = free(session, range(N // 2)), session.pool.reserve.tolist()
        session.label(IDS[mine[0]], "frog")
        assert not label_rest(session, "owl", 0.96)
        changes = label_rest(session, "owl", 0.95)
        assert by_model(session) == mine[1:]
        assert changes.samples == {IDS[row] for row in mine[1:]}
        assert not set(by_model(session)) & set(measuring)
        assert session.labels.n_labeled == 1, "it is no label of a person"
        assert session.labels.names_of(IDS[mine[1]]) == []
        rows, _ = session._desk.training_labels()
        assert rows.tolist() == [mine[0]]
        assert mine[1] in session.pool.candidates(), "it can still be asked about"
        assert session.find(Filter(answer="by_model")).rows.tolist() == mine[1:]
    with Project.open(file) as project:
        session = LabelSession(project)
        assert by_model(session) == mine[1:], "as it was before closing"
        session.undo()
        assert by_model(session) == []
        session.redo()
        session.label(IDS[mine[1]], "frog")
        assert by_model(session) == mine[2:], "a person's word goes before it"
        session.undo()
        assert by_model(session) == mine[1:]
        session.merge_classes("owl", "frog")
        frog = session.labels.class_id("frog")
        assert {*map(tuple, map(session.labels.by_model, (IDS[r] for r in mine[1:])))} == {(frog,)}
        session.undo()
        believe(session)
        assert not label_rest(session, "owl", 0.9), "they have it already"


def test_what_somebody_has_denied_is_not_taken(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        believe(session)
        first, second, *others = free(session, range(N // 2))
        session.judge([IDS[first]], "owl", "absent")
        session.skip(IDS[second])
        label_rest(session, "owl", 0.9)
        assert by_model(session) == others
        session.judge([IDS[others[0]]], "owl", "absent")
        assert by_model(session) == others[1:]


def test_a_random_check_tells_how_many_are_right(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        believe(session)
        label_rest(session, "owl", 0.9, n_check=4)
        n = len(by_model(session))
        asked = session.queue.items()
        assert [item.reason for item in asked] == ["model_check"] * 4
        assert {project.row_of(item.sample.id) for item in asked} <= set(by_model(session))
        session.label(asked[0].sample.id, "frog")
        session.label(asked[1].sample.id, "owl")
        session.skip(asked[2].sample.id)
        check = checked(session)
        assert (check.right.n_correct, check.right.n) == (1, 2)
        assert (check.n_labels, check.n_waiting) == (n - 3, 1)
        check_more(session, "owl", 100)
        assert len(session.queue.items()) == n - 3, "each is asked about once"
        check = checked(session)
        assert check.n_waiting == n - 3


def test_a_person_that_picked_a_sample_checks_nothing(file: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        believe(session)
        label_rest(session, "owl", 0.9)
        session.label(IDS[by_model(session)[0]], "frog")
        check = checked(session)
        assert check.right.n == 0


def test_an_export_says_which_labels_are_by_the_model(file: Path, tmp_path: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        believe(session)
        export_labels(session, tmp_path / "before.csv")
        assert "by_model" not in (tmp_path / "before.csv").read_text().splitlines()[0]
        label_rest(session, "owl", 0.9)
        export_labels(session, tmp_path / "after.csv")
        head, *lines = (tmp_path / "after.csv").read_text().splitlines()
        place, label = head.split(",").index("by_model"), head.split(",").index("label")
        cells = [line.split(",") for line in lines]
        assert sum(cell[place] == "owl" for cell in cells) == len(by_model(session))
        assert {cell[label] for cell in cells} == {""}


def test_an_unknown_class_is_refused(file: Path) -> None:
    with Project.open(file) as project, pytest.raises(Problem, match="no class"):
        label_rest(LabelSession(project), "cat", 0.9)
