"""What is exported from the window, and what it says of it."""

import csv
import threading
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.sample import Sample
from aldesk.gui.window.export_job import ExportJob
from aldesk.gui.window.window import Window
from aldesk.session.export.copying import copy_sample
from tests.gui.window.exporting import ask, said, write


@pytest.mark.parametrize("content", ["predictions", "probabilities"])
def test_predictions_are_written_in_the_background(
    learned_window: Window, qtbot: QtBot, tmp_path: Path, content: str
) -> None:
    to = tmp_path / "out.csv"
    write(ask(learned_window, content), to)
    assert "A model is fitted first" in said(learned_window)
    assert not learned_window._export.isVisible()
    qtbot.waitUntil(lambda: "120 samples predicted." in said(learned_window))
    assert "20 labels written to" in said(learned_window)
    with to.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert all(line["predicted"] for line in lines)
    assert sum(bool(line["label"]) for line in lines) == 20
    assert ("probability:high" in lines[0]) == (content == "probabilities")


def test_embeddings_have_a_name_of_their_own(
    learned_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    line = ask(learned_window, "embeddings")
    assert line.field.text() == str(tmp_path / "tested-embeddings.parquet")
    line.content.setCurrentIndex(0)
    assert line.field.text() == str(tmp_path / "tested-labels.csv")
    line.field.setText("mine.npy")
    line.content.setCurrentIndex(line.content.findData("embeddings"))
    assert line.field.text() == "mine.npy"
    write(line)
    qtbot.waitUntil(lambda: "120 embeddings written to" in said(learned_window))
    assert len(np.load(tmp_path / "mine.npy", allow_pickle=False)) == 120


def test_a_file_that_is_left_out_is_named(
    learned_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    assert learned_window.open_project
    session = learned_window.open_project.session
    gone = next(s for s in session.project.samples if session.labels.class_of(s.id))
    gone.path.unlink()
    write(ask(learned_window, "labels"), tmp_path / "out")
    qtbot.waitUntil(lambda: "left out" in said(learned_window))
    assert "19 copied, 0 there already." in said(learned_window)
    assert f"1 left out, first {gone.path.name}: it is gone." in said(learned_window)
    assert learned_window._line.text.property("tone") == "warn"


def test_without_a_model_it_says_what_is_missing(open_window: Window, qtbot: QtBot) -> None:
    assert open_window.open_project
    open_window.open_project.embedding.cancel()
    write(ask(open_window, "predictions"))
    qtbot.waitUntil(lambda: "nothing to predict from" in said(open_window))


def test_an_export_to_a_folder_can_be_stopped_and_completed(
    learned_window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, status, out = ask(learned_window, "labels"), learned_window._status, tmp_path / "out"
    may_go_on = threading.Event()

    def copy_and_wait(sample: Sample, size: int | None, to: Path) -> None:
        copy_sample(sample, size, to)
        may_go_on.wait(20)

    monkeypatch.setattr("aldesk.session.export.folder.copy_sample", copy_and_wait)
    monkeypatch.setattr("aldesk.gui.window.background_export._SECONDS_BETWEEN_SIGNS", 0.0)
    write(line, out)
    qtbot.waitUntil(lambda: any(out.rglob("*.wav")))
    status.export.stop.click()
    may_go_on.set()
    qtbot.waitUntil(lambda: "Export stopped" in said(learned_window))
    assert 0 < len(list(out.rglob("*.wav"))) < 20
    assert not list(out.rglob("*.part"))
    assert status.export.isHidden()
    write(ask(learned_window, "labels"), out)
    qtbot.waitUntil(lambda: "20 labels written to" in said(learned_window))
    assert len(list(out.rglob("*.wav"))) == 20


@pytest.mark.parametrize("name", ["out.parquet", "out.npy"])
def test_a_stopped_export_of_embeddings_leaves_the_older_file(
    learned_window: Window, tmp_path: Path, name: str
) -> None:
    assert learned_window.open_project
    to = tmp_path / name
    to.write_text("of yesterday")
    before = sorted(tmp_path.iterdir())
    job = ExportJob(learned_window.open_project.project.path, to, "embeddings")
    job.cancel()
    assert job.run() == ("notice", "Export stopped. Nothing was written.")
    assert to.read_text() == "of yesterday"
    assert sorted(tmp_path.iterdir()) == before


def test_closing_the_project_ends_the_refit(learned_window: Window, qtbot: QtBot) -> None:
    line = ask(learned_window, "predictions")
    write(line)
    (job,) = line._jobs
    learned_window.leave_project()
    assert line._jobs == []
    assert "stopped because its project was closed" in said(learned_window)
    assert job._client._ending
    qtbot.waitUntil(lambda: job._client._worker is None)


def has_width(widget: QWidget, width: int) -> bool:
    return widget.width() == width


def test_the_name_can_be_read_where_there_is_little_room(open_window: Window, qtbot: QtBot) -> None:
    line = ask(open_window, "labels")
    line._endings.setText("Enter speichert · .csv, .parquet oder ein Ordner")  # is longer
    for width in (1280, 960):
        open_window.resize(width, 600)
        qtbot.waitUntil(partial(has_width, line, width))
        qtbot.waitUntil(lambda: line.field.width() >= 250)
    assert not line._endings.isVisible()


def test_each_class_can_have_a_column_where_samples_may_have_several(
    learned_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    line = ask(learned_window, "labels")
    assert line.content.findData("columns") < 0
    line.leave()
    assert learned_window.open_project
    learned_window.open_project.session.allow_several()
    to = tmp_path / "out.csv"
    write(ask(learned_window, "columns"), to)
    qtbot.waitUntil(lambda: "20 labels written to" in said(learned_window))
    with to.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {line["high"] for line in lines} == {"1", "0", ""}
    assert "label" not in lines[0]


def test_how_sure_predictions_must_be_is_chosen_where_samples_may_have_several(
    learned_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    line = ask(learned_window, "predictions")
    assert not line.events.isVisible()  # the most probable class is the prediction
    line.leave()
    assert learned_window.open_project
    learned_window.open_project.session.allow_several()
    to = tmp_path / "out.csv"
    line = ask(learned_window, "predictions")
    assert line.events.least.isVisible()
    assert not line.events.source.isVisible()
    line.events.least.setValue(100)
    write(line, to)
    qtbot.waitUntil(lambda: "120 samples predicted" in said(learned_window))
    with to.open(encoding="utf-8", newline="") as file:
        predicted = list(csv.DictReader(file))
    assert {cells["predicted"] for cells in predicted if cells["confidence"] < "0.9995"} == {"[]"}
    line = ask(learned_window, "labels")
    assert not line.events.isVisible()
