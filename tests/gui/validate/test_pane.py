"""Validating a class in the real window: drawn, answered by keys, undone, read, reopened."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aldesk.core.refit import RefitResult
from aldesk.gui.kit.action_table import Action
from aldesk.gui.validate.pane import ValidatePane
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, SHIFT, opened, press, session_of, shown

Key = Qt.Key


def learn(window: Window) -> None:
    """Let the model find the class "low" as the source says, and a little less surely."""
    session = session_of(window)
    asked = session.refit_request("")
    rows, samples = asked.predict_rows, session.project.samples
    code = session.labels.class_names.index("low")
    proba = np.full((len(rows), asked.n_classes), 0.1, np.float16)
    has = np.array([samples[int(row)].label == "low" for row in rows])
    noise = np.random.default_rng(0).uniform(0, 0.3, len(rows))
    proba[:, code] = np.where(has, 0.6, 0.1) + noise
    session.accept(RefitResult(asked.generation, 1, rows[:0], rows, proba, 0, 0, 0.0, 0.0))


def ask(window: Window) -> ValidatePane:
    press(window, Key.Key_V, CTRL | SHIFT)
    assert window.pages.validation.is_shown
    page = window.pages.validation.page
    page.form.class_name.setCurrentIndex(page.form.class_name.findData("low"))
    return page


def is_asking(window: Window) -> bool:
    return opened(window).controller.reviewing.now is not None


def answer_all(window: Window) -> int:
    """Say the truth of each sample by one key; return how many keys it took."""
    n = 0
    while is_asking(window):
        sample = session_of(window).project.row_of(shown(window))
        has = session_of(window).project.samples[sample].label == "low"
        press(window, (Key.Key_Y, Key.Key_1)[n % 2] if has else (Key.Key_N, Key.Key_2)[n % 2])
        n += 1
    return n


@pytest.fixture
def drawn(quiet: Window) -> ValidatePane:
    learn(quiet)
    page = ask(quiet)
    page.form.n.setValue(24)
    page.begin_button.click()
    return page


def test_one_key_answers_each_and_the_result_follows(drawn: ValidatePane, quiet: Window) -> None:
    draws = session_of(quiet).project.validations.all()
    assert answer_all(quiet) == len(draws[0].samples)
    assert quiet.pages.validation.is_shown
    assert "low" in drawn.result.headline.text()
    assert drawn.more_button.isVisible()
    drawn.form.wanted.setValue(50)
    assert "at least 50 %" in drawn.result.headline.text()


def test_the_last_answer_is_taken_back_where_the_result_is_shown(
    drawn: ValidatePane, quiet: Window
) -> None:
    n = answer_all(quiet)
    press(quiet, Key.Key_Z, CTRL)
    assert drawn.progress.text() == f"{n - 1} of {n} answered"
    press(quiet, Key.Key_Return)
    assert is_asking(quiet)
    assert answer_all(quiet) == 1


def test_undo_asks_again(drawn: ValidatePane, quiet: Window) -> None:
    first = shown(quiet)
    press(quiet, Key.Key_U)
    assert shown(quiet) != first
    press(quiet, Key.Key_Z, CTRL)
    assert shown(quiet) == first


def test_nothing_of_what_the_model_believes_is_told(drawn: ValidatePane, quiet: Window) -> None:
    pane = opened(quiet).label
    press(quiet, Key.Key_N)
    assert pane.review.question.isVisible()
    assert not pane.review.belief.text()
    assert not pane.class_palette.isVisible()
    assert not pane.review.order.isVisible()
    assert "0 yes · 1 no" in pane.review.counts.text()


def test_a_sample_that_is_left_out_is_answered_too(drawn: ValidatePane, quiet: Window) -> None:
    draw = session_of(quiet).project.validations.all()[0]
    for _ in draw.samples:
        press(quiet, Key.Key_Right)
    assert quiet.pages.validation.is_shown
    assert not is_asking(quiet)


def test_it_goes_on_where_it_was_left(drawn: ValidatePane, quiet: Window) -> None:
    press(quiet, Key.Key_N)
    at = shown(quiet)
    press(quiet, Key.Key_Escape)
    assert not is_asking(quiet)
    press(quiet, Key.Key_V, CTRL | SHIFT)
    assert "1 of " in drawn.progress.text()
    press(quiet, Key.Key_Return)
    assert shown(quiet) == at


def test_the_page_ends_a_review_that_goes_on(drawn: ValidatePane, quiet: Window) -> None:
    press(quiet, Key.Key_V, CTRL | SHIFT)
    assert not is_asking(quiet)
    assert drawn.go_on_button.isVisible()


def test_without_a_model_the_page_says_what_is_missing(quiet: Window) -> None:
    page = ask(quiet)
    page.begin_button.click()
    assert "does not know this class yet" in page.trouble.text()
    assert page.trouble.isVisible()


def test_the_menu_has_it(learned_window: Window, qtbot: QtBot) -> None:
    assert Action.VALIDATE.default_keys == ["Ctrl+Shift+V"]
    press(learned_window, Key.Key_V, CTRL | SHIFT)
    page = learned_window.pages.validation.page
    page.begin_button.click()
    qtbot.waitUntil(lambda: is_asking(learned_window))
    assert shown(learned_window)
