"""The pane of a clip, driven by mouse and keys."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.gui.kit.view_settings import SettingsKeeper
from aldesk.gui.kit.widgets import lay_out_now
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.window.window import Window
from aldesk.media.clip import FileClip
from aldesk.session import QueueItem
from tests.gui.sound.conftest import Show

RATE = 8000
SECONDS = 2.0


def clip(tmp_path: Path, seconds: float = SECONDS, name: str = "clip.wav") -> Sample:
    t = np.arange(int(seconds * RATE)) / RATE
    soundfile.write(tmp_path / name, 0.5 * np.sin(2 * np.pi * 1000 * t), RATE)
    return Sample(
        SampleId(name.ljust(32, "0")), tmp_path / name, "sound", columns={"site": "Alte Brücke"}
    )


def drag(pane: SamplePane, start: float, stop: float) -> None:
    graph = pane.sound.graph
    first, last = (QPoint(round(share * graph.width()), 50) for share in (start, stop))
    QTest.mousePress(graph, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(graph, last)
    QTest.mouseRelease(graph, Qt.MouseButton.LeftButton, pos=last)


def turn(pane: SamplePane, steps: int, share: float) -> None:
    spot = QPointF(share * pane.sound.graph.width(), 50)
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        spot, spot, QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane.sound.graph, event)


def test_a_dragged_region_is_played_in_a_loop(
    pane: SamplePane, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    show(clip(tmp_path))
    drag(pane, 0.25, 0.3)
    region = pane.sound.graph.region
    assert region == pytest.approx((0.5, 0.6), abs=0.01)
    player = pane.sound._player
    seen: list[float] = []

    def has_turned() -> bool:
        seen.append(player.position)
        return any(b < a for a, b in pairwise(seen))

    qtbot.waitUntil(has_turned)
    assert player.is_playing
    assert 0.49 < min(seen[1:]) < max(seen) < 0.61
    pane.sound.clear_region()
    assert pane.sound.graph.region is None
    qtbot.waitUntil(lambda: player.position > 0.7)  # it goes on past the region's end
    qtbot.waitUntil(lambda: not player.is_playing)


def test_a_click_plays_from_there_and_space_stops_there(
    pane: SamplePane, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    show(clip(tmp_path))
    graph = pane.sound.graph
    QTest.mouseClick(graph, Qt.MouseButton.LeftButton, pos=QPoint(graph.width() // 2, 50))
    player = pane.sound._player
    qtbot.waitUntil(lambda: player.position > 1.0)
    pane.play()
    assert not player.is_playing
    assert pane.sound._cursor >= 1.0
    pane.play()
    qtbot.waitUntil(lambda: player.position > 1.0)  # it went on and did not begin again
    pane.replay()
    qtbot.waitUntil(lambda: 0.0 < player.position < 0.9)


def test_the_region_is_marked_by_keys(pane: SamplePane, show: Show, tmp_path: Path) -> None:
    show(clip(tmp_path))
    pane.sound._cursor = 0.5
    pane.sound.bound_region(0)
    pane.sound._player.stop()
    pane.sound._cursor = 1.5
    pane.sound.bound_region(1)
    assert pane.sound.graph.region == pytest.approx((0.5, 1.5), abs=0.05)


def test_the_wheel_zooms_at_the_pointer_and_a_finer_drawing_comes(
    pane: SamplePane, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    show(clip(tmp_path))
    graph = pane.sound.graph
    turn(pane, 5, 0.75)
    view = graph.view
    assert view.span == pytest.approx(SECONDS * 0.8**5, rel=0.01)
    assert view.start + 0.75 * view.span == pytest.approx(1.5, abs=0.01)
    qtbot.waitUntil(lambda: graph._detail is not None)
    assert graph._detail
    assert graph._detail.start / RATE == pytest.approx(view.start, abs=0.001)
    pane.sound.scroll_view(-1, 0)
    assert graph.view.start == pytest.approx(view.start - view.span / 4, abs=0.01)
    pane.sound.show_all()
    assert graph.view.is_whole


def test_changed_settings_draw_the_same_clip_anew_where_it_is(
    pane: SamplePane, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    show(clip(tmp_path))
    turn(pane, 3, 0.5)
    graph = pane.sound.graph
    before, view = graph.whole, graph.view
    assert before
    row = pane.sound.settings_row
    row.next_choice(row.scale)
    qtbot.waitUntil(lambda: graph.whole is not before)
    assert pane.settings.now.scale == "linear"
    assert graph.view == view
    row.change_range(1)
    assert pane.settings.now.dynamic_range == 70  # wider than it was by itself
    for _ in range(6):
        row.change_range(-1)
    assert pane.settings.now.dynamic_range == 0
    row.change_range(-1)
    assert pane.settings.now.dynamic_range == 50
    row.next_choice(row.colors)
    qtbot.waitUntil(lambda: graph.whole is not None and graph.whole.look[2] == "viridis")


def test_axes_are_drawn_once_and_then_only_copied(
    pane: SamplePane, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[float] = []
    monkeypatch.setattr("aldesk.gui.sound.graph.paint_axes", lambda *of: drawn.append(of[3].stop))
    show(clip(tmp_path))
    graph = pane.sound.graph
    graph.grab()
    n_drawn = len(drawn)
    assert drawn[-1] == SECONDS
    for at in (0.2, 0.4, 0.6):
        graph.set_position(at)
        graph.grab()
    assert len(drawn) == n_drawn
    turn(pane, 2, 0.5)
    graph.grab()
    assert drawn[-1] < SECONDS


def test_the_size_of_the_window_is_chosen_and_remembered(
    pane: SamplePane, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    show(clip(tmp_path))
    graph, row = pane.sound.graph, pane.sound.settings_row
    before = graph.whole
    assert before
    assert row.n_fft.currentText() == "Auto"
    row.n_fft.setCurrentIndex(row.n_fft.findData(4096))
    qtbot.waitUntil(lambda: graph.whole is not before)
    assert graph.whole
    assert graph.whole.look != before.look  # or else what was decoded ahead would be shown
    assert graph.whole.spectrogram != before.spectrogram
    assert SettingsKeeper().now.n_fft == 4096


def test_a_part_of_the_frequencies_is_shown_and_moved(
    pane: SamplePane, show: Show, tmp_path: Path
) -> None:
    show(clip(tmp_path))
    pane.sound.scroll_view(0, 1)
    assert pane.settings.now.highest == 0  # all: there is nowhere to go
    row = pane.sound.settings_row
    row.lowest.setValue(1000)
    row.highest.setValue(2000)
    pane.sound.scroll_view(0, 1)
    assert (pane.settings.now.lowest, pane.settings.now.highest) == (1250, 2250)
    for _ in range(20):
        pane.sound.scroll_view(0, -1)
    assert (pane.settings.now.lowest, pane.settings.now.highest) == (0, 1000)


def test_a_slower_speed_goes_on_where_it_was(
    pane: SamplePane, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    show(clip(tmp_path))
    pane.settings.change(loops=True)
    pane.sound._play_from(1.0)
    player = pane.sound._player
    qtbot.waitUntil(lambda: player.position > 1.0)
    for _ in range(20):
        pane.sound.change_speed(-1)
    assert pane.settings.now.speed == 0.5
    assert player.is_playing
    qtbot.waitUntil(lambda: player.position > 1.0)


def test_an_hour_is_shown_in_parts(
    pane: SamplePane, show: Show, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.media.clip.LONG_SECONDS", 5.0)
    show(clip(tmp_path, seconds=20))
    graph = pane.sound.graph
    qtbot.waitUntil(lambda: graph.whole is not None and graph.whole.loudest > 0.4)
    pane.sound.zoom(5)
    qtbot.waitUntil(lambda: graph._detail is not None)
    pane.sound.play()
    qtbot.waitUntil(lambda: pane.sound._player.position > 0)


def test_a_long_clip_that_is_damaged_further_in_is_told(
    pane: SamplePane, show: Show, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.media.clip.LONG_SECONDS", 5.0)
    sample = clip(tmp_path, 20, "clip.flac")
    content = bytearray(sample.path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    sample.path.write_bytes(content)
    pane.show_asked(QueueItem(sample, "query"), flagged=False)
    pane.want([QueueItem(sample, "query")])
    qtbot.waitUntil(lambda: "missing or damaged (51 %)" in pane._notice._text.text())


def test_the_columns_are_beside_the_sample_and_can_be_unfolded(
    pane: SamplePane, show: Show, tmp_path: Path
) -> None:
    folder = tmp_path / "secret class"
    folder.mkdir()
    show(clip(folder))
    assert "Alte Brücke" in pane._line.text()
    assert pane._columns.isHidden()
    pane.toggle_columns()
    assert pane._columns.isVisible()
    text = pane._columns.toPlainText()
    assert "Alte Brücke" in text
    assert "clip.wav" in text
    assert "secret class" not in text
    pane.resize(500, 600)
    assert pane._columns.isHidden()


def test_the_graph_is_as_high_for_every_sample(
    pane: SamplePane, show: Show, tmp_path: Path
) -> None:
    pane.keep_columns_line(True)
    plain, silent = clip(tmp_path, name="plain.wav"), clip(tmp_path, name="silent.wav")
    tone = np.sin(np.arange(RATE) / 5)
    soundfile.write(silent.path, np.stack([tone, -tone], 1), RATE)
    heights = set()
    for sample in (plain, silent, replace(plain, id=SampleId("0" * 32), columns={})):
        show(sample)
        lay_out_now()
        heights.add(pane.sound.graph.height())
        assert pane._notice.isVisible() == (sample is silent)
    assert len(heights) == 1


def test_buttons_show_the_keys_of_the_windows_actions(open_window: Window) -> None:
    assert open_window.open_project
    sound = open_window.open_project.label.sample.sound
    assert "Shift+L" in sound.controls.loop.text()
    assert "Space" in sound.controls.play.toolTip()
    QTest.keyClick(open_window, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert sound.controls.loop.isChecked()
    QTest.keyClick(open_window, Qt.Key.Key_Period)
    assert open_window.open_project.label.sample.settings.now.speed == 1.2
    QTest.keyClick(open_window, Qt.Key.Key_Plus)
    assert not sound.graph.view.is_whole
    QTest.keyClick(open_window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sound.graph.view.is_whole
    QTest.keyClick(open_window, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert open_window.open_project.label.sample.settings.now.shows_columns


def test_the_controls_leave_out_what_does_not_fit(open_window: Window, qtbot: QtBot) -> None:
    assert open_window.open_project
    controls = open_window.open_project.label.sample.sound.controls
    controls.setParent(None)  # nobody else sets its width
    qtbot.addWidget(controls)
    controls.show()
    controls.show_clip(FileClip(Path(), RATE, 1, 3600 * RATE))
    shown = []
    for width in range(280, 900, 20):
        controls.resize(width, 48)
        controls._row.activate()
        texts = [*controls.findChildren(QLabel), *controls.findChildren(QPushButton)]
        parts = [p for p in texts if p.isVisibleTo(controls)]
        cut = [p for p in parts if p.width() < p.minimumSizeHint().width()]
        assert cut == [], width
        shown.append(("Space" in controls.play.text()) + len(parts))
    assert shown == sorted(shown)
    assert set(shown) == {3, 4, 5, 6}  # the buttons, the time, their keys, the clip's facts


def test_both_words_of_a_button_are_measured_once_for_a_font(
    pane: SamplePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    controls, written = pane.sound.controls, list[str]()
    pane.resize(500, 600)
    monkeypatch.setattr(controls.play, "setText", written.append)
    for width in (520, 780, 500):  # with keys on the buttons, and without
        pane.resize(width, 600)
    assert [text for text in written if "■" in text] == []
    monkeypatch.undo()
    before = controls.play.width()
    font = controls.play.font()
    font.setPixelSize(2 * font.pixelSize())
    controls.play.setFont(font)
    controls.resize(900, 60)
    assert controls.play.width() > before


def test_no_key_is_given_twice(open_window: Window) -> None:
    keys = [key.toString() for action in open_window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(action.objectName() for action in open_window.actions())
