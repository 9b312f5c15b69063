"""Samples in the order of what the model believes of them."""

from dataclasses import replace

import numpy as np
import pytest

from aldesk.core.refit import RefitResult
from aldesk.session import LabelSession, Settings
from aldesk.session.model_order import label_sureness, sort_values
from aldesk.session.overview import overview
from aldesk.store import Project


@pytest.fixture
def session(project: Project) -> LabelSession:
    """Return a session with a label for each sample of a batch, and a model that knows of them."""
    made = LabelSession(project, Settings(audit_rate=0.5))
    for asked in made.next_batch():
        made.label(asked.sample.id, "low")
    request = made.refit_request("")
    rows = request.predict_rows
    proba = np.zeros((len(rows), 3), np.float16)
    proba[:, 1] = np.linspace(0.1, 0.9, len(rows))
    proba[:, 0] = 1 - proba[:, 1]
    result = RefitResult(request.generation, 6, request.candidates, rows, proba, 0, 0, 0.0, 0.0)
    made.accept(result)
    return made


def test_labels_are_judged_but_for_those_that_measure(session: LabelSession) -> None:
    values = label_sureness(session, overview(session))
    known = np.flatnonzero(~np.isnan(values))
    asked = session.queue.last_batch()
    told = [session.project.row_of(a.sample.id) for a in asked if a.reason != "audit"]
    assert 0 < len(told) < len(asked)
    assert known.tolist() == sorted(told)
    assert values[known] == pytest.approx(session.predictions.result.proba[known, 1], abs=1e-3)  # type: ignore[union-attr]


def test_a_merged_class_is_as_probable_as_its_parts(session: LabelSession) -> None:
    session.merge_classes("high", "low")
    values = label_sureness(session, overview(session))
    assert values[~np.isnan(values)] == pytest.approx(1.0, abs=2e-3)


def test_the_most_certain_order_is_the_other_turned_round(session: LabelSession) -> None:
    seen = overview(session)
    least, most = (sort_values(session, seen, order) for order in ("uncertainty", "certainty"))
    known = ~np.isnan(least)
    assert known.any()
    np.testing.assert_array_equal(least[known], -most[known])
    np.testing.assert_array_equal(known, ~seen.measures)


def test_while_blind_no_order_is_known(session: LabelSession) -> None:
    session.change_settings(replace(session.settings, blind=True))
    for order in ("uncertainty", "certainty", "disagreement"):
        assert np.isnan(sort_values(session, overview(session), order)).all()
