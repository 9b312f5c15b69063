"""Apply to other data: what is asked, what is proposed, and what comes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aldesk.core.recording import WindowRule
from aldesk.gui.begin.apply_page import ApplyPage
from aldesk.gui.window.window import Window
from tests.gui.conftest import write_recording
from tests.gui.drive import CTRL, NONE, SHIFT, Key, opened, press
from tests.gui.window.exporting import ask, said, write
from tests.gui.window.whole import faults
from tests.model.models import write_a_model


@pytest.fixture
def nights(tmp_path: Path) -> Path:
    (tmp_path / "nights").mkdir()
    write_recording(tmp_path / "nights" / "night1.wav", 40)
    return tmp_path / "nights"


def page_of(window: Window) -> ApplyPage:
    press(window, Key.Key_A, CTRL | SHIFT)
    assert window.pages.applying.is_asking
    return window.pages.applying.page


def choose(page: ApplyPage, **values: str) -> None:
    if "form" in values:
        page.fields.form.setCurrentIndex(page.fields.form.findData(values["form"]))
    if "model" in values:
        page.fields.folder.field.setText(values["model"])
    if "source" in values:
        page.fields.source.field.setText(values["source"])


def test_it_says_what_is_missing_and_proposes_a_name(window: Window, nights: Path) -> None:
    page = page_of(window)
    assert page.state.text() == "Choose a model."
    choose(page, model="/a/model")
    assert page.state.text() == "Choose the data that it is applied to."
    choose(page, source=str(nights))
    assert page.state.text() == ""
    assert page.fields.to.text() == str(nights.with_name("nights-events.parquet"))
    choose(page, form="project")
    assert page.fields.to.text() == str(nights.with_name("nights.aldesk"))
    assert not page.fields.least.isVisible()
    page.fields.to.setText("mine.aldesk")
    page.fields.to.textEdited.emit("mine.aldesk")
    choose(page, form="scores")
    assert page.fields.to.text() == "mine.aldesk"
    assert faults(window) == []
    press(window, Key.Key_Escape, NONE)
    assert not window.pages.applying.is_asking


def test_a_model_makes_a_project_that_can_be_opened(
    window: Window, nights: Path, tmp_path: Path, qtbot: QtBot, warm_workers: None
) -> None:
    model = write_a_model(tmp_path / "model", windows=WindowRule(1, 1))
    page = page_of(window)
    choose(page, model=str(model), source=str(nights), form="project")
    press(window, Key.Key_Return)
    assert page.is_running
    assert page.stop_button.isVisible()
    qtbot.waitUntil(lambda: not page.is_running)
    assert "40 samples scored" in page.told.text()
    assert faults(window) == []
    page.open_button.click()
    qtbot.waitUntil(lambda: window.open_project is not None)
    assert opened(window).session.first_scores is not None
    assert "until there are 15 labels" in said(window)


def test_what_cannot_be_applied_says_why(
    window: Window, nights: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "no model").mkdir()
    page = page_of(window)
    choose(page, model=str(tmp_path / "no model"), source=str(nights))
    page.begin()
    qtbot.waitUntil(lambda: not page.is_running)
    assert "There is no model" in page.problems.text()
    assert page.begin_button.isEnabled()
    assert faults(window) == []


def test_it_is_stopped_and_goes_on(
    window: Window, nights: Path, tmp_path: Path, qtbot: QtBot, warm_workers: None
) -> None:
    model = write_a_model(tmp_path / "model", windows=WindowRule(1, 1))
    page = page_of(window)
    choose(page, model=str(model), source=str(nights))
    page.begin()
    page.stop_button.click()
    qtbot.waitUntil(lambda: not page.is_running)
    assert page.state.text() == "Stopped. Apply again to go on where it was stopped."
    page.begin()
    qtbot.waitUntil(lambda: not page.is_running)
    assert (tmp_path / "nights-events.parquet").exists()


@pytest.mark.usefixtures("warm_workers")
def test_the_open_project_s_model_is_exported_and_offered(
    learned_window: Window, tmp_path: Path, qtbot: QtBot, make_tones: Callable[..., Path]
) -> None:
    line = ask(learned_window, "model")
    assert line.field.text() == str(tmp_path / "tested-model")
    write(line)
    qtbot.waitUntil(lambda: "The model of 3 classes is in" in said(learned_window))
    assert (tmp_path / "tested-model" / "model.json").exists()
    page = page_of(learned_window)
    assert page.fields.model.currentText() == "The model of this project (20 labels)"
    others = make_tones(2, name="others")
    choose(page, source=str(others), form="scores")
    page.begin()
    qtbot.waitUntil(lambda: not page.is_running)
    assert "6 samples scored" in page.told.text(), page.problems.text()
