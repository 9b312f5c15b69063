"""Regions that become samples of their own, and runs of windows that are labelled at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import recording_id
from aldesk.core.span import Span
from aldesk.gui.sample.menu import left_out_text
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.store import Project
from tests.gui.drive import CTRL, SHIFT, Key, opened, parts, press, press_each
from tests.gui.label.test_in_place import (
    click,
    current,
    far_from_all,
    may_open,
    places,
    said,
    span,
    spot,
    strip_of,
)


def sweep(window: Window, start: float, stop: float) -> None:
    strip, left = strip_of(window), Qt.MouseButton.LeftButton
    QTest.mousePress(strip, left, pos=spot(window, start))
    QTest.mouseMove(strip, spot(window, (start + stop) / 2))
    QTest.mouseMove(strip, spot(window, stop))
    QTest.mouseRelease(strip, left, pos=spot(window, stop))


def drag_region(window: Window, qtbot: QtBot, start: float, stop: float) -> None:
    """Drag over the sound, from one share of what is shown to another."""
    pane = parts(window)[2].sample
    shown = current(window)
    qtbot.waitUntil(lambda: pane._painted is not None and pane._painted.sample.id == shown.id)
    graph, left = pane.sound.graph, Qt.MouseButton.LeftButton
    first, last = (QPoint(round(share * graph.width()), 50) for share in (start, stop))
    QTest.mousePress(graph, left, pos=first)
    QTest.mouseMove(graph, last)
    QTest.mouseRelease(graph, left, pos=last)
    pane.sound._player.stop()


def test_a_region_becomes_a_sample_and_is_labelled(hours_window: Window, qtbot: QtBot) -> None:
    controller, session, pane = parts(hours_window)
    at = far_from_all(hours_window)
    click(hours_window, at + 1.5)
    window, n = current(hours_window), len(session.project.samples)
    drag_region(hours_window, qtbot, 0.5, 0.75)  # of seven seconds from two before the window
    assert "Shift+S" in said(hours_window)
    press(hours_window, Key.Key_S, SHIFT)
    picked = current(hours_window)
    assert picked.span
    assert picked.span.start == pytest.approx(at - 2 + 3.5, abs=0.03)
    assert picked.span.seconds == pytest.approx(1.75, abs=0.03)
    assert picked.span.start == round(picked.span.start, 3)
    assert len(session.project.samples) == n + 1
    assert recording_id(picked.id) == recording_id(window.id)
    assert controller.current
    assert controller.current.reason == "picked"
    assert pane.sample.shown == picked.id
    assert picked.id not in session.labels.marks
    press_each(hours_window, "1")
    assert session.labels.class_of(picked.id) == "owl"
    assert current(hours_window).id == window.id  # what it was picked out of
    press(hours_window, Key.Key_Z, CTRL)
    assert not session.labels.marks
    assert len(session.project.samples) == n + 1


def test_it_is_there_again_after_a_restart(hours_window: Window, qtbot: QtBot) -> None:
    _, session, _ = parts(hours_window)
    click(hours_window, far_from_all(hours_window) + 1.5)
    drag_region(hours_window, qtbot, 0.4, 0.5)
    press(hours_window, Key.Key_S, SHIFT)
    press_each(hours_window, "3")
    ((labelled, mark),) = session.labels.marks.items()
    path, n = session.project.path, len(session.project.samples)
    hours_window.leave_project()
    with Project.open(path) as project:
        again = LabelSession(project)
        assert len(project.samples) == n
        assert again.labels.marks[labelled].class_id == mark.class_id
        rows, codes = again.pool.training_labels(again.labels.classes)
        assert rows.tolist() == [project.row_of(labelled)] == [n - 1]
        assert codes.tolist() == [2]


def test_the_same_region_is_one_sample(hours_window: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(hours_window)
    at = far_from_all(hours_window)
    click(hours_window, at + 1.5)
    window, n = current(hours_window).id, len(session.project.samples)
    pane.in_place.pick(Span(at, at + 3))  # a window that is there
    assert current(hours_window).id == window
    assert len(session.project.samples) == n
    pane.in_place.pick(Span(at + 1, at + 1.02))
    assert "too short" in said(hours_window)
    pane.in_place.pick(None)
    assert "Drag over the sound" in said(hours_window)
    assert len(session.project.samples) == n


def test_nothing_is_picked_out_of_what_measures(hours_window: Window) -> None:
    _, session, pane = parts(hours_window)
    here = places(hours_window)
    measured = here.starts[session.pool.measures(here.rows)]
    at, n = float(measured[0]), len(session.project.samples)
    pane.in_place.pick(Span(at + 1, at + 2))
    assert "measures the accuracy" in said(hours_window)
    assert len(session.project.samples) == n


def test_a_run_of_windows_gets_a_class_as_one_act(hours_window: Window) -> None:
    _, session, _ = parts(hours_window)
    shown = current(hours_window).id
    here = places(hours_window)
    at = far_from_all(hours_window)
    start, stop = at - 30, at + 60
    inside = here.rows[(here.starts + 1.5 > start + 1) & (here.starts + 1.5 < stop - 1)].tolist()
    measures = [row for row in inside if session.pool.measures(row)]
    sweep(hours_window, start, stop)
    assert current(hours_window).id == shown  # nothing is opened
    assert "window(s) chosen" in said(hours_window) or "windows chosen" in said(hours_window)
    assert strip_of(hours_window)._run is not None
    press_each(hours_window, "2")
    ids = {session.project.samples[row].id for row in inside if row not in measures}
    assert ids <= set(session.labels.marks)
    assert 25 <= len(session.labels.marks) + len(measures) <= 32
    assert not {session.project.samples[row].id for row in measures} & set(session.labels.marks)
    assert {session.labels.class_of(i) for i in session.labels.marks} == {"frog"}
    assert strip_of(hours_window)._run is None
    assert f"{len(session.labels.marks)} windows labelled: frog." in said(hours_window)
    press(hours_window, Key.Key_Z, CTRL)
    assert not session.labels.marks


def test_what_measures_is_left_out_and_that_is_said(hours_window: Window) -> None:
    _, session, _ = parts(hours_window)
    here = places(hours_window)
    sweep(hours_window, 0, 600)
    press_each(hours_window, "3")
    measures = session.pool.measures(here.rows)
    assert 0 < measures.sum() < 200
    assert len(session.labels.marks) == 200 - measures.sum()
    assert said(hours_window).endswith(f" {left_out_text(int(measures.sum()))}")


def test_where_all_of_it_measures_nothing_is_labelled(hours_window: Window) -> None:
    _, session, pane = parts(hours_window)
    here = places(hours_window)
    measured = here.starts[session.pool.measures(here.rows)]
    at = float(measured[len(measured) // 2])
    pane.in_place.choose_run(at + 1, at + 2)
    press_each(hours_window, "1")
    assert not session.labels.marks
    assert "measure the accuracy" in said(hours_window)


def test_a_shift_click_chooses_from_the_window_that_is_shown(hours_window: Window) -> None:
    controller, session, pane = parts(hours_window)
    at = far_from_all(hours_window)
    click(hours_window, at + 1.5)
    click(hours_window, at + 10.5, shift=True)
    assert span(hours_window).start == at
    assert strip_of(hours_window)._run == (at, at + 12)
    press(hours_window, Key.Key_Escape)  # first the run goes, then the way back to the queue
    assert strip_of(hours_window)._run is None
    assert controller.trail.now is not None
    press_each(hours_window, "1")
    assert len(session.labels.marks) == 1
    press(hours_window, Key.Key_Escape)
    assert controller.trail.now is None
    assert not pane.in_place.label_run("owl")


def test_a_run_can_be_one_sample(hours_window: Window) -> None:
    _, session, _ = parts(hours_window)
    free = may_open(hours_window)
    at = next(a for a in free if all(a + 3 * n in free for n in range(-1, 5)))
    measured = session.pool.measures(places(hours_window).rows)
    assert not measured[int(at // 3) : int(at // 3) + 3].any()
    click(hours_window, at + 1.5)
    click(hours_window, at + 7.5, shift=True)
    press(hours_window, Key.Key_S, SHIFT)
    assert span(hours_window) == Span(at, at + 9)
    own = current(hours_window)
    sweep_all = places(hours_window).within(0, 600)
    rows = set(places(hours_window).rows[sweep_all].tolist())
    assert session.project.row_of(own.id) not in rows  # its own label is not painted over


def test_a_new_sample_keeps_the_run_of_another_time_away(hours_window: Window) -> None:
    controller, session, _ = parts(hours_window)
    sweep(hours_window, 100, 200)
    known = session.project.samples.recording(current(hours_window).id)
    assert known
    controller.do(session.add_samples, ImportBatch((known.stretch(Span(7, 8)),)))
    assert strip_of(hours_window)._run is None  # its places are others now
    assert opened(hours_window).label.in_place.label_run("owl") is False
