"""What was said of the samples that are measured on, and what came true."""

from dataclasses import replace

import numpy as np
import pytest

from aldesk.arrays import Doubles, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.core.refit import RefitRequest, RefitResult
from aldesk.session import LabelSession, Settings
from aldesk.session.checked_sureness import checked_sureness
from aldesk.store import Project


def answer_to(request: RefitRequest, n: int) -> RefitResult:
    rows, none = np.zeros(0, np.int64), np.zeros((0, request.n_classes), np.float16)
    return RefitResult(request.generation, n, request.candidates, rows, none, n, 0, 0, 0)


def one_class(session: LabelSession) -> None:
    request, rows = session.refit_request(""), np.arange(4)
    session.accept(
        replace(
            answer_to(request, 4),
            check_rows=rows,
            check_codes=np.array([0, 1, 2, 2]),
            check_guesses=np.array([0, 1, 1, 2]),
            check_sureness=np.array([0.6, 0.7, 0.8, 0.9], np.float32),
            check_before=np.array([0.9, 0.9, 1, 1], np.float32),
        )
    )


def several(session: LabelSession, said: Verdicts, proba: Doubles) -> None:
    session.allow_several()
    request, rows = session.refit_request(""), np.arange(len(said))
    session.accept(
        replace(
            answer_to(request, len(said)),
            check_rows=rows,
            check_codes=said,
            check_guesses=proba.astype(np.float16),
            check_before=(proba / 2).astype(np.float16),
            measures=np.full((1 + said.shape[1], 4, 3), np.nan),
        )
    )


@pytest.fixture
def session(project: Project) -> LabelSession:
    return LabelSession(project, Settings(audit_rate=0.5))


def test_of_one_class_the_guess_counts(session: LabelSession) -> None:
    assert checked_sureness(session) is None
    one_class(session)
    known = checked_sureness(session)
    assert known is not None
    assert known.is_right.tolist() == [True, True, False, True]
    assert known.sureness.tolist() == pytest.approx([0.6, 0.7, 0.8, 0.9])
    assert known.before.tolist() == pytest.approx([0.9, 0.9, 1, 1])
    assert known.says_the_same(checked_sureness(session))


def test_classes_that_were_merged_are_one(session: LabelSession) -> None:
    one_class(session)
    names = session.labels.class_names
    session.merge_classes(names[2], names[1])
    known = checked_sureness(session)
    assert known is not None
    assert known.is_right.all()


def test_of_several_only_what_was_judged_counts(session: LabelSession) -> None:
    said = np.array([[1, 0, -1], [0, -1, -1], [1, 1, 0]], np.int8)
    proba = np.array([[0.9, 0.2, 0.5], [0.1, 0.5, 0.5], [0.8, 0.6, 0.4]])
    several(session, said, proba)
    known = checked_sureness(session)
    assert known is not None
    assert known.sureness.tolist() == pytest.approx([0.9, 0.2, 0.1, 0.8, 0.6, 0.4], abs=1e-3)
    assert known.is_right.tolist() == [True, False, False, True, True, False]
    np.testing.assert_allclose(known.before, known.sureness / 2, atol=1e-3)
    assert not known.enough  # three that are there
    one = checked_sureness(session, 1)
    assert one is not None
    assert one.sureness.tolist() == pytest.approx([0.2, 0.6], abs=1e-3)


def test_the_next_refit_uses_the_last_calibration(session: LabelSession) -> None:
    assert session.refit_request("").calibration is None
    request = session.refit_request("")
    last = Calibration.temperature(2, is_several=False, n=50)
    session.accept(replace(answer_to(request, 0), calibration=last))
    assert session.refit_request("").calibration == last
    assert session.refit_request("another encoder").calibration is None
    session.add_class("newt")
    assert session.refit_request("").calibration is None
