"""Finding by words and predicting by them, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.label.prediction import shown_prediction
from aldesk.gui.window.window import Window
from aldesk.session.by_words import Question
from tests.gui.conftest import show_quietly
from tests.gui.drive import CTRL, SHIFT, believe, grid_of, opened, parts, press, session_of, shown
from tests.made_once import MadeOnce
from tests.session.words_project import make_pictures, open_pictures


@pytest.fixture
def pictures(window: Window, tmp_path: Path, made_once: MadeOnce) -> Window:
    """The window on 40 pictures that a tiny CLIP has embedded, without refits."""
    made_once.copy("pictures with clip", make_pictures, tmp_path)
    open_pictures(tmp_path).close()
    show_quietly(window, tmp_path / "p.aldesk")
    return window


def test_typed_words_find_and_each_tile_has_its_score(pictures: Window, qtbot: QtBot) -> None:
    session, grid = session_of(pictures), grid_of(pictures)
    grid.bar.words.setFocus()
    QTest.keyClicks(grid.bar.words, "a photo of a cat")
    assert grid.offer.said == "Find by words:"
    assert [c.text() for c in grid.offer.choices if c.isVisible()] == ["“a photo of a cat”"]
    with qtbot.waitSignal(grid._words.found):
        grid.offer.choices[0].click()
        assert "Looking for" in grid.offer.said
    assert not grid.offer.isVisible()
    found = session.find_by_words("a photo of a cat", 100)
    assert grid.model.rows == [session.project.row_of(id_) for id_, _ in found]
    assert grid.model.similarity(0).replace("−", "-") == f"{found[0][1]:.3f}"
    assert "cosine with the words" in grid.foot._place.whole
    press(pictures, Qt.Key.Key_1)
    press(pictures, Qt.Key.Key_Escape)
    press(pictures, Qt.Key.Key_Escape)
    assert grid.model.similarity(0) == ""
    assert grid.bar.words.text() == ""


def test_what_words_found_is_asked_about_first(pictures: Window, qtbot: QtBot) -> None:
    session, grid = session_of(pictures), grid_of(pictures)
    grid.bar.words.setFocus()
    QTest.keyClicks(grid.bar.words, "a photo of a cat")
    with qtbot.waitSignal(grid._words.found):
        grid.offer.choices[0].click()
    found = [grid.model.sample(place).id for place in range(3)]
    QTest.mouseClick(grid.bar.teach, Qt.MouseButton.LeftButton)
    QTest.keyClicks(opened(pictures).label.review.class_line, "mouse")
    press(pictures, Qt.Key.Key_Return)
    assert session.labels.class_names[-1] == "mouse"
    for sample_id in found:
        assert shown(pictures) == sample_id
        press(pictures, Qt.Key.Key_N)
    press(pictures, Qt.Key.Key_Escape)
    grid_of(pictures)
    assert not grid.bar.teach.isVisible() or grid.bar._title.whole


def test_class_names_predict_until_something_is_learned(pictures: Window, qtbot: QtBot) -> None:
    controller, session, _ = parts(pictures)
    press(pictures, Qt.Key.Key_W, CTRL | SHIFT)
    grid = grid_of(pictures)
    form = grid.first_words
    assert form.isVisible()
    assert [field.text() for field in form.fields.values()] == [
        "a photo of a cat", "a photo of a dog"
    ]  # fmt: skip
    with qtbot.waitSignal(controller.changed):
        form.predict.click()
    assert session.predictions.is_by_words
    assert not session.labels.n_labeled
    assert not form.isVisible()
    assert "by words, not learned yet" in grid.foot._place.whole
    assert grid.model.caption(0).startswith(("cat?", "dog?"))
    grid.view.selectAll()
    opened(pictures).views.turn_to("label")
    current = controller.current
    assert current
    hidden = session.is_hidden(session.project.row_of(current.sample.id))
    proba, state = shown_prediction(session, current)
    assert (proba is None) == hidden
    assert "hidden" in state if hidden else state == "by words, not learned yet"
    believe(pictures, [0.75, 0.25])
    assert not session.predictions.is_by_words
    press(pictures, Qt.Key.Key_W, CTRL | SHIFT)
    assert not form.isVisible()


def test_an_encoder_that_reads_no_words_says_so(quiet: Window, qtbot: QtBot) -> None:
    session, grid = session_of(quiet), grid_of(quiet)
    session.project.meta.encoder_key = "spectral:2"
    QTest.keyClicks(grid.bar.words, "dog")
    assert grid.offer.said.startswith("This encoder reads no words. CLIP, SigLIP and CLAP")
    assert not any(choice.isVisible() for choice in grid.offer.choices)
    grid.bar.words.clear()
    QTest.keyClicks(grid.bar.words, "site:A")
    assert not grid.offer.isVisible()


def test_a_problem_is_told_and_the_window_goes_on(pictures: Window, qtbot: QtBot) -> None:
    controller, session, _ = parts(pictures)
    grid = grid_of(pictures)
    session.project.meta.encoder_key = "gone"
    with (
        qtbot.waitSignal(grid._words.failed),
        qtbot.waitSignal(controller.messages.arrived),
    ):
        grid._find_words(Question(texts=("dog",)), "dog")
    assert not grid.offer.isVisible()
