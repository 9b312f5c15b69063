"""A recording's samples in the order of time, with what may be shown of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.refit import RefitResult
from aldesk.core.sample_rows import SampleRows
from aldesk.core.span import Span
from aldesk.session import LabelSession, Settings
from aldesk.session.answers import NONE
from aldesk.session.in_time import known_of, places_of
from aldesk.store import Project


def recording(number: int = 0, seconds: float = 90, hop: float = 3) -> Recording:
    id_ = SampleId(f"{number:032x}")
    return Recording(id_, Path(f"night{number}.wav"), seconds, 8000, WindowRule(3, hop))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[LabelSession]:
    """Eight recordings of 30 windows each, and two classes."""
    part = ImportBatch(recordings=tuple(map(recording, range(8))))
    with Project.create(tmp_path / "a.aldesk", (), ["owl", "frog"], part=part) as project:
        yield LabelSession(project, Settings(audit_rate=0.2))


def believe(session: LabelSession) -> None:
    """Let the model take all windows for frogs."""
    request = session.refit_request("")
    rows = request.predict_rows
    table = np.tile(np.array([0.2, 0.8], np.float16), (len(rows), 1))
    session.accept(
        RefitResult(request.generation, 1, request.candidates, rows, table, 0, 0, 0.0, 0.0)
    )


@given(st.floats(0.01, 500), st.floats(0.5, 10), st.floats(0.1, 1))
@example(65.9914166425932, 1.6907060859432121, 1.0)
def test_windows_lie_where_they_are_said_to(length: float, seconds: float, share: float) -> None:
    made = replace(recording(), seconds=length, rule=WindowRule(seconds, seconds * share))
    rows = SampleRows()
    rows.add_recording(recording(9))
    rows.add_recording(made)
    places = places_of(rows, made.window(0).id)
    spans = [made.window(number).span for number in range(made.n_windows)]
    assert [Span(*ends) for ends in zip(places.starts, places.stops, strict=True)] == spans
    assert list(places.rows) == list(range(30, len(rows)))


def test_picked_stretches_lie_between_the_windows(session: LabelSession) -> None:
    own = recording(1).stretch(Span(4.0, 5.0))
    session.add_samples(ImportBatch((own,)))
    places = places_of(session.project.samples, own.id)
    assert list(places.rows[:4]) == [30, 31, 240, 32]
    assert list(places.is_window[:4]) == [True, True, False, True]
    assert places.place_of(240) == 2
    assert places.place_of(0) is None
    assert list(places.rows[places.within(0, 9)]) == [30, 31, 32]  # no picked one
    every = np.ones(31, bool)
    assert places.nearest(4.4, every) == places.place_of(31)  # their middles are 4.5
    assert places.nearest(4.4, every & ~(places.rows == 31)) == 2
    assert places.nearest(91, every) is None


def test_a_picked_stretch_is_called_so_and_measures_only_where_its_recording_does(
    session: LabelSession,
) -> None:
    owns = [recording(number).stretch(Span(1, 2)) for number in range(8)]
    session.add_samples(ImportBatch(tuple(owns)))
    assert list(session.pool.is_reserved[240:]) == list(session.pool.is_reserved[:240:30])
    assert 0 < session.pool.is_reserved[240:].sum() < 8
    assert session.queue_item(owns[0].id).reason == "picked"
    assert session.queue_item(session.project.samples[3].id).reason == "random"


def test_stretches_without_windows_are_samples_like_others(tmp_path: Path) -> None:
    owns = tuple(recording(0).stretch(Span(n, n + 1)) for n in range(60))
    with Project.create(tmp_path / "b.aldesk", (), ["owl"], part=ImportBatch(owns)) as project:
        session = LabelSession(project)
        assert places_of(project.samples, owns[0].id).is_window.all()
        assert session.queue_item(owns[0].id).reason == "random"


def test_labels_and_what_is_asked(session: LabelSession) -> None:
    batch = session.next_batch()
    first, second = (session.project.row_of(asked.sample.id) for asked in batch[:2])
    session.label(batch[0].sample.id, "frog")
    session.skip(batch[1].sample.id)
    for number in range(8):
        places = places_of(session.project.samples, recording(number).id)
        known = known_of(session, places)
        for row, label in ((first, 1), (second, NONE)):
            if (place := places.place_of(row)) is not None:
                assert known.labels[place] == label
                assert known.is_marked[place]
                assert not known.is_open[place]
        asked = {session.project.row_of(asked.sample.id) for asked in batch[2:]}
        assert set(places.rows[known.is_open]) == asked & set(places.rows)


def test_no_prediction_of_an_audit_sample_is_told(session: LabelSession) -> None:
    believe(session)
    told = []
    for number in range(8):
        known = known_of(session, places_of(session.project.samples, recording(number).id))
        audited = session.pool.is_reserved[30 * number : 30 * number + 30]
        assert list(known.predictions == NONE) == list(np.isnan(known.sureness)) == list(audited)
        assert list(known.may_open) == list(~audited)
        told += known.sureness[~audited].tolist()
    assert told == pytest.approx([0.8] * len(told), abs=0.01)
    assert 0 < len(told) < 240
    places = places_of(session.project.samples, recording(1).id)
    assert (known_of(session, places, is_blind=True).predictions == NONE).all()
    session.change_settings(replace(session.settings, blind=True))
    known = known_of(session, places)
    assert (known.predictions == NONE).all()
    assert np.isnan(known.sureness).all()


def test_the_best_of_some_rows_is_that_of_all(session: LabelSession) -> None:
    believe(session)
    rows = np.array([41, 3, 59, 8])
    codes, sureness = session.predictions.best_of(rows, session.labels)
    every = session.predictions.best(session.labels)
    assert np.array_equal(codes, every[0][rows])
    assert np.array_equal(sureness, every[1][rows], equal_nan=True)


def test_a_label_that_must_stay_unseen_is_as_none(session: LabelSession) -> None:
    windows = [session.project.samples[row].id for row in (30, 31)]
    session.label_many(windows, "owl")
    places = places_of(session.project.samples, windows[0])
    labelled = [row for row in (30, 31) if session.answers.is_marked[row]]
    assert labelled
    known = known_of(session, places, unseen=labelled)
    assert (known.labels == NONE).all()
    assert not known.is_marked.any()
    session.allow_several()
    for row in labelled:
        session.answer(session.project.samples[row].id, session.labels.class_names)
    for rows, is_hidden in ((labelled, True), ([], False)):
        several = known_of(session, places, unseen=rows)
        assert several.second is not None
        assert (several.labels == NONE).all() == is_hidden
        assert (several.second == NONE).all() == is_hidden
