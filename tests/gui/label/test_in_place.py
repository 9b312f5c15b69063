"""The strip of a recording, and moving in it, in the real window."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.core.recording import WindowRule, recording_id
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.gui.kit import theme
from aldesk.gui.label.recording_strip import RecordingStrip
from aldesk.gui.window.window import Window
from aldesk.session.in_time import Known, Places
from aldesk.store import Project
from tests.gui.conftest import write_recording
from tests.gui.drive import CTRL, SHIFT, Key, believe, first_in_queue, parts, press, press_each

LENGTH = 600


def current(window: Window) -> Sample:
    asked = parts(window)[0].current
    assert asked
    return asked.sample


def span(window: Window) -> Span:
    found = current(window).span
    assert found
    return found


def strip_of(window: Window) -> RecordingStrip:
    return parts(window)[2].in_place.strip


def places(window: Window) -> Places:
    found = parts(window)[2].in_place._places
    assert found
    return found


def spot(window: Window, seconds: float) -> QPoint:
    strip = strip_of(window)
    return QPoint(round(seconds / LENGTH * strip.width()), strip.height() // 2)


def click(window: Window, seconds: float, shift: bool = False) -> None:
    held = SHIFT if shift else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(strip_of(window), Qt.MouseButton.LeftButton, held, pos=spot(window, seconds))


def said(window: Window) -> str:
    """Return the message that is shown."""
    return str(window._line.text.text())


def may_open(window: Window) -> list[float]:
    """Return the beginnings of the windows that may be opened, in time."""
    session = parts(window)[1]
    here = places(window)
    return list(map(float, here.starts[~session.pool.only_from_queue(here.rows)]))


def far_from_all(window: Window) -> float:
    """Return the beginning of a window, with others that may be opened around it."""
    here = [at for at in may_open(window) if 60 <= at <= 540]
    free = parts(window)[1].queue
    rows = dict(zip(places(window).starts.tolist(), places(window).rows.tolist(), strict=True))
    return next(a for a, b in pairwise(here) if b == a + 3 and not free.is_open(rows[a]))


def test_it_is_there_for_recordings_alone(hours_window: Window, qtbot: QtBot) -> None:
    strip = strip_of(hours_window)
    assert strip.isVisible()
    assert strip._seconds == LENGTH
    qtbot.waitUntil(lambda: not strip._image.isNull())
    n_colors = len({strip.grab().toImage().pixel(x, 16) for x in range(0, strip.width(), 2)})
    assert n_colors > 10


def test_clips_have_none(open_window: Window) -> None:
    assert not strip_of(open_window).isVisible()


def test_a_click_shows_a_window_and_changes_nothing(hours_window: Window) -> None:
    controller, session, pane = parts(hours_window)
    before, asked = first_in_queue(hours_window), len(session.queue.rows())
    at = far_from_all(hours_window)
    click(hours_window, at + 1.5)
    assert span(hours_window) == Span(at, at + 3)
    assert pane.sample.shown == current(hours_window).id
    assert "no answer yet" in pane.sample.head.why.whole
    assert not session.labels.marks
    assert len(session.queue.rows()) == asked
    press(hours_window, Key.Key_Escape)
    assert pane.sample.shown == before == first_in_queue(hours_window)
    assert controller.trail.now is None


def test_the_windows_before_and_after_in_time(hours_window: Window) -> None:
    at = far_from_all(hours_window)
    click(hours_window, at + 1.5)
    press(hours_window, Key.Key_PageDown, SHIFT)
    assert span(hours_window).start == at + 3
    press(hours_window, Key.Key_PageUp, SHIFT)
    press(hours_window, Key.Key_PageUp, SHIFT)
    earlier = max(start for start in may_open(hours_window) if start < at)
    assert span(hours_window).start == earlier  # over those which measure
    click(hours_window, may_open(hours_window)[-1] + 1.5)
    last = span(hours_window)
    press(hours_window, Key.Key_PageDown, SHIFT)
    assert span(hours_window) == last
    told = said(hours_window)
    is_last = last.stop >= places(hours_window).stops.max()
    assert ("the last window" if is_last else "after this one measure the accuracy") in told


def test_a_recording_that_measures_says_why_no_window_comes_next(hours_window: Window) -> None:
    _, _, pane = parts(hours_window)
    here = places(hours_window)
    click(hours_window, far_from_all(hours_window) + 1.5)
    assert pane.in_place._known
    pane.in_place._known = replace(pane.in_place._known, may_open=np.zeros(len(here.rows), bool))
    press(hours_window, Key.Key_PageDown, SHIFT)
    assert "All windows after this one measure the accuracy" in said(hours_window)
    press(hours_window, Key.Key_PageUp, SHIFT)
    assert "All windows before this one measure the accuracy" in said(hours_window)


def test_an_answer_leads_on_in_time_and_undo_back(hours_window: Window) -> None:
    _, session, _ = parts(hours_window)
    at = far_from_all(hours_window)
    click(hours_window, at + 1.5)
    labelled = current(hours_window).id
    press_each(hours_window, "2")
    assert session.labels.class_of(labelled) == "frog"
    assert span(hours_window).start == at + 3
    press(hours_window, Key.Key_PageUp, SHIFT)
    assert current(hours_window).id == labelled
    press(hours_window, Key.Key_Z, CTRL)
    assert not session.labels.marks
    assert current(hours_window).id == labelled  # who works in a recording stays in it


def test_what_measures_is_shown_by_the_queue_alone(hours_window: Window) -> None:
    _, session, _ = parts(hours_window)
    here = places(hours_window)
    hidden = here.starts[session.pool.only_from_queue(here.rows)]
    assert len(hidden)
    before = current(hours_window).id
    click(hours_window, float(hidden[len(hidden) // 2]) + 1.5)
    assert current(hours_window).id == before
    assert "only the queue" in said(hours_window)


def colors_at(window: Window, seconds: float) -> tuple[QColor, QColor]:
    """Return the colours of the lane below, in its upper and in its lowest part."""
    image, at = strip_of(window).grab().toImage(), spot(window, seconds)
    bottom = strip_of(window).height()
    return image.pixelColor(at.x(), bottom - 7), image.pixelColor(at.x(), bottom - 2)


def test_labels_and_predictions_are_marked_in_their_colours(hours_window: Window) -> None:
    controller, session, pane = parts(hours_window)
    controller.trail.leave()
    believe(hours_window, [0.1, 0.1, 0.8])
    at = far_from_all(hours_window)
    here = places(hours_window)
    other = next(start for start in may_open(hours_window) if abs(start - at) > 30)
    session.label(session.project.samples[int(here.rows[int(other // 3)])].id, "frog")
    pane.in_place._look()
    frog, noise = theme.LIGHT.class_color(1), theme.LIGHT.class_color(2)
    line = QColor(theme.LIGHT.line)
    assert colors_at(hours_window, other + 1.5) == (frog, frog)
    assert colors_at(hours_window, at + 1.5) == (line, noise)  # predicted: thin
    measured = places(hours_window).starts[session.pool.measures(places(hours_window).rows)]
    middle = float(measured[len(measured) // 2])
    assert colors_at(hours_window, middle + 1.5) == (line, line)
    controller.change_settings(replace(session.settings, blind=True))
    assert colors_at(hours_window, at + 1.5) == (line, line)
    assert colors_at(hours_window, other + 1.5) == (frog, frog)


def test_the_tip_says_when_it_is_and_what_is_known(hours_window: Window) -> None:
    controller, session, pane = parts(hours_window)
    tip = pane.in_place._tip
    at = far_from_all(hours_window)
    assert "no answer yet" in tip(at + 1.5)
    believe(hours_window, [0.1, 0.1, 0.8])
    assert "predicted “noise”, 80 %" in tip(at + 1.5)
    click(hours_window, at + 1.5)
    press_each(hours_window, "1")
    assert tip(at + 1.5).splitlines()[1] == "labelled “owl”"
    controller.skip()
    assert "skipped" in tip(at + 4.5)
    here = places(hours_window)
    hidden = float(here.starts[session.pool.only_from_queue(here.rows)][0])
    assert "predicted" not in tip(hidden + 1.5)
    assert "measure" in tip(hidden + 1.5)


def test_another_recording_has_another_strip(hours_window: Window, qtbot: QtBot) -> None:
    controller, _, _ = parts(hours_window)
    strip = strip_of(hours_window)
    qtbot.waitUntil(lambda: not strip._image.isNull())
    first, image = recording_id(current(hours_window).id), strip._image
    while recording_id(current(hours_window).id) == first:
        controller.skip()
    assert strip._image.isNull()
    qtbot.waitUntil(lambda: not strip._image.isNull())
    assert strip._image != image
    assert places(hours_window).recording == recording_id(current(hours_window).id)
    assert len(places(hours_window).rows) == 200


def test_every_window_of_thirteen_hours_is_seen(qtbot: QtBot) -> None:
    theme.apply("light")
    starts, stops = WindowRule(3, 1).spans(13 * 3600)
    n = len(starts)
    here = Places(SampleId("a" * 32), np.arange(n), starts, stops, np.ones(n, bool))
    labels = np.where(np.arange(n) % 7 == 0, 0, -1)
    yes = np.ones(n, bool)
    known = Known(labels, labels == 0, ~yes, labels, np.full(n, np.nan, np.float32), yes)
    strip = RecordingStrip(str)
    qtbot.addWidget(strip)
    strip.resize(700, strip.height())
    strip.show_recording(13 * 3600, QImage())
    strip.show_known(here, known, [0])
    lane = [strip.grab().toImage().pixelColor(x, strip.height() - 7) for x in range(0, 700, 50)]
    assert {color.name() for color in lane} == {theme.LIGHT.classes[0].lower()}


def test_in_the_smallest_window_nothing_overlaps(hours_window: Window, qtbot: QtBot) -> None:
    hours_window.resize(960, 600)
    pane = parts(hours_window)[2]
    pane.sample.settings.change(shows_settings=True)
    sound = pane.sample.sound

    def fits() -> bool:
        heights = [sound.graph, sound.controls, sound.settings_row]
        return all(a.geometry().bottom() < b.geometry().top() for a, b in pairwise(heights))

    qtbot.waitUntil(lambda: sound.settings_row.isVisible() and fits())
    assert sound.geometry().bottom() < strip_of(hours_window).mapTo(pane, QPoint()).y()


def test_another_project_opens_after_one_with_recordings(
    hours_window: Window, tested_project: Project
) -> None:
    pane = parts(hours_window)[2]
    path = tested_project.path
    tested_project.close()
    hours_window.show_project(Project.open(path))
    pane._show_keys()  # the pane of before lives on for a moment, and its project is closed


def test_a_recording_that_was_replaced_is_not_shown_as_what_it_was(
    hours_window: Window, qtbot: QtBot
) -> None:
    _, _, pane = parts(hours_window)
    at, path = far_from_all(hours_window), current(hours_window).path
    whole = path.read_bytes()
    write_recording(path, LENGTH, seed=9)  # of the same length
    click(hours_window, at + 1.5)
    shown = current(hours_window)
    qtbot.waitUntil(lambda: pane.prefetcher.get(shown) is not None)
    prepared = pane.prefetcher.get(shown)
    assert prepared
    assert prepared.clip is None
    assert "content has changed" in prepared.problem
    path.write_bytes(whole)  # at another time; the content is what it was
    pane.prefetcher._kept.clear()
    pane.prefetcher.want([shown])
    qtbot.waitUntil(lambda: pane.prefetcher.get(shown) is not None)
    prepared = pane.prefetcher.get(shown)
    assert prepared
    assert prepared.clip
