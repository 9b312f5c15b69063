"""Validating a class in the real window: drawn, answered by keys, undone, read, reopened."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.refit import RefitResult
from aldesk.gui.kit.action_table import Action
from aldesk.gui.validate.pane import ValidatePane
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, SHIFT, press, session_of

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


def answer_all(window: Window, page: ValidatePane) -> int:
    """Say the truth of each sample by one key; return how many keys it took."""
    n = 0
    while page._is_asking:
        assert page.review_view
        sample = session_of(window).project.row_of(page.review_view.sample.shown)
        has = session_of(window).project.samples[sample].label == "low"
        QTest.keyClick(page, Key.Key_Y if has else Key.Key_N)
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
    assert drawn.review_view
    draws = session_of(quiet).project.validations.all()
    assert answer_all(quiet, drawn) == len(draws[0].samples)
    assert "low" in drawn.result.headline.text()
    assert drawn.more_button.isVisible()
    drawn.form.wanted.setValue(50)
    assert "at least 50 %" in drawn.result.headline.text()


def test_undo_asks_again(drawn: ValidatePane, quiet: Window) -> None:
    assert drawn.review_view
    first = drawn.review_view.sample.shown
    QTest.keyClick(drawn, Key.Key_U)
    assert drawn.review_view.sample.shown != first
    press(quiet, Key.Key_Z, CTRL)
    assert drawn.review_view.sample.shown == first


def test_it_is_as_it_was_when_it_is_opened_again(drawn: ValidatePane, quiet: Window) -> None:
    assert drawn.review_view
    QTest.keyClick(drawn, Key.Key_N)
    shown = drawn.review_view.sample.shown
    press(quiet, Key.Key_Escape)
    assert not quiet.pages.validation.is_shown
    press(quiet, Key.Key_V, CTRL | SHIFT)
    assert drawn.review_view.sample.shown == shown


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
    qtbot.waitUntil(lambda: page._is_asking)
    assert page.review_view
    assert page.review_view.sample.shown
