"""Samples drawn to validate a class, and what a session knows of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.refit import RefitResult
from aldesk.core.sample import Sample
from aldesk.session import LabelSession, Settings
from aldesk.session.model_labels import validated_least
from aldesk.store import Project

N = 400
IDS = [SampleId(f"{number:032x}") for number in range(N)]
HAS = np.arange(N) < 80  # the owl calls in the first


@pytest.fixture(params=[False, True], ids=["one class", "several"])
def opened(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[], LabelSession]]:
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    Project.create(tmp_path / "p.aldesk", samples, ["owl", "frog"], several=request.param).close()
    projects: list[Project] = []

    def open_() -> LabelSession:
        while projects:
            projects.pop().close()
        projects.append(Project.open(tmp_path / "p.aldesk"))
        session = LabelSession(projects[0], Settings(audit_rate=0))
        learn(session)
        return session

    yield open_
    for project in projects:
        project.close()


def learn(session: LabelSession) -> None:
    """Let the model find owls well, but not quite."""
    asked = session.refit_request("")
    owl = 1 / (1 + np.exp((np.arange(N) - 80) / 15.0))
    proba = np.column_stack([owl, 1 - owl]).astype(np.float16)[asked.predict_rows]
    rows = asked.predict_rows
    session.accept(RefitResult(asked.generation, 1, rows[:0], rows, proba, 0, 0, 0.0, 0.0))


def owl(session: LabelSession) -> ClassId:
    found = session.labels.class_id("owl")
    assert found
    return found


def drawn(session: LabelSession) -> list[int]:
    draw = session.validations.of(owl(session))
    assert draw
    return [row for row, _ in draw.samples]


def say(session: LabelSession, row: int, *, has: bool) -> None:
    if has and not session.labels.is_several:
        session.label(IDS[row], "owl")
    else:
        session.judge([IDS[row]], "owl", "present" if has else "absent")


def test_what_was_drawn_is_kept_apart_and_never_trains(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    session.label(IDS[3], "owl")
    session.label(IDS[200], "frog")
    session.begin_validation("owl", precision=0.8, n=60)
    rows = drawn(session)
    assert len(set(rows)) == 60
    assert not {3, 200} & set(rows)
    assert not session.pool.is_reserved[rows].any()
    assert not np.isin(rows, session.pool.candidates()).any()
    assert session.pool.measures(np.array(rows)).all()
    say(session, rows[0], has=True)
    assert rows[0] not in session.refit_request("").rows
    assert session.is_hidden(rows[0])
    before = session.labels.n_labeled
    session.label_many([IDS[row] for row in rows[1:5]], "owl")
    assert session.labels.n_labeled == before


def test_the_result_holds_the_truth_and_stays_after_closing(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    session.begin_validation("owl", precision=0.8, n=80)
    assert session.validations.result(owl(session)) is None
    for row in drawn(session):
        say(session, row, has=bool(HAS[row]))
    told = session.validations.result(owl(session))
    assert told is not None
    assert told.recommended is not None
    assert told.n == 80
    assert told.positives[1] <= HAS.sum() <= told.positives[2]
    assert session.thresholds()[owl(session)] == told.recommended
    assert validated_least(session, owl(session)) == told.recommended.threshold
    session.validations.want(owl(session), "recall", 0.5)
    assert validated_least(session, owl(session)) is None, "tells nothing of what is found"
    session.validations.want(owl(session), "precision", 0.8)
    again = opened()
    assert drawn(again) == drawn(session)
    same = again.validations.result(owl(again))
    assert same is not None
    assert same.recommended == told.recommended


def test_undone_it_is_open_again(opened: Callable[[], LabelSession]) -> None:
    session = opened()
    session.begin_validation("owl", n=40)
    draw = session.validations.of(owl(session))
    assert draw
    first = drawn(session)[0]
    say(session, first, has=bool(HAS[first]))
    session.cant_tell(IDS[drawn(session)[1]])
    assert session.validations.verdicts(draw)[:3].tolist() == [int(HAS[first]), -1, -2]
    session.undo()
    session.undo()
    assert session.validations.open_rows(draw) == drawn(session)


def test_more_are_drawn_from_the_strata_of_the_beginning(
    opened: Callable[[], LabelSession],
) -> None:
    session = opened()
    session.begin_validation("owl", n=40)
    first = drawn(session)
    strata = session.project.validations.strata(1)
    session.validations.draw_more(owl(session), 40)
    rows = opened().project.validations.all()[0].samples
    assert [row for row, _ in rows[:40]] == first
    assert len({row for row, _ in rows}) == 80
    assert all(strata[row] == stratum for row, stratum in rows)


def test_without_a_model_nothing_is_drawn(opened: Callable[[], LabelSession]) -> None:
    session = opened()
    session.forget_model()
    with pytest.raises(Problem, match="does not know this class yet"):
        session.begin_validation("owl")
    assert not session.project.validations.all()
    with pytest.raises(Problem, match="no class"):
        session.begin_validation("bat")
