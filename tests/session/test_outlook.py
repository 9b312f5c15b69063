"""When to stop, as a session tells it."""

from dataclasses import replace

import pytest

from aldesk.core.refit import Recipe
from aldesk.session import LabelSession, Settings
from aldesk.session.outlook import batch_outlook, left_to_find
from aldesk.store import Project


def answered(session: LabelSession, n_batches: int) -> None:
    for _ in range(n_batches):
        for item in session.next_batch():
            session.label(item.sample.id, str(item.sample.label))
        session.refit()


def test_it_speaks_when_enough_is_known_and_after_a_restart(tested_project: Project) -> None:
    recipe = Recipe("logistic", batch_size=10)
    session = LabelSession(tested_project, Settings(recipe, seed=1))
    answered(session, 1)
    assert batch_outlook(session) is None  # ten labels are too few
    answered(session, 2)
    told = batch_outlook(session)
    assert told is not None
    assert told.n_answers == 10
    assert told.outlook.gain.low <= told.outlook.gain.value <= told.outlook.gain.high
    again = batch_outlook(LabelSession(tested_project))
    assert again is not None
    assert again.outlook == told.outlook
    session.change_settings(replace(session.settings, recipe=replace(recipe, batch_size=30)))
    more = batch_outlook(session)
    assert more is not None
    assert more.outlook.gain.value > told.outlook.gain.value


def test_what_the_halves_told_is_kept_and_read_with_care(tested_project: Project) -> None:
    session = LabelSession(tested_project, Settings(Recipe("logistic", batch_size=30)))
    answered(session, 1)
    halves = session.accuracy.curve()[-1].halves
    assert halves is not None
    assert halves.can_be
    for damaged in (
        replace(halves, won=-1),
        replace(halves, changed=2.0),
        replace(halves, believed=float("nan")),
        replace(halves, lost=10_000),
    ):
        assert not damaged.can_be


def test_what_is_left_to_find_follows_from_the_audit(project: Project) -> None:
    session = LabelSession(project, Settings(audit_rate=0.5))
    high = session.class_id("high")
    assert left_to_find(session, high) is None
    session.pool.ask((row, "audit") for row in range(36))
    for row in range(30):
        sample = project.samples[row]
        session.label(sample.id, str(sample.label))
    left = left_to_find(session, high)
    assert left is not None
    truth = sum(project.samples[row].label == "high" for row in range(30, 36))
    assert left.n_found == sum(project.samples[row].label == "high" for row in range(30))
    assert left.low - 0.5 <= truth <= left.high + 0.5


@pytest.mark.parametrize("rate", [0.0, 0.4])
def test_without_a_measurement_nothing_is_said(project: Project, rate: float) -> None:
    assert batch_outlook(LabelSession(project, Settings(audit_rate=rate))) is None
