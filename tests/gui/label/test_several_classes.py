"""Labelling several classes for a sample by keys, in the real window."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from aldesk.gui.kit.action_table import Action
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, allow_several, believe, parts, press, shown


@pytest.fixture
def several(quiet: Window) -> Window:
    allow_several(quiet)
    return quiet


def test_keys_tick_and_enter_goes_on(several: Window) -> None:
    _, session, pane = parts(several)
    first = shown(several)
    names = session.labels.class_names
    press(several, Key.Key_1)
    press(several, Key.Key_3)
    assert shown(several) == first
    assert session.labels.names_of(first) == [names[0], names[2]]
    assert pane.class_palette.model.given == {0, 2}
    press(several, Key.Key_1)
    assert session.labels.names_of(first) == [names[2]]
    assert session.labels.n_labeled == 0
    press(several, Key.Key_Return)
    second = shown(several)
    assert second != first
    press(several, Key.Key_Return)
    assert shown(several) != second
    assert session.labels.names_of(second) == []
    assert session.labels.n_labeled == 2
    assert not session.labels.absent_of(shown(several))
    assert len(session.labels.absent_of(second)) == 3


def test_the_keys_below_say_what_enter_would_say(several: Window) -> None:
    _, _, pane = parts(several)
    said = pane.hints._hints[Action.ACCEPT].words
    assert said.text() == "none of the classes"
    press(several, Key.Key_1)
    assert said.text() == "these and no others"
    press(several, Key.Key_1)
    assert said.text() == "none of the classes"
    press(several, Key.Key_2)
    press(several, Key.Key_Return)
    assert said.text() == "none of the classes"


def test_every_tick_is_an_act_that_is_undone(several: Window) -> None:
    _, _, pane = parts(several)
    first = shown(several)
    press(several, Key.Key_2)
    press(several, Key.Key_Return)
    press(several, Key.Key_Z, CTRL)
    assert shown(several) == first
    assert pane.class_palette.model.given == {1}
    press(several, Key.Key_Z, CTRL)
    assert not pane.class_palette.model.given
    press(several, Key.Key_Y, CTRL)
    assert pane.class_palette.model.given == {1}
    assert shown(several) == first


def test_an_earlier_answer_shows_its_classes_and_is_changed_at_once(several: Window) -> None:
    _, session, pane = parts(several)
    first = shown(several)
    press(several, Key.Key_2)
    press(several, Key.Key_Return)
    press(several, Key.Key_PageUp)
    assert shown(several) == first
    model = pane.class_palette.model
    assert (set(model.given), set(model.absent)) == ({1}, {0, 2})
    spoken = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
    assert "is there" in spoken[1]
    assert "is not there" in spoken[0]
    press(several, Key.Key_2)
    press(several, Key.Key_1)
    assert (set(model.given), set(model.absent)) == ({0}, {1, 2})
    assert session.labels.n_labeled == 1


def test_enter_says_what_is_ticked_and_not_what_is_believed(several: Window) -> None:
    _, session, _ = parts(several)
    while session.queue.current and session.queue.current.reason == "audit":
        press(several, Key.Key_Right)
    believe(several, [0.9, 0.9, 0.1])
    current = shown(several)
    press(several, Key.Key_Return)
    assert session.labels.names_of(current) == []


def test_who_cannot_tell_the_rest_keeps_what_is_ticked(several: Window) -> None:
    _, session, pane = parts(several)
    first = shown(several)
    press(several, Key.Key_1)
    press(several, Key.Key_Question)
    assert shown(several) != first
    assert session.labels.names_of(first) == session.labels.class_names[:1]
    assert not session.labels.absent_of(first)
    assert pane.hints.isVisible()


def test_what_is_judged_in_part_is_found(several: Window) -> None:
    _, _, pane = parts(several)
    first = shown(several)
    press(several, Key.Key_1)
    press(several, Key.Key_F, CTRL)
    search = pane.side_panel.search
    search.answer.setCurrentIndex(search.answer.findData("partly"))
    assert list(search._ids) == ([] if several_hides(several, first) else [first])


def several_hides(window: Window, sample_id: str) -> bool:
    """Whether the search may not tell of a sample: it measures, and has no label yet."""
    _, session, _ = parts(window)
    return bool(session.pool.hidden_from_search[session.project.row_of(sample_id)])


@pytest.mark.parametrize("n_present", [0, 1, 2])
def test_a_sample_takes_a_key_for_each_class_and_enter(several: Window, n_present: int) -> None:
    """The median sample, with one class, takes one key more than where there is exactly one."""
    _, session, _ = parts(several)
    first, n_keys = shown(several), 0
    for key in (Key.Key_1, Key.Key_2)[:n_present]:
        press(several, key)
        n_keys += 1
    press(several, Key.Key_Return)
    n_keys += 1
    assert shown(several) != first
    assert session.labels.n_labeled == 1
    assert len(session.labels.classes_of(first)) == n_present
    assert n_keys == n_present + 1


def test_the_model_knows_nothing_of_a_class_that_nobody_judged(several: Window) -> None:
    controller, session, pane = parts(several)
    press(several, Key.Key_1)
    press(several, Key.Key_Return)
    controller.add_class("new")
    believe(several, [0.7, 0.2, 0.1, 0.0])
    model = pane.class_palette.model
    assert model.proba is not None
    assert np.isnan(model.proba).tolist() == [False, False, False, True]
    spoken = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(4)]
    assert ["%" in text for text in spoken] == [True, True, True, False]
    assert session.labels.class_names[-1] == "new"
