"""Keys that were chosen with version 0.1.0."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.window.window import Window
from tests.gui.drive import NONE, Key, parts, press

OF_0_1_0 = Path(__file__).with_name("settings-0.1.0.ini")
"""Written by that version, with another key for each action."""
SINCE = {
    Action.ENCODER, Action.IMPORT_LABELS, Action.MENU, Action.SETTINGS, Action.ABOUT, Action.QUIT,
    Action.GUIDE, Action.DEMO, Action.SAMPLE_MENU, Action.MORE_CONTEXT, Action.LESS_CONTEXT,
    Action.PLAY_ON, Action.WINDOW_BEFORE, Action.WINDOW_AFTER, Action.PICK_REGION,
    Action.MODEL_LABELS, Action.TEACH, Action.ALLOW_SEVERAL,
    Action.PREDICT_BY_WORDS, Action.APPLY_MODEL, Action.VALIDATE,
    Action.MERGE,
    Action.RESTORE, Action.SECOND_LOOKS,
    Action.START_ENGINE, Action.REFUSE_TOGETHER, Action.TAKE_OUT,
}  # fmt: skip
"""Actions that it did not have."""


@pytest.fixture(autouse=True)
def own_keys(own_home: None) -> None:
    file = Path(preferences().fileName())
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(OF_0_1_0, file)


def test_the_window_obeys_the_keys_that_were_chosen(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_S)  # skips
    press(quiet, Key.Key_F8)  # can't tell
    press(quiet, Key.Key_Right, NONE)  # skipped once
    assert [mark.kind for mark in session.labels.marks.values()] == ["skip", "cant_tell"]
    press(quiet, Key.Key_F23)
    assert pane.strategy.isVisible()


def test_no_chosen_key_is_lost_and_they_move_once() -> None:
    old = QSettings(str(OF_0_1_0), QSettings.Format.IniFormat)
    chosen = {str(old.value(name)) for name in old.allKeys()}
    old_actions = [action for action in Action if action not in SINCE]
    for _start in range(2):
        keys.load()
        assert {key.toString() for action in old_actions for key in keys.of(action)} == chosen
        saved = {name for name in preferences().allKeys() if name.startswith("keys/")}
        assert saved == {f"keys/{action.id}" for action in old_actions}


def test_what_was_chosen_since_stays() -> None:
    preferences().setValue("keys/cant-tell", "F12")
    keys.load()
    assert keys.text(Action.CANT_TELL) == "F12"


def test_a_chosen_key_stays_its_action_s_when_a_later_version_brings_another_with_it() -> None:
    preferences().setValue("keys/skip", "F10")
    keys.load()
    assert keys.text(Action.SKIP) == "F10"
    assert keys.of(Action.MENU) == []
    assert keys.text(Action.MENU) == ""
    assert [key.toString() for key in keys.of(Action.QUIT)] == ["Ctrl+Q"]
