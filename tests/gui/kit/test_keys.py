"""Texts that name keys follow the keys that are chosen, in both languages."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.outcome import Done
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.kit import i18n
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.keys import key_text, keys
from aldesk.gui.kit.view import VIEWS
from aldesk.gui.kit.widgets import ElidedLabel
from aldesk.gui.render.prefetch import Prepared
from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.pool_import import ImportCount, came_in
from tests.gui.drive import opened, parts

RARE = [
    f"{modifier}F{number}"
    for modifier in ("", "Shift+", "Ctrl+", "Alt+")
    for number in range(13, 36)
]
"""More keys than there are actions, none of which comes with one."""
KEY = re.compile(r"(?:(?:Ctrl|Strg|Shift|Umschalt|Alt)\+)?F\d\d")


@pytest.fixture(params=["en", "de"], autouse=True)
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[None]:
    i18n.set_language(request.param)
    yield
    i18n.set_language("en")


def choose_for_each(first: int) -> dict[Action, str]:
    """Give each action a key of its own, and return them as they are read."""
    for place, action in enumerate(Action, first):
        keys.choose(action, QKeySequence(RARE[place]))
    return {action: keys.text(action) for action in Action}


@pytest.fixture
def old() -> dict[Action, str]:
    """Rare keys, chosen before there is a window."""
    return choose_for_each(0)


def texts(window: Window) -> list[str]:
    """Return all texts and tooltips of a window, also of what is folded away."""
    found = [action.toolTip() for action in window.actions()]
    for part in window.findChildren(QWidget):
        found.append(part.toolTip())
        if isinstance(part, QLabel | QAbstractButton):
            found.append(part.whole if isinstance(part, ElidedLabel) else part.text())
        if isinstance(part, QLineEdit):
            found.append(part.placeholderText())
        if isinstance(part, QComboBox):
            found += [
                str(part.itemData(row, Qt.ItemDataRole.ToolTipRole)) for row in range(part.count())
            ]
    return found


def name_many_keys(window: Window) -> None:
    """Bring the window into states in which its texts name keys."""
    for view in VIEWS:
        window.pages.turn_to(view)
    controller, session, pane = parts(window)
    controller.toggle_blind()
    window.pages.turn_to("grid")
    grid = opened(window).views.current
    assert isinstance(grid, GridPane)
    grid.bar.class_choice.setCurrentIndex(1)
    pane.side_panel.toggle(pane.side_panel.search, session)
    pane.side_panel.search.disagrees.setChecked(True)
    pane.class_palette.finder.setText("nothing such")
    controller.trail.open((session.queue.items()[0].sample.id,), 0)


def test_each_text_of_the_window_follows(old: dict[Action, str], quiet: Window) -> None:
    name_many_keys(quiet)
    before = texts(quiet)
    named = {action for action in Action if old[action] in KEY.findall("\n".join(before))}
    assert len(named) > 33
    new = choose_for_each(1)
    successor = {old[action]: new[action] for action in Action}
    wanted = [KEY.sub(lambda found: successor[found[0]], text) for text in before]
    assert Counter(texts(quiet)) == Counter(wanted)


def test_what_stands_in_the_place_of_a_sample_follows(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    sample, first = pane.sample, session.queue.items()[0].sample
    sample._show(Prepared(first, problem="It is damaged."))
    keys.choose(Action.SKIP, QKeySequence("F13"))
    assert "F13" in sample._text.text()
    sample.show_asked(None, flagged=False)
    keys.choose(Action.UNDO, QKeySequence("Ctrl+F14"))
    keys.choose(Action.EXPORT_LABELS, QKeySequence("F15"))
    assert key_text(QKeySequence("Ctrl+F14")) in sample._text.text()
    assert "F15" in sample._text.text()


def test_what_leads_to_the_first_results_follows(
    quiet: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened(quiet).session.accuracy, "basis", "test")
    quiet.pages.turn_to("results")
    keys.choose(Action.SHOW_LABEL, QKeySequence("F13"))
    assert [text for text in texts(quiet) if "(F13)." in text]


def test_messages_name_the_key_of_now(quiet: Window) -> None:
    keys.choose(Action.IMPORT_REPORT, QKeySequence("F13"))
    keys.choose(Action.SHOW_STUDY, QKeySequence("F14"))
    keys.choose(Action.PLAY, QKeySequence("F15"))
    assert "F13" in came_in(ImportCount(2, Counter(empty=1)))
    assert "F13" not in came_in(ImportCount(2))
    quiet.pages.turn_to("study")
    study = opened(quiet).views.current
    assert isinstance(study, StudyPane)
    study._tell_end(Done())
    assert "F14" in quiet._line.text.text()
    sample = parts(quiet)[2].sample
    for _ in range(2):
        sample.toggle_playing_by_itself()
        said = quiet._line.text.text()
        assert ("F15" in said) != sample.settings.now.plays_by_itself
