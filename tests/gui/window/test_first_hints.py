"""A first session explains itself in three hints, each once in a life."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.preferences import preferences
from aldesk.gui.window.window import Window
from aldesk.store import Project
from tests.gui.drive import Key, first_in_queue, press, session_of, turn_to


def to_reason(window: Window, reason: str) -> None:
    """Skip until a sample of the queue was asked about for this reason."""
    session = session_of(window)
    while session.queue.current and session.queue.current.reason != reason:
        press(window, Key.Key_Right)
    assert session.queue.current


def test_the_audit_is_explained_once_and_the_button_takes_it_away(quiet: Window) -> None:
    hints = quiet.first_hints
    to_reason(quiet, "audit")
    assert hints.isVisible()
    assert "accuracy" in hints.text.text()
    hints.findChild(QPushButton).click()  # type: ignore[union-attr]
    press(quiet, Key.Key_Right)
    to_reason(quiet, "audit")
    assert not hints.isVisible()


def test_what_the_strategy_does_and_that_all_is_saved_come_one_at_a_time(
    learned_window: Window,
) -> None:
    hints, session = learned_window.first_hints, session_of(learned_window)
    learned_window._line.dismiss()
    session.change_settings(replace(session.settings, audit_rate=0))
    to_reason(learned_window, "query")
    assert "strategy" in hints.text.text()
    for _ in range(3):
        press(learned_window, Key.Key_1)
    assert "strategy" in hints.text.text(), "the other one waits"
    press(learned_window, Key.Key_Escape)
    assert not hints.isVisible()
    press(learned_window, Key.Key_1)
    assert hints.isVisible()
    assert "saved" in hints.text.text()
    turn_to(learned_window, "grid")
    assert not hints.isVisible()
    learned_window.pages.turn_to("label")
    assert hints.isVisible()
    for _ in range(8):
        press(learned_window, Key.Key_1)
    assert not hints.isVisible(), "the person has gone on"


def test_hints_that_were_seen_do_not_come_back(quiet: Window, qtbot: QtBot) -> None:
    to_reason(quiet, "audit")
    path = session_of(quiet).project.path
    quiet.close_project()
    again = Window("light")
    qtbot.addWidget(again)
    again.show()
    again.show_project(Project.open(path))
    assert first_in_queue(again)
    assert session_of(again).queue.current.reason == "audit"  # type: ignore[union-attr]
    assert not again.first_hints.isVisible()
    again.close()


def test_no_hint_where_the_program_labels_by_itself(window: Window, project: Project) -> None:
    window.first_hints.is_off = True
    path = project.path
    project.close()
    window.show_project(Project.open(path))
    to_reason(window, "audit")
    assert not window.first_hints.isVisible()


def as_at_the_first_start(window: Window) -> None:
    preferences().remove("hints")
    window.first_hints._seen.clear()
    window.first_hints.leave()


def test_a_hint_waits_behind_a_message(quiet: Window, qtbot: QtBot) -> None:
    hints, line = quiet.first_hints, quiet._line
    line.dismiss()
    as_at_the_first_start(quiet)
    to_reason(quiet, "audit")
    press(quiet, Key.Key_Right)
    to_reason(quiet, "audit")
    assert hints.isVisible()

    def is_seen() -> bool:
        return not hints.visibleRegion().isEmpty()

    qtbot.waitUntil(is_seen)
    quiet.messages.trouble("The disk is full.")
    # Not merely under the page, which has no ground of its own to hide it.
    qtbot.waitUntil(lambda: not is_seen())
    line.dismiss()
    qtbot.waitUntil(is_seen)


def test_a_hint_that_nobody_saw_comes_when_the_message_has_gone(quiet: Window) -> None:
    hints, audit = quiet.first_hints, "hints/audit"
    as_at_the_first_start(quiet)
    quiet.messages.trouble("The disk is full.")
    to_reason(quiet, "audit")
    assert hints.isHidden()
    assert not preferences().value(audit, False, bool)
    press(quiet, Key.Key_Escape)
    assert "accuracy" in hints.text.text()
    assert hints.isVisible()
    assert preferences().value(audit, False, bool)
