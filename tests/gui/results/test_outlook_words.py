"""When to stop, in the words of the window."""

from dataclasses import replace

import pytest

from aldesk.evaluate.learning_curve import Expected, Outlook
from aldesk.evaluate.left_to_find import LeftToFind
from aldesk.gui.results import outlook_words
from aldesk.gui.results.outlook_words import left_text, outlook_texts
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from aldesk.session.outlook import BatchOutlook
from tests.gui.drive import session_of, turn_to

FOUND = BatchOutlook(
    10,
    42.0,
    Outlook(
        Expected(0.004, -0.002, 0.011),
        Expected(0.031, 0.01, 0.052),
        Expected(0.93, 0.91, 0.953),
        may_stop=False,
    ),
)


def test_the_window_says_it_beside_the_curve(learned_window: Window) -> None:
    assert learned_window.open_project
    line = learned_window.open_project.label.accuracy.outlook
    assert line.isVisible()
    assert line.text() == outlook_texts(session_of(learned_window))[0]
    assert line.text().startswith("Next ")
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    assert pane.curve.outlook.text() == outlook_texts(session_of(learned_window))[1]
    assert "The plateau seems to be near" in pane.curve.outlook.text()


def test_the_words(learned_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    session = session_of(learned_window)
    monkeypatch.setattr(outlook_words, "batch_outlook", lambda _: FOUND)
    line, details = outlook_texts(session)
    assert line == (
        "Next 10 labels: 0.4 points (−0.2 to 1.1), about 42 s. Plateau near 93 % (91 to 95)."
    )
    assert details == (
        "The next 10 labels may add 0.4 points (−0.2 to 1.1), in about 42 s. The plateau seems to "
        "be near 93 % (91 to 95). To it 3.1 points are left (1.0 to 5.2)."
    )
    gain = Expected(-0.0001, -0.002, 0.002)
    stop = replace(FOUND, seconds=None, outlook=replace(FOUND.outlook, gain=gain, may_stop=True))
    monkeypatch.setattr(outlook_words, "batch_outlook", lambda _: stop)
    line, details = outlook_texts(session)
    assert line.startswith("You can stop: all other labels")
    assert details.startswith("The next 10 labels may add 0.0 points (−0.2 to 0.2).")
    assert details.endswith("would add less than 2 points.")
    monkeypatch.setattr(outlook_words, "batch_outlook", lambda _: None)
    assert outlook_texts(session) == ("", "What more labels would add: not enough yet.")


def test_how_many_are_left_to_find(learned_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    session = session_of(learned_window)
    assert left_text(session, "high") == ""  # there is no audit, and nothing was validated
    left = LeftToFind(57, 1234.4, 310.2, 4000.0)
    monkeypatch.setattr(outlook_words, "left_to_find", lambda *_: left)
    said = "About 1,234 are not found yet (95 % interval 310 to 4,000)."
    assert left_text(session, "high") == said
    assert learned_window.open_project
    learned_window.open_project.label.teach("high")
    assert learned_window.open_project.label.review.left.text() == said
