"""Whether long recordings are cut into windows: proposed, said, and open to change."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.recording import WindowRule
from aldesk.gui.begin.window_form import WindowForm
from aldesk.gui.window.window import Window
from aldesk.sources import Options, Preview
from aldesk.sources.lengths import Lengths
from tests.embed.tiny_models import LENGTH, onnx_sound
from tests.gui.begin.test_wizard import ask, enter


def seen(*seconds: float, n: int | None = None, n_classes: int = 0) -> Preview:
    lengths = Lengths(seconds, len(seconds) if n is None else n)
    return Preview("folder", media="sound", lengths=lengths, n_classes=n_classes)


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[WindowForm]:
    page, made = QWidget(), WindowForm()
    qtbot.addWidget(page)
    made.setParent(page)
    yield made
    page.close()


def write(path: Path, seconds: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(round(seconds)).standard_normal(round(seconds * 2000))
    soundfile.write(path, 0.1 * noise, 2000)
    return path


def test_recordings_of_an_hour_are_windows(form: WindowForm) -> None:
    form.show_preview(seen(*[3600.0] * 48, n=96))
    assert not form.isHidden()
    assert form.rule == WindowRule(3, 3)
    words = "96 recordings, about 96 hours: about 115,000 windows of 3 s."
    assert form.sentence.text() == words


def test_clips_of_a_second_or_ten_stay_whole(form: WindowForm) -> None:
    form.show_preview(seen(1, 1, 2))
    assert form.isHidden()
    assert form.rule is None
    form.show_preview(seen(10, 10))
    assert not form.isHidden()  # it can be chosen
    assert form.rule is None


def test_the_encoder_says_how_long_a_window_is_until_the_person_does(form: WindowForm) -> None:
    form.show_preview(seen(60, 60))
    form.suit(5.0)
    assert form.rule == WindowRule(5, 5)
    form.length.setValue(4)
    assert form.rule == WindowRule(4, 4)
    form.hop.setValue(2)
    form.suit(3.0)
    assert form.rule == WindowRule(4, 2)
    assert "58 windows of 4 s. Each shares 2 s with the next." in form.sentence.text()
    form.length.setValue(1)
    assert form.rule == WindowRule(1, 1)  # no sound is left out unasked
    form.kind.setCurrentIndex(1)
    assert form.rule is None
    assert form.sentence.text() == "2 recordings, 2 minutes: each is one sample with one label."
    form.clear()
    form.show_preview(seen(60, 60))
    assert form.rule == WindowRule(3, 3)


def test_a_projects_own_windows_are_proposed(form: WindowForm) -> None:
    form.suit(3.0, WindowRule(5, 2.5))
    form.show_preview(seen(12, 12))
    assert form.rule == WindowRule(5, 2.5)


def test_the_label_of_a_recording_is_said_to_be_none_of_its_windows(form: WindowForm) -> None:
    form.show_preview(seen(60, 60, n_classes=2))
    assert "label is none of its windows" in form.sentence.text()


def test_a_folder_of_recordings_becomes_windows(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(2):
        write(tmp_path / "night" / f"MILL_2026051{number}_050000.wav", 30 + 3 * number)
    wizard = ask(window, qtbot, tmp_path / "night")
    assert wizard.preview.facts.text() == "Folder of 2 recordings"
    assert wizard.form.windows.sentence.text() == "2 recordings, 63 seconds: 21 windows of 3 s."
    qtbot.waitUntil(lambda: not wizard.preview.cells[1].picture.pixmap().isNull())
    model = onnx_sound(tmp_path / "five.onnx")
    (tmp_path / "five.json").write_text(json.dumps({"rate": LENGTH // 5}))
    wizard.encoder.kind.setCurrentIndex(wizard.encoder.kind.findData("model file"))
    wizard.encoder.where.setText(str(model))
    assert wizard.form.options() == Options(window=5, hop=5)
    wizard.decoding.expansion.setCurrentIndex(wizard.decoding.expansion.findData(10))
    assert wizard.form.options() == Options(window=0.5, hop=0.5)
    wizard.decoding.reset()
    wizard.encoder.reset()
    with qtbot.waitSignal(window.opened):
        enter(wizard)
    assert window.open_project
    project = window.open_project.session.project
    assert (len(project.samples), project.samples.n_recordings) == (21, 2)
    assert project.samples[0].columns["site"] == "MILL"
    assert "21 windows" in window._top._facts.text()

    write(tmp_path / "more" / "MILL_20260520_050000.wav", 9)
    window.start_flow.add_to(project)
    wizard.name(str(tmp_path / "more"))
    qtbot.waitUntil(lambda: wizard.preview.currentIndex() == 1)
    assert wizard.form.options() == Options(window=3, hop=3)
    with qtbot.waitSignal(window.open_project.importing.finished):
        enter(wizard)
    assert (len(project.samples), project.samples.n_recordings) == (24, 3)


def test_folders_of_recorders_are_sites_unless_files_stay_whole(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for number, site in enumerate(("POND", "WOOD")):
        write(tmp_path / "survey" / site / "20260512_050000.WAV", 30 + 3 * number)
    wizard = ask(window, qtbot, tmp_path / "survey")
    assert wizard.preview.facts.text() == "Folder of 2 recordings"
    assert "Sites: POND, WOOD." in wizard.preview.notes.text()
    whole = "Folder of 2 recordings · 2 classes"
    kind = wizard.form.windows.kind
    kind.setCurrentIndex(kind.findData("whole"))
    qtbot.waitUntil(lambda: wizard.preview.facts.text() == whole)
    kind.setCurrentIndex(kind.findData("windows"))
    qtbot.waitUntil(lambda: wizard.preview.facts.text() != whole)
    assert wizard.form.options() == Options(window=3, hop=3)
