"""Finding a class by its letters, in the real window."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.classes import LabelClass
from aldesk.core.ids import ClassId
from aldesk.gui.classes.palette import ClassPalette
from aldesk.gui.window.window import Window
from tests.gui.drive import Key, believe, parts, press, shown, write


def test_a_class_is_found_by_its_letters(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.class_palette.finder.hasFocus)
    write(quiet, "m")
    press(quiet, Key.Key_Return)
    assert session.labels.class_of(first) == "middle"
    assert shown(quiet) != first
    press(quiet, Key.Key_1)  # the keys belong to the classes again
    assert session.labels.n_labeled == 2


def test_the_arrows_choose_among_those_found_and_escape_leaves(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.class_palette.finder.hasFocus)
    write(quiet, "nothing such")
    assert "Ctrl+N adds" in pane.class_palette._state.whole
    press(quiet, Key.Key_Return)
    assert session.labels.n_labeled == 0
    press(quiet, Key.Key_Escape)
    assert not pane.class_palette.finder.text()
    press(quiet, Key.Key_Slash)
    press(quiet, Key.Key_Down)
    press(quiet, Key.Key_Return)
    assert session.labels.class_of(first) == "low"


def test_the_rows_are_painted_once_for_a_prediction(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, palette, painted = QWidget(), ClassPalette(), list[int]()
    qtbot.addWidget(page)
    palette.setParent(page)
    palette.resize(page.size())
    classes = [LabelClass(ClassId(name), name, color) for color, name in enumerate("ab")]
    palette.set_classes(classes, ["1", "2"])
    page.show()
    QApplication.processEvents()
    monkeypatch.setattr(palette._row, "paint", lambda *_: painted.append(1))
    palette.show_prediction(None, "predictions hidden")
    palette.paint_now()
    assert len(painted) == len(classes)
    qtbot.wait(20)
    assert len(painted) == len(classes)


def test_the_order_tells_nothing_of_a_hidden_prediction(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    session.change_settings(replace(session.settings, audit_rate=0.5))
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_3)
    while session.queue.current and session.queue.current.reason != "audit":
        press(quiet, Key.Key_Right)
    believe(quiet, [0.1, 0.8, 0.1])
    press(quiet, Key.Key_Slash)
    write(quiet, " ")
    given_lately = [2, 0, 1]
    assert pane.class_palette.model.proba is None
    assert pane.class_palette.model.order == given_lately
    press(quiet, Key.Key_Escape)
    audited = shown(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_PageUp)
    assert shown(quiet) == audited
    assert pane.class_palette.model.proba is None  # nor when it is looked at again
    assert "measures accuracy" in pane.class_palette._state.whole


def test_the_order_follows_the_model_but_not_under_the_hand(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    while session.queue.current and session.queue.current.reason == "audit":
        press(quiet, Key.Key_Right)
    believe(quiet, [0.1, 0.2, 0.7])
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.class_palette.finder.hasFocus)
    write(quiet, " ")
    assert pane.class_palette.model.order == [2, 1, 0]
    believe(quiet, [0.7, 0.2, 0.1])
    assert pane.class_palette.model.order == [2, 1, 0]
    press(quiet, Key.Key_Return)
    assert "middle" in [session.labels.class_of(s.id) for s in session.project.samples]


def test_the_label_that_was_given_is_marked_at_an_old_answer_only(quiet: Window) -> None:
    _, _, pane = parts(quiet)
    model = pane.class_palette.model
    press(quiet, Key.Key_2)
    assert not model.given
    press(quiet, Key.Key_PageUp)
    spoken = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
    assert spoken[1].startswith("low, the label given")
    assert not any("given" in text for text in (spoken[0], spoken[2]))
    press(quiet, Key.Key_3)  # the first answer stays on the screen, with its new mark
    assert model.given == {2}
    press(quiet, Key.Key_Escape)
    assert not model.given


def test_the_mark_is_painted(quiet: Window) -> None:
    _, _, pane = parts(quiet)
    view = pane.class_palette.view
    pane.class_palette.show_prediction(None, "")
    before = view.grab().toImage()
    [low] = [c.id for c in pane.class_palette.model.classes if c.name == "low"]
    pane.class_palette.show_prediction(None, "", given=[low])
    assert view.grab().toImage() != before


def test_among_many_classes_the_given_one_stands_first(qtbot: QtBot) -> None:
    palette = ClassPalette()
    qtbot.addWidget(palette)
    classes = [LabelClass(ClassId(f"c{n}"), f"class {n}", n) for n in range(100)]
    palette.set_classes(classes, [""] * 100)
    palette.show_prediction(None, "", recent=["c7"], given=["c80"])
    assert palette.model.order[:3] == [80, 7, 0]
    assert palette.view.currentIndex().row() == 1  # what Enter takes is no repetition
    palette.finder.setText("class 9")
    assert palette.model.order[0] == 9


def test_without_a_class_it_says_how_there_will_be_one(qtbot: QtBot) -> None:
    palette = ClassPalette()
    qtbot.addWidget(palette)
    palette.set_classes([], [])
    palette.show_prediction(None, "prediction hidden: this sample measures accuracy")
    assert palette._state.whole == "no class yet; Ctrl+N adds one"
    palette.only_choose()
    palette.show_prediction(None, "")
    assert palette._state.whole == ""


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_what_the_model_believes_is_scrolled_into_sight(qtbot: QtBot) -> None:
    palette = ClassPalette()
    qtbot.addWidget(palette)
    classes = [LabelClass(ClassId(str(n)), f"class {n}", n) for n in range(12)]
    palette.set_classes(classes, list("1234567890qw"))
    palette.resize(300, 240)
    palette.show()
    qtbot.waitExposed(palette)
    proba = np.zeros(12, np.float32)
    proba[11] = 1
    palette.show_prediction(proba, "")
    sight = palette.view.viewport().rect()
    assert sight.contains(palette.view.visualRect(palette.model.index(11)))
    palette.show_prediction(proba, "", given=["0"])  # the label that was given goes first
    assert sight.contains(palette.view.visualRect(palette.model.index(0)))
    palette.view.verticalScrollBar().setValue(palette.view.verticalScrollBar().maximum())
    palette.show_prediction(proba, "", given=["0"], is_new=False)  # nothing moves under the hand
    assert not sight.contains(palette.view.visualRect(palette.model.index(0)))
