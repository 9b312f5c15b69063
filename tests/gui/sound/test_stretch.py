"""A stretch of a recording is shown with what is around it, and heard alone."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.core.recording import window_id
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.gui.kit.view_settings import CONTEXTS, SettingsKeeper, ViewSettings
from aldesk.gui.render.prefetch import prepare
from aldesk.gui.render.thumbnails import thumbnail
from aldesk.gui.sample.actions import sample_runs
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.sound.paint import DIMMED, SCRIM, time_text
from aldesk.media.excerpt import Excerpt
from aldesk.media.frames import Frames
from aldesk.media.stream import Passage
from tests.gui.sound.conftest import Show
from tests.media.recordings import long_wav

RATE = 8000
LENGTH = 4000
AT = 3725.0


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """An hour and some minutes; a tone from 3,726 s to 3,727 s, noise around it."""
    path = long_wav(tmp_path / "night.wav", LENGTH, RATE)
    with soundfile.SoundFile(path, "r+") as file:
        file.seek(round((AT - 20) * RATE))
        sound = 0.05 * np.random.default_rng(0).standard_normal(60 * RATE)
        t = np.arange(RATE) / RATE
        sound[21 * RATE : 22 * RATE] = 0.6 * np.sin(2 * np.pi * 1000 * t)
        file.write(sound)
    return path


def stretch(path: Path, start: float = AT, stop: float = AT + 3) -> Sample:
    span = Span(start, stop)
    return Sample(window_id(SampleId("a" * 32), span), path, "sound", span=span)


def spied(pane: SamplePane, monkeypatch: pytest.MonkeyPatch) -> list[Passage]:
    """Return the passages that are played from now on."""
    player, played = pane.sound._player, []
    play = player.play

    def noted(passage: Passage) -> None:
        played.append(passage)
        play(passage)

    monkeypatch.setattr(player, "play", noted)
    return played


def run(pane: SamplePane, name: str) -> None:
    by_name = {action.id: do for action, do in sample_runs(lambda: pane).items()}
    by_name[name]()


def test_it_is_drawn_with_its_surroundings_in_the_recording_s_time(
    pane: SamplePane, show: Show, recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[tuple[float, float]] = []
    monkeypatch.setattr(
        "aldesk.gui.sound.graph.paint_axes", lambda *of: times.append((of[3].start, of[3].stop))
    )
    show(stretch(recording))
    pane.sound.graph.grab()
    assert times[-1] == (AT - 2, AT + 5)
    assert pane.head.name.whole == "night.wav · 1:02:05"
    assert "3.00 s" in pane.head.facts.text()
    assert pane.sound.controls._time.text() == "1:02:05.00 / 1:06:40"


def test_what_is_around_is_dimmed(pane: SamplePane, show: Show, recording: Path) -> None:
    show(stretch(recording))
    graph = pane.sound.graph

    def brightness(share: float) -> float:
        image = graph.grab().toImage()
        x = round(share * graph.width())
        colors = [image.pixelColor(x + dx, y) for dx in range(20) for y in range(20, 200, 3)]
        return float(np.mean([color.lightness() for color in colors]))

    inside, around = brightness(0.32), brightness(0.05)
    assert inside > 1.5 * around
    graph.set_region((0.0, 7.0))  # both as they are
    assert brightness(0.05) > 1.5 * around
    assert brightness(0.32) == pytest.approx(inside, rel=0.02)


def test_while_a_region_is_marked_the_ends_of_the_stretch_are_seen(
    pane: SamplePane, show: Show, recording: Path
) -> None:
    show(stretch(recording))
    graph = pane.sound.graph
    graph.set_region((0.2, 1.0))
    line = round(graph.width() * 2 / 7)
    with_ends = graph.grab().toImage()
    graph._about = None
    without = graph.grab().toImage()
    assert any(with_ends.pixel(x, 40) != without.pixel(x, 40) for x in (line - 1, line, line + 1))
    assert with_ends.pixel(line + 40, 40) == without.pixel(line + 40, 40)


def test_frequencies_are_read_where_the_picture_is_dimmed() -> None:
    def light(level: float) -> float:
        return float(((level + 0.055) / 1.055) ** 2.4)

    dimmed = 1 - DIMMED.alphaF()
    text, ground = light(dimmed), light((1 - SCRIM.alphaF()) * dimmed)
    assert (text + 0.05) / (ground + 0.05) >= 4.5


def test_a_place_is_written_as_the_length_is(qapp: object) -> None:
    assert time_text(48.0, 3.0) == "48.00"
    assert time_text(48.0, 3.0, 60.0) == "0:48.00"
    assert time_text(7.0, 90.0, 1200.0) == "0:07"
    assert time_text(3661.5, 3.0, 7200.0) == "1:01:01.50"


def test_the_stretch_alone_is_played_and_a_click_around_it_plays_that(
    pane: SamplePane, show: Show, recording: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(stretch(recording))
    player, played = pane.sound._player, spied(pane, monkeypatch)
    pane.play()
    assert (played[-1].start, played[-1].first) == (2 * RATE, 2 * RATE)
    assert played[-1].stop == 5 * RATE
    qtbot.waitUntil(lambda: pane.sound._cursor > 2.1)
    pane.play()
    assert not player.is_playing
    pane.play()  # on from where it stopped
    assert 2.1 * RATE < played[-1].first < 5 * RATE
    assert played[-1].stop == 5 * RATE
    pane.replay()
    assert played[-1].first == 2 * RATE
    graph = pane.sound.graph
    QTest.mouseClick(
        graph, Qt.MouseButton.LeftButton, pos=QPoint(round(6.8 / 7 * graph.width()), 50)
    )
    assert played[-1].first == pytest.approx(6.8 * RATE, abs=0.05 * RATE)
    assert played[-1].stop == 7 * RATE
    qtbot.waitUntil(lambda: not player.is_playing)
    assert pane.sound._cursor == 2.0  # back at the stretch's beginning


def test_at_its_end_the_head_goes_back_to_its_beginning(
    pane: SamplePane, show: Show, recording: Path, qtbot: QtBot
) -> None:
    show(stretch(recording, AT, AT + 0.2))
    pane.play()
    qtbot.waitUntil(lambda: not pane.sound._player.is_playing)
    assert pane.sound._cursor == pane.sound.graph._position == 2.0


def test_the_head_goes_back_though_the_window_was_busy(
    pane: SamplePane, show: Show, recording: Path, qtbot: QtBot
) -> None:
    show(stretch(recording, AT, AT + 0.2))
    pane.sound._tick.setInterval(60_000)
    pane.sound._play_from(2.1)
    qtbot.waitUntil(lambda: not pane.sound._player.is_playing)
    assert pane.sound._cursor == pane.sound.graph._position == 2.0


def test_it_plays_on_through_the_recording(
    pane: SamplePane, show: Show, recording: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(stretch(recording))
    player, played = pane.sound._player, spied(pane, monkeypatch)
    heard: list[float] = []
    pane.sound.heard.connect(heard.append)
    run(pane, "play-on")  # at rest: what comes behind the stretch
    assert played[-1].first == (AT + 3) * RATE
    assert played[-1].stop == LENGTH * RATE
    qtbot.waitUntil(lambda: pane.sound._cursor > 5.1)
    assert AT + 3 <= heard[-1] < AT + 5
    pane.settings.change(speed=2.0)  # and does not turn back
    assert played[-1].stop == LENGTH * RATE
    assert played[-1].first > (AT + 3.05) * RATE
    pane.play()
    assert not player.is_playing
    pane.replay()
    run(pane, "play-on")  # while it plays: from where it is
    assert AT * RATE <= played[-1].first < (AT + 1) * RATE


def test_more_and_less_context_is_remembered(
    pane: SamplePane, show: Show, recording: Path, qtbot: QtBot
) -> None:
    show(stretch(recording))
    run(pane, "more-context")
    qtbot.waitUntil(lambda: pane.sound.graph.view.seconds == 13)
    assert not pane.sound._player.is_playing
    assert SettingsKeeper().now.context == 5.0
    for _ in CONTEXTS:
        run(pane, "less-context")
    qtbot.waitUntil(lambda: pane.sound.graph.view.seconds == 3)
    for _ in CONTEXTS:
        run(pane, "more-context")
    assert pane.settings.now.context == CONTEXTS[-1]
    qtbot.waitUntil(lambda: pane.sound.graph.view.seconds == 63)


def test_a_clip_has_no_context(pane: SamplePane, show: Show, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.full(2 * RATE, 0.1), RATE)
    show(Sample(SampleId("b" * 32), tmp_path / "a.wav", "sound"))
    run(pane, "more-context")
    run(pane, "play-on")
    assert pane.settings.now.context == ViewSettings().context
    assert not pane.sound._player.is_playing
    assert not pane.sound.is_stretch
    assert pane.sound.graph.view.seconds == 2


def test_nothing_else_of_the_recording_is_read(
    recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[int, int]] = []
    whole = Frames.read

    def noted(frames: Frames, start: int, stop: int) -> object:
        read.append((start, stop))
        return whole(frames, start, stop)

    monkeypatch.setattr(Frames, "read", noted)
    sample = stretch(recording)
    prepared = prepare(sample)
    first, last = min(a for a, _ in read), max(b for _, b in read)
    assert (first, last) == ((AT - 2) * RATE, (AT + 5) * RATE)
    assert prepared.drawing
    assert prepared.n_bytes >= 4 * 7 * RATE
    wider = prepare(sample, ViewSettings(context=5.0), prepared)  # is read anew, not drawn anew
    assert isinstance(wider.clip, Excerpt)
    assert wider.clip.n_samples == 13 * RATE
    read.clear()
    prepare(sample, ViewSettings(context=5.0, color_map="grey"), wider)
    assert not read


def test_a_long_stretch_stays_in_its_file_and_is_drawn_where_it_is_shown(
    pane: SamplePane, recording: Path, qtbot: QtBot, show: Show
) -> None:
    long = stretch(recording, AT - 20, AT + 40 + 60)
    prepared = prepare(long)
    assert prepared.drawing is None
    assert prepared.n_bytes < 1000
    show(long)
    graph = pane.sound.graph
    qtbot.waitUntil(lambda: graph.whole is not None and graph.whole.loudest > 0.4)


def test_a_stretch_behind_the_end_is_told(pane: SamplePane, show: Show, recording: Path) -> None:
    show(stretch(recording, LENGTH + 1, LENGTH + 4))
    assert "4000.000 s" in pane._text.text()


def test_its_thumbnail_is_of_the_stretch(recording: Path) -> None:
    one, other = thumbnail(stretch(recording, AT + 1, AT + 2)), thumbnail(stretch(recording))
    assert not one.isNull()
    assert one != other
