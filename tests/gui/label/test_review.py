"""Teaching a class by yes and no, with keys alone."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.store import Project
from tests.gui.drive import CTRL, Key, allow_several, opened, press


def begin(window: Window, class_name: str) -> None:
    press(window, Key.Key_J, CTRL)
    pane = opened(window).label.review
    pane.class_choice.setCurrentText(class_name)
    pane.begin.click()


def shown(window: Window) -> str:
    current = opened(window).controller.current
    assert current
    return current.sample.id


@pytest.mark.parametrize("several", [False, True])
def test_one_key_answers_and_the_next_is_there(
    learned_window: Window, several: bool, qtbot: QtBot
) -> None:
    window, session = learned_window, opened(learned_window).session
    if several:
        allow_several(window)
    begin(window, "low")
    pane, low = opened(window).label.review, session.labels.class_id("low")
    assert low
    assert pane.question.isVisible()
    assert "low" in pane.question.text()
    ids = []
    for key, verdict in ((Key.Key_Y, "present"), (Key.Key_N, "absent"), (Key.Key_U, "not judged")):
        ids.append(shown(window))
        press(window, key)
        assert shown(window) not in ids
        assert session.labels.verdict(ids[-1], low) == verdict
    assert pane.counts.text() == "1 yes · 1 no · 1 unsure"
    assert (session.labels.class_of(ids[0]), session.labels.class_of(ids[1])) == ("low", None)
    for place in (2, 1, 0):
        press(window, Key.Key_Z, CTRL)
        assert shown(window) == ids[place]
    assert session.labels.verdict(ids[0], low) == "not judged"
    for _ in range(2):
        press(window, Key.Key_Y, CTRL)
    assert pane.counts.text() == "1 yes · 1 no · 0 unsure"
    press(window, Key.Key_Escape)
    assert opened(window).controller.reviewing.now is None
    path = session.project.path
    window.close_project()
    with Project.open(path) as project:
        again = LabelSession(project)
        assert again.labels.verdict(ids[0], low) == "present"
        assert again.labels.verdict(ids[1], low) == "absent"


def test_each_answer_teaches_and_the_queue_is_there_again_behind_it(
    learned_window: Window, qtbot: QtBot
) -> None:
    window = learned_window
    asked = shown(window)
    opened(window).label.teach("high")
    review = opened(window).controller.reviewing.now
    assert review
    press(window, Key.Key_1)
    scored = opened(window).refits.engine.scored
    with qtbot.waitSignal(scored):
        press(window, Key.Key_2)
    qtbot.waitUntil(lambda: "% likely" in opened(window).label.review.belief.text())
    press(window, Key.Key_Escape)
    assert shown(window) == asked
    press(window, Key.Key_1)
    assert shown(window) != asked, "the keys give classes again"


def test_the_grid_has_the_keys_of_the_classes(learned_window: Window) -> None:
    window = learned_window
    opened(window).label.teach("high")
    press(window, Key.Key_2, CTRL)
    assert opened(window).controller.reviewing.now is None
    assert any(action.objectName().startswith("class-") for action in window.actions())
    assert not any(action.objectName().startswith("review-") for action in window.actions())


def test_looking_back_answers_nothing(learned_window: Window) -> None:
    window, session = learned_window, opened(learned_window).session
    opened(window).label.teach("high")
    press(window, Key.Key_1)
    at, n = shown(window), len(session.labels.done)
    press(window, Key.Key_PageUp)
    assert shown(window) != at
    press(window, Key.Key_1)
    assert (shown(window), len(session.labels.done)) == (at, n)


def test_a_class_that_goes_leaves_nothing_to_ask(learned_window: Window) -> None:
    window = learned_window
    opened(window).controller.add_class("new")
    opened(window).label.teach("new")
    assert "at random" in opened(window).label.review.belief.text()
    press(window, Key.Key_Z, CTRL)
    assert opened(window).controller.current is None
    assert not opened(window).label.review.answers["present"].isEnabled()


def test_samples_that_measure_are_not_asked_about(learned_window: Window, tmp_path: Path) -> None:
    window, session = learned_window, opened(learned_window).session
    opened(window).label.teach("low")
    for _ in range(30):
        if opened(window).controller.current is None:
            break
        assert not session.pool.measures(session.project.row_of(shown(window)))
        press(window, Key.Key_2)
