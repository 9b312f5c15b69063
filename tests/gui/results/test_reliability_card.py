"""The card of the calibration in the real window."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from aldesk.core.calibration import Calibration
from aldesk.gui.results import reliability_card
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.results.reliability_card import ReliabilityCard
from aldesk.gui.window.window import Window
from aldesk.session.checked_sureness import CheckedSureness, checked_sureness
from tests.gui.drive import session_of, turn_to

N_TEST = 42  # of the 120 tones


def too_sure(n: int, *, is_several: bool = False) -> CheckedSureness:
    """Return what a model says that was too sure, and is not any more."""
    rng = np.random.default_rng(2)
    logit = rng.normal(1, 1.5, n)
    right = rng.uniform(size=n) < 1 / (1 + np.exp(-logit))
    after, before = (1 / (1 + np.exp(-slope * logit)) for slope in (1, 3))
    sure = after.astype(np.float32), before.astype(np.float32)
    return CheckedSureness(*sure, right, np.arange(n), is_several)


def card_of(window: Window) -> ReliabilityCard:
    pane = turn_to(window, "results")
    assert isinstance(pane, ResultsPane)
    return pane.reliability


def wait_for(card: ReliabilityCard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: card._measured is not None)


def test_the_test_split_is_measured(learned_window: Window, qtbot: QtBot) -> None:
    session, card = session_of(learned_window), card_of(learned_window)
    wait_for(card, qtbot)
    known = checked_sureness(session)
    assert known is not None
    assert card._measured is not None
    after, before = card._measured
    assert len(known.sureness) == after.n == before.n == N_TEST
    assert card._figure.text() == f"{100 * after.error.value:.1f} %"
    assert not card.plot.isHidden()
    assert card.of.isHidden()  # of one class each


def test_much_is_measured_in_the_background(
    learned_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(learned_window)
    monkeypatch.setattr(reliability_card, "_QUICK", 599)
    known = too_sure(600)
    monkeypatch.setattr(reliability_card, "checked_sureness", lambda *_: known)
    card.show_session()
    assert card._interval.text() == "Measuring …"
    assert card.plot.isHidden()
    wait_for(card, qtbot)
    assert card._measured is not None
    assert card._measured[0].n == 600
    assert not card.plot.isHidden()


def test_what_the_calibration_did_is_told(
    learned_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(learned_window)
    calibrated = Calibration.temperature(3, is_several=False, n=200)
    monkeypatch.setattr(ReliabilityCard, "_calibration", calibrated)
    monkeypatch.setattr(reliability_card, "checked_sureness", lambda *_: too_sure(600))
    card.show_session()
    wait_for(card, qtbot)
    assert card._measured is not None
    after, before = card._measured
    assert before.error.value > after.error.value + 0.03
    assert f"before: {100 * before.error.value:.1f} %" in card._interval.text()
    assert "200 labels" in card._corrected.text()
    assert "Grey" in card._read.text()
    _, shares = card.plot._grey.getData()
    np.testing.assert_allclose(shares, 100 * before.share)
    place = card.plot.getViewBox().mapViewToScene(QPointF(100 * after.sureness[3], 50))
    card.plot._point_at(place)
    assert f"{100 * after.share[3]:.0f} % came true" in card._read.text()
    assert str(after.count[3]) in card._read.text()
    card.plot._mark(-1)
    assert "Grey" in card._read.text()


def test_a_few_samples_show_nothing(
    learned_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(learned_window)
    for known in (None, too_sure(29)):
        monkeypatch.setattr(reliability_card, "checked_sureness", lambda *_, known=known: known)
        card.show_session()
        assert card._measured is None, "what is not shown is not measured"
        assert card._figure.text() == "Not enough yet"
        assert "30 test samples" in card._interval.text()
        assert card.plot.isHidden()
