"""Acts, in the real window: back, on, refused."""

import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.gui.window.window import Window
from tests.gui.drive import ALT, CTRL, Key, first_in_queue, opened, parts, press, press_each, shown


def test_going_back_relabelling_and_on(quiet: Window) -> None:
    _, session, _ = parts(quiet)
    ids = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        ids.append(shown(quiet))
        press(quiet, key)
    waiting = shown(quiet)
    press(quiet, Key.Key_PageUp)
    press(quiet, Key.Key_Left, ALT)
    assert shown(quiet) == ids[1]
    why = opened(quiet).label.sample.head.why
    assert "labelled “low”" in why.whole
    press(quiet, Key.Key_3)
    assert session.labels.class_of(ids[1]) == "middle"
    assert shown(quiet) == ids[0]  # on the way back, the next correction is one key away
    press(quiet, Key.Key_Z, CTRL)
    assert session.labels.class_of(ids[1]) == "low"
    assert shown(quiet) == ids[1]
    for _ in range(9):
        press(quiet, Key.Key_PageUp)
    assert shown(quiet) == ids[0]
    press(quiet, Key.Key_Escape)
    assert shown(quiet) == waiting


def test_three_corrections_in_a_row_cost_a_key_each(quiet: Window) -> None:
    _, session, _ = parts(quiet)
    ids = []
    for key in (Key.Key_1, Key.Key_1, Key.Key_1, Key.Key_1):
        ids.append(shown(quiet))
        press(quiet, key)
    waiting = shown(quiet)
    press(quiet, Key.Key_PageUp)
    for key in (Key.Key_2, Key.Key_3, Key.Key_2):
        press(quiet, key)
    assert [session.labels.class_of(i) for i in ids] == ["high", "low", "middle", "low"]
    press(quiet, Key.Key_Escape)
    assert shown(quiet) == waiting


def test_undone_to_before_its_answer_a_sample_is_the_queues_again(quiet: Window) -> None:
    controller, _, _ = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_PageUp)
    press(quiet, Key.Key_Z, CTRL)
    assert shown(quiet) == first
    assert controller.trail.now is None


def test_an_undo_of_what_is_not_on_the_screen_is_told(quiet: Window) -> None:
    controller, _, _ = parts(quiet)
    ids = []
    for key in (Key.Key_1, Key.Key_2):
        ids.append(shown(quiet))
        press(quiet, key)
    controller.do(controller.session.label, ids[0], "low")
    press(quiet, Key.Key_Z, CTRL)
    assert "Undone" in quiet._line.text.text()


def test_what_cannot_be_told_is_counted_and_passed_over(quiet: Window) -> None:
    _, session, _ = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_Question)
    assert session.labels.marks[SampleId(first)].kind == "cant_tell"
    assert "1 can't tell" in quiet._status._facts.text()
    assert shown(quiet) != first


def test_at_the_oldest_answer_it_is_told_that_there_is_none_before(quiet: Window) -> None:
    press(quiet, Key.Key_PageUp)
    assert "no sample before" in quiet._line.text.text()
    press_each(quiet, "12")
    press(quiet, Key.Key_PageUp)
    press(quiet, Key.Key_PageUp)
    oldest = shown(quiet)
    for key in (Key.Key_PageUp, Key.Key_3):
        quiet._line.dismiss()
        quiet._line.text.clear()
        press(quiet, key)
        assert shown(quiet) == oldest
        assert "no sample before" in quiet._line.text.text()
    press(quiet, Key.Key_PageDown)
    assert shown(quiet) != oldest


def test_an_act_that_is_refused_does_not_end_the_trail(
    quiet: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller, session, _ = parts(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_PageUp)
    back = shown(quiet)

    def full(*_: object) -> None:
        from aldesk.core.errors import Problem

        raise Problem("The disk is full")

    monkeypatch.setattr(session.project.journal, "label", full)
    press(quiet, Key.Key_2)
    assert shown(quiet) == back
    assert controller.trail.now
    assert session.labels.class_of(back) == "high"


def test_going_back_in_time_that_is_refused_does_not_end_the_trail(
    quiet: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller, session, _ = parts(quiet)
    press_each(quiet, "12")
    waiting = shown(quiet)
    press(quiet, Key.Key_PageUp)
    second = shown(quiet)

    def full(act: int) -> set[SampleId]:
        raise Problem("The disk is full")

    for name, go in (("go_to", controller.go_to), ("restore", controller.restore)):
        monkeypatch.setattr(session.project.journal, name, full)
        go(0)
    press(quiet, Key.Key_3)
    assert session.labels.class_of(second) == "middle", "what is on the screen is labelled"
    assert session.labels.class_of(waiting) is None


def test_a_refused_act_is_told_and_the_sample_stays(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session, pane = parts(open_window)
    first = first_in_queue(open_window)

    def full(*_: object) -> None:
        raise Problem("The disk is full", todo="Make room")

    monkeypatch.setattr(session.project.journal, "label", full)
    press_each(open_window, "1")
    assert "disk is full" in open_window._line.text.text()
    assert "not saved" in open_window._status._saved.text()
    assert pane.sample.shown == first
    monkeypatch.undo()
    press_each(open_window, "1")
    assert session.labels.class_of(first) == "high"
    assert "Saved" in open_window._status._saved.text()


def test_a_batch_that_cannot_be_handed_out_is_handed_out_later(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session, pane = parts(open_window)

    def full(*_: object) -> None:
        raise Problem("The disk is full")

    monkeypatch.setattr(session.project.queries, "add", full)
    for _ in range(session.settings.recipe.batch_size):
        press_each(open_window, "1")
    assert session.labels.n_labeled == session.settings.recipe.batch_size  # they are saved
    assert session.queue.current is None
    assert "disk is full" in open_window._line.text.text()
    monkeypatch.undo()
    press_each(open_window, "1")  # hands out and shows, and labels nothing unseen
    assert session.labels.n_labeled == session.settings.recipe.batch_size
    assert pane.sample.shown == first_in_queue(open_window)
    press_each(open_window, "1")
    assert session.labels.n_labeled == session.settings.recipe.batch_size + 1
