"""Another encoder in the open project: chosen, refused, changed back, in the real window."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.gui.begin.encoder_page import EncoderPage
from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, SHIFT, opened, press, session_of, turn_to

Key = Qt.Key


def ask(window: Window) -> EncoderPage:
    press(window, Key.Key_B, CTRL | SHIFT)
    assert window.pages.encoders.is_asking
    return window.pages.encoders.page


def settled(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: opened(window).is_settled)


def choose(page: EncoderPage, encoder: Path | str) -> None:
    page.form.show_choice(EncoderChoice(str(encoder)))


def use(window: Window, qtbot: QtBot, encoder: Path | str) -> None:
    """Choose an encoder on its page, and wait until it is in use and has embedded all."""
    choose(ask(window), encoder)
    window.pages.encoders.page.begin()
    qtbot.waitUntil(lambda: not window.pages.encoders.is_asking)
    qtbot.waitUntil(lambda: session_of(window).project.meta.encoder == str(encoder))
    settled(window, qtbot)


def matrix(window: Window, name: str = "x.npy", n: int | None = None) -> Path:
    """Write embeddings that tell nothing of the classes."""
    project = session_of(window).project
    file = project.path.with_name(name)
    rng = np.random.default_rng(0)
    np.save(file, rng.standard_normal((n or len(project.samples), 4)).astype(np.float32))
    return file


def model_folder(place: Path, preprocessor: object) -> Path:
    place.mkdir()
    (place / "config.json").write_text("{}")
    (place / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    (place / "preprocessor_config.json").write_text(json.dumps(preprocessor))
    return place


def test_the_page_begins_with_the_present_encoder_and_says_what_a_change_means(
    learned_window: Window,
) -> None:
    page = ask(learned_window)
    assert page.form.choice() == EncoderChoice("spectral")
    assert (
        page.outlook.text() == "This encoder is in use. All samples are embedded with this encoder."
    )
    choose(page, matrix(learned_window))
    assert page.outlook.text().startswith("120 samples will be embedded again. Labels")
    press(learned_window, Key.Key_Escape)
    assert learned_window.pages.in_front
    assert session_of(learned_window).project.meta.encoder == "spectral"


def test_there_and_back_nothing_is_mixed_and_nothing_is_embedded_twice(
    learned_window: Window, qtbot: QtBot
) -> None:
    session, refits = session_of(learned_window), opened(learned_window).refits
    project, accuracy = session.project, session.accuracy
    spectral = project.meta.encoder_key
    shards = project.embeddings.shards(spectral)
    curve, n_labels, n_refits = accuracy.curve(), session.labels.n_labeled, refits.n_refits
    assert curve
    pane = turn_to(learned_window, "map")
    assert isinstance(pane, MapPane)
    qtbot.waitUntil(lambda: len(pane._rows) > 0 and pane.progress.isHidden())

    use(learned_window, qtbot, file := matrix(learned_window))
    key = project.meta.encoder_key
    assert key.startswith("matrix:")
    assert len(project.embeddings.shards(spectral)) == len(shards)
    assert session.labels.n_labeled == n_labels
    qtbot.waitUntil(lambda: refits.n_refits > n_refits)
    assert accuracy.curve() != curve
    assert {point.encoder for point in accuracy.curve()} == {key}
    assert accuracy.earlier_curves() == [curve]
    assert file.name in learned_window._top._facts.toolTip() + learned_window._top._facts.text()
    qtbot.waitUntil(lambda: len(pane._rows) > 0 and pane._asked_for[1] == key)

    started: list[object] = []
    opened(learned_window).embedding.progressed.connect(lambda *_: started.append(1))
    page = ask(learned_window)
    [again] = page.here.buttons
    again.click()
    assert page.outlook.text().startswith("All samples are embedded with this encoder.")
    n_refits = refits.n_refits
    page.begin()
    qtbot.waitUntil(lambda: project.meta.encoder_key == spectral)
    assert started == []  # no process was asked
    assert accuracy.curve() == curve
    qtbot.waitUntil(lambda: refits.n_refits > n_refits)
    assert learned_window._top._embedding.isHidden()


def test_the_former_model_is_forgotten_at_once_and_labelling_goes_on(
    learned_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, project = session_of(learned_window), opened(learned_window)
    use(learned_window, qtbot, matrix(learned_window))
    assert session.predictions.result is not None
    monkeypatch.setattr(project.refits.engine, "submit", lambda request: None)
    project.embedding.change(EncoderChoice("spectral"))
    assert session.predictions.result is None
    n = session.labels.n_labeled
    learned_window.pages.turn_to("label")
    while session.queue.current and session.labels.n_labeled < n + 12:
        project.controller.label("low")
    assert session.queue.current
    assert session.queue.current.reason == "random"


def test_an_encoder_that_cannot_work_is_refused_on_the_page(
    learned_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    page = ask(learned_window)
    choose(page, model_folder(tmp_path / "dino", {"image_mean": [0.5]}))
    assert "is for pictures, and these samples are sound" in page.form.sentence.text()
    assert page.outlook.isHidden()
    page.begin()
    assert page.state.text() == "This encoder cannot be used."
    choose(page, matrix(learned_window, "few.npy", 7))
    page.begin()
    qtbot.waitUntil(lambda: "has 7 rows and the project 120 samples" in page.state.text())
    assert page.begin_button.isEnabled()
    assert learned_window.pages.encoders.is_asking
    assert session_of(learned_window).project.meta.encoder == "spectral"


def test_an_encoder_that_cannot_be_loaded_leaves_the_present_one_in_use(
    learned_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    session, told = session_of(learned_window), list[str]()
    learned_window.messages.arrived.connect(lambda text, tone: told.append(text))
    key = session.project.meta.encoder_key
    page = ask(learned_window)
    choose(page, model_folder(tmp_path / "none", {"sampling_rate": 16000}))
    QTest.keyClick(page.form.where, Key.Key_Return)
    embedding = opened(learned_window).embedding
    with qtbot.waitSignal(embedding.ended):
        pass
    assert "holds no model that can be used as an encoder" in told[-1]
    assert (session.project.meta.encoder, session.project.meta.encoder_key) == ("spectral", key)
    assert session.predictions.result is not None
    assert learned_window._top._embedding.isHidden()  # all is embedded, so nothing is to resume


def test_a_running_embedding_is_stopped_first(open_window: Window, qtbot: QtBot) -> None:
    project = session_of(open_window).project
    settled(open_window, qtbot)
    for shard in project.embeddings.shards(project.meta.encoder_key):
        shard.path.unlink()
    embedding = opened(open_window).embedding
    heard: list[str] = []
    embedding.start()
    assert embedding.is_running
    first = embedding._thread
    assert first
    first.ended.connect(lambda outcome: heard.append(type(outcome).__name__))
    page = ask(open_window)
    choose(page, matrix(open_window))
    assert "The embedding that runs now stops" in page.outlook.text()
    page.begin()
    qtbot.waitUntil(lambda: project.meta.encoder_key.startswith("matrix:"))
    settled(open_window, qtbot)
    assert heard == ["Stopped"]
    assert project.embeddings.missing(project.meta.encoder_key).tolist() == []


def test_what_failed_is_tried_again_when_an_encoder_is_chosen_again(
    learned_window: Window, qtbot: QtBot
) -> None:
    project = session_of(learned_window).project
    key = project.meta.encoder_key
    for shard in project.embeddings.shards(key)[:1]:
        shard.path.unlink()
        for row in shard.rows.tolist():
            project.embeddings.add_broken(row, key, "the drive hiccuped")
    page = ask(learned_window)
    assert "that could not be embedded are tried again" in page.outlook.text()
    page.begin()
    qtbot.waitUntil(lambda: not learned_window.pages.encoders.is_asking)
    settled(learned_window, qtbot)
    assert project.embeddings.broken(key) == []
    assert project.embeddings.missing(key).tolist() == []


def test_the_project_may_be_closed_at_any_moment(learned_window: Window, qtbot: QtBot) -> None:
    page = ask(learned_window)
    choose(page, matrix(learned_window))
    page.begin()
    path = session_of(learned_window).project.path
    learned_window.leave_project()
    QApplication.processEvents()
    learned_window.start_flow.open_path(path)
    settled(learned_window, qtbot)
    assert session_of(learned_window).project.meta.encoder == "spectral"
    assert not learned_window.pages.encoders.is_asking


def test_without_a_project_there_is_nothing_to_ask(window: Window) -> None:
    press(window, Key.Key_B, CTRL | SHIFT)
    assert not window.pages.encoders.is_asking
