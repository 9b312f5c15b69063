"""The accuracy by weighted labels, as the window tells it."""

from dataclasses import replace

import pytest

from aldesk.evaluate.lure import WeightedAccuracy
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.results.weighted_words import weighted_text
from aldesk.gui.window.window import Window
from tests.gui.drive import parts, turn_to

TOLD = WeightedAccuracy(0.931, 0.876, 0.968, 140, 101.5)


def test_the_window_tells_it_beside_the_accuracy_if_asked(
    learned_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller, session, _ = parts(learned_window)
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    assert weighted_text(session) == ""
    assert not pane.curve.weighted.isVisible()
    controller.change_settings(replace(session.settings, weighs=True))
    assert weighted_text(session) == "Weighted labels: nothing measured yet."
    for told, words in (
        (TOLD, "Weighted labels: 93 % (95 % interval 88–97 %), from 140 drawn samples."),
        (
            replace(TOLD, n_unknown=3),
            "Weighted labels: 93 % (95 % interval 88–97 %), from 140 drawn samples."
            " 3 more drawn samples got no class: of such it says nothing.",
        ),
        (replace(TOLD, n=12), "Weighted labels: not enough yet (12 of 30)."),
    ):
        monkeypatch.setattr(session.accuracy, "newest_weighted", lambda told=told: told)
        pane.curve.show_session(session)
        assert pane.curve.weighted.isVisible()
        assert pane.curve.weighted.text() == words
