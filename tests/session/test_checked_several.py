"""What was measured where samples may have several classes, in the classes of now."""

from pathlib import Path

import numpy as np
import pytest

from aldesk.core.ids import SampleId
from aldesk.core.refit import RefitResult
from aldesk.core.sample import Sample
from aldesk.evaluate.several import MEASURES, measure_several
from aldesk.session import LabelSession, Settings
from aldesk.session.checked_several import checked_several
from aldesk.session.overview import checked, overview
from aldesk.store import Project

N = 130
IDS = [SampleId(f"{number:032x}") for number in range(N)]


@pytest.fixture
def session(tmp_path: Path) -> LabelSession:
    """Some forty audit samples, each with one or two of three classes, and a model."""
    samples = [Sample(id_, tmp_path / f"{id_}.wav", "sound") for id_ in IDS]
    project = Project.create(tmp_path / "p.aldesk", samples, ["owl", "frog", "fox"])
    made = LabelSession(project, Settings(audit_rate=0.9))
    made.allow_several()
    names = made.labels.class_names
    while batch := made.next_batch():
        for number, asked in enumerate(batch):
            made.answer(asked.sample.id, {names[number % 3], names[0]})
    measure(made)
    return made


def measure(session: LabelSession) -> None:
    """Have the session take in what a refit measured."""
    request = session.refit_request("")
    said = np.asarray(request.check_codes, np.int8)
    proba = np.random.default_rng(0).random(said.shape).astype(np.float16)
    table = measure_several(said, proba.astype(np.float32), request.check_groups).table
    n = len(said)
    session.accept(
        RefitResult(
            request.generation,
            n_labeled=30,
            ranked=request.candidates,
            rows=request.predict_rows,
            proba=np.zeros((len(request.predict_rows), said.shape[1]), np.float16),
            n_check=n,
            n_correct=0,
            fit_seconds=0.0,
            query_seconds=0.0,
            check_rows=request.check_rows,
            check_codes=said,
            check_guesses=proba,
            measures=table,
        )
    )


def test_it_is_what_the_refit_measured(session: LabelSession) -> None:
    known = checked_several(session)
    assert known is not None
    assert known.measures is known.measured()
    assert len(known.rows) >= 30
    point = session.accuracy.curve()[-1]
    for measure_ in MEASURES:
        assert point.several[measure_] == known.measures.macro(measure_)
        assert session.accuracy.newest_of(measure_) == point.several[measure_]
    assert session.accuracy.most_present == int(known.measures.n_present.max())
    assert session.accuracy.n_groups == (len(known.rows), len(known.rows))


def test_classes_that_moved_or_came_take_their_measures_along(session: LabelSession) -> None:
    before = checked_several(session)
    assert before is not None
    assert before.measures is not None
    session.add_class("newt")
    session.move_class("fox", 0)
    assert session.labels.class_names == ["fox", "owl", "frog", "newt"]
    known = checked_several(session)
    assert known is not None
    assert known.measures is not None
    for new, old in enumerate([2, 0, 1]):
        assert known.measures.of(new, "F1") == before.measures.of(old, "F1")
        assert known.measures.n_present[new] == before.measures.n_present[old]
        assert known.proba[:, new].tolist() == before.proba[:, old].tolist()
        assert known.verdicts[:, new].tolist() == before.verdicts[:, old].tolist()
    assert (known.verdicts[:, 3] == -1).all()
    assert known.measures.n_judged[3] == 0
    assert np.isnan(known.measures.of(3, "recall").value)


def test_a_part_and_merged_classes_are_measured_anew(session: LabelSession) -> None:
    known = checked_several(session)
    assert known is not None
    some = np.arange(len(known.rows)) % 2 == 0
    part = known.part(some)
    assert part.measures is None
    assert part.measured().n == int(some.sum())
    session.merge_classes("fox", "frog")
    merged = checked_several(session)
    assert merged is not None
    assert merged.measures is None
    assert merged.verdicts[:, 1].tolist() == known.verdicts[:, 1:].max(axis=1).tolist()
    assert merged.proba[:, 1].tolist() == known.proba[:, 1:].max(axis=1).tolist()


def test_what_one_class_each_would_show_is_not_there(session: LabelSession) -> None:
    assert checked(session) is None
    assert len(overview(session).labels) == N


def test_the_area_is_that_of_the_measure(session: LabelSession) -> None:
    assert session.accuracy.area("recall") is None
    point = session.accuracy.curve()[-1]
    later = type(point)(60, 0, point.n_check, "audit", "", None, dict(point.several))
    session.project.curve.add(later, {}, 0.0, 0.0)
    assert session.accuracy.area("recall") == pytest.approx(point.several["recall"].value)
