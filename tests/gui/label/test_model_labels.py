"""The pane where predictions are taken as labels by the model, and checked at random."""

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.label.model_labels import ModelLabelsPane
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, opened, press


def test_what_the_model_is_sure_of_is_labelled_and_checked(
    learned_window: Window, qtbot: QtBot
) -> None:
    window = learned_window
    press(window, Key.Key_L, CTRL)
    pane, session = opened(window).label.model_labels, opened(window).session
    assert pane.isVisible()
    pane.least.setValue(50)
    name = max(session.labels.class_names, key=lambda name: _n_sure(pane, name))
    n = _n_sure(pane, name)
    assert n > 3
    n_labels = session.labels.n_labeled
    pane.n_check.setValue(3)
    pane.begin.click()
    class_id = session.labels.class_id(name)
    assert class_id
    assert len(session.labels.was_by_model(class_id)) == n
    assert session.labels.n_labeled == n_labels
    assert "3" in pane.checked.text()
    assert not pane.begin.isEnabled(), "they have it already"
    press(window, Key.Key_L, CTRL)
    shown = opened(window).controller.current
    assert shown
    assert shown.reason == "model_check"
    assert opened(window).label.class_palette.model.best is None, "asked blind"
    opened(window).controller.label(name)
    press(window, Key.Key_L, CTRL)
    assert pane.checked.text().startswith("1 of 1")
    press(window, Key.Key_Z, CTRL)
    press(window, Key.Key_Z, CTRL)
    assert not session.labels.was_by_model(class_id)
    assert pane.begin.isEnabled()


def _n_sure(pane: ModelLabelsPane, name: str) -> int:
    pane.class_choice.setCurrentText(name)
    text = pane.begin.text()
    return int("".join(filter(str.isdecimal, text)) or 0)


def test_a_validated_threshold_is_proposed_to_the_last_digit(
    learned_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = opened(learned_window).session.labels.class_names[:2]
    found = opened(learned_window).session.labels.class_id(second)
    known = "aldesk.gui.label.model_labels.validated_least"
    monkeypatch.setattr(known, lambda _, class_id: 0.2519 if class_id == found else None)
    press(learned_window, Key.Key_L, CTRL)
    pane, asked = opened(learned_window).label.model_labels, list[tuple[str, float, int]]()
    pane.wanted.disconnect()
    pane.wanted.connect(lambda *said: asked.append(said))
    pane.class_choice.setCurrentText(first)
    assert pane.least.value() == 95
    pane.class_choice.setCurrentText(second)
    assert pane.least.value() == 25
    assert "validated" in pane.state.text()
    pane.begin.click()
    pane.least.setValue(24)
    assert "validated" not in pane.state.text()
    pane.begin.click()
    assert asked == [(second, 0.2519, 20), (second, 0.24, 20)]
